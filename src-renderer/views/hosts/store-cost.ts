/** What it does to a host when a certificate is removed from one of its stores, as far as the records of the world tell. */
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import { namesOf } from './power-cost.ts'

type Entry = HostView['stores'][number]

interface StoreRemovalCost {
  /** The private key is deleted with its certificate. */
  readonly losesKey: boolean
  /** The Replica server of the host proves itself with it. */
  readonly isPresented: boolean
  /** Certificates in the stores of this host that are trusted because of it. */
  readonly untrusted: readonly string[]
  /** Machines of the host whose replication cannot connect any more. */
  readonly disconnected: readonly string[]
  /** The CRL of the issuer stays, without the certificate that it is checked with. */
  readonly leavesCrl: boolean
}

/**
 * @param host The host of the store.
 * @param entry The certificate in the store.
 * @param hosts All hosts of the world.
 * @param vms All machines of the world.
 */
export function storeRemovalCost(
  host: HostView,
  entry: Entry,
  hosts: readonly HostView[],
  vms: readonly VmView[],
): StoreRemovalCost {
  const isOwn = entry.store === 'LocalMachine\\My'
  const below = isOwn ? new Set<string>() : namesBelow(host, entry)
  const isLost = ({ certificateId, ownerId }: { certificateId: string; ownerId: string }) =>
    isOwn
      ? ownerId === host.hostId && certificateId === entry.certificateId
      : below.has(issuerOf(hosts, ownerId, certificateId))
  return {
    losesKey: entry.hasPrivateKey,
    isPresented: isOwn && host.replicaServer.enabled && host.replicaServer.certificateId === entry.certificateId,
    untrusted: host.stores
      .filter((each) => each.certificateId !== entry.certificateId && below.has(each.issuedBy))
      .map((each) => each.issuedTo),
    disconnected: namesOf(
      vms.filter((vm) => vm.hostId === host.hostId && certificatesOf(vm, hosts, vms).some((each) => isLost(each))),
    ),
    leavesCrl: !isOwn && host.crls.some((crl) => crl.issuerCertificateId === entry.certificateId),
  }
}

/** The names of an issuer and of those that it has signed, as far as they are in the stores of the host. */
function namesBelow(host: HostView, { issuedTo }: Entry): ReadonlySet<string> {
  const names = new Set([issuedTo])
  for (let size = 0; size < names.size;) {
    size = names.size
    for (const each of host.stores) {
      if (each.store !== 'LocalMachine\\My' && names.has(each.issuedBy)) names.add(each.issuedTo)
    }
  }
  return names
}

/** The certificates with which the two sides of a machine's relationships prove themselves. */
function certificatesOf(vm: VmView, hosts: readonly HostView[], vms: readonly VmView[]) {
  const replicates = [vm.replication, vm.extendedReplication].some((side) => side?.authentication === 'certificate')
  if (!replicates) return []
  return vms
    .filter((each) => each.guid === vm.guid)
    .flatMap((each) => {
      const owner = hosts.find(({ hostId }) => hostId === each.hostId)
      const used = [each.replication, each.extendedReplication].map((side) => side?.certificateId)
      const shown = owner?.replicaServer.certificateId
      return [...used, shown].flatMap((id) => (id ? [{ certificateId: id, ownerId: each.hostId }] : []))
    })
}

/** The common name of who has signed a certificate, empty where it is not in the store of its host. */
function issuerOf(hosts: readonly HostView[], hostId: string, certificateId: string): string {
  const stores = hosts.find((host) => host.hostId === hostId)?.stores ?? []
  return stores.find((each) => each.certificateId === certificateId)?.issuedBy ?? ''
}
