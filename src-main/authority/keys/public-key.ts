/**
 * What a SubjectPublicKeyInfo says of its key: algorithm and size, read from its structure, because the crypto libraries that this
 * program runs on know different algorithms, and a key that one of them lacks is no reason to call it `other`.
 */
import {
  DerError,
  expectTag,
  readBitString,
  readElement,
  readOid,
  readSequence,
  tag,
  type DerNode,
} from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'

export interface PublicKeyFacts {
  /** `rsa`, `rsa-pss`, `ecdsa`, `dsa`, `ed25519` and so on; for others the name of the algorithm, or its object identifier. */
  readonly algorithm: string
  /** Of the modulus, the field or the curve; 0 where the algorithm has no such number or it is not known. */
  readonly keyBits: number
  /** As its standard calls it, for example `prime256v1`; null for keys on no curve. */
  readonly curve: string | null
}

/** Sizes of curves and of algorithms whose keys have one size. */
const curveBits: Readonly<Record<string, number | undefined>> = {
  '1.2.840.10045.3.1.1': 192,
  '1.2.840.10045.3.1.7': 256,
  '1.3.132.0.10': 256,
  '1.3.132.0.33': 224,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
  '1.3.36.3.3.2.8.1.1.3': 192,
  '1.3.36.3.3.2.8.1.1.5': 224,
  '1.3.36.3.3.2.8.1.1.7': 256,
  '1.3.36.3.3.2.8.1.1.9': 320,
  '1.3.36.3.3.2.8.1.1.11': 384,
  '1.3.36.3.3.2.8.1.1.13': 512,
}

const fixedSizes: Readonly<Record<string, readonly [string, number] | undefined>> = {
  '1.3.101.110': ['x25519', 256],
  '1.3.101.111': ['x448', 448],
  '1.3.101.112': ['ed25519', 256],
  '1.3.101.113': ['ed448', 456],
}

/**
 * Describes a public key.
 * @param publicKeyInfo SubjectPublicKeyInfo in DER.
 * @throws DerError when it is none.
 */
export function publicKeyFacts(publicKeyInfo: Buffer): PublicKeyFacts {
  const [algorithm, key] = readSequence(readElement(publicKeyInfo), 'subjectPublicKeyInfo')
  return keyFactsBy(readSequence(algorithm, 'algorithm'), () => {
    const [modulus] = readSequence(
      readElement(readBitString(key, 'subjectPublicKeyInfo').content),
      'subjectPublicKeyInfo',
    )
    return integerBits(modulus, 'modulus')
  })
}

/**
 * Describes a key by its AlgorithmIdentifier.
 * @param modulusBits Gives the size of an RSA key, which stands in the key itself.
 */
export function keyFactsBy(
  [id, parameters]: readonly (DerNode | undefined)[],
  modulusBits: () => number,
): PublicKeyFacts {
  const oid = readOid(id, 'algorithm')
  if (oid === oids.rsaEncryption) return { algorithm: 'rsa', keyBits: modulusBits(), curve: null }
  if (oid === oids.rsassaPss) return { algorithm: 'rsa-pss', keyBits: modulusBits(), curve: null }
  if (oid === oids.ecPublicKey) return { algorithm: 'ecdsa', ...curveFacts(parameters) }
  if (oid === oids.dsa) return { algorithm: 'dsa', keyBits: primeBits(parameters), curve: null }
  const [name, keyBits] = fixedSizes[oid] ?? [objectName(oid) ?? oid, 0]
  return { algorithm: name, keyBits, curve: null }
}

/** A curve by its name, or by its prime where all of its numbers are given (RFC 3279 2.3.5). */
function curveFacts(parameters: DerNode | undefined): Pick<PublicKeyFacts, 'keyBits' | 'curve'> {
  if (parameters?.tag === tag.oid) {
    const oid = readOid(parameters, 'curve')
    return { keyBits: curveBits[oid] ?? 0, curve: objectName(oid) ?? oid }
  }
  if (parameters?.tag !== tag.sequence) return { keyBits: 0, curve: null }
  const [, field] = readSequence(parameters, 'curve')
  const [, prime] = readSequence(field, 'fieldID')
  return { keyBits: prime?.tag === tag.integer ? integerBits(prime, 'prime') : 0, curve: null }
}

/** Parameters of DSA may be left to the issuer's key. */
function primeBits(parameters: DerNode | undefined): number {
  return parameters?.tag === tag.sequence ? integerBits(readSequence(parameters, 'parameters')[0], 'prime') : 0
}

/** How many bits a positive number takes. */
export function integerBits(node: DerNode | undefined, what: string): number {
  const { content } = expectTag(node, tag.integer, what)
  const first = content.findIndex((octet) => octet !== 0)
  if (first === -1) throw new DerError('elementInvalid', what)
  return (content.length - first) * 8 - Math.clz32(content[first] ?? 0) + 24
}
