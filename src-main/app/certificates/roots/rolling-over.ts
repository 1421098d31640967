/** From one root to the next: both are trusted until every host has a certificate of the new one. */
import { permittedDnsSuffixes } from '../../../authority/certificates/name-constraints.ts'
import { parseCertificate } from '../../../authority/certificates/certificate-der.ts'
import { fail, ok, type Nothing, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import type { HostView } from '../../../contract/views/host.ts'
import type { SuccessionView } from '../../../contract/views/roots.ts'
import type { CertificateContext } from '../keys/context.ts'
import { certificateIn, nameOf, type RootDocument } from '../inventory/documents.ts'
import type { StoredCertificate, StoredRoot } from '../inventory/documents.ts'
import { createRoot } from './creating.ts'

/**
 * Creates the successor of a root; it inherits the name constraints.
 * @returns The ids of the new root, or `root.unknown`, `root.hasSuccessor`, and what creating a root can give.
 */
export async function rollOver(
  context: CertificateContext,
  { rootId, ...wanted }: ParsedInputOf<'root.rollOver'>,
): Promise<Reply<{ rootId: string; certificateId: string }>> {
  const old = context.inventory.root(rootId)
  if (!old.ok) return old
  const { document, sealedKey } = old.value
  if (document.successor) {
    const successor = context.inventory.rootName(document.successor.rootId)
    return fail('root.hasSuccessor', { root: document.name, successor }, { field: 'rootId' })
  }
  const { workspace, now } = context.dependencies
  const permitted = permittedDnsSuffixes(parseCertificate(Buffer.from(document.der, 'base64')).extensions)
  const created = await createRoot(context, { ...wanted, permittedDnsSuffixes: permitted ?? [] }, (successorRootId) => {
    const successor = { rootId: successorRootId, startedWallInstant: now().getTime(), endedWallInstant: null }
    workspace.saveRoot({ id: rootId, document: { ...document, successor }, sealedKey })
    workspace.appendAudit({ kind: 'root.rolledOver', subject: rootId, details: { successor: successorRootId } })
  })
  if (!created.ok) return created
  const recorded = context.keeper.record('root.rolledOver', { root: document.name, successor: wanted.name.trim() })
  return recorded.ok ? created : recorded
}

/**
 * Ends a roll-over.
 * @returns Nothing, or `root.unknown`, `root.noSuccessor`, `root.rollOverEnded`, `root.stillInUse`.
 */
export function endRollOver(
  context: CertificateContext,
  { rootId, evenIfInUse }: ParsedInputOf<'root.endRollOver'>,
): Reply<Nothing> {
  const found = succeeded(context, rootId)
  if (!found.ok) return found
  const { root, successor } = found.value
  const { name } = root.document
  if (successor.endedWallInstant !== null) return fail('root.rollOverEnded', { root: name }, { field: 'rootId' })
  const { workspace, now } = context.dependencies
  const wallNow = now().getTime()
  const count = certificatesOf(context, rootId).filter((each) => isHanging(each, wallNow)).length
  if (count > 0 && !evenIfInUse) return fail('root.stillInUse', { root: name, count }, { field: 'evenIfInUse' })
  const document: RootDocument = { ...root.document, successor: { ...successor, endedWallInstant: wallNow } }
  const saved = workspace.transaction(() => {
    workspace.saveRoot({ id: rootId, document, sealedKey: root.sealedKey })
    workspace.appendAudit({ kind: 'root.rollOverEnded', subject: rootId, details: { hangingCount: count } })
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = context.keeper.record('root.rollOverEnded', { root: name })
  return recorded.ok ? ok({}) : recorded
}

/**
 * Says how far a roll-over is.
 * @param hosts The hosts of the world, to say which of them hold a certificate of the old root.
 * @returns The view, or `root.unknown`, `root.noSuccessor`.
 */
export function viewSuccession(
  context: CertificateContext,
  rootId: string,
  hosts: readonly HostView[],
): Reply<SuccessionView> {
  const found = succeeded(context, rootId)
  if (!found.ok) return found
  const { root, successor } = found.value
  const wallNow = context.dependencies.now().getTime()
  const issued = certificatesOf(context, rootId)
  return ok({
    rootId,
    name: root.document.name,
    successorRootId: successor.rootId,
    successorName: context.inventory.rootName(successor.rootId),
    startedWallInstant: successor.startedWallInstant,
    endedWallInstant: successor.endedWallInstant,
    hanging: issued
      .filter((each) => isHanging(each, wallNow))
      .map(({ certificateId, document }) => ({
        certificateId,
        name: nameOf(document.der),
        notAfterWallInstant: certificateIn(document.der).notAfter.getTime(),
        hostIds: hosts
          .filter((host) => host.stores.some((entry) => entry.certificateId === certificateId))
          .map((host) => host.hostId),
      })),
    renewedCount: issued.filter(({ document }) => document.supersededBy !== undefined).length,
  })
}

function succeeded(
  { inventory }: CertificateContext,
  rootId: string,
): Reply<{ root: StoredRoot; successor: NonNullable<RootDocument['successor']> }> {
  const root = inventory.root(rootId)
  if (!root.ok) return root
  const { name, successor } = root.value.document
  return successor ? ok({ root: root.value, successor }) : fail('root.noSuccessor', { root: name }, { field: 'rootId' })
}

function certificatesOf({ inventory }: CertificateContext, rootId: string): StoredCertificate[] {
  return inventory.certificates().filter((each) => each.rootId === rootId)
}

/** In use as far as the inventory can tell: it would be missed if hosts no longer trusted its root. */
function isHanging({ document }: StoredCertificate, wallNow: number): boolean {
  return (
    document.supersededBy === undefined &&
    document.revocation === undefined &&
    certificateIn(document.der).notAfter.getTime() >= wallNow
  )
}
