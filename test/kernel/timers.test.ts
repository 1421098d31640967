import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cancelTimer,
  countTimers,
  createTimer,
  createTimers,
  isArmed,
  nextDueInstant,
  nextDueOfKind,
  peekTimer,
  popTimer,
  rearmNextTimer,
  scheduleTimer,
  type Timer,
  type TimerId,
  type Timers,
} from '../../src-main/kernel/timers.ts'

/** The plainest queue there is: an array that is sorted before it is looked at. */
interface ModelTimer extends Timer {
  sequence: number
}

class Model {
  timers: ModelTimer[] = []
  sequence = 0

  add(timer: Timer): void {
    this.timers.push({ ...timer, sequence: this.sequence++ })
    this.timers.sort((a, b) => a.at - b.at || a.priority - b.priority || a.sequence - b.sequence)
  }

  remove(id: TimerId): boolean {
    const before = this.timers.length
    this.timers = this.timers.filter((timer) => timer.id !== id)
    return this.timers.length < before
  }

  take(): Timer | undefined {
    const first = this.timers.shift()
    return first && withoutSequence(first)
  }
}

type Operation =
  | { name: 'schedule'; at: number; priority: number; kind: number; subject: number }
  | { name: 'cancel'; which: number }
  | { name: 'pop' }
  | { name: 'rearm'; after: number }
  | { name: 'reload' }

const operations = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        name: fc.constant('schedule' as const),
        // Few different instants, so that ties are common.
        at: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -1_000, max: 2 ** 45 })),
        priority: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 255 })),
        kind: fc.nat(9),
        subject: fc.nat(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ name: fc.constant('cancel' as const), which: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ name: fc.constant('pop' as const) }) },
    { weight: 4, arbitrary: fc.record({ name: fc.constant('rearm' as const), after: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('reload' as const) }) },
  ),
  { maxLength: 300 },
)

describe('ordered timers', () => {
  it('are due in the order that a sorted array gives, whatever is armed, cancelled and armed anew', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        let timers = createTimers()
        const model = new Model()
        const givenIds: TimerId[] = []
        for (const step of steps) {
          timers = apply(step, timers, model, givenIds)
          expect(countTimers(timers)).toBe(model.timers.length)
          expect(peeked(timers)).toEqual(model.timers[0] && withoutSequence(model.timers[0]))
          expect(nextDueInstant(timers)).toBe(model.timers[0]?.at ?? Number.POSITIVE_INFINITY)
          const nextOfKind = model.timers.find((timer) => timer.kind === 3)
          expect(nextDueOfKind(timers, 3)).toBe(nextOfKind?.at ?? Number.POSITIVE_INFINITY)
        }
        expect(new Set(givenIds).size).toBe(givenIds.length)
        for (const id of givenIds) expect(isArmed(timers, id)).toBe(model.timers.some((timer) => timer.id === id))
        expect(drained(timers)).toEqual(model.timers.map(withoutSequence))
      }),
      { numRuns: 300 },
    )
  })

  it('come back from JSON as exactly the same data and go on exactly the same', () => {
    fc.assert(
      fc.property(operations, operations, (before, after) => {
        const original = createTimers()
        const ids: TimerId[] = []
        for (const step of before) if (step.name !== 'reload') apply(step, original, new Model(), ids, false)
        const copy = JSON.parse(JSON.stringify(original)) as Timers
        const copiedIds = [...ids]
        for (const step of after) {
          if (step.name === 'reload') continue
          apply(step, original, new Model(), ids, false)
          apply(step, copy, new Model(), copiedIds, false)
        }
        expect(JSON.stringify(copy)).toBe(JSON.stringify(original))
      }),
      { numRuns: 100 },
    )
  })

  it('keep what a periodic timer carries when it is armed anew', () => {
    const timers = createTimers()
    const id = scheduleTimer(timers, 1_000, 7, 3, 42)
    rearmNextTimer(timers, 301_000)
    expect(peeked(timers)).toEqual({ id, at: 301_000, priority: 7, kind: 3, subject: 42 })
  })

  it('do not cancel a later timer by the id of an earlier one in the same slot', () => {
    const timers = createTimers()
    const first = scheduleTimer(timers, 1, 0, 0, 0)
    expect(popTimer(timers, createTimer())).toBe(true)
    const second = scheduleTimer(timers, 2, 0, 0, 0)
    expect(cancelTimer(timers, first)).toBe(false)
    expect(isArmed(timers, second)).toBe(true)
  })

  it('have nothing to give when the queue is empty', () => {
    const timers = createTimers()
    expect(popTimer(timers, createTimer())).toBe(false)
    expect(peekTimer(timers, createTimer())).toBe(false)
    expect(cancelTimer(timers, 0)).toBe(false)
    expect(() => rearmNextTimer(timers, 1)).toThrow('no timer')
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse the instant %s', (at) => {
    const timers = createTimers()
    expect(() => scheduleTimer(timers, at, 0, 0, 0)).toThrow('whole instant')
    scheduleTimer(timers, 0, 0, 0, 0)
    expect(() => rearmNextTimer(timers, at)).toThrow('whole instant')
    expect(countTimers(timers)).toBe(1)
  })

  it.each([-1, 256, 1.5])('refuse the priority %s', (priority) => {
    expect(() => scheduleTimer(createTimers(), 0, priority, 0, 0)).toThrow('a priority from 0 to 255')
  })
})

function apply(step: Operation, timers: Timers, model: Model, givenIds: TimerId[], checksModel = true): Timers {
  switch (step.name) {
    case 'schedule': {
      const id = scheduleTimer(timers, step.at, step.priority, step.kind, step.subject)
      givenIds.push(id)
      model.add({ id, at: step.at, priority: step.priority, kind: step.kind, subject: step.subject })
      return timers
    }
    case 'cancel': {
      const id = givenIds[step.which % Math.max(givenIds.length, 1)] ?? -1
      const wasArmed = cancelTimer(timers, id)
      if (checksModel) expect(wasArmed).toBe(model.remove(id))
      return timers
    }
    case 'pop': {
      const due = createTimer()
      const taken = popTimer(timers, due) ? due : undefined
      if (checksModel) expect(taken).toEqual(model.take())
      return timers
    }
    case 'rearm': {
      if (countTimers(timers) === 0) return timers
      const at = nextDueInstant(timers) + step.after
      rearmNextTimer(timers, at)
      const first = model.take()
      if (first) model.add({ ...first, at })
      return timers
    }
    case 'reload':
      return JSON.parse(JSON.stringify(timers)) as Timers
  }
}

function peeked(timers: Timers): Timer | undefined {
  const due = createTimer()
  return peekTimer(timers, due) ? due : undefined
}

function drained(timers: Timers): Timer[] {
  const all: Timer[] = []
  for (let due = createTimer(); popTimer(timers, due); due = createTimer()) all.push(due)
  return all
}

function withoutSequence({ id, at, priority, kind, subject }: ModelTimer): Timer {
  return { id, at, priority, kind, subject }
}
