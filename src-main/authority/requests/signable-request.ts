/**
 * Requests that a certificate may be issued for. Of a request only the key is taken as it is, because the requester has
 * proved to hold it; names are suggestions, and usages are ours.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { fileBlocks } from '../files/file-blocks.ts'
import { oneOf } from '../files/one-of.ts'
import { readable } from '../files/readable.ts'
import { readRequest } from './read-request.ts'
import { oids } from '../der/oids.ts'
import { certificateLimits } from '../../contract/limits/certificate.ts'

const requestBytesMax = 64 * 1024
/** Shorter keys are not certified here (Certificates reference 1.5). */
export const requestedKeyBitsMin = certificateLimits.soundKeyBitsMin

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
 * @param bytes In any form that `fileBlocks` knows.
 * @param file What to call it.
 * @returns The request, or `file.tooLarge`, `file.nestedTooDeeply`, `file.notSupported`, `csr.unreadable`, `csr.badSignature`,
 *   `csr.signatureUnknown`, `csr.weakKey`, `certificate.keyNotRsa`.
 */
export function readSignableRequest(bytes: Uint8Array, file: string): Reply<SignableRequest> {
  if (bytes.length > requestBytesMax * 2) {
    return fail('file.tooLarge', { path: file, sizeBytesMax: requestBytesMax }, { field: 'file' })
  }
  const content = Buffer.from(bytes)
  const der = readable('csr.unreadable', file, () => oneOf('csr', fileBlocks(content), content)?.der ?? content)
  if (!der.ok) return { ok: false, failure: { ...der.failure, field: 'file' } }
  const read = readRequest(der.value, file)
  if (!read.ok) return { ok: false, failure: { ...read.failure, field: 'file' } }
  const { keyAlgorithm, keyName, keyBits, publicKeyInfo, subject, dnsNames, signatureCheck } = read.value
  if (keyAlgorithm !== 'rsa') {
    return fail('certificate.keyNotRsa', { name: file, keyAlgorithm: keyName }, { field: 'file' })
  }
  if (signatureCheck.result === 'unknown') {
    return fail('csr.signatureUnknown', { file, algorithm: signatureCheck.algorithm }, { field: 'file' })
  }
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
