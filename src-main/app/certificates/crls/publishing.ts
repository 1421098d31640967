/**
 * The CRLs of a root: every one carries what the one before it carried, until a certificate has expired and one more CRL
 * has named it (Certificates reference 3.5).
 */
import { dirname } from 'node:path'
import { signCrl } from '../../../authority/crls/crl.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { CrlDocument, CrlEntry } from '../inventory/documents.ts'
import type { StoredRoot } from '../inventory/documents.ts'
import { rememberFolder } from '../export-folder/remembered.ts'
import { openCrlFile, writeWith } from './crl-file.ts'
import { policyOf } from './policy.ts'
import { openAuthority } from '../keys/opening.ts'
import { type CertificateContext } from '../keys/context.ts'
import type { SigningAuthority } from '../../../authority/certificates/issue.ts'
import type { Tell } from '../../world/keeper.ts'

/** A CRL that was signed and is not yet kept. */
export interface FreshCrl {
  readonly crlNumber: number
  readonly document: CrlDocument
}

/**
 * Signs and keeps the next CRL of a root, and writes it where it is wanted.
 * @param validDays How long hosts may rely on it; left out, as the root's policy says.
 * @param folder Where a file is wanted; where it cannot be written, no CRL is published.
 * @returns Its number and its file, or `root.unknown`, `root.locked`, `root.mayNotSignCrl`, `file.*`.
 */
export async function publishCrl(
  context: CertificateContext,
  rootId: string,
  validDays?: number,
  folder?: string,
): Promise<Reply<{ crlNumber: number; path: string | null }>> {
  const root = context.inventory.root(rootId)
  if (!root.ok) return root
  const target = await openCrlFile(context, root.value, folder)
  if (!target.ok) return target
  const signed = await signNextCrl(context, root.value, validDays, [])
  if (!signed.ok) return signed
  const keep = () =>
    context.keeper.keepTogether((tell) => {
      saveCrl(context, root.value, signed.value)
      tellCrl(tell, root.value, signed.value)
      if (target.value) rememberFolder(context.dependencies.workspace, 'crl', dirname(target.value.path))
      return ok({ crlNumber: signed.value.crlNumber, path: target.value?.path ?? null })
    })
  return writeWith(target.value, signed.value, keep)
}

/**
 * Signs the next CRL. Its number is on disk as used before anything is signed with it.
 * @param asked How many days hosts may rely on it; undefined for the root's policy.
 * @param added Entries that no CRL has carried yet.
 * @param opened The key, where the root is not kept yet; otherwise it is opened here.
 */
export async function signNextCrl(
  context: CertificateContext,
  root: StoredRoot,
  asked: number | undefined,
  added: readonly CrlEntry[],
  opened?: SigningAuthority,
): Promise<Reply<FreshCrl>> {
  const { workspace, now } = context.dependencies
  if (!context.inventory.maySignCrl(root)) return fail('root.mayNotSignCrl', { root: root.document.name })
  const authority = opened ? ok(opened) : openAuthority(context, root)
  if (!authority.ok) return authority
  const policy = policyOf(context, root.rootId)
  const validDays = asked ?? policy.validDays
  const revoked = [...carriedOver(context, root.rootId), ...added]
  const number = workspace.reserve(`crl ${root.rootId}`)
  if (!number.ok) return number
  const signed = await signCrl(
    {
      crlNumber: number.value,
      revoked: revoked.map(({ serialNumber, revokedWallInstant, reason }) => ({
        serialNumber,
        revokedAt: new Date(revokedWallInstant),
        reason,
      })),
      now: now(),
      validityDays: validDays,
      // A CRL that holds for another time than usual is followed by the next one after a third of it.
      publishDays: asked === undefined ? policy.publishDays : Math.min(policy.publishDays, asked / 3),
    },
    authority.value,
  )
  return ok({
    crlNumber: number.value,
    document: {
      der: signed.crl.toString('base64'),
      thisUpdateWallInstant: signed.thisUpdate.getTime(),
      nextUpdateWallInstant: signed.nextUpdate.getTime(),
      ...(signed.nextPublish === null ? {} : { publishWallInstant: signed.nextPublish.getTime() }),
      issuedInstant: context.keeper.now(),
      validDays,
      revoked,
    },
  })
}

/** Keeps a CRL; for use inside a transaction. */
export function saveCrl(context: CertificateContext, { rootId }: StoredRoot, { crlNumber, document }: FreshCrl): void {
  const { workspace } = context.dependencies
  workspace.addCrl({ id: `${rootId} crl ${crlNumber}`, rootId, crlNumber, document })
  workspace.appendAudit({ kind: 'crl.published', subject: rootId, details: { crlNumber } })
}

/** Tells that a CRL was published; for use inside a transaction. */
export function tellCrl(tell: Tell, root: StoredRoot, { crlNumber }: FreshCrl): void {
  tell('crl.published', { root: root.document.name, crlNumber })
}

/** Has numbers up to this one count as used, so that the next CRL has a larger one. */
export function reserveCrlNumbers({ dependencies }: CertificateContext, rootId: string, upTo: number): Reply<void> {
  const name = `crl ${rootId}`
  const missing = upTo - dependencies.workspace.lastReserved(name)
  if (missing <= 0) return ok(undefined)
  const reserved = dependencies.workspace.reserve(name, missing)
  return reserved.ok ? ok(undefined) : reserved
}

/** What the last CRL named, without certificates that had expired before it was signed. */
function carriedOver(context: CertificateContext, rootId: string): CrlEntry[] {
  const { inventory } = context
  const newest = inventory.latestReadableCrl(rootId)
  const last = newest?.document
  const entries = last?.revoked.filter((entry) => entry.notAfterWallInstant >= last.thisUpdateWallInstant) ?? []
  // Where a later one cannot be read any more, the certificates themselves know what it named.
  const isNewest = newest !== null && newest.crlNumber === inventory.shownCrl(rootId)?.crlNumber
  return isNewest ? entries : withRevokedCertificates(context, rootId, entries)
}

function withRevokedCertificates(
  context: CertificateContext,
  rootId: string,
  entries: readonly CrlEntry[],
): CrlEntry[] {
  const known = new Set(entries.map(({ serialNumber }) => serialNumber))
  const wallNow = context.dependencies.now().getTime()
  const missing = context.inventory.index.all().flatMap(({ view }) => {
    const { revocation, serial, certificateId, notAfterWallInstant } = view
    const isMissing = view.rootId === rootId && revocation !== null && !known.has(serial)
    if (!isMissing || notAfterWallInstant < wallNow) return []
    const { wallInstant, reason } = revocation
    return [{ certificateId, serialNumber: serial, revokedWallInstant: wallInstant, reason, notAfterWallInstant }]
  })
  return [...entries, ...missing]
}
