/**
 * Checks signatures of certificates, requests and CRLs. Whether one is wrong or only of a kind that cannot be checked here are two
 * different answers, because the second says nothing against whoever signed.
 */
import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto'
import {
  bitString,
  contextTag,
  DerError,
  nullValue,
  oid,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  readSmallInteger,
  sequence,
  type DerNode,
} from '../der/der.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'

interface Signed {
  /** What the signature is over. */
  readonly toBeSigned: Buffer
  /** The AlgorithmIdentifier in DER. */
  readonly signatureAlgorithmInfo: Buffer
  readonly signature: Buffer
}

/** `unknown` comes with the name of what cannot be checked. */
export type SignatureCheck =
  { readonly result: 'valid' | 'invalid' } | { readonly result: 'unknown'; readonly algorithm: string }

interface Scheme {
  readonly keyType: 'rsa' | 'ec' | 'dsa' | 'eddsa'
  /** Null where the algorithm brings its own. */
  readonly digest: string | null
}

/** RSA with PKCS#1 v1.5, ECDSA, DSA and EdDSA (RFC 3279, 4055, 5758, 8410); the two of OIW are Windows' older names. */
const schemes: Readonly<Record<string, Scheme | undefined>> = {
  '1.2.840.113549.1.1.4': { keyType: 'rsa', digest: 'md5' },
  '1.2.840.113549.1.1.5': { keyType: 'rsa', digest: 'sha1' },
  '1.3.14.3.2.29': { keyType: 'rsa', digest: 'sha1' },
  '1.2.840.113549.1.1.14': { keyType: 'rsa', digest: 'sha224' },
  '1.2.840.113549.1.1.11': { keyType: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { keyType: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { keyType: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.1': { keyType: 'ec', digest: 'sha1' },
  '1.2.840.10045.4.3.1': { keyType: 'ec', digest: 'sha224' },
  '1.2.840.10045.4.3.2': { keyType: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { keyType: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { keyType: 'ec', digest: 'sha512' },
  '1.2.840.10040.4.3': { keyType: 'dsa', digest: 'sha1' },
  '1.3.14.3.2.27': { keyType: 'dsa', digest: 'sha1' },
  '2.16.840.1.101.3.4.3.1': { keyType: 'dsa', digest: 'sha224' },
  '2.16.840.1.101.3.4.3.2': { keyType: 'dsa', digest: 'sha256' },
  '1.3.101.112': { keyType: 'eddsa', digest: null },
  '1.3.101.113': { keyType: 'eddsa', digest: null },
}

const digests: Readonly<Record<string, string | undefined>> = {
  [oids.md5]: 'md5',
  [oids.sha1]: 'sha1',
  [oids.sha224]: 'sha224',
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

/**
 * Checks a signature.
 * @param publicKeyInfo SubjectPublicKeyInfo of the signer.
 */
export function checkSignature(signed: Signed, publicKeyInfo: Buffer): SignatureCheck {
  try {
    const [id, parameters] = readSequence(readElement(signed.signatureAlgorithmInfo), 'signatureAlgorithm')
    const name = readOid(id, 'signatureAlgorithm')
    if (name === oids.rsassaPss) return checkPss(signed, parameters, publicKeyInfo)
    const scheme = schemes[name]
    if (!scheme) return unknown(objectName(name) ?? name)
    return checkPlain(signed, publicKeyInfo, scheme, objectName(name) ?? name)
  } catch (error) {
    // An algorithm or a key that is damaged has signed nothing.
    if (error instanceof DerError) return { result: 'invalid' }
    throw error
  }
}

function checkPlain(
  { toBeSigned, signature }: Signed,
  publicKeyInfo: Buffer,
  { keyType, digest }: Scheme,
  name: string,
): SignatureCheck {
  const key = publicKeyFrom(publicKeyInfo)
  if (!key) return unknownKey(publicKeyInfo, name)
  // A key of another kind than the algorithm wants has not signed this.
  if (!keyTypes[keyType].has(key.asymmetricKeyType ?? '')) return { result: 'invalid' }
  try {
    return verify(digest, toBeSigned, key, signature) ? { result: 'valid' } : { result: 'invalid' }
  } catch {
    return unknown(name)
  }
}

const keyTypes: Readonly<Record<Scheme['keyType'], ReadonlySet<string>>> = {
  rsa: new Set(['rsa']),
  ec: new Set(['ec']),
  dsa: new Set(['dsa']),
  eddsa: new Set(['ed25519', 'ed448']),
}

/** RSASSA-PSS (RFC 4055 3.1), whatever kind of RSA key signed. */
function checkPss(signed: Signed, parameters: DerNode | undefined, publicKeyInfo: Buffer): SignatureCheck {
  const { digest, maskDigest, saltBytes } = readPss(parameters)
  const name = `RSASSA-PSS with ${digest ?? 'an unknown digest'}`
  if (digest === null) return unknown(name)
  if (maskDigest !== digest) return unknown(`${name} and MGF1 with ${maskDigest ?? 'an unknown digest'}`)
  const key = publicKeyFrom(plainRsa(publicKeyInfo))
  if (!key) return unknownKey(publicKeyInfo, name)
  if (key.asymmetricKeyType !== 'rsa') return { result: 'invalid' }
  try {
    const padding = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes }
    return verify(digest, signed.toBeSigned, padding, signed.signature) ? { result: 'valid' } : { result: 'invalid' }
  } catch {
    return unknown(name)
  }
}

interface PssParameters {
  readonly digest: string | null
  readonly maskDigest: string | null
  readonly saltBytes: number
}

/** What is left out is SHA-1, MGF1 with SHA-1, and a salt of 20 bytes. */
function readPss(parameters: DerNode | undefined): PssParameters {
  const fields = parameters === undefined ? [] : readChildren(parameters)
  const field = (number: number) => fields.find((node) => node.tag === contextTag(number, true))
  const hash = field(0)
  const mask = field(1)
  const salt = field(2)
  const maskParts = mask ? readSequence(readChildren(mask)[0], 'maskGenAlgorithm') : null
  const isMgf1 = !maskParts || readOid(maskParts[0], 'maskGenAlgorithm') === oids.mgf1
  return {
    digest: hash ? digestIn(readChildren(hash)[0]) : 'sha1',
    maskDigest: !isMgf1 ? null : maskParts ? digestIn(maskParts[1]) : 'sha1',
    saltBytes: salt ? readSmallInteger(readChildren(salt)[0], 'saltLength') : 20,
  }
}

function digestIn(node: DerNode | undefined): string | null {
  return digests[readOid(readSequence(node, 'digest')[0], 'digest')] ?? null
}

/** An RSA key that may only be used with PSS, as one that may be used with anything: BoringSSL knows no other. */
function plainRsa(publicKeyInfo: Buffer): Buffer {
  const [algorithm, key] = readSequence(readElement(publicKeyInfo), 'subjectPublicKeyInfo')
  const name = readOid(readSequence(algorithm, 'algorithm')[0], 'algorithm')
  if (name !== oids.rsassaPss) return publicKeyInfo
  const { content, unusedBits } = readBitString(key, 'subjectPublicKeyInfo')
  return sequence(sequence(oid(oids.rsaEncryption), nullValue()), bitString(content, unusedBits))
}

function publicKeyFrom(publicKeyInfo: Buffer): KeyObject | null {
  try {
    return createPublicKey({ key: publicKeyInfo, format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

/** A key that this crypto library cannot read: of an algorithm that it lacks, or damaged. */
function unknownKey(publicKeyInfo: Buffer, name: string): SignatureCheck {
  const [algorithm] = readSequence(readElement(publicKeyInfo), 'subjectPublicKeyInfo')
  const key = readOid(readSequence(algorithm, 'algorithm')[0], 'algorithm')
  return key === oids.rsaEncryption ? { result: 'invalid' } : unknown(`${name} with a key ${objectName(key) ?? key}`)
}

function unknown(algorithm: string): SignatureCheck {
  return { result: 'unknown', algorithm }
}
