/** What can be said of a key in a file without ever showing it. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import {
  bitString,
  DerError,
  element,
  expectTag,
  integer,
  nullValue,
  octetString,
  oid,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  sequence,
  tag,
  type DerNode,
} from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'
import { integerBits, keyFactsBy, publicKeyFacts, type PublicKeyFacts } from './public-key.ts'

export interface KeyFacts {
  /** `rsa`, `ec`, `ed25519` and so on. */
  readonly algorithm: string
  readonly keyBits: number | null
  /** SubjectPublicKeyInfo, by which the certificate that belongs to the key is found; null where it cannot be computed here. */
  readonly publicKeyInfo: Buffer | null
}

/**
 * Reads a private or a public key in DER.
 * @returns Null for one that is encrypted or damaged.
 */
export function keyFacts(der: Buffer, kind: 'privateKey' | 'publicKey'): KeyFacts | null {
  try {
    return kind === 'publicKey' ? ofPublicKey(der) : ofPrivateKey(der)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

function ofPublicKey(der: Buffer): KeyFacts {
  const [first] = readSequence(readElement(der), 'privateKey')
  // An RSA key alone is its modulus and exponent.
  const publicKeyInfo =
    first?.tag === tag.integer ? sequence(sequence(oid(oids.rsaEncryption), nullValue()), bitString(der)) : der
  return spoken(publicKeyFacts(publicKeyInfo), publicKeyInfo)
}

function ofPrivateKey(der: Buffer): KeyFacts {
  const parts = readSequence(readElement(der), 'privateKey')
  const [version, second, third] = parts
  expectTag(version, tag.integer, 'version')
  if (second?.tag === tag.sequence) return ofPkcs8(der, readChildren(second), third)
  if (second?.tag === tag.octetString) return ofSec1(der, parts)
  // Version, modulus and exponents of RSA are nine numbers (RFC 8017 A.1.2), those of DSA in OpenSSL's form six.
  return parts.length === 6 ? ofTraditionalDsa(parts) : withPublicKey(der, 'pkcs1', rsaFacts(second))
}

function ofPkcs8(der: Buffer, algorithm: readonly DerNode[], key: DerNode | undefined): KeyFacts {
  const facts = keyFactsBy(algorithm, () => {
    const [, modulus] = readSequence(readElement(expectTag(key, tag.octetString, 'privateKey').content), 'privateKey')
    return integerBits(modulus, 'modulus')
  })
  return withPublicKey(der, 'pkcs8', facts)
}

function rsaFacts(modulus: DerNode | undefined): PublicKeyFacts {
  return { algorithm: 'rsa', keyBits: integerBits(modulus, 'modulus'), curve: null }
}

/** An EC key as SEC 1 has it (RFC 5915 3): the curve stands in [0], and the public key in [1]. */
function ofSec1(der: Buffer, parts: readonly DerNode[]): KeyFacts {
  const inside = (identifier: number) => {
    const part = parts.find((each) => each.tag === identifier)
    return part ? readChildren(part)[0] : undefined
  }
  const curve = inside(0xa0)
  const facts = keyFactsBy([readElement(oid(oids.ecPublicKey)), curve], () => 0)
  const publicPart = inside(0xa1)
  const publicKeyInfo =
    curve && publicPart
      ? sequence(
          sequence(oid(oids.ecPublicKey), curve.bytes),
          bitString(readBitString(publicPart, 'privateKey').content),
        )
      : null
  return publicKeyInfo ? spoken(facts, publicKeyInfo) : withPublicKey(der, 'sec1', facts)
}

function ofTraditionalDsa([, p, q, g, y]: readonly DerNode[]): KeyFacts {
  const keyBits = integerBits(p, 'prime')
  const numbers = [p, q, g].map((each) => expectTag(each, tag.integer, 'parameter').bytes)
  const value = expectTag(y, tag.integer, 'subjectPublicKeyInfo').bytes
  return {
    algorithm: 'dsa',
    keyBits,
    publicKeyInfo: sequence(sequence(oid(oids.dsa), sequence(...numbers)), bitString(value)),
  }
}

function withPublicKey(der: Buffer, type: 'pkcs8' | 'pkcs1' | 'sec1', facts: PublicKeyFacts): KeyFacts {
  let key: KeyObject
  try {
    key = createPublicKey(createPrivateKey({ key: der, format: 'der', type }))
  } catch {
    // Of an algorithm that this crypto library lacks, or damaged: what was read is said, and nothing more.
    return spoken(facts, null)
  }
  return spoken(facts, key.export({ format: 'der', type: 'spki' }))
}

/** Keys have been called by the names of Node's crypto here: `ec` where certificates say `ecdsa`. */
function spoken({ algorithm, keyBits }: PublicKeyFacts, publicKeyInfo: Buffer | null): KeyFacts {
  return { algorithm: algorithm === 'ecdsa' ? 'ec' : algorithm, keyBits: keyBits === 0 ? null : keyBits, publicKeyInfo }
}

/** A traditional private key as PKCS#8 (RFC 5208 5), which every crypto library takes; any other as it is. */
export function asPkcs8(der: Buffer): Buffer {
  const [, second, ...rest] = readSequence(readElement(der), 'privateKey')
  const wrapped = (algorithm: Buffer, key: Buffer) => sequence(integer(0), algorithm, octetString(key))
  if (second?.tag === tag.octetString) {
    const curve = rest.find((each) => each.tag === 0xa0)
    if (curve === undefined) throw new DerError('curveMissing')
    return wrapped(sequence(oid(oids.ecPublicKey), curve.content), der)
  }
  if (second?.tag !== tag.integer) return der
  if (rest.length !== 4) return wrapped(sequence(oid(oids.rsaEncryption), nullValue()), der)
  const [q, g, , x] = rest
  const numbers = [second, q, g].map((each) => expectTag(each, tag.integer, 'parameter').bytes)
  return wrapped(
    sequence(oid(oids.dsa), sequence(...numbers)),
    element(tag.integer, expectTag(x, tag.integer, 'privateKey').content),
  )
}

/** The name of the algorithm of a key in PKCS#8. */
export function pkcs8Algorithm(der: Buffer): string {
  const [, algorithm] = readSequence(readElement(der), 'privateKey')
  const name = readOid(readSequence(algorithm, 'algorithm')[0], 'algorithm')
  return objectName(name) ?? name
}
