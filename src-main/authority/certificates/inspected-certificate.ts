/** A certificate as it was read: what it says, and the words in which its names and its key are described. */
import type { CertificateFacts } from '../../contract/certificate-facts.ts'
import { DerError } from '../der/der.ts'
import { publicKeyFacts } from '../keys/public-key.ts'
import type { ParsedCertificate } from './certificate-der.ts'

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
  /** What decides on hosts; the others have one name together. */
  readonly keyAlgorithm: CertificateFacts['keyAlgorithm']
  /** The algorithm by its own name, for example `rsa-pss`. */
  readonly keyName: string
  readonly keyBits: number
  readonly isAuthority: boolean
  readonly pathLength: number | null
  /** On DNS names; null without any. */
  readonly nameConstraints: NonNullable<CertificateFacts['nameConstraints']> | null
  readonly keyUsages: CertificateFacts['keyUsages']
  readonly extendedKeyUsages: readonly string[]
  readonly dnsNames: readonly string[]
  /** Alternative names that are no DNS names, each with its kind before it. */
  readonly otherNames: readonly string[]
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  readonly crlDistributionPoints: readonly string[]
  readonly extensions: readonly { oid: string; name: string; critical: boolean; hex: string }[]
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
}

/** The algorithm and size of a key. */
export function keyOf(
  parsed: Pick<ParsedCertificate, 'publicKeyInfo'>,
): Pick<InspectedCertificate, 'keyAlgorithm' | 'keyName' | 'keyBits'> {
  try {
    const { algorithm, keyBits } = publicKeyFacts(parsed.publicKeyInfo)
    const keyAlgorithm = algorithm === 'rsa' || algorithm === 'ecdsa' ? algorithm : 'other'
    return { keyAlgorithm, keyName: algorithm, keyBits }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    // A key that makes no sense is in a certificate that can be shown all the same.
    return { keyAlgorithm: 'other', keyName: 'damaged', keyBits: 0 }
  }
}
