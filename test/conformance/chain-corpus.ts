/**
 * Chains with every fault that a lab or a mistake produces, and their combinations. A handful of keys signs all of them, so
 * that thousands take a second.
 */
import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  bitString,
  boolean,
  contextTag,
  element,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  setOf,
  tag,
  time,
} from '../../src-main/authority/der/der.ts'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import { oids } from '../../src-main/authority/der/oids.ts'

export const at = Date.UTC(2026, 5, 1)
export const hostname = 'hv01.lab.example'
const day = 86_400_000

export interface Leaf {
  readonly name: string
  readonly commonName: string
  readonly dnsNames: readonly string[]
  /** Bits of keyUsage from the first on; null leaves the extension out. */
  readonly keyUsage: number | null
  readonly usages: readonly string[]
  readonly isAuthority: boolean
  readonly notBefore: number
  readonly notAfter: number
  /** A URL in cRLDistributionPoints; null leaves the extension out. */
  readonly distributionPoint: string | null
  /** A critical extension that nobody knows. */
  readonly hasUnknownCritical?: true
  /** The digest of its signature; SHA-256 when left out. */
  readonly digest?: 'md5' | 'sha1'
}

export interface Issuer {
  readonly name: string
  /** Null leaves basicConstraints out. */
  readonly isAuthority: boolean | null
  readonly pathLength: number | null
  readonly keyUsage: number | null
  readonly usages: readonly string[]
  readonly notAfter: number
  readonly keyBits: 512 | 1024 | 2048
  /** DNS suffixes of nameConstraints; null leaves the extension out. */
  readonly names: { readonly permitted: readonly string[]; readonly excluded: readonly string[] } | null
}

export const distributionPoint = 'http://pki.lab.example/root.crl'

/**
 * `foreign` carries another name; `mistaken` the right name and another key. What is fetched lies at the distribution point
 * alone, so only certificates that name it are judged with it.
 */
export type CrlKind =
  | 'unchecked'
  | 'good'
  | 'lists the leaf'
  | 'expired'
  | 'not yet valid'
  | 'missing'
  | 'foreign'
  | 'mistaken'
  | 'fetched'
  | 'fetched, lists the leaf'
  | 'for its distribution point'
  | 'for users only'
  | 'for authorities only'
  | 'for some reasons'
  | 'with an unknown critical extension'
  | 'delta'

const digitalSignature = 0x80
const keyEncipherment = 0x20
const keyAgreement = 0x08
const keyCertSign = 0x04
const cRLSign = 0x02
const anyUsage = '2.5.29.37.0'
const both = [oids.serverAuth, oids.clientAuth]

const goodLeaf: Leaf = {
  name: 'good',
  commonName: hostname,
  dnsNames: [hostname],
  keyUsage: digitalSignature | keyEncipherment,
  usages: both,
  isAuthority: false,
  notBefore: at - day,
  notAfter: at + 300 * day,
  distributionPoint: null,
}

