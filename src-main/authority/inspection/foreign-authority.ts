/**
 * An authority that was made elsewhere, as certificate and key or as PFX, with what is weak about it. Weak ones are taken,
 * because hosts already trust them; each weakness is named (Certificates reference 1.10, 5).
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { rootWeaknesses, type RootWeakness } from '../../contract/certificate-facts.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { parseCertificate } from '../certificates/certificate-der.ts'
import { DerError, expectTag, readElement, readSequence, tag } from '../der/der.ts'
import { oids } from '../der/oids.ts'
import { readCertificates, readPfx } from './inspect.ts'
import { type InspectedCertificate } from '../certificates/inspected-certificate.ts'
import { decrypt, iterationsMax, iterationsOf, UnknownScheme } from '../keys/password-encryption.ts'

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
 * @param file The certificate (DER or PEM, which may hold the key too), or a PFX.
 * @param keyFile The private key (DER or PEM, PKCS#1 or PKCS#8); null where `file` holds it.
 * @param password Of the PFX or of the key.
 * @returns The authority, or what is wrong with the files.
 */
export async function readAuthority(
  file: AuthorityFile,
  keyFile: AuthorityFile | null,
  password: string,
): Promise<Reply<ForeignAuthority>> {
  if (keyFile === null && /\.(pfx|p12)$/i.test(file.name)) {
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

/** What is weak about an authority, at a time. */
export function weaknessesOf(certificate: InspectedCertificate, now: Date): RootWeakness[] {
  const { isAuthority, keyUsages, signatureAlgorithm, keyBits, subjectKeyId, selfSigned, notAfter } = certificate
  const found: Record<RootWeakness, boolean> = {
    noBasicConstraints: !isAuthority,
    noKeyCertSign: keyUsages.length > 0 && !keyUsages.includes('keyCertSign'),
    noCrlSign: keyUsages.length > 0 && !keyUsages.includes('cRLSign'),
    weakSignature: weakSignatures.has(signatureAlgorithm),
    shortKey: keyBits < 2048,
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
  const unreadable = (problem: string) => fail('key.unreadable', { file: name, problem }, { field: 'key' })
  const isDer = bytes[0] === 0x30
  const block = /-----BEGIN ((?:RSA |ENCRYPTED )?PRIVATE KEY)-----([A-Za-z0-9+/=\s]*)-----END \1-----/.exec(
    bytes.length > keyBytesMax * 16 ? '' : bytes.toString('latin1'),
  )
  if (!isDer && !block) return unreadable('it holds no private key in PEM')
  const der = isDer ? bytes : Buffer.from(block?.[2] ?? '', 'base64')
  if (der.length > keyBytesMax) return unreadable('it is too long for a key')
  try {
    const second = readSequence(readElement(der), 'the key')[1]
    // An encrypted key is algorithm and ciphertext; the others begin with a version and a number or an algorithm.
    const plain = second?.tag === tag.octetString ? await decryptKey(der, password) : der
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      const key = keyFrom(plain, type)
      if (key) return key.asymmetricKeyType === 'rsa' ? ok(key) : notRsa(name, key)
    }
    return plain === der
      ? unreadable('its form is not known')
      : fail('key.wrongPassphrase', { file: name }, { field: 'password' })
  } catch (error) {
    if (error instanceof WrongPassphrase) return fail('key.wrongPassphrase', { file: name }, { field: 'password' })
    if (error instanceof DerError || error instanceof UnknownScheme) return unreadable(error.message)
    throw error
  }
}

class WrongPassphrase extends Error {}

async function decryptKey(der: Buffer, password: string): Promise<Buffer> {
  const [algorithm, ciphertext] = readSequence(readElement(der), 'the encrypted key')
  const scheme = expectTag(algorithm, tag.sequence, 'the encryption algorithm')
  if (iterationsOf(scheme) > iterationsMax) throw new DerError(`it asks for more than ${iterationsMax} iterations`)
  const sealed = expectTag(ciphertext, tag.octetString, 'the encrypted key').content
  try {
    return await decrypt(scheme, password, sealed)
  } catch (error) {
    if (error instanceof DerError || error instanceof UnknownScheme) throw error
    throw new WrongPassphrase('the padding is wrong', { cause: error })
  }
}

function keyFrom(der: Buffer, type: 'pkcs8' | 'pkcs1'): KeyObject | null {
  try {
    return createPrivateKey({ key: der, format: 'der', type })
  } catch {
    return null
  }
}

function notRsa(name: string, key: KeyObject): Reply<never> {
  return fail('certificate.keyNotRsa', { name, keyAlgorithm: key.asymmetricKeyType ?? 'other' })
}
