/** What the kernel's timers cost above the plainest heap there is. */
import { createTimer, createTimers, peekTimer, rearmNextTimer, scheduleTimer } from '../../src-main/kernel/timers.ts'
import type { BenchResult } from './result.ts'

const timerCount = 1_000
const intervalMs = 300_000
const startInstant = 1_767_225_600_000
const turns = 3_000_000
const rounds = 5
const turnsPerSecondMin = 2_000_000

/**
 * Takes the next of a thousand periodic timers and arms it anew; beside it, a binary heap of nothing but numbers does
 * the same.
 */
export function measureTimers(): BenchResult {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(turnsPerSecond(runTimers))
    bare.push(turnsPerSecond(runBareHeap))
  }
  const value = median(ours)
  const baseline = { name: 'binary heap of numbers', value: median(bare) }
  return {
    name: 'kernel.timers',
    value,
    unit: '1/s',
    baseline,
    ratio: value / baseline.value,
    budget: turnsPerSecondMin,
    ok: value >= turnsPerSecondMin,
  }
}

/** Spreads the timers over the interval, as relationships that were enabled one after the other are. */
function firstInstant(index: number): number {
  return startInstant + ((index * 7_919) % intervalMs)
}

/** Both loops answer the sum of the instants they saw, so that they can be held against one another. */
function runTimers(): number {
  const timers = createTimers()
  for (let index = 0; index < timerCount; index += 1) scheduleTimer(timers, firstInstant(index), 1, 1, index)
  const due = createTimer()
  let sum = 0
  for (let turn = 0; turn < turns; turn += 1) {
    peekTimer(timers, due)
    sum += due.at - startInstant
    rearmNextTimer(timers, due.at + intervalMs)
  }
  return sum
}

function runBareHeap(): number {
  const heap = Array.from({ length: timerCount }, (_, index) => firstInstant(index))
  for (let position = timerCount >> 1; position >= 0; position -= 1) sink(heap, position, heap[position]!)
  let sum = 0
  for (let turn = 0; turn < turns; turn += 1) {
    const at = heap[0]!
    sum += at - startInstant
    sink(heap, 0, at + intervalMs)
  }
  return sum
}

function sink(heap: number[], start: number, value: number): void {
  let position = start
  for (;;) {
    let child = position * 2 + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1
    if (value <= heap[child]!) break
    heap[position] = heap[child]!
    position = child
  }
  heap[position] = value
}

let expectedSum: number | undefined

function turnsPerSecond(run: () => number): number {
  const start = performance.now()
  const sum = run()
  const spent = performance.now() - start
  expectedSum ??= sum
  if (sum !== expectedSum) throw new Error('the two heaps disagree on the order of timers')
  return (turns / spent) * 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
}
