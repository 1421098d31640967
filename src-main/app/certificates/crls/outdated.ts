/** Which emulated hosts do not have the newest CRL of a root: there, what it revokes still counts as good. */
import type { HostView } from '../../../contract/views/host.ts'
import type { InventoryContext } from '../inventory/context.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { worldCrlFacts } from '../inventory/world-facts.ts'

/** A host that trusts a root and has an older CRL of it, or none. */
interface OutdatedHost {
  readonly host: HostView
  /** Whether the newest CRL revokes something that the host does not know of. */
  readonly misses: boolean
}

/**
 * @param root Whose CRL.
 * @returns The hosts that trust it and do not have its newest CRL; none where it has signed none.
 */
export function outdatedHosts({ inventory, keeper }: InventoryContext, root: StoredRoot): OutdatedHost[] {
  const newest = inventory.shownCrl(root.rootId)
  if (!newest) return []
  const { certificateId } = root.document
  const wanted = worldCrlFacts(root.document, newest.document)
  return keeper.emulator.world.hosts.flatMap(({ hostId }) => {
    const host = keeper.emulator.hostView(hostId)
    const trusts = host?.stores.some(
      (entry) => entry.store === 'LocalMachine\\Root' && entry.certificateId === certificateId,
    )
    if (!host || !trusts) return []
    const held = host.crls.find((crl) => crl.issuerCertificateId === certificateId)
    if (held && held.thisUpdateInstant >= wanted.thisUpdateInstant && held.revokedCount >= wanted.revoked.length)
      return []
    return [{ host, misses: wanted.revoked.length > (held?.revokedCount ?? 0) }]
  })
}
