/**
 * The password-based encryption schemes that are read: those of PKCS#12 (RFC 7292 appendix C), of PKCS#5 (RFC 8018) and what
 * Windows, OpenSSL and Java have written in their time. Ciphers that crypto libraries have given up are our own, because old files
 * are what people bring here.
 */
import { createDecipheriv } from 'node:crypto'
import { DerError, expectTag, readOid, readSequence, readSmallInteger, tag, type DerNode } from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'
import { derivePbkdf1, derivePbkdf2, derivePkcs12, deriveScrypt, type DigestName } from './key-derivation.ts'
import { decryptRc2Cbc } from './rc2.ts'
import { applyRc4 } from './rc4.ts'

/** Windows refuses more and then blames the password (Certificates reference 2.3). */
export const iterationsMax = 600_000
/** scrypt takes 128 bytes for each unit of both of its costs together. */
const scryptBytesMax = 128 * 1024 * 1024
/** And its time grows with the product of all three; what OpenSSL asks for is a thirtieth of this. */
const scryptWorkMax = 2 ** 22

/** A scheme that is not implemented here; `scheme` says which. The file may be as sound as any other. */
export class UnknownScheme extends Error {
  readonly scheme: string
  /** @param oid In dotted form, or any other name of the scheme. */
  constructor(oid: string) {
    const scheme = objectName(oid) ?? oid
    super(`the encryption ${scheme} is not supported`)
    this.scheme = scheme
  }
}

