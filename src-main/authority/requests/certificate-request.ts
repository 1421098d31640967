/** Reads requests for certificates: PKCS#10 (RFC 2986), as certreq and OpenSSL write them. */
import { checkSignature, type SignatureCheck } from '../keys/signatures.ts'
import { dnsAlternativeNames, otherAlternativeNames } from '../certificates/alternative-names.ts'
import {
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
  /** Alternative names that are no DNS names, each with its kind before it. */
  readonly otherNames: readonly string[]
  readonly keyUsages: ReturnType<typeof keyUsageNames>
  readonly extendedKeyUsages: readonly string[]
  readonly signatureAlgorithm: string
  /** Whether whoever made the request has the key in it. */
  readonly isSignatureValid: boolean
  /** The same with the third answer: that it cannot be checked here. */
  readonly signatureCheck: SignatureCheck
}

/** PKCS#9 extensionRequest, and the identifier under which Microsoft's enrolment wrote the same before. */
const extensionRequests = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'])

/**
 * Reads a request.
 * @throws DerError when the bytes are none.
 */
export function parseRequest(der: Buffer): CertificateRequest {
  const [body, algorithm, signature] = readSequence(readElement(der), 'CertificationRequest')
  const [version, subject, publicKey, attributes] = readSequence(body, 'certificationRequestInfo')
  expectTag(version, tag.integer, 'version')
  const publicKeyInfo = expectTag(publicKey, tag.sequence, 'subjectPublicKeyInfo').bytes
  readSequence(readSequence(publicKey, 'subjectPublicKeyInfo')[0], 'privateKeyAlgorithm')
  const extensions = attributes === undefined ? [] : requestedExtensions(attributes)
  const signatureAlgorithm = readOid(readSequence(algorithm, 'signatureAlgorithm')[0], 'signatureAlgorithm')
  const signed = {
    toBeSigned: expectTag(body, tag.sequence, 'certificationRequestInfo').bytes,
    signatureAlgorithmInfo: expectTag(algorithm, tag.sequence, 'signatureAlgorithm').bytes,
    signature: readBitString(signature, 'signature').content,
  }
  const signatureCheck = checkSignature(signed, publicKeyInfo)
  return {
    subject: parseName(subject, 'subject'),
    publicKeyInfo,
    extensions,
    dnsNames: dnsAlternativeNames(extensions),
    otherNames: otherAlternativeNames(extensions),
    keyUsages: keyUsageNames(extensions),
    extendedKeyUsages: extendedKeyUsageNames(extensions),
    signatureAlgorithm,
    isSignatureValid: signatureCheck.result === 'valid',
    signatureCheck,
  }
}

function requestedExtensions(attributes: DerNode): Extension[] {
  for (const attribute of readChildren(expectTag(attributes, contextTag(0, true), 'attributes'))) {
    const [type, values] = readSequence(attribute, 'Attribute')
    if (!extensionRequests.has(readOid(type, 'Attribute'))) continue
    const [extensions] = readChildren(expectTag(values, tag.set, 'extensionRequest'))
    return parseExtensions(extensions)
  }
  return []
}
