import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CoreEvent, EventType } from '../../src-main/contract/events.ts'
import { gatherEvents } from '../../src-main/shells/gather-events.ts'

let sequence = 0
/** Long enough for a frame to end. */
const frameMilliseconds = 50
const event = (type: EventType): CoreEvent => ({ sequence: (sequence += 1), at: 0, type, params: {} })

/** One frame, as a page gets it. */
function thinned(events: readonly CoreEvent[]): CoreEvent[] {
  const got: CoreEvent[] = []
  const gatherer = gatherEvents((frame) => got.push(...frame))
  for (const each of events) gatherer.add(each)
  gatherer.flush()
  return got
}

beforeEach(() => {
  sequence = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('events on their way to a page', () => {
  it('come once in a frame, in their order', () => {
    const frames: (readonly CoreEvent[])[] = []
    const gatherer = gatherEvents((events) => frames.push(events))
    for (const type of ['vm.created', 'vm.started', 'vm.stopped'] as const) gatherer.add(event(type))
    expect(frames).toEqual([])
    vi.advanceTimersByTime(frameMilliseconds)
    expect(frames.map((frame) => frame.map(({ type }) => type))).toEqual([['vm.created', 'vm.started', 'vm.stopped']])
  })

  it('of a kind that time brings are one, which says how many it stands for', () => {
    const frame = [
      event('replication.cycleCompleted'),
      event('replication.cycleCompleted'),
      event('vm.started'),
      event('replication.cycleCompleted'),
    ]
    expect(thinned(frame).map(({ sequence: number, type, leftOut }) => [number, type, leftOut])).toEqual([
      [3, 'vm.started', 2],
      [4, 'replication.cycleCompleted', undefined],
    ])
  })

  it('leave no hole that a page would take for something missed', () => {
    const frame = Array.from({ length: 499 }, (_, index) =>
      event(index % 7 === 0 ? 'recoveryPoint.created' : index % 50 === 1 ? 'vm.changed' : 'replication.cycleCompleted'),
    )
    let last = 0
    for (const { sequence: number, leftOut = 0 } of thinned(frame)) {
      expect(number).toBe(last + 1 + leftOut)
      last = number
    }
    expect(last).toBe(499)
    expect(thinned(frame).filter(({ type }) => type === 'vm.changed')).toHaveLength(
      frame.filter(({ type }) => type === 'vm.changed').length,
    )
  })
})
