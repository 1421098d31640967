/** What somebody else put beside a workspace, in a folder that others may write. */
import { chownSync, linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { readHolder } from '../../src-main/workspace/holder.ts'
import { failureOf, fingerprint, open, temporaryPath, tryOpen } from './temporary.ts'

const content = 'a file of the user that nobody may touch'

function planted(ending: string, plant: (from: string, to: string) => void) {
  const path = temporaryPath()
  open(path).close()
  const victim = join(dirname(path), 'victim')
  writeFileSync(victim, content)
  plant(victim, path + ending)
  return { path, victim }
}

describe.runIf(process.platform !== 'win32')('a link that lies where our file belongs', () => {
  it.each(['-wal', '-journal', '-shm'])(
    'is not followed as %s: the workspace is refused, and both files stay',
    (ending) => {
      for (const plant of [symlinkSync, linkSync]) {
        for (const mode of ['open-or-create', 'open', 'read-only'] as const) {
          const { path, victim } = planted(ending, plant)
          const before = fingerprint(path)
          expect(failureOf(tryOpen(path, { mode }))).toMatchObject({
            code: 'workspace.companionRefused',
            params: { path, companion: path + ending },
          })
          expect(readFileSync(victim, 'utf8')).toBe(content)
          expect(fingerprint(path)).toBe(before)
        }
      }
    },
  )

  it.each([
    ['a link', symlinkSync],
    ['a second name', linkSync],
  ] as const)('is not written through as the note of the holder when it is %s', (_name, plant) => {
    const { path, victim } = planted('.lock', plant)
    const workspace = open(path)
    expect(readFileSync(victim, 'utf8')).toBe(content)
    expect(lstatSync(`${path}.lock`).isFile()).toBe(true)
    expect(lstatSync(`${path}.lock`).mode & 0o777).toBe(0o600)
    expect(readHolder(path)).toContain(`PID ${process.pid}`)
    workspace.close()
    expect(readFileSync(victim, 'utf8')).toBe(content)
  })

  it('is not needed for a workspace to open: a folder in place of the note', () => {
    const path = temporaryPath()
    mkdirSync(`${path}.lock`)
    const workspace = open(path)
    expect(workspace.transaction(() => ok(workspace.appendJournal('input', {})))).toEqual(ok(1))
    expect(workspace.close()).toEqual(ok(undefined))
  })

  it('is no reason to wait: a pipe in place of the note', () => {
    const path = temporaryPath()
    execFileSync('mkfifo', [`${path}.lock`])
    expect(readHolder(path)).toBe('PID ?')
    expect(open(path).journalLength()).toBe(0)
  })
})

describe.runIf(process.getuid?.() === 0)('a log that another user put there', () => {
  it('does not become part of the workspace', () => {
    const path = temporaryPath()
    open(path).close()
    writeFileSync(`${path}-wal`, Buffer.alloc(4_152))
    chownSync(path, 1_000, 1_000)
    chownSync(`${path}-wal`, 65_534, 65_534)
    expect(failureOf(tryOpen(path)).code).toBe('workspace.companionRefused')
  })
})
