/**
 * WinRM's TrustedHosts: with whom a host talks without Kerberos. Replication itself does not ask for it; reversing the
 * direction out of Hyper-V Manager does (Hyper-V Replica reference 2.4).
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { isTrusted } from '../../contract/trusted-hosts.ts'
import { configurationChanged, emit, fqdnOf, type Engine } from '../world/engine.ts'
import { poweredHost } from '../world/lookups.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { shareTrust } from './domains.ts'

const nothing = {}

/** Replaces the list, as `Set-Item WSMan:\localhost\Client\TrustedHosts` does. */
export function setTrustedHosts(engine: Engine, input: ParsedInputOf<'host.setTrustedHosts'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  host.trustedHosts = [...input.trustedHosts]
  emit(engine, 'trustedHosts.changed', {
    host: host.name,
    hostId: host.hostId,
    trustedHosts: host.trustedHosts.join(', '),
  })
  configurationChanged(engine)
  return ok(nothing)
}

/**
 * Whether two hosts may manage each other: in domains that trust each other always, otherwise if each names the other.
 * @returns `failover.reverseTrustedHosts` with the names that are missing.
 */
export function checkTrustedHosts(world: World, host: Host, peer: Host): Reply<object> {
  if (shareTrust(world, host, peer)) return ok(nothing)
  const missing = [...(trusts(host, peer) ? [] : [fqdnOf(host)]), ...(trusts(peer, host) ? [] : [fqdnOf(peer)])]
  if (missing.length === 0) return ok(nothing)
  return fail('failover.reverseTrustedHosts', {
    host: fqdnOf(host),
    peer: fqdnOf(peer),
    missing: missing.join(', '),
  })
}

function trusts(host: Host, other: Host): boolean {
  return isTrusted(host.trustedHosts, { fqdn: fqdnOf(other), name: other.name, ipAddress: other.ipAddress })
}
