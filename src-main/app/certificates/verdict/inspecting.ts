/** Opens files that somebody brings and says what is in them; whether a host would take them is in `judging-files.ts`. */
import { derTreePage } from '../../../authority/der/der-tree.ts'
import { fileBlocks, type FileBlock } from '../../../authority/files/file-blocks.ts'
import {
  isCrlSignedBy,
  readCertificates,
  readCrl,
  readPfx,
  type InspectedPfx,
} from '../../../authority/inspection/inspect.ts'
import { pemBytesMax } from '../../../authority/files/readable.ts'
import { readRequest, type InspectedRequest } from '../../../authority/requests/read-request.ts'
import { type InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import type { ParsedCrl } from '../../../authority/crls/crl.ts'
import { keyFacts } from '../../../authority/keys/key-facts.ts'
import { depthMax, limitNesting, NestedTooDeeply } from '../../../authority/der/nesting.ts'
import { objectName } from '../../../authority/der/object-names.ts'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/registry.ts'
import type { BlockKind, InspectedCertificateView, InspectionView } from '../../../contract/views/inspection.ts'
import type { CertificateContext } from '../keys/context.ts'
import { readInput } from '../../base/brought-file.ts'
import { judgeFile, type FoundCertificate } from './judging-files.ts'

const entriesShown = 100

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
  const parts = takeApart(name, bytes)
  if (!parts.ok) return parts
  const { encoding, blocks } = parts.value
  const opened = await openBlocks(blocks, name, input.password ?? '')
  if (!opened.ok) return opened
  const { certificates, pfx, request, crl } = opened.value
  const keys = keysOf(blocks, certificates)
  const found: FoundCertificate[] = certificates.map((certificate, index) => ({
    certificate,
    key:
      index === 0 && pfx?.key
        ? pfx.key
        : keys.some((key) => key.kind === 'privateKey' && key.certificateIndex === index)
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
    blocks: blocks.map(({ kind, label, der }) => ({ kind, label, sizeBytes: der.length })),
    certificates: found.map((each) => certificateRow(context, each, wallNow)),
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
  const blocks = fileBlocks(bytes)?.blocks ?? (bytes[0] === 0x30 ? [{ kind: 'other' as const, der: bytes }] : [])
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

function takeApart(name: string, bytes: Buffer): Reply<{ encoding: 'der' | 'pem'; blocks: readonly FileBlock[] }> {
  try {
    if (bytes[0] === 0x30) limitNesting(bytes)
  } catch (error) {
    if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file: name, depthMax })
    throw error
  }
  const parts = fileBlocks(bytes)
  if (parts) {
    const isLarge = parts.encoding === 'pem' && bytes.length > pemBytesMax
    return isLarge && parts.blocks.some(({ kind }) => kind !== 'crl')
      ? fail('file.tooLarge', { path: name, sizeBytesMax: pemBytesMax })
      : ok(parts)
  }
  // Damaged beyond recognition: its name says what it was to be, and that reader says what is wrong with it.
  const kind = kindsByEnding[/\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '']
  return kind === undefined
    ? fail('file.unrecognised', { file: name }, { field: 'file' })
    : ok({ encoding: 'der', blocks: [{ kind, label: null, der: bytes }] })
}

const kindsByEnding: Readonly<Record<string, BlockKind | undefined>> = {
  '.cer': 'certificate',
  '.crt': 'certificate',
  '.der': 'certificate',
  '.pem': 'certificate',
  '.pfx': 'pfx',
  '.p12': 'pfx',
  '.p7b': 'certificate',
  '.p7c': 'certificate',
  '.crl': 'crl',
  '.csr': 'csr',
  '.req': 'csr',
}

interface Opened {
  /** The host's own first in a PFX. */
  readonly certificates: InspectedCertificate[]
  pfx: InspectedPfx | null
  request: InspectedRequest | null
  crl: ParsedCrl | null
}

/** Opens every block; of requests and CRLs the first. */
async function openBlocks(blocks: readonly FileBlock[], name: string, password: string): Promise<Reply<Opened>> {
  const opened: Opened = { certificates: [], pfx: null, request: null, crl: null }
  for (const { kind, der } of blocks) {
    if (kind === 'certificate' || kind === 'p7b') {
      const certificates = readCertificates(der, name)
      if (!certificates.ok) return certificates
      opened.certificates.push(...certificates.value)
    }
    if (kind === 'pfx' && !opened.pfx) {
      const pfx = await readPfx(der, password, name)
      if (!pfx.ok) return pfx
      opened.pfx = pfx.value
      opened.certificates.unshift(pfx.value.host, ...pfx.value.chain)
    }
    if (kind === 'csr' && !opened.request) {
      const request = readRequest(der, name)
      if (!request.ok) return request
      opened.request = request.value
    }
    if (kind === 'crl' && !opened.crl) {
      const crl = readCrl(der, name)
      if (!crl.ok) return crl
      opened.crl = crl.value
    }
  }
  return ok(opened)
}

/** One kind, or `pem` for several. */
function kindOf(blocks: readonly FileBlock[]): InspectionView['fileKind'] {
  const [first, ...others] = new Set(blocks.map(({ kind }) => kind))
  return others.length === 0 && first !== undefined ? first : 'pem'
}

function keysOf(blocks: readonly FileBlock[], certificates: readonly InspectedCertificate[]): InspectionView['keys'] {
  return blocks.flatMap(({ kind, der }) => {
    if (kind !== 'privateKey' && kind !== 'encryptedPrivateKey' && kind !== 'publicKey') return []
    const facts = kind === 'encryptedPrivateKey' ? null : keyFacts(der, kind)
    const index = facts ? certificates.findIndex((each) => each.publicKeyInfo.equals(facts.publicKeyInfo)) : -1
    return [
      {
        kind,
        algorithm: facts?.algorithm ?? null,
        keyBits: facts?.keyBits ?? null,
        certificateIndex: index < 0 ? null : index,
      },
    ]
  })
}

function certificateRow(
  { inventory }: CertificateContext,
  { certificate, key }: FoundCertificate,
  wallNow: number,
): InspectedCertificateView {
  return {
    issuedTo: certificate.commonName,
    issuedBy: certificate.issuerCommonName,
    subject: certificate.subject,
    issuer: certificate.issuer,
    version: certificate.version,
    dnsNames: [...certificate.dnsNames],
    serial: certificate.serialNumber,
    thumbprint: certificate.thumbprint,
    sha256: certificate.sha256,
    signatureAlgorithm: nameOf(certificate.signatureAlgorithm),
    notBeforeWallInstant: certificate.notBefore.getTime(),
    notAfterWallInstant: certificate.notAfter.getTime(),
    dates: datesOf(certificate.notBefore, certificate.notAfter, wallNow),
    isAuthority: certificate.isAuthority,
    isSelfSigned: certificate.selfSigned,
    pathLength: certificate.pathLength,
    keyAlgorithm: certificate.keyAlgorithm,
    keyBits: certificate.keyBits,
    keyUsages: [...certificate.keyUsages],
    extendedKeyUsages: certificate.extendedKeyUsages.map(nameOf),
    subjectKeyId: certificate.subjectKeyId,
    authorityKeyId: certificate.authorityKeyId,
    crlDistributionPoints: [...certificate.crlDistributionPoints],
    extensions: certificate.extensions.map(({ oid, critical }) => ({ oid, name: nameOf(oid), isCritical: critical })),
    hasPrivateKey: key !== null,
    certificateId: inventory.idOf(certificate.der),
  }
}

function pfxRow({ key, macDigest, macIterations, certificatesEncrypted }: InspectedPfx): InspectionView['pfx'] {
  return {
    profile: macDigest === 'sha1' ? 'compat' : macDigest === 'sha256' ? 'modern' : 'other',
    encryptsCertificates: certificatesEncrypted,
    provider: key?.provider ?? null,
    isMachineKeySet: key?.machineKeySet ?? false,
    keySpec: key?.keySpec ?? 'none',
    macDigest,
    macIterations,
  }
}

function requestRow(request: InspectedRequest): InspectionView['csr'] {
  return {
    subject: request.subjectText,
    dnsNames: [...request.dnsNames],
    keyAlgorithm: request.keyAlgorithm,
    keyBits: request.keyBits,
    keyUsages: request.keyUsages,
    extendedKeyUsages: request.extendedKeyUsages.map(nameOf),
    signatureAlgorithm: nameOf(request.signatureAlgorithm),
    isSignatureValid: request.isSignatureValid,
  }
}

function crlRow({ inventory }: CertificateContext, crl: ParsedCrl, wallNow: number): InspectionView['crl'] {
  const signer = inventory.roots().find(({ document }) => isCrlSignedBy(crl, Buffer.from(document.der, 'base64')))
  return {
    crlNumber: crl.crlNumber === null ? null : BigInt(`0x${crl.crlNumber}`).toString(),
    thisUpdateWallInstant: crl.thisUpdate.getTime(),
    nextUpdateWallInstant: crl.nextUpdate?.getTime() ?? 0,
    revokedCount: crl.revoked.length,
    issuer: crl.issuer.map(({ value }) => value).join(', '),
    signatureAlgorithm: nameOf(crl.signatureAlgorithm),
    publishWallInstant: crl.nextPublish?.getTime() ?? null,
    dates: datesOf(crl.thisUpdate, crl.nextUpdate, wallNow),
    signedBy: signer?.document.name ?? null,
    entries: crl.revoked.slice(0, entriesShown).map(({ serialNumber, revokedAt, reason }) => ({
      serial: serialNumber,
      wallInstant: revokedAt.getTime(),
      reason,
    })),
  }
}

function datesOf(from: Date, to: Date | null, wallNow: number): InspectedCertificateView['dates'] {
  if (wallNow < from.getTime()) return 'notYetValid'
  return to !== null && wallNow > to.getTime() ? 'expired' : 'valid'
}

function nameOf(oid: string): string {
  return objectName(oid) ?? oid
}
