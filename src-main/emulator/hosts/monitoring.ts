/** When the monitoring interval of a host starts anew. */
import { hourMs, dayMs, secondMs } from '../../kernel/clock.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { schedule, timerKinds, type Engine } from '../world/engine.ts'
import type { Host } from '../world/state/host.ts'

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
