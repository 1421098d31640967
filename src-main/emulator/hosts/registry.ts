/** The registry of a host, of which replication reads a few values, and the clock of the host. */
import { registryValues, type RegistryValueName } from '../../contract/registry-values.ts'
import type { Host } from '../world/state/host.ts'
import { secondMs } from '../../kernel/clock.ts'
import type { World } from '../world/state/world.ts'

/** The value that is in force on a host. */
export function registryValue(host: Host, name: RegistryValueName): number {
  return host.registry.find((entry) => entry.name === name)?.value ?? registryValues[name].defaultValue
}

/** Sets a value, or removes it with null. The list stays in order, so that the way to a state leaves no trace. */
export function writeRegistry(host: Host, name: RegistryValueName, value: number | null): void {
  const index = host.registry.findIndex((entry) => entry.name === name)
  if (index >= 0) host.registry.splice(index, 1)
  if (value === null) return
  host.registry.push({ name, value })
  host.registry.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** DisableCertRevocationCheck (reference 5.2). */
export function isRevocationCheckDisabled(host: Host): boolean {
  return registryValue(host, 'DisableCertRevocationCheck') === 1
}

/** What the host's own clock shows, in milliseconds since 1970. */
export function ownClock(world: World, host: Host): number {
  return Math.max(0, world.now + host.clockSkewSeconds * secondMs)
}