export const leaves: readonly Leaf[] = [
  goodLeaf,
  { ...goodLeaf, name: 'name in the CN only', dnsNames: [] },
  { ...goodLeaf, name: 'name in the SAN only', commonName: 'SANCert' },
  { ...goodLeaf, name: 'other names in the SAN', dnsNames: ['hv02.lab.example', 'hv03.lab.example'] },
  { ...goodLeaf, name: 'one name of several', dnsNames: ['broker.lab.example', hostname] },
  { ...goodLeaf, name: 'upper case', dnsNames: ['HV01.Lab.Example'] },
  { ...goodLeaf, name: 'short name only', commonName: 'hv01', dnsNames: ['hv01'] },
  { ...goodLeaf, name: 'wildcard', commonName: '*.lab.example', dnsNames: ['*.lab.example'] },
  { ...goodLeaf, name: 'wildcard in the CN only', commonName: '*.lab.example', dnsNames: [] },
  { ...goodLeaf, name: 'wildcard one label too high', dnsNames: ['*.example'] },
  { ...goodLeaf, name: 'wildcard in the middle', dnsNames: ['hv01.*.example'] },
  { ...goodLeaf, name: 'wildcard for a part of a label', dnsNames: ['hv*.lab.example'] },
  { ...goodLeaf, name: 'server only', usages: [oids.serverAuth] },
  { ...goodLeaf, name: 'client only', usages: [oids.clientAuth] },
  { ...goodLeaf, name: 'no extended key usage', usages: [] },
  { ...goodLeaf, name: 'any extended key usage', usages: [anyUsage] },
  { ...goodLeaf, name: 'no key usage', keyUsage: null },
  { ...goodLeaf, name: 'signs only', keyUsage: digitalSignature },
  { ...goodLeaf, name: 'encrypts only', keyUsage: keyEncipherment },
  { ...goodLeaf, name: 'agrees on keys only', keyUsage: keyAgreement },
  { ...goodLeaf, name: 'an authority itself', isAuthority: true },
  { ...goodLeaf, name: 'expired', notBefore: at - 30 * day, notAfter: at - day },
  { ...goodLeaf, name: 'not yet valid', notBefore: at + day },
  { ...goodLeaf, name: 'ends this second', notAfter: at },
  { ...goodLeaf, name: 'with a distribution point', distributionPoint },
  { ...goodLeaf, name: 'with an unknown critical extension', hasUnknownCritical: true },
  { ...goodLeaf, name: 'signed with SHA-1', digest: 'sha1' },
  { ...goodLeaf, name: 'signed with MD5', digest: 'md5' },
  { ...goodLeaf, name: 'one name elsewhere', dnsNames: [hostname, 'hv01.other.example'] },
]

const goodRoot: Issuer = {
  name: 'good root',
  isAuthority: true,
  pathLength: null,
  keyUsage: keyCertSign | cRLSign,
  usages: [],
  notAfter: at + 3000 * day,
  keyBits: 2048,
  names: null,
}

export const roots: readonly Issuer[] = [
  goodRoot,
  { ...goodRoot, name: 'path length 0', pathLength: 0 },
  { ...goodRoot, name: 'no cRLSign', keyUsage: keyCertSign },
  { ...goodRoot, name: 'no keyCertSign', keyUsage: digitalSignature | cRLSign },
  { ...goodRoot, name: 'no key usage', keyUsage: null },
  { ...goodRoot, name: 'makecert: no extensions', isAuthority: null, keyUsage: null },
  { ...goodRoot, name: 'no basic constraints', isAuthority: null },
  { ...goodRoot, name: 'no authority', isAuthority: false },
  { ...goodRoot, name: 'root of 1024 bits', keyBits: 1024 },
  { ...goodRoot, name: 'root of 512 bits', keyBits: 512 },
  { ...goodRoot, name: 'root for servers only', usages: [oids.serverAuth] },
  { ...goodRoot, name: 'expired root', notAfter: at - day },
  { ...goodRoot, name: 'permits lab.example', names: { permitted: ['lab.example'], excluded: [] } },
  { ...goodRoot, name: 'permits other.example', names: { permitted: ['other.example'], excluded: [] } },
  { ...goodRoot, name: 'excludes hv01.lab.example', names: { permitted: [], excluded: ['hv01.lab.example'] } },
]

/** What stands between root and leaf. */
export const middles: readonly (Issuer | null)[] = [
  null,
  { ...goodRoot, name: 'issuing authority', pathLength: 0 },
  { ...goodRoot, name: 'issuing authority without authority', isAuthority: false },
]

export const crlKinds: readonly CrlKind[] = [
  'unchecked',
  'good',
  'lists the leaf',
  'expired',
  'not yet valid',
  'missing',
  'foreign',
  'mistaken',
  'fetched',
  'fetched, lists the leaf',
  'for its distribution point',
  'for users only',
  'for authorities only',
  'for some reasons',
  'with an unknown critical extension',
  'delta',
]

/** What the CRLs that do not speak of everybody carry (RFC 5280 5.2.4, 5.2.5). */
const crlExtensions: Partial<Record<CrlKind, Buffer>> = {
  'for its distribution point': issuingPoint(element(contextTag(0, true), fullName(distributionPoint))),
  'for users only': issuingPoint(element(contextTag(1, false), Buffer.of(0xff))),
  'for authorities only': issuingPoint(element(contextTag(2, false), Buffer.of(0xff))),
  // keyCompromise and cACompromise.
  'for some reasons': issuingPoint(element(contextTag(3, false), Buffer.of(0x05, 0x60))),
  'with an unknown critical extension': extension('1.2.3.4.5', true, nullValue()),
  delta: extension(oids.deltaCRLIndicator, true, integer(1)),
}

