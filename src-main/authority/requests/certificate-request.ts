/** Reads requests for certificates: PKCS#10 (RFC 2986), as certreq and OpenSSL write them. */
import { createPublicKey, verify } from 'node:crypto'
import {
  dnsAlternativeNames,
  extendedKeyUsageNames,
  keyUsageNames,
  parseExtensions,
  parseName,
  type Extension,
  type NameAttribute,
} from '../certificates/certificate-der.ts'
import {
  contextTag,
  expectTag,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  tag,
  type DerNode,
} from '../der/der.ts'

export interface CertificateRequest {
  readonly subject: readonly NameAttribute[]
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
  readonly extensions: readonly Extension[]
  readonly dnsNames: readonly string[]
  readonly keyUsages: ReturnType<typeof keyUsageNames>
  readonly extendedKeyUsages: readonly string[]
  readonly signatureAlgorithm: string
  /** Whether whoever made the request has the key in it. */
  readonly isSignatureValid: boolean
}

/** PKCS#9 extensionRequest, and the identifier under which Microsoft's enrolment wrote the same before. */
const extensionRequests = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'])

/** What OpenSSL calls the digest of a signature algorithm: RSA with PKCS#1 v1.5, and ECDSA (RFC 4055, RFC 5758). */
export const signatureDigests: Readonly<Record<string, string | undefined>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
}

/**
 * Reads a request.
 * @throws DerError when the bytes are none.
 */
export function parseRequest(der: Buffer): CertificateRequest {
  const [body, algorithm, signature] = readSequence(readElement(der), 'the request')
  const [version, subject, publicKey, attributes] = readSequence(body, 'the body of the request')
  expectTag(version, tag.integer, 'the version')
  const publicKeyInfo = expectTag(publicKey, tag.sequence, 'the public key').bytes
  readSequence(readSequence(publicKey, 'the public key')[0], 'the key algorithm')
  const extensions = attributes === undefined ? [] : requestedExtensions(attributes)
  const signatureAlgorithm = readOid(readSequence(algorithm, 'the signature algorithm')[0], 'the signature algorithm')
  return {
    subject: parseName(subject, 'the subject'),
    publicKeyInfo,
    extensions,
    dnsNames: dnsAlternativeNames(extensions),
    keyUsages: keyUsageNames(extensions),
    extendedKeyUsages: extendedKeyUsageNames(extensions),
    signatureAlgorithm,
    isSignatureValid: isSignedWith(
      publicKeyInfo,
      signatureDigests[signatureAlgorithm],
      expectTag(body, tag.sequence, 'the body of the request').bytes,
      readBitString(signature, 'the signature').content,
    ),
  }
}

function requestedExtensions(attributes: DerNode): Extension[] {
  for (const attribute of readChildren(expectTag(attributes, contextTag(0, true), 'the attributes'))) {
    const [type, values] = readSequence(attribute, 'an attribute')
    if (!extensionRequests.has(readOid(type, 'an attribute'))) continue
    const [extensions] = readChildren(expectTag(values, tag.set, 'the requested extensions'))
    return parseExtensions(extensions)
  }
  return []
}

function isSignedWith(publicKeyInfo: Buffer, digest: string | undefined, body: Buffer, signature: Buffer): boolean {
  if (digest === undefined) return false
  try {
    return verify(digest, body, createPublicKey({ key: publicKeyInfo, format: 'der', type: 'spki' }), signature)
  } catch {
    // A key that this crypto library does not know has signed nothing that it could check.
    return false
  }
}
