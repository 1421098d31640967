/** The monitoring interval of a host: at each boundary the statistics start anew and event 29174 keeps the old ones. */
import { dayMs, hourMs, secondMs } from '../kernel/clock.ts'
import { cancelTimer } from '../kernel/timers.ts'
import { logEvent, schedule, timerKinds, type Engine } from './world/engine.ts'
import { updateHealth } from './health.ts'
import type { Host } from './world/state/host.ts'
import type { Statistics } from './world/state/relationship.ts'

/** MonitoringStartTime: 09:00 (reference 1.2). Emulated hosts keep UTC. */
const startOfDayMs = 9 * hourMs

/** Arms the next boundary. */
export function armMonitoring(engine: Engine, host: Host): void {
  const intervalMs = host.replicaServer.monitoringIntervalSeconds * secondMs
  const { now } = engine.world
  const today = Math.floor(now / dayMs) * dayMs + startOfDayMs
  const boundary = today + (Math.floor((now - today) / intervalMs) + 1) * intervalMs
  if (host.monitoringTimer >= 0) cancelTimer(engine.world.timers, host.monitoringTimer)
  host.monitoringTimer = schedule(engine, boundary, timerKinds.monitoring, host.number)
}

/** What happens at a boundary. */
export function rollOver(engine: Engine, hostNumber: number): void {
  const host = engine.world.hosts.find((candidate) => candidate.number === hostNumber)
  if (host === undefined) return
  armMonitoring(engine, host)
  if (!host.hasPower) return
  for (const vm of engine.world.vms) {
    if (vm.hostId !== host.hostId) continue
    for (const record of vm.replications) {
      const { successfulCycles, missedCycles, errors } = record.statistics
      const total = successfulCycles + missedCycles
      const message = `Replication statistics for virtual machine ${vm.name}: ${successfulCycles} out of ${total} replication cycles successful, ${errors} errors. (Virtual Machine ID ${vm.guid})`
      logEvent(engine, host, 29_174, 'information', message)
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
