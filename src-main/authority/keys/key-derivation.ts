/**
 * Key derivation for PKCS#12 that leaves the event loop free. PBKDF2 runs on the thread pool; the older PKCS#12 derivation
 * (RFC 7292 appendix B) exists in no native form that JavaScript can reach, so it runs here in slices of a few
 * milliseconds. SHA-1 and SHA-256, which nearly all files use, have their own loops, because one native call per round costs
 * three times as much as the round.
 */
import { hash, pbkdf2, scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { hashRepeatedly } from './digest-chain.ts'

export type DigestName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

interface Pkcs12Derivation {
  readonly digest: DigestName
  readonly password: string | null
  readonly salt: Uint8Array
  readonly iterations: number
  /** What the bytes are for: 1 a key, 2 an initialisation vector, 3 a MAC key (RFC 7292 B.3). */
  readonly purpose: 1 | 2 | 3
  readonly lengthBytes: number
}

/**
 * Derives bytes as RFC 7292 appendix B.2 says.
 * @param derivation The password goes in as UTF-16 with two zero bytes behind it; null stands for no password at all, which
 *   some writers treat differently from an empty one.
 */
export async function derivePkcs12(derivation: Pkcs12Derivation): Promise<Buffer> {
  const { digest, iterations, lengthBytes } = derivation
  const blockBytes = digest === 'sha384' || digest === 'sha512' ? 128 : 64
  const diversifier = Buffer.alloc(blockBytes, derivation.purpose)
  const password =
    derivation.password === null ? Buffer.alloc(0) : Buffer.from(`${derivation.password}\0`, 'utf16le').swap16()
  const input = Buffer.concat([stretched(derivation.salt, blockBytes), stretched(password, blockBytes)])
  const output: Buffer[] = []
  for (let produced = 0; produced < lengthBytes;) {
    const first = hash(digest, Buffer.concat([diversifier, input]), 'buffer')
    const block = await hashSliced(digest, first, iterations - 1)
    output.push(block)
    produced += block.length
    if (produced < lengthBytes) addToEachBlock(input, block, blockBytes)
  }
  return Buffer.concat(output).subarray(0, lengthBytes)
}

/** PBKDF2 (RFC 8018 5.2) on the thread pool; the password goes in as UTF-8. */
export const derivePbkdf2 = promisify(pbkdf2)

/** scrypt (RFC 7914) on the thread pool; the password goes in as UTF-8. */
export const deriveScrypt = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

/**
 * PBKDF1 (RFC 8018 5.1): the digest of password and salt, and the digest of that, again and again.
 * @returns The whole digest.
 */
export async function derivePbkdf1(
  password: string,
  salt: Uint8Array,
  iterations: number,
  digest: 'md5' | 'sha1',
): Promise<Buffer> {
  return hashSliced(digest, hash(digest, Buffer.concat([Buffer.from(password), salt]), 'buffer'), iterations - 1)
}

/**
 * Derives bytes as OpenSSL does for its traditional encrypted keys: MD5 once over what came before, password and salt.
 * @param salt The first eight octets of the initialisation vector.
 */
export function deriveTraditional(password: string, salt: Uint8Array, lengthBytes: number): Buffer {
  const blocks: Buffer[] = []
  for (let produced = 0; produced < lengthBytes; produced += 16) {
    blocks.push(hash('md5', Buffer.concat([blocks.at(-1) ?? Buffer.alloc(0), Buffer.from(password), salt]), 'buffer'))
  }
  return Buffer.concat(blocks).subarray(0, lengthBytes)
}

async function hashSliced(digest: DigestName, start: Buffer, rounds: number): Promise<Buffer> {
  // About five milliseconds each on a present-day core.
  const sliceRounds = digest === 'sha1' || digest === 'sha256' ? 16_384 : 4_096
  let state = start
  for (let done = 0; done < rounds; done += sliceRounds) {
    const count = Math.min(sliceRounds, rounds - done)
    if (digest === 'sha1' || digest === 'sha256') state = hashRepeatedly(digest, state, count)
    else for (let round = 0; round < count; round++) state = hash(digest, state, 'buffer')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return state
}

function stretched(bytes: Uint8Array, blockBytes: number): Buffer {
  const length = Math.ceil(bytes.length / blockBytes) * blockBytes
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes)
}

/** Adds the stretched block plus one to every block of the input, modulo the block's size (RFC 7292 B.2 step 6C). */
function addToEachBlock(input: Buffer, block: Buffer, blockBytes: number): void {
  const addend = stretched(block, blockBytes).subarray(0, blockBytes)
  for (let start = 0; start < input.length; start += blockBytes) {
    let carry = 1
    for (let index = blockBytes - 1; index >= 0; index--) {
      carry += input.readUInt8(start + index) + addend.readUInt8(index)
      input.writeUInt8(carry & 0xff, start + index)
      carry >>= 8
    }
  }
}
