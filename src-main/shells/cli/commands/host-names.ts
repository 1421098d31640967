/** Hosts of the emulated world by the names that people type. */
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { HostView } from '../../../contract/views/host.ts'

/**
 * Finds a host.
 * @param typed Its name, FQDN or id, in whatever case.
 * @param field What of the command line names it, for the refusal.
 * @returns The host, or `host.unknown`.
 */
export function hostNamed(hosts: readonly HostView[], typed: string, field: string): Reply<HostView> {
  const wanted = typed.toLowerCase()
  const found = hosts.find((each) => [each.hostId, each.name.toLowerCase(), each.fqdn.toLowerCase()].includes(wanted))
  return found === undefined ? fail('host.unknown', { hostId: typed }, { field }) : ok(found)
}
