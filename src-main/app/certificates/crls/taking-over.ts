/**
 * What an authority revoked before it came here: its last CRL is taken over, so that nothing that it revoked becomes good
 * again with the first CRL that is signed here, and no number of it comes again.
 */
import type { SigningAuthority } from '../../../authority/certificates/issue.ts'
import type { ParsedCrl } from '../../../authority/crls/crl.ts'
import { decimalOf } from '../../../authority/certificates/certificate-der.ts'
import { isCrlSignedBy, readCrl } from '../../../authority/inspection/inspect.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import { reserveCrlNumbers, saveCrl, signNextCrl, tellCrl, type FreshCrl } from './publishing.ts'
import type { CertificateContext } from '../keys/context.ts'
import { certificateIn, type CrlEntry } from '../inventory/documents.ts'
import { notSignedHere, serialsOf } from './foreign.ts'
import { readInput } from '../../base/brought-file.ts'
import type { StoredRoot } from '../inventory/documents.ts'

/** Far above every number that an authority counts to, and far below where numbers stop to be exact. */
const crlNumberMax = Number.MAX_SAFE_INTEGER - 2 ** 40

/** A CRL from before, checked. */
interface EarlierCrl {
  readonly crl: ParsedCrl
  /** 0 where it carries none. */
  readonly crlNumber: number
}

/**
 * Takes over a CRL of a root that is here already, and signs the next one with its entries.
 * @returns The new CRL, or `crl.foreign`, `crl.signatureUnknown`, `crl.isDelta`, `crl.numberTooLarge`, `crl.negativeNumber`,
 *   `root.locked`, `root.mayNotSignCrl`.
 */
export async function importCrl(
  context: CertificateContext,
  { file }: ParsedInputOf<'crl.import'>,
): Promise<Reply<OutputOf<'crl.import'>>> {
  const read = await readInput(file)
  if (!read.ok) return read
  const crl = readCrl(read.value.bytes, read.value.name)
  if (!crl.ok) return crl
  const roots = context.inventory.roots()
  const root = roots.find(({ document }) => isCrlSignedBy(crl.value, Buffer.from(document.der, 'base64')))
  const authorities = roots.map(({ document }) => Buffer.from(document.der, 'base64'))
  const earlier = checked(crl.value, root !== undefined, authorities, 'file')
  if (!earlier.ok) return earlier
  if (!root) throw new Error('a CRL that was checked has its root')
  if (!context.inventory.maySignCrl(root)) return fail('root.mayNotSignCrl', { root: root.document.name })
  const reserved = reserveCrlNumbers(context, root.rootId, earlier.value.crlNumber)
  if (!reserved.ok) return reserved
  const signed = await signTakingOver(context, root, earlier.value)
  if (!signed.ok) return signed
  return context.keeper.keepTogether((tell) => {
    const kept = saveTakenOver(context, root, signed.value)
    tellCrl(tell, root, signed.value.fresh)
    return ok({ rootId: root.rootId, ...kept })
  })
}

/**
 * Reads the CRL that is brought along with an authority.
 * @param authority DER of the certificate that must have signed it.
 * @returns The CRL, or why it cannot be taken over.
 */
export async function readEarlierCrl(
  file: ParsedInputOf<'crl.import'>['file'],
  authority: Uint8Array,
): Promise<Reply<EarlierCrl>> {
  const read = await readInput(file)
  if (!read.ok) return { ok: false, failure: { ...read.failure, field: 'crl' } }
  const crl = readCrl(read.value.bytes, read.value.name)
  if (!crl.ok) return { ok: false, failure: { ...crl.failure, field: 'crl' } }
  return checked(crl.value, isCrlSignedBy(crl.value, authority), [authority], 'crl')
}

/** The next CRL with what an earlier one names, signed and not yet kept. */
interface TakenOver {
  readonly fresh: FreshCrl
  readonly added: readonly CrlEntry[]
  readonly earlier: EarlierCrl | null
}

