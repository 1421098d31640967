/**
 * Reads certificate requests (PKCS#10, RFC 2986), as certreq, OpenSSL and others write them. Of a request only the key is
 * taken as it is, because the requester has proved to hold it; names are suggestions, and usages are ours.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { fail, ok, type Reply } from '../contract/failure.ts'
import { dnsAlternativeNames, parseExtensions, parseName, type Extension } from './certificate-der.ts'
import {
  contextTag,
  DerError,
  expectTag,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  tag,
  type DerNode,
} from './der.ts'
import { oids } from './oids.ts'

export const requestBytesMax = 64 * 1024
const keyBitsMin = 2048

export interface CertificateRequest {
  readonly publicKey: KeyObject
  readonly keyBits: number
  /** Empty if the subject has none. */
  readonly commonName: string
  /** The dNSName entries that the request asks for. */
  readonly dnsNames: readonly string[]
}

/** The signatures that a request may prove its key with. MD5 proves nothing, and RSASSA-PSS is not what Windows writes. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  [oids.sha256WithRsaEncryption]: 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
}

/**
 * Reads a request and checks that it was signed with its own key.
 * @param bytes DER, or PEM with either heading.
 * @param file What to call it.
 * @returns The request, or `file.tooLarge`, `csr.unreadable`, `csr.badSignature`, `csr.weakKey`, `certificate.keyNotRsa`.
 */
export function readCertificateRequest(bytes: Uint8Array, file: string): Reply<CertificateRequest> {
  if (bytes.length > requestBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: requestBytesMax })
  try {
    return read(derOf(Buffer.from(bytes)), file)
  } catch (error) {
    if (error instanceof DerError) return fail('csr.unreadable', { file, problem: error.message }, { field: 'file' })
    throw error
  }
}

function derOf(content: Buffer): Buffer {
  if (content[0] === tag.sequence) return content
  const block = /-----BEGIN ((?:NEW )?CERTIFICATE REQUEST)-----([A-Za-z0-9+/=\s]*)-----END \1-----/.exec(
    textOf(content),
  )
  if (block === null) throw new DerError('the file is neither DER nor PEM')
  return Buffer.from(block[2] ?? '', 'base64')
}

/** Notepad and redirections on Windows write UTF-16 as soon as they may choose. */
function textOf(content: Buffer): string {
  return content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString('latin1')
}

function read(der: Buffer, file: string): Reply<CertificateRequest> {
  const [info, algorithm, signature] = readSequence(readElement(der), 'the request')
  const [, subject, keyInfo, attributes] = readSequence(info, 'the request information')
  const publicKey = keyFrom(expectTag(keyInfo, tag.sequence, 'the public key').bytes)
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey
  if (asymmetricKeyType !== 'rsa') {
    return fail('certificate.keyNotRsa', { name: file, keyAlgorithm: asymmetricKeyType ?? 'other' }, { field: 'file' })
  }
  const digest = digests[readOid(readSequence(algorithm, 'the signature algorithm')[0], 'the signature algorithm')]
  const { content } = readBitString(signature, 'the signature')
  const signed = expectTag(info, tag.sequence, 'the request information').bytes
  if (digest === undefined || !verify(digest, signed, publicKey, content)) {
    return fail('csr.badSignature', { file }, { field: 'file' })
  }
  const keyBits = asymmetricKeyDetails?.modulusLength ?? 0
  if (keyBits < keyBitsMin) return fail('csr.weakKey', { file, keyBits, keyBitsMin }, { field: 'file' })
  const names = parseName(subject, 'the subject')
  return ok({
    publicKey,
    keyBits,
    commonName: names.findLast((attribute) => attribute.oid === oids.commonName)?.value ?? '',
    dnsNames: dnsAlternativeNames(requestedExtensions(attributes)),
  })
}

function keyFrom(publicKeyInfo: Buffer): KeyObject {
  try {
    return createPublicKey({ key: publicKeyInfo, format: 'der', type: 'spki' })
  } catch {
    throw new DerError('the public key is damaged')
  }
}

/** The extensionRequest attribute (RFC 2985 5.4.2), or what Microsoft used before it. */
function requestedExtensions(attributes: DerNode | undefined): Extension[] {
  if (attributes === undefined || attributes.tag !== contextTag(0, true)) return []
  for (const attribute of readChildren(attributes)) {
    const [type, values] = readSequence(attribute, 'an attribute')
    const kind = readOid(type, 'an attribute')
    if (kind === oids.extensionRequest || kind === oids.microsoftExtensionRequest) {
      return parseExtensions(readChildren(expectTag(values, tag.set, 'an attribute'))[0])
    }
  }
  return []
}
