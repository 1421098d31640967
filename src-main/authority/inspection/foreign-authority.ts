/**
 * An authority that was made elsewhere, as certificate and key or as PFX, with what is weak about it. Weak ones are taken,
 * because hosts already trust them; each weakness is named (Certificates reference 1.10, 5).
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { rootWeaknesses, type RootWeakness } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { parseCertificate } from '../certificates/certificate-der.ts'
import { DerError } from '../der/der.ts'
import { limitNesting } from '../der/nesting.ts'
import { oids } from '../der/oids.ts'
import { fileBlocks } from '../files/file-blocks.ts'
import { allOf } from '../files/one-of.ts'
import { readable, readableLater } from '../files/readable.ts'
import { readCertificates, readPfx } from './inspect.ts'
import { type InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { decryptPkcs8, decryptTraditional, privateKeyFrom, WrongPassphrase } from '../keys/private-key.ts'
import type { BlockKind } from '../../contract/views/inspection.ts'
import { certificateLimits } from '../../contract/limits/certificate.ts'

interface AuthorityFile {
  readonly name: string
  readonly bytes: Buffer
}

interface ForeignAuthority {
  readonly certificate: InspectedCertificate
  readonly privateKey: KeyObject
}

const keyBytesMax = 64 * 1024

/**
 * Reads an authority.
 * @param file The certificate in any form, with which the key may stand too, or a PFX.
 * @param keyFile The private key in any form; null where `file` holds it.
 * @param password Of the PFX or of the key.
 * @returns The authority, or what is wrong with the files.
 */
export async function readAuthority(
  file: AuthorityFile,
  keyFile: AuthorityFile | null,
  password: string,
): Promise<Reply<ForeignAuthority>> {
  if (keyFile === null && holdsPfx(file)) {
    const pfx = await readPfx(file.bytes, password, file.name)
    if (!pfx.ok) return pfx
    return pfx.value.key === null
      ? fail('pfx.noPrivateKey', { file: file.name })
      : ok({ certificate: pfx.value.host, privateKey: pfx.value.key.privateKey })
  }
  const certificates = readCertificates(file.bytes, file.name)
  if (!certificates.ok) return certificates
  const key = await readKey(keyFile ?? file, password)
  if (!key.ok) return key
  const publicKey = createPublicKey(key.value).export({ format: 'der', type: 'spki' })
  const certificate = certificates.value.find(({ der }) => parseCertificate(der).publicKeyInfo.equals(publicKey))
  return certificate
    ? ok({ certificate, privateKey: key.value })
    : fail('root.keyDiffers', { file: (keyFile ?? file).name }, { field: 'key' })
}

/**
 * Whether anything below a certificate can be accepted at all. Windows takes a root without basic constraints as an anchor, as
 * makecert makes them; one that says that it is no authority is none, and neither is an issuing authority that does not say so.
 */
export function mayBeAuthority({ isAuthority, selfSigned, extensions }: InspectedCertificate): boolean {
  return isAuthority || (selfSigned && !extensions.some(({ oid }) => oid === oids.basicConstraints))
}

/** Its content says so; of a file that is damaged its name. */
function holdsPfx({ name, bytes }: AuthorityFile): boolean {
  const parts = readable('pfx.unreadable', name, () => fileBlocks(bytes))
  const blocks = parts.ok ? parts.value?.blocks : undefined
  return blocks ? blocks.some(({ kind }) => kind === 'pfx') : /\.(pfx|p12)$/i.test(name)
}

/** What is weak about an authority, at a time. */
export function weaknessesOf(certificate: InspectedCertificate, now: Date): RootWeakness[] {
  const { isAuthority, keyUsages, signatureAlgorithm, keyBits, subjectKeyId, selfSigned, notAfter } = certificate
  const found: Record<RootWeakness, boolean> = {
    noBasicConstraints: !isAuthority,
    noKeyCertSign: keyUsages.length > 0 && !keyUsages.includes('keyCertSign'),
    noCrlSign: keyUsages.length > 0 && !keyUsages.includes('cRLSign'),
    weakSignature: weakSignatures.has(signatureAlgorithm),
    shortKey: keyBits < certificateLimits.soundKeyBitsMin,
    noSubjectKeyId: subjectKeyId === null,
    notSelfSigned: !selfSigned,
    expired: notAfter < now,
  }
  return rootWeaknesses.filter((weakness) => found[weakness])
}

/** Whether issuing the root again with the same key cures a weakness: nothing but another key makes a key longer. */
export function isCuredByReissue(weakness: RootWeakness): boolean {
  return weakness !== 'shortKey'
}

/** md5WithRSAEncryption and sha1WithRSAEncryption (RFC 3279 2.2.1), and Microsoft's older name for the latter. */
const weakSignatures = new Set(['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.3.14.3.2.29'])

async function readKey({ name, bytes }: AuthorityFile, password: string): Promise<Reply<KeyObject>> {
  if (bytes.length > keyBytesMax * 16) return fail('file.tooLarge', { path: name, sizeBytesMax: keyBytesMax * 16 })
  try {
    const read = await readableLater('key.unreadable', name, async () => openKey(bytes, password))
    if (!read.ok) return { ok: false, failure: { ...read.failure, field: 'key' } }
    return read.value.asymmetricKeyType === 'rsa' ? read : notRsa(name, read.value)
  } catch (error) {
    if (error instanceof WrongPassphrase) return fail('key.wrongPassphrase', { file: name }, { field: 'password' })
    throw error
  }
}

async function openKey(bytes: Buffer, password: string): Promise<KeyObject> {
  const file = fileBlocks(bytes)
  // A certificate may stand before its key.
  const keys = file?.blocks.filter(({ kind }) => keyKinds.includes(kind)) ?? []
  if (file && keys.length === 0 && file.blocks.every(({ notImplemented }) => notImplemented === null)) {
    throw new DerError('noPrivateKey')
  }
  const [found] = allOf(keyKinds, file, bytes)
  const { kind, der, traditional } = found ?? { kind: 'privateKey', der: bytes, traditional: null }
  if (der.length > keyBytesMax) throw new DerError('keyTooLong')
  limitNesting(der)
  if (traditional) return privateKeyFrom(await decryptTraditional(traditional, password))
  return privateKeyFrom(kind === 'encryptedPrivateKey' ? await decryptPkcs8(der, password) : der)
}

const keyKinds: readonly BlockKind[] = ['privateKey', 'encryptedPrivateKey']

function notRsa(name: string, key: KeyObject): Reply<never> {
  return fail('certificate.keyNotRsa', { name, keyAlgorithm: key.asymmetricKeyType ?? 'other' })
}
