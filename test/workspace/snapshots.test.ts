import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { aSnapshot, open } from './temporary.ts'

describe('snapshots', () => {
  it('are found by format and rows, replaced, listed without their states and removed', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => {
      for (const sequence of [10, 20, 30]) workspace.saveSnapshot(aSnapshot(sequence, `{"at":${sequence}}`))
      workspace.saveSnapshot(aSnapshot(20, '{"at":"20 again"}', 'other'))
      workspace.saveSnapshot({ ...aSnapshot(40, '{}'), format: 'later' })
      return ok(undefined)
    })
    expect(workspace.findSnapshot('test')).toEqual(aSnapshot(30, '{"at":30}'))
    expect(workspace.findSnapshot('test', 1, 29)).toEqual(aSnapshot(20, '{"at":"20 again"}', 'other'))
    expect(workspace.findSnapshot('test', 1, 30, 29_999)?.sequence).toBe(20)
    expect(workspace.findSnapshot('test', 11, 19)).toBeUndefined()
    expect(workspace.findSnapshot('later', 31)?.sequence).toBe(40)
    expect(workspace.findSnapshot('unknown')).toBeUndefined()
    const { state: _state, hash: _hash, ...head } = aSnapshot(10, '')
    expect(workspace.listSnapshots()[0]).toEqual(head)
    expect(workspace.transaction(() => ok(workspace.removeSnapshots([10, 30])))).toEqual(ok(undefined))
    expect(workspace.listSnapshots().map(({ sequence }) => sequence)).toEqual([20, 40])
  })
})
