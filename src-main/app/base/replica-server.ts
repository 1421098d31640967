/** The Replica server of a host as a command takes it. */
import type { InputOf } from '../../contract/registry.ts'
import type { HostView } from '../../contract/views/host.ts'

type Input = InputOf<'replicaServer.set'>

/**
 * @param host Whose settings stay as they are.
 * @param change What becomes different.
 */
export function replicaServerInput({ hostId, replicaServer }: HostView, change: Partial<Input>): Input {
  // Entries and the monitoring interval are set elsewhere.
  const { authorizationEntries: _entries, monitoringIntervalSeconds: _interval, ...settings } = replicaServer
  return { hostId, ...settings, ...change }
}
