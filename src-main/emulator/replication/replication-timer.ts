/** A side has one timer, which stands for its next cycle, the end of its transfer, its next retry or a scheduled start. */
import { beginBulk, bulkTimerDue } from '../sending/bulk.ts'
import { endCycle, startCycle } from '../sending/cycles.ts'
import { disarmReplicationTimer, type Engine, type Wire } from '../world/engine.ts'
import { resynchronizeByItself } from './resynchronization.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import { callWaiting } from '../sending/transfer-queue.ts'

/** Whether the timer of a side stands for a cycle: its beginning or its end. */
export function isCycleDue({ transfer, state }: ReplicationRecord): boolean {
  if (transfer.kind !== 'none') return transfer.kind === 'delta'
  return state === 'Replicating' || state === 'InitialReplicationInProgress'
}

/** What happens when the timer of a side is due. The timer is still the next one of the queue. */
export function replicationTimerDue(engine: Engine, wire: Wire): void {
  const { record } = wire
  const { transfer } = record
  const { now } = engine.world
  if (transfer.kind === 'delta') endCycle(engine, wire, now)
  else if (transfer.kind !== 'none') {
    bulkTimerDue(engine, wire)
    callWaiting(engine)
  } else if (record.state === 'Replicating') startCycle(engine, wire, now)
  else otherTimerDue(engine, wire, now)
}

function otherTimerDue(engine: Engine, wire: Wire, now: number): void {
  const { record } = wire
  switch (record.state) {
    case 'InitialReplicationInProgress':
      // The exported copy is on its way, and changes are sent ahead of it.
      startCycle(engine, wire, now)
      break
    case 'ReadyForInitialReplication':
      disarmReplicationTimer(engine, record)
      beginBulk(engine, wire, 'initialReplication')
      break
    case 'WaitingForStartResynchronize':
      disarmReplicationTimer(engine, record)
      resynchronizeByItself(engine, wire)
      break
    default:
      disarmReplicationTimer(engine, record)
      break
  }
}
