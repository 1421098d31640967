/** Opens files that somebody brings and says what is in them; whether a host would take them is in `judging-files.ts`. */
import { setImmediate } from 'node:timers/promises'
import { decimalOf } from '../../../authority/certificates/certificate-der.ts'
import type { ParsedCrl } from '../../../authority/crls/crl.ts'
import { derTreePage } from '../../../authority/der/der-tree.ts'
import { fileBlocks } from '../../../authority/files/file-blocks.ts'
import { readable } from '../../../authority/files/readable.ts'
import { checkCertificate, checkCrl } from '../../../authority/inspection/inspect.ts'
import type { InspectedRequest } from '../../../authority/requests/read-request.ts'
import { objectName } from '../../../authority/der/object-names.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { BlockKind, InspectedCertificateView, InspectionView } from '../../../contract/views/inspection.ts'
import type { InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import type { CertificateContext } from '../keys/context.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { stateAt } from '../inventory/searching.ts'
import { readInput } from '../../base/brought-file.ts'
import { judgeFile, type FoundCertificate } from './judging-files.ts'
import { openFile, type OpenedFile } from './opening-files.ts'

const entriesShown = 100
const textLengthMax = 1000
const listLengthMax = 500
/** So many certificates of one name in a file are asked whether they have signed; nobody has more authorities of one name. */
const sameNameMax = 20

/**
 * Opens a file and says what it is.
 * @returns The inspection, or why the file cannot be read.
 */
export async function inspectFile(
  context: CertificateContext,
  input: ParsedInputOf<'certificate.inspect'>,
): Promise<Reply<InspectionView>> {
  const read = await readInput(input.file)
  if (!read.ok) return read
  const { name, bytes } = read.value
  const opened = await openFile(name, bytes, input.password ?? '')
  if (!opened.ok) return opened
  const { encoding, blocks, certificates, pfx, request, crl } = opened.value
  const keys = keysOf(opened.value)
  const found: FoundCertificate[] = certificates.map((certificate, index) => ({
    certificate,
    key:
      index === 0 && pfx?.isHostFirst && pfx.key
        ? pfx.key
        : keys.some(({ kind, certificateIndex }) => kind !== 'publicKey' && certificateIndex === index)
          ? { provider: null, keySpec: 'exchange' }
          : null,
  }))
  const judged = judgeFile(context, input, found, request && { request, file: name })
  if (!judged.ok) return judged
  const wallNow = context.dependencies.now().getTime()
  return ok({
    fileKind: kindOf(blocks),
    encoding,
    sizeBytes: bytes.length,
    blocks: blocks.map(({ der, ...block }) => ({ ...block, sizeBytes: der.length })),
    certificates: await rowsOf(context, found, wallNow),
    pfx: pfx && pfxRow(pfx),
    csr: request && requestRow(request),
    crl: crl && crlRow(context, crl, wallNow),
    keys,
    ...judged.value,
  })
}

/**
 * Gives a page of the raw structure of a file.
 * @returns The page, or why there is none.
 */
export async function structureOf({
  file,
  block,
  fromOffset,
  limit,
}: ParsedInputOf<'certificate.structure'>): Promise<Reply<OutputOf<'certificate.structure'>>> {
  const read = await readInput(file)
  if (!read.ok) return read
  const { name, bytes } = read.value
  // What makes no sense as a whole has a beginning all the same, and that is what one wants to see.
  const parts = readable('certificate.unreadable', name, () => fileBlocks(bytes))
  if (!parts.ok) return parts
  const blocks = parts.value?.blocks ?? (bytes[0] === 0x30 ? [{ kind: 'other' as const, der: bytes }] : [])
  if (blocks.length === 0) return fail('file.unrecognised', { file: name }, { field: 'file' })
  const chosen = blocks[block]
  if (!chosen) return fail('file.noBlock', { file: name, block, blockCount: blocks.length }, { field: 'block' })
  const page = derTreePage(chosen.der, fromOffset, limit, secretKinds.has(chosen.kind))
  return ok({
    blockCount: blocks.length,
    sizeBytes: chosen.der.length,
    nodes: [...page.nodes],
    nextOffset: page.nextOffset,
    problem: page.problem,
  })
}

/** Files in which a private key may lie open. */
const secretKinds: ReadonlySet<BlockKind> = new Set<BlockKind>(['pfx', 'privateKey', 'encryptedPrivateKey', 'other'])

/** One kind, or `pem` for several. */
function kindOf(blocks: OpenedFile['blocks']): InspectionView['fileKind'] {
  const [first, ...others] = new Set(blocks.map(({ kind }) => kind))
  return others.length === 0 && first !== undefined ? first : 'pem'
}

function keysOf({ keys, certificates }: OpenedFile): InspectionView['keys'] {
  return keys.map(({ kind, facts }) => {
    const info = facts?.publicKeyInfo
    const index = info ? certificates.findIndex((each) => each.publicKeyInfo.equals(info)) : -1
    return {
      kind,
      algorithm: facts?.algorithm ?? null,
      keyBits: facts?.keyBits ?? null,
      certificateIndex: index < 0 ? null : index,
    }
  })
}

function certificateRow(
  { inventory }: CertificateContext,
  { certificate, key }: FoundCertificate,
  wallNow: number,
): Omit<InspectedCertificateView, 'signature'> {
  return {
    issuedTo: bounded(certificate.commonName),
    issuedBy: bounded(certificate.issuerCommonName),
    subject: bounded(certificate.subject),
    issuer: bounded(certificate.issuer),
    version: certificate.version,
    dnsNames: boundedList(certificate.dnsNames),
    otherNames: boundedList(certificate.otherNames),
    serial: bounded(certificate.serialNumber),
    thumbprint: certificate.thumbprint,
    sha256: certificate.sha256,
    signatureAlgorithm: nameOf(certificate.signatureAlgorithm),
    notBeforeWallInstant: certificate.notBefore.getTime(),
    notAfterWallInstant: certificate.notAfter.getTime(),
    dates: datesOf(certificate.notBefore, certificate.notAfter, wallNow),
    isAuthority: certificate.isAuthority,
    isSelfSigned: certificate.selfSigned,
    pathLength: certificate.pathLength,
    keyAlgorithm: certificate.keyName,
    keyBits: certificate.keyBits,
    keyUsages: [...certificate.keyUsages],
    extendedKeyUsages: boundedList(certificate.extendedKeyUsages.map(nameOf)),
    subjectKeyId: certificate.subjectKeyId,
    authorityKeyId: certificate.authorityKeyId,
    crlDistributionPoints: boundedList(certificate.crlDistributionPoints),
    extensions: certificate.extensions.map(({ oid, critical }) => ({ oid, name: nameOf(oid), isCritical: critical })),
    hasPrivateKey: key !== null,
    certificateId: inventory.idOf(certificate.der),
    known: knownOf(inventory, certificate, wallNow),
  }
}

interface Signer {
  readonly der: Buffer
  readonly name: string
}

/** Signatures take long to check, and a file may hold a thousand: others have their turn in between. */
async function rowsOf(
  context: CertificateContext,
  found: readonly FoundCertificate[],
  wallNow: number,
): Promise<InspectedCertificateView[]> {
  const bySubject = Map.groupBy(found, ({ certificate }) => certificate.subject)
  const roots = context.inventory
    .roots()
    .map(({ document }): Signer => ({ der: Buffer.from(document.der, 'base64'), name: document.name }))
  const rows: InspectedCertificateView[] = []
  for (const each of found) {
    const beside = (bySubject.get(each.certificate.issuer) ?? []).slice(0, sameNameMax)
    const signers = beside.map(({ certificate: { der, commonName, subject } }) => ({
      der,
      name: commonName || subject,
    }))
    const signature = signatureOf(each.certificate, [...signers, ...roots])
    rows.push({ ...certificateRow(context, each, wallNow), signature })
    if (rows.length % 20 === 0) await setImmediate()
  }
  return rows
}

/** Asks the certificate itself, the others of the file and the roots of the workspace; whose key fits, has signed. */
function signatureOf(
  certificate: InspectedCertificate,
  signers: readonly Signer[],
): InspectedCertificateView['signature'] {
  const checks = signers.flatMap(({ der, name }) => {
    const check = checkCertificate(certificate.der, der)
    return check === null ? [] : [{ check, signer: bounded(name) }]
  })
  const valid = checks.find(({ check }) => check.result === 'valid')
  if (valid) return { result: 'valid', signer: valid.signer }
  for (const { check } of checks) {
    if (check.result === 'unknown') return { result: 'unknown', algorithm: check.algorithm }
  }
  const [first] = checks
  return first ? { result: 'invalid', signer: first.signer } : { result: 'signerNotHere' }
}

/**
 * What the inventory knows of a certificate: its own record, and the newest CRL of its root, which also names certificates that
 * are not kept here.
 */
function knownOf(
  inventory: Inventory,
  certificate: InspectedCertificate,
  wallNow: number,
): InspectedCertificateView['known'] {
  const certificateId = inventory.idOf(certificate.der)
  const still = certificateId === null ? undefined : inventory.index.find(certificateId)?.view
  const issuer = inventory.issuerOf(certificate.der)
  const root = inventory.roots().find(({ document }) => document.certificateId === issuer?.certificateId)
  const entry = root && revokedIn(inventory, root.rootId, certificate.serialNumber)
  const revocation = still?.revocation ?? entry ?? null
  if (!still && !revocation) return null
  const dates = {
    notBeforeWallInstant: certificate.notBefore.getTime(),
    notAfterWallInstant: certificate.notAfter.getTime(),
  }
  return { state: stateAt({ ...dates, revocation, supersededBy: still?.supersededBy ?? null }, wallNow), revocation }
}

function revokedIn(inventory: Inventory, rootId: string, serialNumber: string) {
  const wanted = serialNumber.toLowerCase()
  const entry = inventory.shownCrl(rootId)?.document.revoked.find((each) => each.serialNumber.toLowerCase() === wanted)
  return entry ? { wallInstant: entry.revokedWallInstant, reason: entry.reason } : null
}

function pfxRow(pfx: NonNullable<OpenedFile['pfx']>): InspectionView['pfx'] {
  const { key, keyCount, macDigest, macIterations, certificates, certificateEncryption, certificatesEncrypted } = pfx
  return {
    profile: macDigest === 'sha1' ? 'compat' : macDigest === 'sha256' ? 'modern' : 'other',
    encryptsCertificates: certificatesEncrypted,
    certificateEncryption,
    keyEncryption: key?.encryption ?? null,
    certificateCount: certificates.length,
    keyCount,
    provider: key?.provider == null ? null : bounded(key.provider),
    isMachineKeySet: key?.machineKeySet ?? false,
    keySpec: key?.keySpec ?? 'none',
    macDigest,
    macIterations,
  }
}

function requestRow(request: InspectedRequest): InspectionView['csr'] {
  return {
    subject: bounded(request.subjectText),
    dnsNames: boundedList(request.dnsNames),
    otherNames: boundedList(request.otherNames),
    keyAlgorithm: request.keyName,
    keyBits: request.keyBits,
    keyUsages: request.keyUsages,
    extendedKeyUsages: boundedList(request.extendedKeyUsages.map(nameOf)),
    signatureAlgorithm: nameOf(request.signatureAlgorithm),
    isSignatureValid: request.isSignatureValid,
    uncheckedAlgorithm: request.signatureCheck.result === 'unknown' ? request.signatureCheck.algorithm : null,
  }
}

function crlRow({ inventory }: CertificateContext, crl: ParsedCrl, wallNow: number): InspectionView['crl'] {
  const checks = inventory
    .roots()
    .map((root) => ({ root, check: checkCrl(crl, Buffer.from(root.document.der, 'base64')) }))
  const signer = checks.find(({ check }) => check?.result === 'valid')?.root
  const unchecked = checks.flatMap(({ check }) => (check?.result === 'unknown' ? [check.algorithm] : []))
  return {
    crlNumber: crl.crlNumber === null ? null : bounded(decimalOf(crl.crlNumber)),
    isDelta: crl.isDelta,
    baseCrlNumber: crl.baseCrlNumber === null ? null : bounded(decimalOf(crl.baseCrlNumber)),
    uncheckedAlgorithm: signer ? null : (unchecked[0] ?? null),
    thisUpdateWallInstant: crl.thisUpdate.getTime(),
    nextUpdateWallInstant: crl.nextUpdate?.getTime() ?? 0,
    revokedCount: crl.revoked.length,
    issuer: bounded(crl.issuer.map(({ value }) => value).join(', ')),
    signatureAlgorithm: nameOf(crl.signatureAlgorithm),
    publishWallInstant: crl.nextPublish?.getTime() ?? null,
    dates: datesOf(crl.thisUpdate, crl.nextUpdate, wallNow),
    signedBy: signer?.document.name ?? null,
    newer: signer ? newerOf(inventory, signer.rootId, crl) : null,
    entries: crl.revoked.slice(0, entriesShown).map(({ serialNumber, revokedAt, reason }) => ({
      serial: bounded(serialNumber),
      wallInstant: revokedAt.getTime(),
      reason,
    })),
  }
}

/** The newest CRL of the root, unless it is this one or an older one. */
function newerOf(inventory: Inventory, rootId: string, crl: ParsedCrl): NonNullable<InspectionView['crl']>['newer'] {
  const newest = inventory.shownCrl(rootId)
  const number = crl.crlNumber === null ? null : Number(decimalOf(crl.crlNumber))
  if (newest === null || number === null || newest.crlNumber <= number) return null
  const { thisUpdateWallInstant, revoked } = newest.document
  const here = new Set(crl.revoked.map(({ serialNumber }) => serialNumber.toLowerCase()))
  const more = revoked.filter(({ serialNumber }) => !here.has(serialNumber.toLowerCase()))
  return { crlNumber: newest.crlNumber, thisUpdateWallInstant, moreRevokedCount: more.length }
}

/** A text from a file may be as long as the file; nobody reads that far. */
function bounded(text: string): string {
  return text.length <= textLengthMax ? text : `${text.slice(0, textLengthMax)}… (${text.length})`
}

function boundedList(texts: readonly string[]): string[] {
  const shown = texts.slice(0, listLengthMax).map(bounded)
  return texts.length > listLengthMax ? [...shown, `… (${texts.length})`] : shown
}

function datesOf(from: Date, to: Date | null, wallNow: number): InspectedCertificateView['dates'] {
  if (wallNow < from.getTime()) return 'notYetValid'
  return to !== null && wallNow > to.getTime() ? 'expired' : 'valid'
}

function nameOf(oid: string): string {
  return objectName(oid) ?? oid
}
