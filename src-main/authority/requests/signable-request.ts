/**
 * Requests that a certificate may be issued for. Of a request only the key is taken as it is, because the requester has
 * proved to hold it; names are suggestions, and usages are ours.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { tag } from '../der/der.ts'
import { readRequest } from './read-request.ts'
import { oids } from '../der/oids.ts'

const requestBytesMax = 64 * 1024
/** Shorter keys are not certified here (Certificates reference 1.5). */
export const requestedKeyBitsMin = 2048

export interface SignableRequest {
  readonly publicKey: KeyObject
  readonly keyBits: number
  /** Empty if the subject has none. */
  readonly commonName: string
  /** The dNSName entries that the request asks for. */
  readonly dnsNames: readonly string[]
}

/**
 * Reads a request and checks its key and that it was signed with it.
 * @param bytes DER, or PEM with either heading.
 * @param file What to call it.
 * @returns The request, or `file.tooLarge`, `file.nestedTooDeeply`, `csr.unreadable`, `csr.badSignature`, `csr.weakKey`,
 *   `certificate.keyNotRsa`.
 */
export function readSignableRequest(bytes: Uint8Array, file: string): Reply<SignableRequest> {
  if (bytes.length > requestBytesMax * 2) {
    return fail('file.tooLarge', { path: file, sizeBytesMax: requestBytesMax }, { field: 'file' })
  }
  const der = derOf(Buffer.from(bytes))
  if (der === null) {
    return fail('csr.unreadable', { file, problem: 'the file is neither DER nor PEM' }, { field: 'file' })
  }
  const read = readRequest(der, file)
  if (!read.ok) return { ok: false, failure: { ...read.failure, field: 'file' } }
  const { keyAlgorithm, keyBits, publicKeyInfo, subject, dnsNames } = read.value
  if (keyAlgorithm !== 'rsa') return fail('certificate.keyNotRsa', { name: file, keyAlgorithm }, { field: 'file' })
  if (!read.value.isSignatureValid) return fail('csr.badSignature', { file }, { field: 'file' })
  if (keyBits < requestedKeyBitsMin) {
    return fail('csr.weakKey', { file, keyBits, keyBitsMin: requestedKeyBitsMin }, { field: 'file' })
  }
  return ok({
    publicKey: createPublicKey({ key: publicKeyInfo, format: 'der', type: 'spki' }),
    keyBits,
    commonName: subject.findLast((attribute) => attribute.oid === oids.commonName)?.value ?? '',
    dnsNames,
  })
}

function derOf(content: Buffer): Buffer | null {
  if (content[0] === tag.sequence) return content
  const block = /-----BEGIN ((?:NEW )?CERTIFICATE REQUEST)-----([A-Za-z0-9+/=\s]*)-----END \1-----/.exec(
    textOf(content),
  )
  return block === null ? null : Buffer.from(block[2] ?? '', 'base64')
}

/** Notepad and redirections on Windows write UTF-16 as soon as they may choose. */
function textOf(content: Buffer): string {
  return content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString('latin1')
}