/** A cipher with its key length: how it is called here, or which of our own it is. */
interface Cipher {
  readonly keyBytes: number
  readonly ivBytes: number
  /** Throws when the padding does not fit. */
  decrypt(key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer
}

const native = (name: string, keyBytes: number, ivBytes: number): Cipher => ({
  keyBytes,
  ivBytes,
  decrypt(key, iv, ciphertext) {
    const stream = createDecipheriv(name, key, iv)
    return Buffer.concat([stream.update(ciphertext), stream.final()])
  },
})

const tripleDes = native('des-ede3-cbc', 24, 8)

/** Triple DES whose third key is the first. */
const twoKeyTripleDes: Cipher = {
  ...tripleDes,
  keyBytes: 16,
  decrypt: (key, iv, text) => tripleDes.decrypt(Buffer.concat([key, key.subarray(0, 8)]), iv, text),
}

/** DES is triple DES with one key three times, and every crypto library still has that. */
export const des: Cipher = {
  ...tripleDes,
  keyBytes: 8,
  decrypt: (key, iv, text) => tripleDes.decrypt(Buffer.concat([key, key, key]), iv, text),
}

/** RC2 whose key is as strong as it is long, unless said otherwise. */
export function rc2(keyBytes: number, effectiveBits = keyBytes * 8): Cipher {
  return { keyBytes, ivBytes: 8, decrypt: (key, iv, text) => decryptRc2Cbc(key, effectiveBits, iv, text) }
}

const rc4 = (keyBytes: number): Cipher => ({ keyBytes, ivBytes: 0, decrypt: (key, _, text) => applyRc4(key, text) })

/** With SHA-1 and the derivation of PKCS#12 (RFC 7292 appendix C). */
const pkcs12Schemes: ReadonlyMap<string, Cipher> = new Map([
  [oids.pbeSha1Rc4With128Bits, rc4(16)],
  [oids.pbeSha1Rc4With40Bits, rc4(5)],
  [oids.pbeSha1TripleDes, tripleDes],
  [oids.pbeSha1TwoKeyTripleDes, twoKeyTripleDes],
  [oids.pbeSha1Rc2With128Bits, rc2(16)],
  [oids.pbeSha1Rc2With40Bits, rc2(5)],
])

/** The older half of PKCS#5 (RFC 8018 6.1, A.3): what `openssl pkcs8 -topk8` wrote until version 1.1. */
const pbes1Schemes: ReadonlyMap<string, { readonly digest: 'md5' | 'sha1'; readonly cipher: Cipher }> = new Map([
  [oids.pbeMd5Des, { digest: 'md5', cipher: des }],
  [oids.pbeMd5Rc2, { digest: 'md5', cipher: rc2(8) }],
  [oids.pbeSha1Des, { digest: 'sha1', cipher: des }],
  [oids.pbeSha1Rc2, { digest: 'sha1', cipher: rc2(8) }],
])

export const aes128 = native('aes-128-cbc', 16, 16)
export const aes192 = native('aes-192-cbc', 24, 16)
export const aes256 = native('aes-256-cbc', 32, 16)
export { tripleDes, type Cipher }

const pbes2Ciphers: ReadonlyMap<string, Cipher> = new Map([
  [oids.aes128Cbc, aes128],
  [oids.aes192Cbc, aes192],
  [oids.aes256Cbc, aes256],
  [oids.tripleDesCbc, tripleDes],
  [oids.desCbc, des],
])

/**
 * Reads how often a scheme wants its derivation repeated, before anything is derived.
 * @param algorithm The AlgorithmIdentifier.
 * @throws UnknownScheme, DerError
 */
export function iterationsOf(algorithm: DerNode): number {
  const [scheme, parameters] = readSequence(algorithm, 'encryptionAlgorithm')
  const name = readOid(scheme, 'encryptionAlgorithm')
  if (name === oids.pbes2) return readDerivation(readSequence(parameters, 'PBES2-params')[0]).iterations
  if (!pkcs12Schemes.has(name) && !pbes1Schemes.has(name)) throw new UnknownScheme(name)
  return readSmallInteger(readSequence(parameters, 'PBES2-params')[1], 'iterationCount')
}

/**
 * Decrypts. The caller has compared `iterationsOf` with `iterationsMax`.
 * @param password Null stands for none at all, which PKCS#12 tells from an empty one.
 * @throws UnknownScheme for a scheme that is not implemented, DerError for damaged parameters, and any other error for
 *   ciphertext that the password does not fit.
 */
export async function decrypt(algorithm: DerNode, password: string | null, ciphertext: Buffer): Promise<Buffer> {
  const [scheme, parameters] = readSequence(algorithm, 'encryptionAlgorithm')
  const name = readOid(scheme, 'encryptionAlgorithm')
  if (name === oids.pbes2) return decryptPbes2(parameters, password ?? '', ciphertext)
  const pkcs12 = pkcs12Schemes.get(name)
  const pbes1 = pbes1Schemes.get(name)
  if (!pkcs12 && !pbes1) throw new UnknownScheme(name)
  const parts = readSequence(parameters, 'PBES2-params')
  const salt = expectTag(parts[0], tag.octetString, 'salt').content
  const iterations = readSmallInteger(parts[1], 'iterationCount')
  if (pbes1) {
    const derived = await derivePbkdf1(password ?? '', salt, iterations, pbes1.digest)
    return pbes1.cipher.decrypt(derived.subarray(0, 8), derived.subarray(8, 16), ciphertext)
  }
  const { keyBytes, ivBytes, decrypt: decipher } = pkcs12 ?? tripleDes
  const common = { digest: 'sha1', password, salt, iterations } as const
  const key = await derivePkcs12({ ...common, purpose: 1, lengthBytes: keyBytes })
  const iv = await derivePkcs12({ ...common, purpose: 2, lengthBytes: ivBytes })
  return decipher(key, iv, ciphertext)
}

async function decryptPbes2(node: DerNode | undefined, password: string, ciphertext: Buffer): Promise<Buffer> {
  const [derivationNode, cipherNode] = readSequence(node, 'PBES2-params')
  const derivation = readDerivation(derivationNode)
  const { cipher, iv } = readCipher(cipherNode, derivation.keyBytes)
  return cipher.decrypt(await derivation.derive(password, cipher.keyBytes), iv, ciphertext)
}

function readCipher(node: DerNode | undefined, derivedBytes: number | null): { cipher: Cipher; iv: Buffer } {
  const [id, parameters] = readSequence(node, 'encryptionScheme')
  const name = readOid(id, 'encryptionScheme')
  const { cipher, ivNode } =
    name === oids.rc2Cbc
      ? readRc2(parameters, derivedBytes)
      : { cipher: pbes2Ciphers.get(name) ?? null, ivNode: parameters }
  if (cipher === null) throw new UnknownScheme(name)
  const iv = expectTag(ivNode, tag.octetString, 'iv').content
  if (iv.length !== cipher.ivBytes) throw new DerError('initialisationVectorLength')
  return { cipher, iv }
}

/** How strong an RC2 key is stands in a number that stands for it (RFC 8018 B.2.3). */
const rc2Versions: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
])

