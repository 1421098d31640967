/**
 * MaximumActiveTransfers (Hyper-V Replica reference 4.4): how many first copies and comparisons a primary host sends at a
 * time. Whoever comes later waits for its turn, first come, first served (ours). Change logs do not wait here: each line
 * carries one of them at a time anyway. Neither does the last send of a planned failover, for which an administrator
 * waits (ours).
 */
import { armReplicationTimer, disarmReplicationTimer, wireOf, type Engine, type Wire } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { remove } from '../world/lookups.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord, Transfer } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'

/** What counts, while it is on the line. */
const counted: readonly Transfer['kind'][] = ['initialReplication', 'resynchronization', 'diskUpdate']

/** Tells whether a transfer that has its connection may send now; one that may not is called when its turn comes. */
export function takeTurn(engine: Engine, wire: Wire): boolean {
  const { record, host } = wire
  if (!counted.includes(record.transfer.kind)) return true
  const { transferQueue } = host
  prune(engine, host)
  const place = transferQueue.indexOf(record.number)
  const aheadCount = place < 0 ? transferQueue.length : place
  if (activeCount(engine.world, host) + aheadCount < host.activeTransfersMax) {
    leaveQueue(wire)
    return true
  }
  if (place < 0) transferQueue.push(record.number)
  disarmReplicationTimer(engine, record)
  return false
}

/** A transfer that cannot be sent now keeps nobody waiting. */
export function leaveQueue({ host, record }: Wire): void {
  remove(host.transferQueue, (number) => number === record.number)
}

/** Calls those whose turn has come. To be asked after everything that can end, break off or pause a transfer. */
export function callWaiting(engine: Engine): void {
  for (const host of engine.world.hosts) {
    if (host.transferQueue.length === 0) continue
    prune(engine, host)
    const freeCount = freeTurns(engine.world, host)
    for (const number of host.transferQueue.slice(0, Math.max(0, freeCount))) {
      const wire = wireOf(engine, number)
      if (wire !== undefined && wire.record.timer < 0) armReplicationTimer(engine, wire.record, engine.world.now)
    }
  }
}

/** How many more a host may send at a time; below zero after the value was made smaller. */
export function freeTurns(world: World, host: Host): number {
  return host.activeTransfersMax - activeCount(world, host)
}

/** The place of a side among those that wait, counted from 1; null for one that does not. */
export function queuePlace(host: Host, record: ReplicationRecord): number | null {
  const place = host.transferQueue.indexOf(record.number)
  return place < 0 ? null : place + 1
}

function activeCount(world: World, host: Host): number {
  let count = 0
  for (const vm of machinesOn(world, host.hostId)) {
    for (const { mode, transfer } of vm.replications) {
      if (mode === 'Primary' && transfer.endsInstant >= 0 && counted.includes(transfer.kind)) count += 1
    }
  }
  return count
}

/** Takes out what was stopped, paused or removed while it waited. */
function prune(engine: Engine, host: Host): void {
  remove(host.transferQueue, (number) => {
    const record = wireOf(engine, number)?.record
    if (record === undefined || record.mode !== 'Primary') return true
    const { kind, endsInstant } = record.transfer
    return !counted.includes(kind) || endsInstant >= 0 || record.state === 'ResynchronizeSuspended'
  })
}
