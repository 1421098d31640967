/**
 * Makes root and host certificates. node-forge assembles the part to be signed from the profiles; the signature, the keys
 * and the randomness come from node:crypto, which is forty to ninety times as fast (Certificates reference 6.2). The
 * issuer's name and key identifier are spliced in as they stand in the CA's certificate, byte for byte.
 */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { parseCertificate, subjectKeyIdentifier, type ParsedCertificate } from './certificate-der.ts'
import { bitString, nullValue, oid, sequence } from './der.ts'
import type { KeyFactory } from './key-factory.ts'
import { commonNameFor } from './names.ts'
import { oids } from './oids.ts'
import { backDateMinutes, hostProfile, rootProfile, serialNumberBytes } from './profiles.ts'

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

export interface IssuedCertificate {
  readonly certificate: Buffer
  readonly privateKey: KeyObject
  readonly commonName: string
  readonly dnsNames: readonly string[]
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string
  /** Upper-case hex SHA-1 of the DER, as Windows shows it. */
  readonly thumbprint: string
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * Makes a root: a key and a self-signed certificate.
 * @returns The root, or `certificate.badValidity`, `name.empty`.
 */
export async function createRoot(request: RootRequest, context: IssueContext): Promise<Reply<IssuedCertificate>> {
  const years = request.years ?? rootProfile.years
  if (request.commonName.trim() === '') return fail('name.empty', {}, { field: 'commonName' })
  if ([...request.commonName].length > 64) {
    return fail('root.nameTooLong', { name: request.commonName, lengthMax: 64 }, { field: 'commonName' })
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
    extensions: rootProfile.extensions,
  }
  return ok(await issued(body, null, privateKey, privateKey))
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
  const years = request.years ?? hostProfile.years
  if (!isValidity(years, hostProfile.yearsMax)) return badValidity(hostProfile.yearsMax)
  const issuer = parseCertificate(Buffer.from(authority.certificate))
  const [notBefore, wishedEnd] = validity(context.now, years)
  if (issuer.notAfter <= context.now) return badValidity(hostProfile.yearsMax)
  const privateKey = await context.keys.generateRsa(request.keyBits ?? hostProfile.keyBits)
  const issuerKeyId = subjectKeyIdentifier(issuer.extensions)
  const dnsNames = [...new Set([request.fqdn, ...(request.alsoKnownAs ?? [])])]
  const body: CertificateBody = {
    serialNumber: request.serialNumber ?? drawSerialNumber(context.randomBytes),
    subject: [nameAttribute('commonName', commonNameFor(request.fqdn))],
    publicKey: createPublicKey(privateKey),
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
  return ok({ ...(await issued(body, issuer, authority.privateKey, privateKey)), dnsNames })
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
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly object[]
}

const signAsync = promisify(sign)

async function issued(
  body: CertificateBody,
  issuer: ParsedCertificate | null,
  signingKey: KeyObject,
  privateKey: KeyObject,
): Promise<IssuedCertificate> {
  const toBeSigned = assemble(body, issuer)
  const algorithm = sequence(oid(oids.sha256WithRsaEncryption), nullValue())
  const signature = await signAsync('sha256', toBeSigned, signingKey)
  const certificate = sequence(toBeSigned, algorithm, bitString(signature))
  return {
    certificate,
    privateKey,
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
  // Version, serial number and signature algorithm come first (RFC 5280 4.1).
  if (issuer !== null) parts(toBeSigned)[3] = forge.asn1.fromDer(issuer.subjectBytes.toString('latin1'))
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