function readRc2(node: DerNode | undefined, derivedBytes: number | null): { cipher: Cipher; ivNode?: DerNode } {
  const parts = readSequence(node, 'RC2-CBC-Parameter')
  const version = parts.length > 1 ? readSmallInteger(parts[0], 'rc2ParameterVersion') : null
  const effectiveBits = version === null ? 32 : version >= 256 ? version : rc2Versions.get(version)
  const keyBytes = derivedBytes ?? 16
  if (effectiveBits === undefined || effectiveBits > 1024 || keyBytes < 1 || keyBytes > 128) {
    throw new UnknownScheme(`RC2 of version ${version ?? '-'}`)
  }
  const ivNode = parts.at(-1)
  return { cipher: rc2(keyBytes, effectiveBits), ...(ivNode ? { ivNode } : {}) }
}

const pseudoRandomFunctions: ReadonlyMap<string, DigestName> = new Map([
  [oids.hmacWithMd5, 'md5'],
  [oids.hmacWithSha1, 'sha1'],
  [oids.hmacWithSha224, 'sha224'],
  [oids.hmacWithSha256, 'sha256'],
  [oids.hmacWithSha384, 'sha384'],
  [oids.hmacWithSha512, 'sha512'],
])

/** The digest that an AlgorithmIdentifier of an HMAC names. */
export function hmacDigestOf(node: DerNode | undefined): DigestName {
  const name = readOid(readSequence(node, 'hashAlgorithm')[0], 'hashAlgorithm')
  const digest = pseudoRandomFunctions.get(name)
  if (digest === undefined) throw new UnknownScheme(name)
  return digest
}

interface Derivation {
  readonly iterations: number
  /** Null where the parameters do not say it. */
  readonly keyBytes: number | null
  derive(password: string, keyBytes: number): Promise<Buffer>
}

/** Reads PBKDF2 (RFC 8018 A.2) or scrypt (RFC 7914 7.1). */
export function readDerivation(node: DerNode | undefined): Derivation {
  const [id, parameters] = readSequence(node, 'keyDerivationFunc')
  const name = readOid(id, 'keyDerivationFunc')
  const [saltNode, countNode, ...rest] = readSequence(parameters, 'keyDerivationFunc')
  if (name === oids.scrypt) return readScrypt(saltNode, countNode, rest)
  if (name !== oids.pbkdf2) throw new UnknownScheme(name)
  const salt = expectTag(saltNode, tag.octetString, 'salt').content
  const iterations = readSmallInteger(countNode, 'iterationCount')
  const lengthNode = rest.find((part) => part.tag === tag.integer)
  const hashNode = rest.find((part) => part.tag === tag.sequence)
  const digest = hashNode === undefined ? 'sha1' : hmacDigestOf(hashNode)
  return {
    iterations,
    keyBytes: lengthNode === undefined ? null : readSmallInteger(lengthNode, 'keyLength'),
    derive: (password, keyBytes) => derivePbkdf2(password, salt, iterations, keyBytes, digest),
  }
}

function readScrypt(
  saltNode: DerNode | undefined,
  costNode: DerNode | undefined,
  [sizeNode, parallelNode, lengthNode]: readonly DerNode[],
): Derivation {
  const salt = expectTag(saltNode, tag.octetString, 'salt').content
  const cost = readSmallInteger(costNode, 'costParameter')
  const blockSize = readSmallInteger(sizeNode, 'blockSize')
  const parallelization = readSmallInteger(parallelNode, 'parallelizationParameter')
  const bytes = 128 * blockSize * (cost + parallelization)
  if (bytes > scryptBytesMax) throw new DerError('derivationMemory')
  if (cost * blockSize * parallelization > scryptWorkMax) throw new DerError('derivationTime')
  if (cost < 2 || !Number.isInteger(Math.log2(cost)) || blockSize < 1 || parallelization < 1) {
    throw new DerError('derivationCosts')
  }
  return {
    // What PBKDF2 does once is done here this often.
    iterations: cost * parallelization,
    keyBytes: lengthNode === undefined ? null : readSmallInteger(lengthNode, 'keyLength'),
    derive: (password, keyBytes) =>
      deriveScrypt(password, salt, keyBytes, { cost, blockSize, parallelization, maxmem: bytes + 1024 * 1024 }),
  }
}
