/** The monitoring interval of a host: at each boundary the statistics start anew and event 29174 keeps the old ones. */
import { logEvent, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { updateHealth } from './health.ts'
import type { Statistics } from '../world/state/relationship.ts'
import { armMonitoring } from '../hosts/monitoring.ts'

/** What happens at a boundary. */
export function rollOver(engine: Engine, hostNumber: number): void {
  const host = engine.world.hosts.find((candidate) => candidate.number === hostNumber)
  if (host === undefined) return
  armMonitoring(engine, host)
  if (!host.hasPower) return
  for (const vm of machinesOn(engine.world, host.hostId)) {
    for (const record of vm.replications) {
      const { successfulCycles, missedCycles, errors } = record.statistics
      const counts = { successfulCycles, cycles: successfulCycles + missedCycles, errors }
      logEvent(engine, host, 'replication.statistics', { vm: vm.name, vmGuid: vm.guid, ...counts })
      restartStatistics(record.statistics, engine.world.now)
      updateHealth(engine, vm, record)
    }
  }
}

export function emptyStatistics(now: number): Statistics {
  return {
    fromInstant: now,
    successfulCycles: 0,
    missedCycles: 0,
    errors: 0,
    totalSizeBytes: 0,
    maximumSizeBytes: 0,
    totalLatencyMilliseconds: 0,
    maximumLatencyMilliseconds: 0,
    initialReplicationBytes: 0,
  }
}

/** Zeroes the counters; the size of the initial replication stays, as it belongs to no interval. */
export function restartStatistics(statistics: Statistics, now: number): void {
  const { initialReplicationBytes } = statistics
  Object.assign(statistics, emptyStatistics(now), { initialReplicationBytes })
}
