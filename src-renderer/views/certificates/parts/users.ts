/** Who uses a certificate: hosts that have it, the Replica server that listens with it, machines that replicate with it. */
import type { CertificateView } from '../../../../src-main/contract/views/authority.ts'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'

interface CertificateUsers {
  /** Names of hosts whose Replica server is bound to it. */
  readonly replicaServers: readonly string[]
  /** Names of machines whose replication names it, each once. */
  readonly machines: readonly string[]
  /** Names of hosts that only hold it in a store. */
  readonly holders: readonly string[]
}

/**
 * @param certificate The certificate.
 * @param hosts The hosts of the world.
 * @param vms The machines of the world.
 */
export function usersOf(
  { certificateId, usedByHostIds }: Pick<CertificateView, 'certificateId' | 'usedByHostIds'>,
  hosts: readonly Pick<HostView, 'hostId' | 'name' | 'replicaServer'>[],
  vms: readonly Pick<VmView, 'name' | 'replication' | 'extendedReplication'>[],
): CertificateUsers {
  const serves = ({ replicaServer }: Pick<HostView, 'replicaServer'>) =>
    replicaServer.enabled && replicaServer.certificateId === certificateId
  const replicates = (vm: Pick<VmView, 'replication' | 'extendedReplication'>) =>
    [vm.replication, vm.extendedReplication].some((each) => each?.certificateId === certificateId)
  return {
    replicaServers: hosts.filter(serves).map(({ name }) => name),
    machines: [...new Set(vms.filter(replicates).map(({ name }) => name))],
    holders: hosts.filter((host) => usedByHostIds.includes(host.hostId) && !serves(host)).map(({ name }) => name),
  }
}
