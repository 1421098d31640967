/**
 * Makes root and host certificates. node-forge assembles the part to be signed from the profiles; the signature, the keys
 * and the randomness come from node:crypto, which is forty to ninety times as fast (Certificates reference 6.2). The
 * issuer's name and key identifier are spliced in as they stand in the CA's certificate, byte for byte.
 */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import {
  basicConstraints,
  findExtension,
  parseCertificate,
  subjectKeyIdentifier,
  type ParsedCertificate,
} from './certificate-der.ts'
import { bitString, nullValue, octetString, oid, sequence } from '../der/der.ts'
import type { KeyFactory } from '../keys/key-factory.ts'
import { nameConstraintsValue } from './name-constraints.ts'
import { commonNameFor } from './names.ts'
import { oids } from '../der/oids.ts'
import { backDateMinutes, hostProfile, rootProfile, serialNumberBytes } from './profiles.ts'
import { certificateLimits } from '../../contract/limits/certificate.ts'

/** What every signature needs from outside. */
export interface IssueContext {
  readonly keys: KeyFactory
  readonly now: Date
  readonly randomBytes: (count: number) => Uint8Array
}

export interface RootRequest {
  readonly commonName: string
  readonly organization?: string
  readonly years?: number
  readonly keyBits?: number
  /** From `parseDnsSuffix`: the root certifies names below these only; every name where it is left out or empty. */
  readonly permittedDnsSuffixes?: readonly string[]
  /** Drawn beforehand by whoever journals it; drawn here otherwise. */
  readonly serialNumber?: string
}

export interface HostRequest {
  /** From `parseFqdn`. */
  readonly fqdn: string
  /** Further alternative names: other nodes, the Broker, a short name. */
  readonly alsoKnownAs?: readonly string[]
  readonly years?: number
  readonly keyBits?: number
  readonly crlDistributionPoint?: string
  readonly serialNumber?: string
}

/** A certificate that may sign others, with its key. */
export interface SigningAuthority {
  readonly certificate: Uint8Array
  readonly privateKey: KeyObject
}

export interface SignedCertificate {
  readonly certificate: Buffer
  readonly commonName: string
  readonly dnsNames: readonly string[]
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string
  /** Upper-case hex SHA-1 of the DER, as Windows shows it. */
  readonly thumbprint: string
  readonly notBefore: Date
  readonly notAfter: Date
}

export interface IssuedCertificate extends SignedCertificate {
  readonly privateKey: KeyObject
}

/**
 * Makes a root: a key and a self-signed certificate.
 * @returns The root, or `certificate.badValidity`, `name.empty`.
 */
export async function createRoot(request: RootRequest, context: IssueContext): Promise<Reply<IssuedCertificate>> {
  const years = request.years ?? rootProfile.years
  if (request.commonName.trim() === '') return fail('name.empty', {}, { field: 'commonName' })
  const lengthMax = certificateLimits.commonNameLengthMax
  if ([...request.commonName].length > lengthMax) {
    return fail('root.nameTooLong', { name: request.commonName, lengthMax }, { field: 'commonName' })
  }
  if (!isValidity(years, rootProfile.yearsMax)) return badValidity(rootProfile.yearsMax)
  const privateKey = await context.keys.generateRsa(request.keyBits ?? rootProfile.keyBits)
  const [notBefore, notAfter] = validity(context.now, years)
  const subject = [
    ...(request.organization === undefined ? [] : [nameAttribute('organizationName', request.organization)]),
    nameAttribute('commonName', request.commonName.trim()),
  ]
  const body: CertificateBody = {
    serialNumber: request.serialNumber ?? drawSerialNumber(context.randomBytes),
    subject,
    publicKey: createPublicKey(privateKey),
    notBefore,
    notAfter,
    extensions: [...rootProfile.extensions, ...nameConstraints(request.permittedDnsSuffixes ?? [])],
  }
  return ok({ ...(await signed(body, null, privateKey)), privateKey })
}

/**
 * Issues a root again: the same name byte for byte and the same key, so that everything that it has issued still chains to
 * it, with the extensions that a root should have, a SHA-256 signature of its own and a new lifetime. The key identifier
 * stays where there is one, because issued certificates carry it; so do a path length and name constraints.
 * @returns The certificate, or `certificate.badValidity`.
 */
