/** What a copy of the file alone holds, and what it says of itself. */
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import type { Workspace } from '../../src-main/workspace/index.ts'
import { failureOf, fingerprint, open, temporaryPath, tryOpen, valueOf } from './temporary.ts'

const start = Date.parse('2026-03-01T08:00:00Z')

function aWorkspace() {
  const clock = { at: start }
  const path = temporaryPath()
  const workspace = open(path, { now: () => new Date(clock.at) })
  const write = (count: number) =>
    workspace.transaction(() => {
      for (let row = 0; row < count; row += 1) workspace.appendJournal('input', { row })
      return ok(undefined)
    })
  return { clock, path, workspace, write }
}

/** Copies the file without what lies beside it, as a backup of one file does. */
function copyAlone(path: string): string {
  const copy = temporaryPath()
  copyFileSync(path, copy)
  return copy
}

/** A clock that moves in steps of a second, each with a look at the file. */
function wait(clock: { at: number }, workspace: Workspace, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    clock.at += 1_000
    workspace.settle()
  }
}

describe('a workspace file that is copied alone while it is open', () => {
  it.each(['open', 'read-only'] as const)('holds everything once nothing was done for a while (%s)', (mode) => {
    const { clock, path, workspace, write } = aWorkspace()
    write(10)
    wait(clock, workspace, 3)
    const copy = copyAlone(path)
    expect(open(copy, { mode }).journalLength()).toBe(10)
    // And once more after more was done.
    write(5)
    wait(clock, workspace, 3)
    expect(open(copyAlone(path), { mode }).journalLength()).toBe(15)
  })

  it('says that its log is missing, and since when, while more is being done', () => {
    const { clock, path, workspace, write } = aWorkspace()
    write(10)
    wait(clock, workspace, 3)
    clock.at = start + 60_000
    write(5)
    for (const mode of ['open-or-create', 'open', 'read-only'] as const) {
      const copy = copyAlone(path)
      const before = fingerprint(copy)
      expect(failureOf(tryOpen(copy, { mode }))).toMatchObject({
        code: 'workspace.logMissing',
        params: { path: copy, log: 'test.understudy-wal', savedAt: '2026-03-01 08:01:00 UTC' },
      })
      expect(readdirSync(dirname(copy))).toEqual(['test.understudy'])
      expect(fingerprint(copy)).toBe(before)
    }
    const copy = copyAlone(path)
    expect(open(copy, { acceptsLoss: true }).journalLength()).toBe(10)
  })

  it('is at most some seconds old however long changes go on', () => {
    const { clock, path, workspace, write } = aWorkspace()
    for (let second = 1; second <= 60; second += 1) {
      write(1)
      wait(clock, workspace, 1)
    }
    const copy = copyAlone(path)
    expect(failureOf(tryOpen(copy)).code).toBe('workspace.logMissing')
    expect(open(copy, { acceptsLoss: true }).journalLength()).toBeGreaterThanOrEqual(54)
  })

  it('is made complete also after the clock was set back', () => {
    const { clock, path, workspace, write } = aWorkspace()
    write(3)
    clock.at -= 3_600_000
    workspace.settle()
    expect(open(copyAlone(path), { mode: 'open' }).journalLength()).toBe(3)
  })

  it('opens without a word when the loss was accepted once', () => {
    const { path, write } = aWorkspace()
    write(3)
    const copy = copyAlone(path)
    open(copy, { acceptsLoss: true }).close()
    expect(open(copy, { mode: 'open' }).journalLength()).toBe(0)
  })
})

describe('a workspace whose process was killed', () => {
  it('says so when it was moved without its log, and has everything where the log is still beside it', () => {
    const { path, write } = aWorkspace()
    write(10)
    const [moved, whole] = [temporaryPath(), temporaryPath()]
    for (const ending of ['', '-wal']) copyFileSync(path + ending, whole + ending)
    copyFileSync(path, moved)
    expect(failureOf(tryOpen(moved)).code).toBe('workspace.logMissing')
    const again = open(whole)
    expect(again.journalLength()).toBe(10)
    expect(valueOf(again.verifyIntegrity()).journalRows).toBe(10)
    again.close()
    expect(existsSync(`${whole}-wal`)).toBe(false)
    expect(open(whole, { mode: 'open' }).journalLength()).toBe(10)
  })

  it('loses nothing when it is killed at rest and its log is gone', () => {
    const { clock, path, workspace, write } = aWorkspace()
    write(10)
    wait(clock, workspace, 3)
    const copy = copyAlone(path)
    rmSync(`${copy}-wal`, { force: true })
    expect(open(copy).journalLength()).toBe(10)
  })
})

describe('a workspace that was closed', () => {
  it('is complete, without a mark', () => {
    const { path, workspace, write } = aWorkspace()
    write(10)
    workspace.close()
    expect(open(copyAlone(path), { mode: 'read-only' }).journalLength()).toBe(10)
  })
})
