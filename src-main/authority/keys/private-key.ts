/**
 * Opens private keys in every form in which they lie in files: PKCS#8 plain and encrypted, and the traditional forms of RSA, EC and
 * DSA, plain and encrypted as OpenSSL did it until version 3 (`Proc-Type: 4,ENCRYPTED`).
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { DerError, expectTag, readElement, readSequence, tag } from '../der/der.ts'
import { deriveTraditional } from './key-derivation.ts'
import { asPkcs8, pkcs8Algorithm } from './key-facts.ts'
import {
  aes128,
  aes192,
  aes256,
  decrypt,
  des,
  iterationsMax,
  iterationsOf,
  rc2,
  tripleDes,
  UnknownScheme,
  type Cipher,
} from './password-decryption.ts'

/** Thrown when the password does not fit. */
export class WrongPassphrase extends Error {}

/** How a traditional key is encrypted, and what. */
interface Traditional {
  /** Of the DEK-Info line: cipher and initialisation vector in hex, for example `AES-256-CBC,0123...`. */
  readonly dekInfo: string
  readonly ciphertext: Buffer
}

const traditionalCiphers: Readonly<Record<string, Cipher | undefined>> = {
  'AES-128-CBC': aes128,
  'AES-192-CBC': aes192,
  'AES-256-CBC': aes256,
  'DES-EDE3-CBC': tripleDes,
  'DES-CBC': des,
  'RC2-CBC': rc2(16),
  'RC2-64-CBC': rc2(8),
  'RC2-40-CBC': rc2(5),
}

/**
 * Decrypts a key in PKCS#8 (RFC 5958 3).
 * @returns PrivateKeyInfo in DER.
 * @throws WrongPassphrase, UnknownScheme, DerError
 */
export async function decryptPkcs8(der: Buffer, password: string): Promise<Buffer> {
  const [algorithm, ciphertext] = readSequence(readElement(der), 'encryptedData')
  const scheme = expectTag(algorithm, tag.sequence, 'encryptionAlgorithm')
  const sealed = expectTag(ciphertext, tag.octetString, 'encryptedData').content
  const iterations = iterationsOf(scheme)
  if (iterations > iterationsMax) throw new DerError('iterationsTooMany', iterationsMax)
  return fitting(() => decrypt(scheme, password, sealed))
}

/**
 * Decrypts a key in a traditional form.
 * @returns The key in DER.
 * @throws WrongPassphrase, UnknownScheme, DerError
 */
export async function decryptTraditional({ dekInfo, ciphertext }: Traditional, password: string): Promise<Buffer> {
  const [, name = '', hex = ''] = /^\s*([A-Za-z0-9-]{1,40})\s*(?:,\s*([0-9A-Fa-f]*))?\s*$/.exec(dekInfo) ?? []
  if (name === '') throw new DerError('encryptionUnnamed')
  const cipher = traditionalCiphers[name.toUpperCase()]
  if (!cipher) throw new UnknownScheme(name.toUpperCase())
  const iv = Buffer.from(hex, 'hex')
  if (iv.length !== cipher.ivBytes) throw new DerError('initialisationVectorLength')
  const key = deriveTraditional(password, iv.subarray(0, 8), cipher.keyBytes)
  return fitting(() => Promise.resolve(cipher.decrypt(key, iv, ciphertext)))
}

/** What was decrypted is a key; a padding that fits by accident leaves noise. */
async function fitting(decipher: () => Promise<Buffer>): Promise<Buffer> {
  let plain: Buffer
  try {
    plain = await decipher()
  } catch (error) {
    if (error instanceof DerError || error instanceof UnknownScheme) throw error
    throw new WrongPassphrase('the padding is wrong', { cause: error })
  }
  try {
    readSequence(readElement(plain), 'privateKey')
  } catch (error) {
    throw new WrongPassphrase('what was decrypted is no key', { cause: error })
  }
  return plain
}

/**
 * Opens a key that lies in the open.
 * @throws UnknownScheme for an algorithm that this crypto library lacks, DerError for a key that is damaged.
 */
export function privateKeyFrom(der: Buffer): KeyObject {
  const pkcs8 = asPkcs8(der)
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  } catch {
    const algorithm = pkcs8Algorithm(pkcs8)
    if (algorithm === 'rsaEncryption' || algorithm === 'ecPublicKey') throw new DerError('keyDamaged')
    throw new UnknownScheme(algorithm)
  }
}
