/** A certificate as it was read: what it says, and the words in which its names and its key are described. */
import type { CertificateFacts } from '../../contract/certificate-facts.ts'
import { createPublicKey } from 'node:crypto'
import { rsaModulusBits, type ParsedCertificate, type NameAttribute } from './certificate-der.ts'
import { oidName, oids } from '../der/oids.ts'

export interface InspectedCertificate {
  readonly der: Buffer
  /** Upper-case hex SHA-1, as Windows shows it. */
  readonly thumbprint: string
  readonly sha256: string
  readonly version: number
  readonly serialNumber: string
  readonly signatureAlgorithm: string
  readonly subject: string
  readonly commonName: string
  readonly issuer: string
  readonly issuerCommonName: string
  readonly selfSigned: boolean
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyAlgorithm: CertificateFacts['keyAlgorithm']
  readonly keyBits: number
  readonly isAuthority: boolean
  readonly pathLength: number | null
  /** On DNS names; null without any. */
  readonly nameConstraints: NonNullable<CertificateFacts['nameConstraints']> | null
  readonly keyUsages: CertificateFacts['keyUsages']
  readonly extendedKeyUsages: readonly string[]
  readonly dnsNames: readonly string[]
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  readonly crlDistributionPoints: readonly string[]
  readonly extensions: readonly { oid: string; name: string; critical: boolean; hex: string }[]
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
}

export function keyOf(
  parsed: Pick<ParsedCertificate, 'publicKeyInfo'>,
): Pick<InspectedCertificate, 'keyAlgorithm' | 'keyBits'> {
  try {
    // Native key objects take most of the time in which a certificate is read, and an inventory reads thousands.
    const modulusBits = rsaModulusBits(parsed)
    if (modulusBits !== null) return { keyAlgorithm: 'rsa', keyBits: modulusBits }
    const key = createPublicKey({ key: parsed.publicKeyInfo, format: 'der', type: 'spki' })
    const details = key.asymmetricKeyDetails
    // `prime256v1`, `secp384r1`: the size is the number of three digits in the curve's name.
    const curveBits = Number(/\d{3}/.exec(details?.namedCurve ?? '')?.[0] ?? 0)
    if (key.asymmetricKeyType === 'ec') return { keyAlgorithm: 'ecdsa', keyBits: curveBits }
  } catch {
    // A key that this crypto library does not know is still a certificate that can be shown.
  }
  return { keyAlgorithm: 'other', keyBits: 0 }
}

export function nameText(attributes: readonly NameAttribute[]): string {
  const short: Readonly<Record<string, string>> = { commonName: 'CN', organizationName: 'O' }
  return attributes.map(({ oid, value }) => `${short[oidName(oid)] ?? oid}=${value}`).join(', ')
}

export function commonNameIn(attributes: readonly NameAttribute[]): string {
  return attributes.findLast(({ oid }) => oid === oids.commonName)?.value ?? ''
}
