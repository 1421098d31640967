/**
 * Timers as plain data, due in the order (instant, priority, sequence). The whole queue is arrays of numbers, so that it is
 * part of the state that is saved, hashed and restored, and so that an emulator can take out and re-arm millions of
 * timers per second: no operation allocates once the arrays have grown.
 *
 * A timer lives in a slot. `heap` is a four-way heap of slots, the other arrays are indexed by slot. Four children
 * instead of two halve the depth, which is what re-arming a periodic timer pays for.
 */
import type { Instant } from './clock.ts'
import { invariant } from './invariant.ts'

/** Names one armed timer. Never given to a second timer of the same queue, not even after the first is gone. */
export type TimerId = number

/** A timer queue. Plain JSON: copy, save and restore it as it is, but change it with the functions of this file only. */
export interface Timers {
  /** Counts every arming; among timers with the same instant and priority the one armed first is due first. */
  nextSequence: number
  readonly heap: number[]
  readonly instants: number[]
  /** Priority and sequence in one number, so that a tie of instants is decided by one comparison. */
  readonly ranks: number[]
  readonly kinds: number[]
  readonly subjects: number[]
  /** Where in `heap` the slot is, or -1 while the slot is free. */
  readonly positions: number[]
  /** How often the slot was given away before: what makes the id of a timer that is gone differ from its successor's. */
  readonly generations: number[]
  readonly freeSlots: number[]
}

/** What a timer carries. `peekTimer` and `popTimer` fill one that the caller keeps, so that they need not allocate. */
export interface Timer {
  id: TimerId
  at: Instant
  /** 0 to `highestPriority`; the lower number is due first among timers of one instant. */
  priority: number
  /** What shall happen; the owner of the queue gives the numbers their meaning. */
  kind: number
  /** Whom it concerns: a number that the owner of the queue can look up. */
  subject: number
}

/** Priorities 0 to 255 leave 2^45 sequence numbers: at ten million armings per second enough for forty days of running. */
export const highestPriority = 255
const sequencesPerPriority = 2 ** 45
/** 2^22 slots leave 2^31 generations for each of them within the safe integers. */
const slotLimit = 2 ** 22
const generationLimit = 2 ** 31

/** Makes an empty queue. */
export function createTimers(): Timers {
  return {
    nextSequence: 0,
    heap: [],
    instants: [],
    ranks: [],
    kinds: [],
    subjects: [],
    positions: [],
    generations: [],
    freeSlots: [],
  }
}

/** Makes the record that `peekTimer` and `popTimer` fill. */
export function createTimer(): Timer {
  return { id: -1, at: 0, priority: 0, kind: 0, subject: 0 }
}

/**
 * Arms a timer.
 * @param timers The queue.
 * @param at When it is due, in whole milliseconds.
 * @param priority Order among timers of the same instant, 0 first.
 * @param kind What shall happen.
 * @param subject Whom it concerns.
 * @returns The id with which the timer can be cancelled.
 */
export function scheduleTimer(timers: Timers, at: Instant, priority: number, kind: number, subject: number): TimerId {
  invariant(Number.isSafeInteger(at), `a timer needs a whole instant, not ${at}`)
  invariant(Number.isInteger(priority) && priority >= 0 && priority <= highestPriority, `no priority: ${priority}`)
  const slot = takeSlot(timers)
  timers.instants[slot] = at
  timers.ranks[slot] = priority * sequencesPerPriority + takeSequence(timers)
  timers.kinds[slot] = kind
  timers.subjects[slot] = subject
  timers.heap.push(slot)
  siftUp(timers, timers.heap.length - 1, slot)
  return idOf(timers, slot)
}

/**
 * Disarms a timer.
 * @returns Whether it was still armed.
 */
export function cancelTimer(timers: Timers, id: TimerId): boolean {
  const slot = armedSlot(timers, id)
  if (slot < 0) return false
  removeAt(timers, timers.positions[slot]!)
  releaseSlot(timers, slot)
  return true
}

/** Tells whether the timer is still armed. */
export function isArmed(timers: Timers, id: TimerId): boolean {
  return armedSlot(timers, id) >= 0
}

/** Counts the armed timers. */
export function countTimers(timers: Timers): number {
  return timers.heap.length
}

/** Gives the instant at which the next timer is due, or infinity if there is none. */
export function nextDueInstant(timers: Timers): Instant {
  return timers.heap.length === 0 ? Number.POSITIVE_INFINITY : timers.instants[timers.heap[0]!]!
}

/**
 * Shows the timer that is due next and leaves it armed.
 * @param into Filled with the timer.
 * @returns Whether there was one.
 */
