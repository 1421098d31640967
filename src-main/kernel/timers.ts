/**
 * Timers as plain data, due in the order (instant, priority, sequence). The whole queue is arrays of numbers, so that it is
 * part of the state that is saved, hashed and restored, and so that an emulator can take out and re-arm millions of
 * timers per second: no operation allocates once the arrays have grown.
 *
 * The order is a heap with four children per node, kept as three parallel arrays: the keys of siblings lie side by side,
 * and re-arming a periodic timer, which sinks from the top to the bottom, passes half of a binary heap's levels. What a
 * timer carries stays in its slot and is not moved.
 */
import type { Instant } from './clock.ts'
import { invariant } from './invariant.ts'

/** Names one armed timer. Never given to a second timer of the same queue, not even after the first is gone. */
export type TimerId = number

/** A timer queue. Plain JSON: copy, save and restore it as it is, but change it with the functions of this file only. */
export interface Timers {
  /** Counts every arming; among timers with the same instant and priority the one armed first is due first. */
  nextSequence: number
  /** By position in the heap. */
  readonly instants: number[]
  /** By position in the heap: priority and sequence in one number, so that one comparison decides a tie of instants. */
  readonly ranks: number[]
  /** By position in the heap: where the rest of the timer is. */
  readonly slots: number[]
  /** By slot, as are the next three. */
  readonly kinds: number[]
  readonly subjects: number[]
  /** Where in the heap the slot's timer is, or -1 while the slot is free. */
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
const highestPriority = 255
const sequencesPerPriority = 2 ** 45
/** To multiply by: a power of two, so that it is exact and quicker than a division. */
const prioritiesPerSequence = 1 / sequencesPerPriority
/** 2^22 slots leave 2^31 generations for each of them within the safe integers. */
const slotLimit = 2 ** 22
const generationLimit = 2 ** 31

const children = 4

/** Makes an empty queue. */
export function createTimers(): Timers {
  return {
    nextSequence: 0,
    instants: [],
    ranks: [],
    slots: [],
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
  invariant(Number.isSafeInteger(at), 'a timer needs a whole instant')
  invariant(
    Number.isInteger(priority) && priority >= 0 && priority <= highestPriority,
    'a timer needs a priority from 0 to 255',
  )
  const slot = takeSlot(timers)
  timers.kinds[slot] = kind
  timers.subjects[slot] = subject
  const position = timers.slots.length
  timers.instants.push(at)
  timers.ranks.push(0)
  timers.slots.push(slot)
  rise(timers, position, at, priority * sequencesPerPriority + takeSequence(timers), slot)
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
  return timers.slots.length
}

/** Gives the instant at which the next timer is due, or infinity if there is none. */
export function nextDueInstant(timers: Timers): Instant {
  return timers.slots.length === 0 ? Number.POSITIVE_INFINITY : timers.instants[0]!
}

/**
 * Gives the instant at which the next timer of one kind is due, or infinity if there is none. Looks at every timer, so it
 * is for a user's question, not for the loop.
 */
export function nextDueOfKind(timers: Timers, kind: number): Instant {
  let next = Number.POSITIVE_INFINITY
  for (let position = 0; position < timers.slots.length; position += 1) {
    if (timers.kinds[timers.slots[position]!] === kind) next = Math.min(next, timers.instants[position]!)
  }
  return next
}

/** Gives what the timer that is due next shall do; there must be one. */
export function nextDueKind(timers: Timers): number {
  return timers.kinds[timers.slots[0]!]!
}

/** Gives whom the timer that is due next concerns; there must be one. */
export function nextDueSubject(timers: Timers): number {
  return timers.subjects[timers.slots[0]!]!
}

/**
 * Shows the timer that is due next and leaves it armed.
 * @param into Filled with the timer.
 * @returns Whether there was one.
 */
export function peekTimer(timers: Timers, into: Timer): boolean {
  if (timers.slots.length === 0) return false
  readNext(timers, into)
  return true
}

/**
 * Takes out the timer that is due next.
 * @param into Filled with the timer.
 * @returns Whether there was one.
 */
export function popTimer(timers: Timers, into: Timer): boolean {
  if (timers.slots.length === 0) return false
  const slot = timers.slots[0]!
  readNext(timers, into)
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
  invariant(timers.slots.length > 0, 'no timer to arm anew')
  invariant(Number.isSafeInteger(at), 'a timer needs a whole instant')
  const rank = nextPriority(timers) * sequencesPerPriority + takeSequence(timers)
  sink(timers, 0, at, rank, timers.slots[0]!)
}

/** Tells whether the timer that is due next would still be the next if it were armed anew for an instant. */
export function staysNext(timers: Timers, at: Instant): boolean {
  const { instants } = timers
  const end = Math.min(instants.length, children + 1)
  for (let position = 1; position < end; position += 1) if (instants[position]! <= at) return false
  return true
}

/**
 * Does the same as arming the timer that is due next for an instant at which it stays the next (`staysNext`), and then for another
 * one, in one pass over the heap.
 * @param at The second of these instants.
 */
export function rearmNextTimerTwice(timers: Timers, at: Instant): void {
  takeSequence(timers)
  rearmNextTimer(timers, at)
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
  invariant(slot < slotLimit, 'too many timers at once')
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

function nextPriority(timers: Timers): number {
  return Math.floor(timers.ranks[0]! * prioritiesPerSequence)
}

function readNext(timers: Timers, into: Timer): void {
  const slot = timers.slots[0]!
  into.id = idOf(timers, slot)
  into.at = timers.instants[0]!
  into.priority = nextPriority(timers)
  into.kind = timers.kinds[slot]!
  into.subject = timers.subjects[slot]!
}

function removeAt(timers: Timers, position: number): void {
  const at = timers.instants.pop()!
  const rank = timers.ranks.pop()!
  const slot = timers.slots.pop()!
  if (position === timers.slots.length) return
  sink(timers, position, at, rank, slot)
  // The last timer may be from another branch and due before the parent of the hole.
  if (timers.positions[slot] === position) rise(timers, position, at, rank, slot)
}

/** Moves the hole at `start` up to where the given timer belongs, and puts it there. */
function rise(timers: Timers, start: number, at: Instant, rank: number, slot: number): void {
  const { instants, ranks, slots, positions } = timers
  let position = start
  while (position > 0) {
    const parent = ((position - 1) / children) | 0
    const parentAt = instants[parent]!
    const parentRank = ranks[parent]!
    if (parentAt < at || (parentAt === at && parentRank < rank)) break
    const moved = slots[parent]!
    instants[position] = parentAt
    ranks[position] = parentRank
    slots[position] = moved
    positions[moved] = position
    position = parent
  }
  instants[position] = at
  ranks[position] = rank
  slots[position] = slot
  positions[slot] = position
}

/** Moves the hole at `start` down to where the given timer belongs, and puts it there. */
function sink(timers: Timers, start: number, at: Instant, rank: number, slot: number): void {
  const { instants, ranks, slots, positions } = timers
  const length = instants.length
  let position = start
  for (;;) {
    const first = position * children + 1
    if (first >= length) break
    const least =
      first + children <= length ? leastOfFour(instants, ranks, first) : leastOf(instants, ranks, first, length)
    const leastAt = instants[least]!
    const leastRank = ranks[least]!
    if (at < leastAt || (at === leastAt && rank < leastRank)) break
    const moved = slots[least]!
    instants[position] = leastAt
    ranks[position] = leastRank
    slots[position] = moved
    positions[moved] = position
    position = least
  }
  instants[position] = at
  ranks[position] = rank
  slots[position] = slot
  positions[slot] = position
}

/**
 * The position of the timer that is due first among four siblings. Which one it is cannot be predicted, so it is calculated
 * from the outcomes of comparisons rather than branched to: that makes re-arming a fifth faster.
 */
function leastOfFour(instants: readonly number[], ranks: readonly number[], first: number): number {
  const ab = first + isBefore(instants, ranks, first + 1, first)
  const cd = first + 2 + isBefore(instants, ranks, first + 3, first + 2)
  return ab + isBefore(instants, ranks, cd, ab) * (cd - ab)
}

/**
 * 1 if the timer at the first position is due before the one at the second; 0 if not. That two instants are the same is rare
 * enough to be branched to, and spares the look at the ranks.
 */
function isBefore(instants: readonly number[], ranks: readonly number[], one: number, other: number): number {
  const a = instants[one]!
  const b = instants[other]!
  if (a === b) return Number(ranks[one]! < ranks[other]!)
  return Number(a < b)
}

/** As `leastOfFour`, for the last siblings, of which there may be fewer. */
function leastOf(instants: readonly number[], ranks: readonly number[], first: number, end: number): number {
  let least = first
  for (let child = first + 1; child < end; child += 1) {
    const at = instants[child]!
    const leastAt = instants[least]!
    if (at < leastAt || (at === leastAt && ranks[child]! < ranks[least]!)) least = child
  }
  return least
}
