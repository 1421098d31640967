/**
 * Writes PFX files (PKCS#12, RFC 7292) as Windows wants them for Hyper-V Replica: certificates encrypted too, the provider
 * and the machine key set named on the key's bag, and the key marked for key exchange inside its PrivateKeyInfo, so that it
 * lands where schannel finds it (Certificates reference 1.8, 2.9).
 */
import { createHash, createHmac, createPublicKey, type KeyObject } from 'node:crypto'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { parseCertificate } from '../certificates/certificate-der.ts'
import {
  bitString,
  bmpString,
  contextTag,
  element,
  integer,
  nullValue,
  octetString,
  oid,
  readElement,
  readSequence,
  sequence,
  setOf,
} from '../der/der.ts'
import { privateKeyToDer } from '../certificates/issue.ts'
import { derivePkcs12 } from '../keys/key-derivation.ts'
import { oids } from '../der/oids.ts'
import { aesEncryption, tripleDesEncryption, type Encrypted } from '../keys/password-encryption.ts'
import { defaultProvider } from '../certificates/profiles.ts'

export const pfxProfiles = {
  /** Every Windows from Server 2012 R2, and macOS. */
  compat: { encryption: tripleDesEncryption, macDigest: 'sha1', macBytes: 20, saltBytes: 8, iterations: 2_048 },
  /** Server 2019 and later. */
  modern: { encryption: aesEncryption, macDigest: 'sha256', macBytes: 32, saltBytes: 16, iterations: 100_000 },
} as const

export type PfxProfileName = keyof typeof pfxProfiles

export interface PfxRequest {
  readonly profile: PfxProfileName
  readonly certificate: Uint8Array
  readonly privateKey: KeyObject
  /** The issuers up to the root, without keys. */
  readonly chain: readonly Uint8Array[]
  readonly password: string
  /** What Windows shows beside the certificate. */
  readonly friendlyName: string
  readonly provider?: string
  readonly keySpec?: 'exchange' | 'signature'
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Writes a PFX. The derivations run beside the event loop or in short slices of it.
 * @returns The file's bytes, or `pfx.badPassword`.
 */
export async function buildPfx(request: PfxRequest): Promise<Reply<Buffer>> {
  // Programs disagree on the encoding of anything else, and on the meaning of an empty password.
  if (!/^[\x20-\x7e]+$/.test(request.password)) return fail('pfx.badPassword', {}, { field: 'password' })
  const certificate = Buffer.from(request.certificate)
  const publicKey = createPublicKey(request.privateKey).export({ format: 'der', type: 'spki' })
  if (!publicKey.equals(parseCertificate(certificate).publicKeyInfo)) {
    throw new Error('the private key does not belong to the certificate')
  }
  const profile = pfxProfiles[request.profile]
  const encrypt = profile.encryption(request.password, profile.iterations, request.randomBytes)
  const localKeyId = attribute(oids.localKeyId, octetString(createHash('sha1').update(certificate).digest()))

  const certificateBags = sequence(
    certificateBag(certificate, [localKeyId, attribute(oids.friendlyName, bmpString(request.friendlyName))]),
    ...request.chain.map((issuer) => certificateBag(issuer, [])),
  )
  const keyInfo = withKeyUsage(privateKeyToDer(request.privateKey), request.keySpec ?? 'exchange')
  const keyBags = sequence(
    // No friendly name here: Windows may take it as the name of the key container.
    keyBag(await encrypt(keyInfo), [
      localKeyId,
      attribute(oids.providerName, bmpString(request.provider ?? defaultProvider)),
      attribute(oids.machineKeySet),
    ]),
  )
  keyInfo.fill(0)
  const safe = sequence(encryptedContent(await encrypt(certificateBags)), content(keyBags))

  const macSalt = request.randomBytes(profile.saltBytes)
  const macKey = await derivePkcs12({
    digest: profile.macDigest,
    password: request.password,
    salt: macSalt,
    iterations: profile.iterations,
    purpose: 3,
    lengthBytes: profile.macBytes,
  })
  const mac = createHmac(profile.macDigest, macKey).update(safe).digest()
  const digestInfo = sequence(sequence(oid(oids[profile.macDigest]), nullValue()), octetString(mac))
  return ok(
    sequence(integer(3), content(safe), sequence(digestInfo, octetString(macSalt), integer(profile.iterations))),
  )
}

function content(bytes: Buffer): Buffer {
  return sequence(oid(oids.data), element(contextTag(0, true), octetString(bytes)))
}

function encryptedContent({ algorithm, ciphertext }: Encrypted): Buffer {
  const info = sequence(oid(oids.data), algorithm, element(contextTag(0, false), ciphertext))
  return sequence(oid(oids.encryptedData), element(contextTag(0, true), sequence(integer(0), info)))
}

function certificateBag(certificate: Uint8Array, attributes: readonly Buffer[]): Buffer {
  const value = sequence(oid(oids.x509Certificate), element(contextTag(0, true), octetString(certificate)))
  return bag(oids.certBag, value, attributes)
}

function keyBag({ algorithm, ciphertext }: Encrypted, attributes: readonly Buffer[]): Buffer {
  return bag(oids.shroudedKeyBag, sequence(algorithm, octetString(ciphertext)), attributes)
}

function bag(type: string, value: Buffer, attributes: readonly Buffer[]): Buffer {
  const described = attributes.length === 0 ? [] : [setOf(...attributes)]
  return sequence(oid(type), element(contextTag(0, true), value), ...described)
}

function attribute(type: string, ...values: readonly Buffer[]): Buffer {
  return sequence(oid(type), setOf(...values))
}

/**
 * Adds the keyUsage attribute to a PrivateKeyInfo. Importers make AT_KEYEXCHANGE of 0x10 and AT_SIGNATURE of 0x80, and
 * schannel never uses the latter.
 */
function withKeyUsage(pkcs8: Buffer, keySpec: 'exchange' | 'signature'): Buffer {
  const usage = keySpec === 'exchange' ? bitString(Buffer.of(0x10), 4) : bitString(Buffer.of(0x80), 7)
  const fields = readSequence(readElement(pkcs8), 'privateKey').map((field) => field.bytes)
  const result = sequence(...fields, element(contextTag(0, true), attribute(oids.keyUsage, usage)))
  pkcs8.fill(0)
  return result
}