export function peekTimer(timers: Timers, into: Timer): boolean {
  if (timers.heap.length === 0) return false
  readSlot(timers, timers.heap[0]!, into)
  return true
}

/**
 * Takes out the timer that is due next.
 * @param into Filled with the timer.
 * @returns Whether there was one.
 */
export function popTimer(timers: Timers, into: Timer): boolean {
  if (timers.heap.length === 0) return false
  const slot = timers.heap[0]!
  readSlot(timers, slot, into)
  removeAt(timers, 0)
  releaseSlot(timers, slot)
  return true
}

/**
 * Arms the timer that is due next anew, with the same id, priority, kind and subject: what a periodic timer does. Does the
 * same as `popTimer` followed by `scheduleTimer`, in one pass over the heap.
 * @param at When it is due next.
 */
export function rearmNextTimer(timers: Timers, at: Instant): void {
  invariant(timers.heap.length > 0, 'no timer to arm anew')
  invariant(Number.isSafeInteger(at), `a timer needs a whole instant, not ${at}`)
  const slot = timers.heap[0]!
  timers.instants[slot] = at
  timers.ranks[slot] = priorityOf(timers, slot) * sequencesPerPriority + takeSequence(timers)
  siftDown(timers, 0, slot)
}

function takeSequence(timers: Timers): number {
  const sequence = timers.nextSequence
  invariant(sequence < sequencesPerPriority, 'the queue has run out of sequence numbers')
  timers.nextSequence = sequence + 1
  return sequence
}

function takeSlot(timers: Timers): number {
  const reused = timers.freeSlots.pop()
  if (reused !== undefined) return reused
  const slot = timers.positions.length
  invariant(slot < slotLimit, `more than ${slotLimit} timers at once`)
  timers.positions.push(-1)
  timers.generations.push(0)
  return slot
}

function releaseSlot(timers: Timers, slot: number): void {
  const generation = timers.generations[slot]! + 1
  invariant(generation < generationLimit, 'a timer slot was used too often')
  timers.generations[slot] = generation
  timers.positions[slot] = -1
  timers.freeSlots.push(slot)
}

function idOf(timers: Timers, slot: number): TimerId {
  return timers.generations[slot]! * slotLimit + slot
}

function armedSlot(timers: Timers, id: TimerId): number {
  const slot = id % slotLimit
  const isKnown = Number.isSafeInteger(id) && id >= 0 && slot < timers.positions.length
  return isKnown && idOf(timers, slot) === id && timers.positions[slot]! >= 0 ? slot : -1
}

function priorityOf(timers: Timers, slot: number): number {
  return Math.floor(timers.ranks[slot]! / sequencesPerPriority)
}

function readSlot(timers: Timers, slot: number, into: Timer): void {
  into.id = idOf(timers, slot)
  into.at = timers.instants[slot]!
  into.priority = priorityOf(timers, slot)
  into.kind = timers.kinds[slot]!
  into.subject = timers.subjects[slot]!
}

function removeAt(timers: Timers, position: number): void {
  const last = timers.heap.pop()!
  if (position === timers.heap.length) return
  siftDown(timers, position, last)
  // The last slot may be from another branch and due before the parent of the hole.
  if (timers.positions[last] === position) siftUp(timers, position, last)
}

function siftUp(timers: Timers, start: number, slot: number): void {
  const { heap, positions, instants, ranks } = timers
  const at = instants[slot]!
  const rank = ranks[slot]!
  let position = start
  while (position > 0) {
    const parentPosition = (position - 1) >> 2
    const parent = heap[parentPosition]!
    const parentAt = instants[parent]!
    if (parentAt < at || (parentAt === at && ranks[parent]! < rank)) break
    heap[position] = parent
    positions[parent] = position
    position = parentPosition
  }
  heap[position] = slot
  positions[slot] = position
}

function siftDown(timers: Timers, start: number, slot: number): void {
  const { heap, positions, instants, ranks } = timers
  const at = instants[slot]!
  const rank = ranks[slot]!
  const length = heap.length
  let position = start
  for (;;) {
    const first = position * 4 + 1
    if (first >= length) break
    let child = heap[first]!
    let childPosition = first
    let childAt = instants[child]!
    const end = first + 4 < length ? first + 4 : length
    for (let other = first + 1; other < end; other += 1) {
      const candidate = heap[other]!
      const candidateAt = instants[candidate]!
      if (candidateAt < childAt || (candidateAt === childAt && ranks[candidate]! < ranks[child]!)) {
        child = candidate
        childPosition = other
        childAt = candidateAt
      }
    }
    if (at < childAt || (at === childAt && rank < ranks[child]!)) break
    heap[position] = child
    positions[child] = position
    position = childPosition
  }
  heap[position] = slot
  positions[slot] = position
}