export async function reissueRoot(
  request: { readonly years?: number; readonly serialNumber?: string },
  authority: SigningAuthority,
  context: Omit<IssueContext, 'keys'>,
): Promise<Reply<SignedCertificate>> {
  const years = request.years ?? rootProfile.years
  if (!isValidity(years, rootProfile.yearsMax)) return badValidity(rootProfile.yearsMax)
  const old = parseCertificate(Buffer.from(authority.certificate))
  const { isAuthority, pathLength } = basicConstraints(old.extensions)
  const keyId = subjectKeyIdentifier(old.extensions)
  const constraints = findExtension(old.extensions, oids.nameConstraints)
  const [notBefore, notAfter] = validity(context.now, years)
  const [constraintsOfRoots, ...otherExtensions] = rootProfile.extensions
  const { pathLenConstraint, ...unlimited } = constraintsOfRoots
  const body: CertificateBody = {
    serialNumber: request.serialNumber ?? drawSerialNumber(context.randomBytes),
    // A placeholder; the name goes in as it stands in the old certificate.
    subject: [nameAttribute('commonName', 'root')],
    publicKey: createPublicKey(authority.privateKey),
    notBefore,
    notAfter,
    extensions: [
      // An old authority without a limit may have others below it.
      isAuthority && pathLength === null
        ? unlimited
        : { ...unlimited, pathLenConstraint: isAuthority ? pathLength : pathLenConstraint },
      ...otherExtensions.filter(({ name }) => name !== 'subjectKeyIdentifier'),
      keyId === null
        ? { name: 'subjectKeyIdentifier' }
        : { id: oids.subjectKeyIdentifier, value: octetString(keyId).toString('latin1') },
      ...(constraints === undefined
        ? []
        : [{ id: oids.nameConstraints, critical: true, value: constraints.value.toString('latin1') }]),
    ],
  }
  const made = await signed({ ...body, subjectBytes: old.subjectBytes }, old, authority.privateKey)
  const commonName = old.subject.findLast((attribute) => attribute.oid === oids.commonName)?.value ?? ''
  return ok({ ...made, commonName })
}

/**
 * Makes the certificate of a host: a key, and a certificate signed by the authority.
 * @returns The certificate, or `certificate.badValidity`. It never outlives its authority.
 */
export async function issueHost(
  request: HostRequest,
  authority: SigningAuthority,
  context: IssueContext,
): Promise<Reply<IssuedCertificate>> {
  const refused = checkHostValidity(request, authority, context.now)
  if (refused) return refused
  const privateKey = await context.keys.generateRsa(request.keyBits ?? hostProfile.keyBits)
  const made = await issueForKey(request, createPublicKey(privateKey), authority, context)
  return made.ok ? ok({ ...made.value, privateKey }) : made
}

/**
 * Makes the certificate of a host for a key that is elsewhere, for example on the host itself.
 * @param publicKey RSA.
 * @returns The certificate, or `certificate.badValidity`. It never outlives its authority.
 */
export async function issueForKey(
  request: Omit<HostRequest, 'keyBits'>,
  publicKey: KeyObject,
  authority: SigningAuthority,
  context: Omit<IssueContext, 'keys'>,
): Promise<Reply<SignedCertificate>> {
  const refused = checkHostValidity(request, authority, context.now)
  if (refused) return refused
  const issuer = parseCertificate(Buffer.from(authority.certificate))
  const [notBefore, wishedEnd] = validity(context.now, request.years ?? hostProfile.years)
  const issuerKeyId = subjectKeyIdentifier(issuer.extensions)
  const dnsNames = [...new Set([request.fqdn, ...(request.alsoKnownAs ?? [])])]
  const body: CertificateBody = {
    serialNumber: request.serialNumber ?? drawSerialNumber(context.randomBytes),
    subject: [nameAttribute('commonName', commonNameFor(request.fqdn))],
    publicKey,
    notBefore,
    notAfter: wishedEnd < issuer.notAfter ? wishedEnd : issuer.notAfter,
    extensions: [
      ...hostProfile.extensions,
      { name: 'subjectAltName', altNames: dnsNames.map((value) => ({ type: 2, value })) },
      // Copied, not recomputed: an imported authority may have made its identifier in another way, or have none.
      ...(issuerKeyId === null
        ? []
        : [{ name: 'authorityKeyIdentifier', keyIdentifier: issuerKeyId.toString('latin1') }]),
      ...(request.crlDistributionPoint === undefined
        ? []
        : [{ name: 'cRLDistributionPoints', altNames: [{ type: 6, value: request.crlDistributionPoint }] }]),
    ],
  }
  return ok({ ...(await signed(body, issuer, authority.privateKey)), dnsNames })
}

function checkHostValidity(
  { years = hostProfile.years }: Pick<HostRequest, 'years'>,
  authority: SigningAuthority,
  now: Date,
): Reply<never> | null {
  const { notAfter } = parseCertificate(Buffer.from(authority.certificate))
  return isValidity(years, hostProfile.yearsMax) && notAfter > now ? null : badValidity(hostProfile.yearsMax)
}

function nameConstraints(permittedDnsSuffixes: readonly string[]): object[] {
  if (permittedDnsSuffixes.length === 0) return []
  const value = nameConstraintsValue(permittedDnsSuffixes).toString('latin1')
  return [{ id: oids.nameConstraints, critical: true, value }]
}

/** Draws a serial number: 128 random bits, positive (RFC 5280 4.1.2.2), as lower-case hex without leading zeros. */
export function drawSerialNumber(randomBytes: IssueContext['randomBytes']): string {
  const value = BigInt(`0x${Buffer.from(randomBytes(serialNumberBytes)).toString('hex')}`)
  if (value === 0n) throw new Error('the source of randomness gave zeros only')
  return value.toString(16)
}

