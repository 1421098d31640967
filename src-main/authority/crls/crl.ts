/**
 * Signs and reads certificate revocation lists (RFC 5280 5; Certificates reference 3.5). With a CRL in LocalMachine\CA of
 * each host the revocation check can stay on without any web server.
 */
import { createHash, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { knownRevocationReasons, type CrlScope } from '../../contract/certificate-facts.ts'
import {
  findExtension,
  authorityKeyIdentifier,
  keyUsageNames,
  parseCertificate,
  parseExtensions,
  parseName,
  serialContent,
  serialHex,
  subjectKeyIdentifier,
  type NameAttribute,
} from '../certificates/certificate-der.ts'
import {
  bitString,
  contextTag,
  DerError,
  element,
  enumerated,
  expectTag,
  integer,
  nullValue,
  octetString,
  oid,
  readBitString,
  readElement,
  readOid,
  readSequence,
  readTime,
  sequence,
  tag,
  time,
  type DerNode,
} from '../der/der.ts'
import type { SigningAuthority } from '../certificates/issue.ts'
import { oids } from '../der/oids.ts'
import { backDateMinutes } from '../certificates/profiles.ts'
import { readCrlScope } from './crl-scope.ts'

type RevocationReason = (typeof knownRevocationReasons)[number]

export interface RevokedEntry {
  /** Lower-case hex, as in the inventory. */
  readonly serialNumber: string
  readonly revokedAt: Date
  readonly reason: RevocationReason
}

interface CrlRequest {
  /** Larger than in every CRL before it, and stored before it is used here. */
  readonly crlNumber: number
  readonly revoked: readonly RevokedEntry[]
  readonly now: Date
  /** How long hosts may rely on it; 180 to 400 days suit hosts without a web server. */
  readonly validityDays: number
  /** When the next CRL is due, for hosts that fetch it in advance (Certificates reference 3.6); left out without one. */
  readonly publishDays?: number
}

interface SignedCrl {
  readonly crl: Buffer
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  /** What Next CRL Publish says; null without it. */
  readonly nextPublish: Date | null
}

const reasonCodes: Readonly<Record<RevocationReason, number>> = {
  unspecified: 0,
  keyCompromise: 1,
  caCompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
}

const signAsync = promisify(sign)

/**
 * Signs a CRL with the authority's own key.
 * @param request Its number, entries and validity; thisUpdate is back-dated as certificates are.
 * @param authority The issuer; its name and key identifier are copied byte for byte.
 */
export async function signCrl(request: CrlRequest, authority: SigningAuthority): Promise<SignedCrl> {
  const issuer = parseCertificate(Buffer.from(authority.certificate))
  const usages = keyUsageNames(issuer.extensions)
  if (usages.length > 0 && !usages.includes('cRLSign')) throw new Error('the authority may not sign CRLs')
  const start = Math.floor(request.now.getTime() / 1000) * 1000
  const thisUpdate = new Date(start - backDateMinutes * 60_000)
  const nextUpdate = new Date(start + request.validityDays * 86_400_000)
  const nextPublish =
    request.publishDays === undefined ? null : new Date(start + Math.round(request.publishDays * 86_400) * 1000)
  const keyId = subjectKeyIdentifier(issuer.extensions)
  const algorithm = sequence(oid(oids.sha256WithRsaEncryption), nullValue())
  const extensions = [
    ...(keyId === null ? [] : [extension(oids.authorityKeyIdentifier, sequence(element(contextTag(0, false), keyId)))]),
    extension(oids.cRLNumber, integer(request.crlNumber)),
    ...(nextPublish === null ? [] : [extension(oids.nextCrlPublish, time(nextPublish))]),
  ]
  const toBeSigned = sequence(
    integer(1),
    algorithm,
    issuer.subjectBytes,
    time(thisUpdate),
    time(nextUpdate),
    // An empty list of entries must be left out altogether (RFC 5280 5.1.2.6).
    ...(request.revoked.length === 0 ? [] : [sequence(Buffer.concat(request.revoked.map(entry)))]),
    element(contextTag(0, true), sequence(...extensions)),
  )
  const signature = await signAsync('sha256', toBeSigned, authority.privateKey)
  return { crl: sequence(toBeSigned, algorithm, bitString(signature)), thisUpdate, nextUpdate, nextPublish }
}

export interface ParsedCrl {
  readonly der: Buffer
  readonly issuer: readonly NameAttribute[]
  readonly issuerBytes: Buffer
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  /** Next CRL Publish; null when the CRL carries none. */
  readonly nextPublish: Date | null
  /** As hex without leading zeros, with `-` before it where it is negative; null when the CRL carries none. */
  readonly crlNumber: string | null
  /** The keyIdentifier of the authorityKeyIdentifier extension in hex; null when the CRL carries none. */
  readonly authorityKeyId: string | null
  /** Whether it lists only what has changed since another one (RFC 5280 5.2.4), as AD CS publishes between its base CRLs. */
  readonly isDelta: boolean
  /** Of which certificates it speaks; null when of all of its issuer. */
  readonly scope: CrlScope | null
  readonly revoked: readonly RevokedEntry[]
  /** The number of the base CRL of a delta as hex; null for every other. */
  readonly baseCrlNumber: string | null
  readonly signatureAlgorithm: string
  readonly sha1: string
  /** The part that is signed, the AlgorithmIdentifier in DER, and the signature. */
  readonly toBeSigned: Buffer
  readonly signatureAlgorithmInfo: Buffer
  readonly signature: Buffer
}

/**
 * Reads a CRL.
 * @throws DerError when the bytes are no CRL.
 */
export function parseCrl(der: Buffer): ParsedCrl {
  const [toBeSigned, algorithm, signature] = readSequence(readElement(der), 'CertificateList')
  const fields = readSequence(toBeSigned, 'tbsCertList')
  if (fields[0]?.tag === tag.integer) fields.shift()
  const [, issuer, thisUpdate, ...rest] = fields
  const nextUpdate = rest[0]?.tag === tag.utcTime || rest[0]?.tag === tag.generalizedTime ? rest.shift() : undefined
  const entries = rest[0]?.tag === tag.sequence ? rest.shift() : undefined
  const wrapped = rest.find((node) => node.tag === contextTag(0, true))
  const extensions = wrapped === undefined ? [] : parseExtensions(readElement(wrapped.content))
  const number = findExtension(extensions, oids.cRLNumber)
  const delta = findExtension(extensions, oids.deltaCRLIndicator)
  const publish = findExtension(extensions, oids.nextCrlPublish)
  return {
    der,
    issuer: parseName(issuer, 'issuer'),
    issuerBytes: expectTag(issuer, tag.sequence, 'issuer').bytes,
    thisUpdate: readTime(thisUpdate, 'thisUpdate'),
    nextUpdate: nextUpdate === undefined ? null : readTime(nextUpdate, 'nextUpdate'),
    nextPublish: publish === undefined ? null : readTime(readElement(publish.value), 'nextPublish'),
    crlNumber: number === undefined ? null : numberIn(number.value),
    authorityKeyId: authorityKeyIdentifier(extensions)?.toString('hex') ?? null,
    isDelta: delta !== undefined,
    baseCrlNumber: delta === undefined ? null : numberIn(delta.value),
    scope: readCrlScope(extensions, entries === undefined ? [] : readSequence(entries, 'revokedCertificates')),
    revoked: entries === undefined ? [] : readSequence(entries, 'revokedCertificates').map(parseEntry),
    signatureAlgorithm: readOid(readSequence(algorithm, 'signatureAlgorithm')[0], 'signatureAlgorithm'),
    sha1: createHash('sha1').update(der).digest('hex').toUpperCase(),
    toBeSigned: expectTag(toBeSigned, tag.sequence, 'tbsCertList').bytes,
    signatureAlgorithmInfo: expectTag(algorithm, tag.sequence, 'signatureAlgorithm').bytes,
    signature: readBitString(signature, 'signature').content,
  }
}

function numberIn(value: Buffer): string {
  return serialHex(expectTag(readElement(value), tag.integer, 'cRLNumber').content)
}

function entry({ serialNumber, revokedAt, reason }: RevokedEntry): Buffer {
  const details =
    reason === 'unspecified' ? [] : [sequence(extension(oids.reasonCode, enumerated(reasonCodes[reason])))]
  return sequence(element(tag.integer, serialContent(serialNumber)), time(revokedAt), ...details)
}

function parseEntry(node: DerNode): RevokedEntry {
  const [serial, revokedAt, details] = readSequence(node, 'revokedCertificate')
  const extensions = details === undefined ? [] : parseExtensions(details)
  const reason = findExtension(extensions, oids.reasonCode)
  const code = reason === undefined ? 0 : reasonCodeIn(reason.value)
  const known = knownRevocationReasons.find((name) => reasonCodes[name] === code)
  if (serial === undefined) throw new DerError('elementInvalid', 'revokedCertificate')
  return {
    serialNumber: serialHex(expectTag(serial, tag.integer, 'userCertificate').content),
    revokedAt: readTime(revokedAt, 'revocationDate'),
    reason: known ?? 'unspecified',
  }
}

/** The code of a reason; one that is no single octet is none that RFC 5280 knows. */
function reasonCodeIn(value: Buffer): number {
  const { content } = expectTag(readElement(value), tag.enumerated, 'reasonCode')
  return content.length === 1 ? (content[0] ?? 0) : 0
}

function extension(type: string, value: Buffer): Buffer {
  return sequence(oid(type), octetString(value))
}
