/**
 * Time passes: due timers act in their order. Regular cycles are booked in a ledger of numbers, and settled into the records before
 * anything else looks at them; at the end of an advance the world is as if there were no ledger.
 */
import { hourMs } from '../kernel/clock.ts'
import { invariant } from '../kernel/invariant.ts'
import { nextDueInstant, nextDueKind, nextDueSubject } from '../kernel/timers.ts'
import { mergeDue } from './machines/checkpoint-merge.ts'
import { timerKinds, wireOf, type CycleObserver, type EmulatedEvent, type Engine, type Wire } from './world/engine.ts'
import { growthDue } from './disks/growth.ts'
import { machineTimerDue } from './machines/machine-power.ts'
import { rollOver } from './sending/statistics.ts'
import { closeAll, openRow, settleAll, settleReplicasOn, type Ledger } from './sending/ledger.ts'
import { bookDue } from './sending/regular-cycles.ts'
import { watchDue } from './replication/replication.ts'
import type { ReplicationRecord } from './world/state/relationship.ts'
import type { World } from './world/state/world.ts'
import { isCycleDue, replicationTimerDue } from './replication/replication-timer.ts'
import { callWaiting } from './sending/transfer-queue.ts'
import { noteReachability } from './reachability/noting.ts'

export interface AdvanceOptions {
  /** Asked before the first timer and after each instant at which something happened; true ends the advance there. */
  readonly stopWhen?: (world: World) => boolean
  /** Ends the advance at the instant at which this many events have been gathered. */
  readonly eventLimit?: number
  /** Whether every replication cycle is reported; if left out, in an advance of up to an hour. */
  readonly collectEvents?: boolean
  /** Ends the advance at the first instant by which so many timers have fired, so that a long one can be done in slices. */
  readonly timerLimit?: number
  /** Told of every cycle that is applied. */
  readonly onCycle?: CycleObserver
}

export interface Advanced {
  readonly reachedInstant: number
  readonly events: EmulatedEvent[]
}

/**
 * Fires due timers up to an instant.
 * @param ledger Of this engine; all settled, before and after.
 */
export function advance(engine: Engine, ledger: Ledger, toInstant: number, options: AdvanceOptions): Advanced {
  const { world } = engine
  const { timers } = world
  invariant(Number.isSafeInteger(toInstant) && toInstant >= world.now, `the clock cannot go to ${toInstant}`)
  const { stopWhen, eventLimit = Number.POSITIVE_INFINITY } = options
  const { timerLimit = Number.POSITIVE_INFINITY } = options
  engine.events = []
  engine.reportsCycles = options.collectEvents ?? toInstant - world.now <= hourMs
  engine.onCycle = options.onCycle ?? null
  // Whoever asks after each instant looks at the records, so there is nothing to book.
  const bookedUntil = stopWhen === undefined ? toInstant : Number.NEGATIVE_INFINITY
  // Nor can many be booked in one go where the next one's event may be the last that is wanted.
  const bookedMax = eventLimit === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : 1
  let firedCount = 0
  let isStopped = stopWhen?.(world) === true
  let dueInstant = nextDueInstant(timers)
  while (!isStopped && dueInstant <= toInstant) {
    const bookedCount = bookDue(engine, ledger, bookedUntil, Math.max(1, Math.min(bookedMax, timerLimit - firedCount)))
    if (bookedCount === 0) fireNext(engine, ledger, bookedUntil)
    firedCount += bookedCount === 0 ? 1 : bookedCount
    dueInstant = nextDueInstant(timers)
    // All that is due at one instant belongs together, or a replay up to that instant would do more than was done.
    if (dueInstant > world.now) {
      isStopped = firedCount >= timerLimit || engine.events.length >= eventLimit || stopWhen?.(world) === true
    }
  }
  if (!isStopped) world.now = toInstant
  settleAll(ledger)
  // In the middle of a long advance nothing comes between two slices, or a command closes the rows.
  if (firedCount < timerLimit) closeAll(ledger)
  const { events } = engine
  engine.events = []
  return { reachedInstant: world.now, events }
}

/** Lets the timer act that is due next. Each kind disarms or re-arms the timer itself. */
function fireNext(engine: Engine, ledger: Ledger, bookedUntil: number): void {
  const { world } = engine
  const { timers } = world
  world.now = nextDueInstant(timers)
  const kind = nextDueKind(timers)
  const subject = nextDueSubject(timers)
  if (kind === timerKinds.replication) {
    const wire = wireOf(engine, subject)
    // A fixed text: one with the number in it would be put together for every timer.
    invariant(wire !== undefined, 'a timer for a record that is gone')
    fireReplication(engine, ledger, wire, bookedUntil)
    return
  }
  if (kind === timerKinds.growth) {
    settleReplicasOn(ledger, subject)
    // Guests that were halted hold other positions than their rows say.
    if (growthDue(engine, subject)) forget(ledger)
    return
  }
  settleAll(ledger)
  fireOther(engine, kind, subject)
  closeAll(ledger)
}

function fireReplication(engine: Engine, ledger: Ledger, wire: Wire, bookedUntil: number): void {
  const { record } = wire
  const { revision } = engine
  const isCycle = isCycleDue(record)
  if (!isCycle) settleAll(ledger)
  replicationTimerDue(engine, wire)
  if (!isCycle || engine.revision !== revision) forget(ledger)
  else if (nextInstantOf(record) <= bookedUntil) openRow(engine, ledger, wire)
}

/** Settles and closes every row: what they were opened from has changed. */
function forget(ledger: Ledger): void {
  settleAll(ledger)
  closeAll(ledger)
}

/** When a side that replicates acts next: a row for what lies beyond the advance is not worth opening. */
function nextInstantOf({ transfer, nextCycleInstant }: ReplicationRecord): number {
  return transfer.kind === 'none' ? nextCycleInstant : transfer.endsInstant
}

function fireOther(engine: Engine, kind: number, subject: number): void {
  if (kind === timerKinds.watch) {
    const wire = wireOf(engine, subject)
    invariant(wire !== undefined, 'a timer for a record that is gone')
    watchDue(engine, wire)
    callWaiting(engine)
  } else if (kind === timerKinds.monitoring) rollOver(engine, subject)
  else if (kind === timerKinds.machine) {
    machineTimerDue(engine, subject)
    noteReachability(engine)
  } else if (kind === timerKinds.merge) mergeDue(engine, subject)
}
