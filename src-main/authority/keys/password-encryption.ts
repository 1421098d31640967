/**
 * The password-based encryption schemes that PKCS#12 files use. Two are written: 3DES with SHA-1, the only one that Server
 * 2012 R2, Server 2016 and macOS read, and AES-256 with PBKDF2-SHA-256 for Server 2019 and later (Certificates reference
 * 2.2, 2.9). Others that OpenSSL, Java or Windows write are read.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import {
  DerError,
  expectTag,
  integer,
  nullValue,
  octetString,
  oid,
  readOid,
  readSequence,
  readSmallInteger,
  sequence,
  tag,
  type DerNode,
} from '../der/der.ts'
import { derivePbkdf2, derivePkcs12, type DigestName } from './key-derivation.ts'
import { oidName, oids } from '../der/oids.ts'

/** Windows refuses more and then blames the password (Certificates reference 2.3). */
export const iterationsMax = 600_000

export interface Encrypted {
  /** AlgorithmIdentifier with all parameters. */
  readonly algorithm: Buffer
  readonly ciphertext: Buffer
}

type Encrypt = (plaintext: Uint8Array) => Promise<Encrypted>

/** Encrypts each text with pbeWithSHAAnd3-KeyTripleDES-CBC under its own salt (RFC 7292 appendix C). */
export function tripleDesEncryption(
  password: string,
  iterations: number,
  randomBytes: (count: number) => Uint8Array,
): Encrypt {
  return async (plaintext) => {
    const salt = randomBytes(8)
    const { key, iv } = await tripleDesKey(password, salt, iterations)
    return {
      algorithm: sequence(oid(oids.pbeSha1TripleDes), sequence(octetString(salt), integer(iterations))),
      ciphertext: encipher('des-ede3-cbc', key, iv, plaintext),
    }
  }
}

/**
 * Encrypts with PBES2, PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018 6.2). The key is derived once for all texts of a file,
 * because an attacker tries passwords once for all of them anyway; each text has its own initialisation vector.
 */
export function aesEncryption(
  password: string,
  iterations: number,
  randomBytes: (count: number) => Uint8Array,
): Encrypt {
  const salt = randomBytes(16)
  const key = derivePbkdf2(password, salt, iterations, 32, 'sha256')
  const derivation = sequence(
    oid(oids.pbkdf2),
    sequence(octetString(salt), integer(iterations), sequence(oid(oids.hmacWithSha256), nullValue())),
  )
  return async (plaintext) => {
    const iv = randomBytes(16)
    return {
      algorithm: sequence(oid(oids.pbes2), sequence(derivation, sequence(oid(oids.aes256Cbc), octetString(iv)))),
      ciphertext: encipher('aes-256-cbc', await key, iv, plaintext),
    }
  }
}

/** A scheme that this program does not read, such as 40-bit RC2; `name` says which. */
export class UnknownScheme extends Error {
  readonly scheme: string
  constructor(scheme: string) {
    super(`the encryption ${scheme} is not supported`)
    this.scheme = scheme
  }
}

/**
 * Reads how often a scheme wants its derivation repeated, before anything is derived.
 * @param algorithm The AlgorithmIdentifier.
 */
export function iterationsOf(algorithm: DerNode): number {
  const [scheme, parameters] = readSequence(algorithm, 'the encryption algorithm')
  const name = readOid(scheme, 'the encryption algorithm')
  if (name !== oids.pbes2) {
    return readSmallInteger(readSequence(parameters, 'the encryption parameters')[1], 'the iteration count')
  }
  const { iterations } = readPbkdf2(readSequence(parameters, 'the encryption parameters')[0])
  return iterations
}

/**
 * Decrypts. The caller has compared `iterationsOf` with `iterationsMax`.
 * @throws UnknownScheme for a scheme that is not supported, DerError for damaged parameters, and node's own error for
 *   ciphertext that the password does not fit.
 */
