/** The open file is taken away, or another one comes to its place. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import type { Workspace } from '../../src-main/workspace/index.ts'
import { failureOf, open, temporaryPath, tryOpen, valueOf } from './temporary.ts'

const append = (workspace: Workspace) => workspace.transaction(() => ok(workspace.appendJournal('input', {})))

/** A closed workspace with some rows. */
function another(rows: number): string {
  const path = temporaryPath()
  const workspace = open(path)
  for (let row = 0; row < rows; row += 1) append(workspace)
  workspace.close()
  return path
}

const ways: readonly (readonly [string, (path: string) => void])[] = [
  ['removed', (path) => rmSync(path)],
  ['removed with all that is beside it', (path) => rmSync(dirname(path), { recursive: true })],
  ['moved to another name', (path) => renameSync(path, `${path}.moved`)],
  ['moved with its folder', (path) => renameSync(dirname(path), `${dirname(path)}.moved`)],
  ['replaced by another workspace', (path) => renameSync(another(7), path)],
  ['copied over by another workspace', (path) => copyFileSync(another(7), path)],
  ['written over', (path) => writeFileSync(path, 'notes')],
  ['emptied', (path) => writeFileSync(path, '')],
]

describe.runIf(process.platform !== 'win32')('an open workspace file that is', () => {
  it.each(ways)('%s is noticed before anything more is acknowledged, and on closing', (_name, happens) => {
    const path = temporaryPath()
    const workspace = open(path)
    expect(append(workspace)).toEqual(ok(1))
    happens(path)
    expect(failureOf(append(workspace))).toEqual({ code: 'workspace.displaced', params: { path } })
    expect(failureOf(workspace.reserve('serial')).code).toBe('workspace.displaced')
    workspace.settle()
    expect(failureOf(workspace.close())).toEqual({ code: 'workspace.displaced', params: { path } })
    rmSync(`${dirname(path)}.moved`, { recursive: true, force: true })
  })

  it('moved keeps everything that was acknowledged, where it is now', () => {
    const path = temporaryPath()
    const workspace = open(path)
    for (let row = 0; row < 20; row += 1) append(workspace)
    const folder = join(dirname(path), 'elsewhere')
    mkdirSync(folder)
    renameSync(path, join(folder, 'moved.understudy'))
    workspace.close()
    const moved = open(join(folder, 'moved.understudy'), { mode: 'open' })
    expect(moved.journalLength()).toBe(20)
    expect(moved.verifyIntegrity().ok).toBe(true)
  })

  it.each([
    ['replaced', renameSync],
    ['copied over', copyFileSync],
  ] as const)('%s leaves the other workspace as it is', (_name, put) => {
    const path = temporaryPath()
    const workspace = open(path)
    for (let row = 0; row < 20; row += 1) append(workspace)
    const other = another(7)
    const content = readFileSync(other)
    put(other, path)
    workspace.close()
    expect(readFileSync(path).equals(content)).toBe(true)
    expect(existsSync(`${path}-wal`)).toBe(false)
    const opened = open(path, { mode: 'open' })
    expect(opened.journalLength()).toBe(7)
    expect(valueOf(opened.verifyIntegrity()).journalRows).toBe(7)
  })

  it('removed in the middle of a transaction is not acknowledged either', () => {
    const path = temporaryPath()
    const workspace = open(path)
    const reply = workspace.transaction(() => {
      workspace.appendJournal('input', {})
      rmSync(path)
      return ok('done')
    })
    expect(failureOf(reply).code).toBe('workspace.displaced')
  })

  it('only touched goes on', () => {
    const path = temporaryPath()
    const workspace = open(path)
    append(workspace)
    utimesSync(path, new Date(), new Date(0))
    expect(append(workspace)).toEqual(ok(2))
    expect(workspace.close()).toEqual(ok(undefined))
  })

  it('put back in its place goes on', () => {
    const path = temporaryPath()
    const workspace = open(path)
    append(workspace)
    renameSync(path, `${path}.away`)
    expect(failureOf(append(workspace)).code).toBe('workspace.displaced')
    renameSync(`${path}.away`, path)
    expect(append(workspace)).toEqual(ok(2))
    workspace.close()
    expect(tryOpen(path).ok).toBe(true)
  })
})