function issuingPoint(part: Buffer): Buffer {
  return extension(oids.issuingDistributionPoint, true, sequence(part))
}

function fullName(url: string): Buffer {
  return element(contextTag(0, true), element(contextTag(6, false), Buffer.from(url, 'latin1')))
}

const keys = new Map<string, KeyObject>()

/** The key of a role; drawn once. */
export function keyFor(role: string, bits = 2048): KeyObject {
  const id = `${role} ${bits}`
  const known = keys.get(id)
  if (known) return known
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  keys.set(id, privateKey)
  return privateKey
}

interface Body {
  readonly serial: number
  readonly subject: string
  readonly issuer: string
  readonly publicKey: Buffer
  readonly signer: KeyObject
  readonly signerKey: Buffer
  readonly notBefore: number
  readonly notAfter: number
  readonly isAuthority: boolean | null
  readonly pathLength: number | null
  readonly keyUsage: number | null
  readonly usages: readonly string[]
  readonly dnsNames: readonly string[]
  readonly names: Issuer['names']
  readonly distributionPoint: string | null
  readonly hasUnknownCritical?: true
  readonly digest?: 'md5' | 'sha1'
}

const signatureAlgorithms = {
  sha256: oids.sha256WithRsaEncryption,
  sha1: '1.2.840.113549.1.1.5',
  md5: '1.2.840.113549.1.1.4',
} as const

export function makeIssuer(
  issuer: Issuer,
  role: string,
  above: { readonly name: string; readonly key: KeyObject } | null,
): { der: Buffer; key: KeyObject; name: string } {
  const key = keyFor(role, issuer.keyBits)
  const name = `${role} ${issuer.name}`
  const der = makeCertificate({
    ...issuer,
    serial: 7,
    subject: name,
    issuer: above?.name ?? name,
    publicKey: spki(key),
    signer: above?.key ?? key,
    signerKey: spki(above?.key ?? key),
    notBefore: at - 400 * day,
    dnsNames: [],
    distributionPoint: null,
  })
  return { der, key, name }
}

export function makeLeaf(
  leaf: Leaf,
  serial: number,
  issuer: { readonly name: string; readonly key: KeyObject },
): Buffer {
  return makeCertificate({
    ...leaf,
    serial,
    subject: leaf.commonName,
    issuer: issuer.name,
    publicKey: spki(keyFor('leaf')),
    signer: issuer.key,
    signerKey: spki(issuer.key),
    pathLength: null,
    names: null,
  })
}

/** A CRL of an authority that may lack cRLSign, which our own signer refuses; the certificate is made up for it. */
export async function makeCrl(
  kind: CrlKind,
  issuer: { readonly name: string; readonly key: KeyObject },
  serials: readonly number[],
): Promise<Buffer> {
  const scope = crlExtensions[kind]
  if (scope !== undefined) return makeScopedCrl(scope, issuer)
  const certificate = makeIssuerLike(issuer)
  const now = kind === 'expired' ? at - 100 * day : kind === 'not yet valid' ? at + 10 * day : at - day
  const revoked = kind.endsWith('lists the leaf') ? serials : []
  const { crl } = await signCrl(
    {
      crlNumber: 1,
      now: new Date(now),
      validityDays: 30,
      revoked: revoked.map((serial) => ({
        serialNumber: serial.toString(16),
        revokedAt: new Date(at - 2 * day),
        reason: 'keyCompromise',
      })),
    },
    { certificate, privateKey: issuer.key },
  )
  return crl
}

function makeScopedCrl(scope: Buffer, { name, key }: { readonly name: string; readonly key: KeyObject }): Buffer {
  const algorithm = sequence(oid(oids.sha256WithRsaEncryption), nullValue())
  const authority = sequence(element(contextTag(0, false), keyId(spki(key))))
  const extensions = [
    extension(oids.authorityKeyIdentifier, false, authority),
    extension(oids.cRLNumber, false, integer(1)),
    scope,
  ]
  const toBeSigned = sequence(
    integer(1),
    algorithm,
    nameOf(name),
    time(new Date(at - day)),
    time(new Date(at + 30 * day)),
    element(contextTag(0, true), sequence(...extensions)),
  )
  return sequence(toBeSigned, algorithm, bitString(sign('sha256', toBeSigned, key)))
}