export async function decrypt(algorithm: DerNode, password: string | null, ciphertext: Buffer): Promise<Buffer> {
  const [scheme, parameters] = readSequence(algorithm, 'the encryption algorithm')
  const name = readOid(scheme, 'the encryption algorithm')
  const parts = readSequence(parameters, 'the encryption parameters')
  if (name === oids.pbeSha1TripleDes || name === oids.pbeSha1TwoKeyTripleDes) {
    const salt = expectTag(parts[0], tag.octetString, 'the salt').content
    const iterations = readSmallInteger(parts[1], 'the iteration count')
    const keyBytes = name === oids.pbeSha1TripleDes ? 24 : 16
    const { key, iv } = await tripleDesKey(password, salt, iterations, keyBytes)
    return decipher('des-ede3-cbc', key, iv, ciphertext)
  }
  if (name !== oids.pbes2) throw new UnknownScheme(oidName(name))
  const derivation = readPbkdf2(parts[0])
  const [cipherId, ivNode] = readSequence(parts[1], 'the cipher')
  const cipherName = readOid(cipherId, 'the cipher')
  const cipher = blockCiphers.get(cipherName)
  if (cipher === undefined) throw new UnknownScheme(oidName(cipherName))
  const iv = expectTag(ivNode, tag.octetString, 'the initialisation vector').content
  if (iv.length !== cipher.ivBytes) throw new DerError('the initialisation vector has a wrong length')
  const { salt, iterations, digest } = derivation
  const key = await derivePbkdf2(password ?? '', salt, iterations, cipher.keyBytes, digest)
  return decipher(cipher.name, key, iv, ciphertext)
}

const blockCiphers: ReadonlyMap<string, { name: string; keyBytes: number; ivBytes: number }> = new Map([
  [oids.aes128Cbc, { name: 'aes-128-cbc', keyBytes: 16, ivBytes: 16 }],
  [oids.aes192Cbc, { name: 'aes-192-cbc', keyBytes: 24, ivBytes: 16 }],
  [oids.aes256Cbc, { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 }],
  [oids.tripleDesCbc, { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 }],
])

const pseudoRandomFunctions: ReadonlyMap<string, DigestName> = new Map([
  [oids.hmacWithSha1, 'sha1'],
  [oids.hmacWithSha224, 'sha224'],
  [oids.hmacWithSha256, 'sha256'],
  [oids.hmacWithSha384, 'sha384'],
  [oids.hmacWithSha512, 'sha512'],
])

function readPbkdf2(node: DerNode | undefined): { salt: Buffer; iterations: number; digest: DigestName } {
  const [id, parameters] = readSequence(node, 'the key derivation')
  const name = readOid(id, 'the key derivation')
  if (name !== oids.pbkdf2) throw new UnknownScheme(oidName(name))
  const [salt, iterations, ...rest] = readSequence(parameters, 'the key derivation')
  // The length of the key is optional and says nothing that the cipher does not say; the function defaults to SHA-1.
  const functionNode = rest.find((part) => part.tag === tag.sequence)
  const functionName =
    functionNode === undefined ? oids.hmacWithSha1 : readOid(readSequence(functionNode, 'the hash')[0], 'the hash')
  const digest = pseudoRandomFunctions.get(functionName)
  if (digest === undefined) throw new UnknownScheme(oidName(functionName))
  return {
    salt: expectTag(salt, tag.octetString, 'the salt').content,
    iterations: readSmallInteger(iterations, 'the iteration count'),
    digest,
  }
}

async function tripleDesKey(
  password: string | null,
  salt: Uint8Array,
  iterations: number,
  keyBytes = 24,
): Promise<{ key: Buffer; iv: Buffer }> {
  const common = { digest: 'sha1', password, salt, iterations } as const
  const key = await derivePkcs12({ ...common, purpose: 1, lengthBytes: keyBytes })
  const iv = await derivePkcs12({ ...common, purpose: 2, lengthBytes: 8 })
  // Two-key triple DES is three-key triple DES whose third key is the first.
  return { key: keyBytes === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]), iv }
}

function encipher(cipher: string, key: Buffer, iv: Uint8Array, plaintext: Uint8Array): Buffer {
  const stream = createCipheriv(cipher, key, iv)
  return Buffer.concat([stream.update(plaintext), stream.final()])
}

function decipher(cipher: string, key: Buffer, iv: Uint8Array, ciphertext: Buffer): Buffer {
  const stream = createDecipheriv(cipher, key, iv)
  return Buffer.concat([stream.update(ciphertext), stream.final()])
}
