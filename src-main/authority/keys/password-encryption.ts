/**
 * The password-based encryption schemes in which PKCS#12 files are written: 3DES with SHA-1, the only one that Server 2012 R2,
 * Server 2016 and macOS read, and AES-256 with PBKDF2-SHA-256 for Server 2019 and later (Certificates reference 2.2, 2.9).
 * What others write is read in `password-decryption.ts`.
 */
import { createCipheriv } from 'node:crypto'
import { integer, nullValue, octetString, oid, sequence } from '../der/der.ts'
import { oids } from '../der/oids.ts'
import { derivePbkdf2, derivePkcs12 } from './key-derivation.ts'

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
    const common = { digest: 'sha1', password, salt, iterations } as const
    const key = await derivePkcs12({ ...common, purpose: 1, lengthBytes: 24 })
    const iv = await derivePkcs12({ ...common, purpose: 2, lengthBytes: 8 })
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

function encipher(cipher: string, key: Buffer, iv: Uint8Array, plaintext: Uint8Array): Buffer {
  const stream = createCipheriv(cipher, key, iv)
  return Buffer.concat([stream.update(plaintext), stream.final()])
}
