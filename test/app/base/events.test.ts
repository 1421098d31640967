import { describe, expect, it } from 'vitest'
import { createEventHub } from '../../../src-main/app/base/events.ts'

describe('what has happened', () => {
  it('keeps what somebody did, however much time brings after it', () => {
    const hub = createEventHub()
    hub.emit('vm.created', 1, { vm: 'web01' }, 7)
    for (let index = 0; index < 5_000; index += 1) hub.emit('replication.cycleCompleted', 2 + index, {})
    expect(hub.activities(500).some(({ type }) => type === 'vm.created')).toBe(false)
    expect(hub.activities(10, undefined, true)).toMatchObject([{ sequence: 1, type: 'vm.created' }])
    expect(hub.find(1)).toMatchObject({ journalSequence: 7 })
  })

  it('is told newest first, whoever brought it, and goes on before any number', () => {
    const hub = createEventHub()
    hub.emit('vm.created', 1, {})
    hub.emit('recoveryPoint.created', 2, {})
    hub.emit('vm.started', 3, {})
    hub.emit('health.changed', 4, {})
    expect(hub.activities(3).map(({ sequence }) => sequence)).toEqual([4, 3, 2])
    expect(hub.activities(2, 3).map(({ sequence }) => sequence)).toEqual([2, 1])
    expect(hub.activities(9, undefined, true).map(({ sequence }) => sequence)).toEqual([3, 1])
  })

  it('is the same after a snapshot', () => {
    const hub = createEventHub()
    hub.emit('vm.created', 1, {})
    hub.emit('recoveryPoint.created', 2, {})
    hub.emit('vm.started', 3, {})
    const other = createEventHub()
    other.restore(hub.dump())
    expect(other.activities(9)).toEqual(hub.activities(9))
    other.emit('vm.stopped', 4, {})
    expect(other.activities(1)).toMatchObject([{ sequence: 4 }])
  })
})