/** Upper-case hex SHA-1 of the DER, without separators: what Windows calls the thumbprint. */
export function thumbprintOf(certificate: Uint8Array): string {
  return createHash('sha1').update(certificate).digest('hex').toUpperCase()
}

/** Gives a private key from its PKCS#8 DER, as the vault keeps it. */
export function privateKeyFromDer(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
}

/** Gives the PKCS#8 DER of a private key, for the vault. */
export function privateKeyToDer(privateKey: KeyObject): Buffer {
  return privateKey.export({ format: 'der', type: 'pkcs8' })
}

interface CertificateBody {
  readonly serialNumber: string
  readonly subject: readonly forge.pki.CertificateField[]
  /** Stands in place of `subject` as it is. */
  readonly subjectBytes?: Buffer
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly object[]
}

const signAsync = promisify(sign)

async function signed(
  body: CertificateBody,
  issuer: ParsedCertificate | null,
  signingKey: KeyObject,
): Promise<SignedCertificate> {
  const toBeSigned = assemble(body, issuer)
  const algorithm = sequence(oid(oids.sha256WithRsaEncryption), nullValue())
  const signature = await signAsync('sha256', toBeSigned, signingKey)
  const certificate = sequence(toBeSigned, algorithm, bitString(signature))
  return {
    certificate,
    commonName: commonNameIn(body.subject),
    dnsNames: [],
    serialNumber: body.serialNumber,
    thumbprint: thumbprintOf(certificate),
    notBefore: body.notBefore,
    notAfter: body.notAfter,
  }
}

function assemble(body: CertificateBody, issuer: ParsedCertificate | null): Buffer {
  const certificate = forge.pki.createCertificate()
  certificate.serialNumber = integerHex(body.serialNumber)
  certificate.validity.notBefore = body.notBefore
  certificate.validity.notAfter = body.notAfter
  certificate.publicKey = forge.pki.publicKeyFromPem(body.publicKey.export({ format: 'pem', type: 'spki' }).toString())
  certificate.siginfo.algorithmOid = oids.sha256WithRsaEncryption
  certificate.setSubject([...body.subject])
  certificate.setIssuer([...body.subject])
  // forge writes into the objects that describe extensions; the profiles must stay as they are.
  certificate.setExtensions(structuredClone([...body.extensions]))
  // Only the part to be signed is taken from forge's certificate; the rest merely has to be there for its writer.
  certificate.signatureOid = oids.sha256WithRsaEncryption
  certificate.signature = ''
  const [toBeSigned] = parts(forge.pki.certificateToAsn1(certificate))
  if (toBeSigned === undefined) throw new Error('a certificate begins with its body')
  // Version, serial number and signature algorithm come first, the validity between the two names (RFC 5280 4.1).
  const asItStands = (bytes: Buffer) => forge.asn1.fromDer(bytes.toString('latin1'))
  if (issuer !== null) parts(toBeSigned)[3] = asItStands(issuer.subjectBytes)
  if (body.subjectBytes !== undefined) parts(toBeSigned)[5] = asItStands(body.subjectBytes)
  return Buffer.from(forge.asn1.toDer(toBeSigned).getBytes(), 'latin1')
}

function parts(node: forge.asn1.Asn1): forge.asn1.Asn1[] {
  if (!Array.isArray(node.value)) throw new Error('a structure was expected')
  return node.value
}

function nameAttribute(name: string, value: string): forge.pki.CertificateField {
  // Without the tag forge writes every value as PrintableString, also where the alphabet does not allow it.
  return { name, value, valueTagClass: utf8StringType }
}

// forge's types ask for a Class here; what its writer uses is the Type, and both are plain numbers.
const utf8StringType = forge.asn1.Type.UTF8 as number as forge.asn1.Class

function commonNameIn(subject: readonly forge.pki.CertificateField[]): string {
  const value = subject.find((attribute) => attribute.name === 'commonName')?.value
  return typeof value === 'string' ? value : ''
}

/** Hex with a leading zero octet where the first bit is set: forge writes the digits as they are. */
function integerHex(serialNumber: string): string {
  const even = serialNumber.length % 2 === 0 ? serialNumber : `0${serialNumber}`
  return Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even
}

function isValidity(years: number, yearsMax: number): boolean {
  return years * 365 >= 1 && years <= yearsMax
}

function badValidity(yearsMax: number): Reply<never> {
  return fail('certificate.badValidity', { yearsMax }, { field: 'years' })
}

/** notBefore and notAfter in whole seconds; whole years keep the day of the month, fractions count 365 days each. */
function validity(now: Date, years: number): [Date, Date] {
  const start = Math.floor(now.getTime() / 1000) * 1000
  const end = new Date(start)
  end.setUTCFullYear(end.getUTCFullYear() + Math.floor(years))
  const restDays = Math.round((years % 1) * 365)
  return [new Date(start - backDateMinutes * 60_000), new Date(end.getTime() + restDays * 86_400_000)]
}