/**
 * Signs the next CRL of a root; with what an earlier one names, where there is one.
 * @param opened The key, where the root is not kept yet.
 * @returns The CRL, or `root.locked`, `root.mayNotSignCrl`.
 */
export async function signTakingOver(
  context: CertificateContext,
  root: StoredRoot,
  earlier: EarlierCrl | null,
  opened?: SigningAuthority,
): Promise<Reply<TakenOver>> {
  const added = earlier ? newEntries(context, root, earlier.crl) : []
  const signed = await signNextCrl(context, root, undefined, added, opened)
  return signed.ok ? ok({ fresh: signed.value, added, earlier }) : signed
}

/**
 * Keeps it, and marks what it names; for use inside a transaction.
 * @returns The number of the new one, and how many entries came from the earlier one.
 */
export function saveTakenOver(
  context: CertificateContext,
  root: StoredRoot,
  { fresh, added, earlier }: TakenOver,
): { crlNumber: number; takenOverCount: number } {
  const { workspace } = context.dependencies
  for (const { certificateId, revokedWallInstant, reason } of added) {
    const certificate = certificateId === null ? null : context.inventory.certificate(certificateId)
    // A delta's entry that takes another one back revokes nothing.
    if (!certificate?.ok || certificate.value.document.kind !== 'host' || reason === 'removeFromCRL') continue
    const { document, rootId, sealedKey } = certificate.value
    const revocation = { wallInstant: revokedWallInstant, reason }
    workspace.saveCertificate({
      id: certificate.value.certificateId,
      rootId,
      document: { ...document, revocation },
      sealedKey,
    })
  }
  if (earlier) {
    workspace.appendAudit({
      kind: 'crl.takenOver',
      subject: root.rootId,
      details: { crlNumber: earlier.crlNumber, entries: added.length },
    })
  }
  saveCrl(context, root, fresh)
  return { crlNumber: fresh.crlNumber, takenOverCount: added.length }
}

function checked(
  crl: ParsedCrl,
  isSigned: boolean,
  authorities: readonly Uint8Array[],
  field: string,
): Reply<EarlierCrl> {
  const issuer = crl.issuer.map((each) => each.value).join(', ')
  if (!isSigned) return notSignedHere(crl, authorities, field)
  // It names only what has changed, so what was revoked before would be lost.
  if (crl.isDelta) return fail('crl.isDelta', { issuer }, { field })
  const hex = crl.crlNumber ?? '0'
  if (hex.startsWith('-')) return fail('crl.negativeNumber', { issuer, crlNumber: decimalOf(hex) }, { field })
  const number = BigInt(`0x${hex}`)
  if (number > BigInt(crlNumberMax)) {
    return fail('crl.numberTooLarge', { issuer, crlNumber: decimalOf(hex) }, { field })
  }
  return ok({ crl, crlNumber: Number(number) })
}

/** Entries that no CRL signed here carries yet. Of a certificate that is not here nobody knows its end, but it is not after the root's. */
function newEntries(context: CertificateContext, root: StoredRoot, crl: ParsedCrl): CrlEntry[] {
  const { inventory } = context
  const { certificateId, der } = root.document
  const own = certificateIn(der)
  const idOf = serialsOf(context, { certificateId, der: own.der, selfSigned: own.selfSigned })
  const known = new Set(inventory.latestCrl(root.rootId)?.document.revoked.map(({ serialNumber }) => serialNumber))
  return crl.revoked
    .filter(({ serialNumber }) => !known.has(serialNumber))
    .map(({ serialNumber, revokedAt, reason }) => {
      const id = idOf(serialNumber)
      const revoked = id === null ? null : inventory.der(id)
      const notAfter = revoked ? certificateIn(revoked.toString('base64')).notAfter : own.notAfter
      return {
        certificateId: id,
        serialNumber,
        revokedWallInstant: revokedAt.getTime(),
        reason,
        notAfterWallInstant: notAfter.getTime(),
      }
    })
}
