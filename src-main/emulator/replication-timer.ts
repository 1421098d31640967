/** A side has one timer, which stands for its next cycle, the end of its transfer, its next retry or a scheduled start. */
import { beginBulk, bulkTimerDue } from './bulk.ts'
import { endCycle, startCycle } from './cycles.ts'
import { disarmReplicationTimer, type Engine, type Wire } from './engine.ts'

/** What happens when the timer of a side is due. The timer is still the next one of the queue. */
export function replicationTimerDue(engine: Engine, wire: Wire): void {
  const { record } = wire
  const { transfer } = record
  const { now } = engine.world
  if (transfer.kind === 'delta') endCycle(engine, wire, now)
  else if (transfer.kind !== 'none') bulkTimerDue(engine, wire)
  else if (record.state === 'Replicating') startCycle(engine, wire, now)
  else if (record.state === 'ReadyForInitialReplication') {
    disarmReplicationTimer(engine, record)
    beginBulk(engine, wire, 'initialReplication')
  } else disarmReplicationTimer(engine, record)
}
