import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import type { Workspace } from '../../src-main/workspace/index.ts'
import { openWorkspace } from '../../src-main/workspace/open-workspace.ts'
import { temporaryPath } from './temporary.ts'

function open(path: string): Workspace {
  const opened = openWorkspace({
    path,
    mode: 'open-or-create',
    now: () => new Date('2026-01-05T08:00:00Z'),
    applicationVersion: '0.1.0-test',
  })
  return opened.ok ? opened.value : expect.fail(opened.failure.code)
}

function tryThings(workspace: Workspace, names: readonly string[]): void {
  workspace.transaction(() => {
    for (const name of names) workspace.appendAttempt({ kind: 'done', instant: 1_000, details: { call: name } })
    return ok(undefined)
  })
}

describe('what was tried', () => {
  it('is kept in order with the wall time, each row bound to the one before', () => {
    const workspace = open(':memory:')
    tryThings(workspace, ['vm.start', 'vm.pause'])
    const [first, second] = workspace.listAttempts()
    expect(first).toMatchObject({
      sequence: 1,
      at: '2026-01-05T08:00:00.000Z',
      instant: 1_000,
      details: { call: 'vm.start' },
    })
    expect(second?.previousHash).toBe(first?.hash)
    expect(workspace.listAttempts(2)).toHaveLength(1)
  })

  it('is taken over into an earlier state of the same file, whose chain then holds again', () => {
    const [one, other] = [open(':memory:'), open(':memory:')]
    tryThings(one, ['vm.start', 'vm.pause', 'vm.resume'])
    tryThings(other, ['vm.start'])
    other.transaction(() => ok(other.keepAttempts(one.listAttempts(2))))
    expect(other.listAttempts()).toEqual(one.listAttempts())
    expect(other.verifyIntegrity().ok).toBe(true)
  })

  it.each([
    ['changed', `UPDATE attempts SET details = '{"call":"vm.stop"}' WHERE sequence = 2`, 'checksum: attempts 2'],
    ['taken out', 'DELETE FROM attempts WHERE sequence = 2', 'checksum: attempts 2'],
    ['cut off', 'DELETE FROM attempts WHERE sequence = 3', 'rowMissing: attempts'],
  ])('shows when a row was %s', (_, statement, problem) => {
    const path = temporaryPath()
    const workspace = open(path)
    tryThings(workspace, ['vm.start', 'vm.pause', 'vm.resume'])
    workspace.close()
    const database = new DatabaseSync(path)
    database.exec(statement)
    database.close()
    const again = open(path)
    expect(again.verifyIntegrity()).toMatchObject({ failure: { code: 'workspace.damaged', params: { problem } } })
    again.close()
  })
})