function makeIssuerLike({ name, key }: { readonly name: string; readonly key: KeyObject }): Buffer {
  return makeCertificate({
    ...goodRoot,
    serial: 7,
    subject: name,
    issuer: name,
    publicKey: spki(key),
    signer: key,
    signerKey: spki(key),
    notBefore: at - day,
    dnsNames: [],
    distributionPoint: null,
  })
}

function makeCertificate(body: Body): Buffer {
  const { digest = 'sha256' } = body
  const algorithm = sequence(oid(signatureAlgorithms[digest]), nullValue())
  const { isAuthority, pathLength, keyUsage, usages, dnsNames, names, distributionPoint } = body
  const extensions = [
    ...(isAuthority === null ? [] : [extension(oids.basicConstraints, true, constraints(isAuthority, pathLength))]),
    ...(keyUsage === null
      ? []
      : [extension(oids.keyUsage, true, bitString(Buffer.of(keyUsage), unusedBits(keyUsage)))]),
    ...(usages.length === 0 ? [] : [extension(oids.extKeyUsage, false, sequence(...usages.map(oid)))]),
    ...(dnsNames.length === 0
      ? []
      : [
          extension(
            oids.subjectAltName,
            false,
            sequence(...dnsNames.map((name) => element(contextTag(2, false), Buffer.from(name, 'latin1')))),
          ),
        ]),
    ...(names === null ? [] : [extension(oids.nameConstraints, true, nameConstraints(names))]),
    ...(distributionPoint === null
      ? []
      : [extension(oids.cRLDistributionPoints, false, distributionPoints(distributionPoint))]),
    ...(body.hasUnknownCritical ? [extension('1.2.3.4.5', true, nullValue())] : []),
    extension(oids.subjectKeyIdentifier, false, octetString(keyId(body.publicKey))),
    extension(oids.authorityKeyIdentifier, false, sequence(element(contextTag(0, false), keyId(body.signerKey)))),
  ]
  const toBeSigned = sequence(
    element(contextTag(0, true), integer(2)),
    integer(body.serial),
    algorithm,
    nameOf(body.issuer),
    sequence(time(new Date(body.notBefore)), time(new Date(body.notAfter))),
    nameOf(body.subject),
    body.publicKey,
    element(contextTag(3, true), sequence(...extensions)),
  )
  return sequence(toBeSigned, algorithm, bitString(sign(digest, toBeSigned, body.signer)))
}

function constraints(isAuthority: boolean, pathLength: number | null): Buffer {
  return sequence(...(isAuthority ? [boolean(true), ...(pathLength === null ? [] : [integer(pathLength)])] : []))
}

function nameConstraints({ permitted, excluded }: NonNullable<Issuer['names']>): Buffer {
  const subtrees = (suffixes: readonly string[], which: number) =>
    suffixes.length === 0
      ? []
      : [
          element(
            contextTag(which, true),
            ...suffixes.map((suffix) => sequence(element(contextTag(2, false), Buffer.from(suffix, 'latin1')))),
          ),
        ]
  return sequence(...subtrees(permitted, 0), ...subtrees(excluded, 1))
}

/** One point with the URL as its full name (RFC 5280 4.2.1.13). */
function distributionPoints(url: string): Buffer {
  return sequence(sequence(element(contextTag(0, true), fullName(url))))
}

function unusedBits(value: number): number {
  let unused = 0
  while (unused < 7 && ((value >> unused) & 1) === 0) unused += 1
  return unused
}

function extension(type: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value))
}

function nameOf(commonName: string): Buffer {
  return sequence(setOf(sequence(oid(oids.commonName), element(tag.utf8String, Buffer.from(commonName, 'utf8')))))
}

const publicKeys = new Map<KeyObject, Buffer>()

/** SubjectPublicKeyInfo of a private key. */
function spki(key: KeyObject): Buffer {
  const known = publicKeys.get(key)
  if (known) return known
  const made = createPublicKey(key).export({ format: 'der', type: 'spki' })
  publicKeys.set(key, made)
  return made
}

function keyId(publicKey: Buffer): Buffer {
  return createHash('sha1').update(publicKey).digest()
}
