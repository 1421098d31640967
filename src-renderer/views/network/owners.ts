/** Who has an address of the emulated network. */
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'

/**
 * The hosts that have power, and the running machines whose adapter reaches the physical network, as the core sees them; whether
 * one client reaches them is another question.
 * @returns Their names, hosts first.
 */
export function ownersOf(address: string, hosts: readonly HostView[], vms: readonly VmView[]): readonly string[] {
  const isExternal = (hostId: string, switchName: string | null) =>
    hosts
      .find((host) => host.hostId === hostId)
      ?.switches.some(({ name, kind }) => kind === 'external' && name === switchName) === true
  const ofHosts = hosts.filter((host) => host.hasPower && host.ipAddress === address)
  const ofVms = vms.filter(
    ({ state, hostId, adapters }) =>
      state === 'Running' &&
      adapters.some(({ ip, switchName }) => ip?.address === address && isExternal(hostId, switchName)),
  )
  return [...ofHosts, ...ofVms].map(({ name }) => name)
}
