/**
 * Opens PFX files, ours and those of OpenSSL, Windows and others. Nothing is derived before every iteration count that can
 * be seen has been compared with the limit, and no key is tried before the MAC fits (Certificates reference 5).
 */
import { createHmac, createPrivateKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import { fail, type Reply } from '../../contract/failure.ts'
import {
  contextTag,
  DerError,
  expectTag,
  readBitString,
  readChildren,
  readElement,
  readOid,
  readSequence,
  readSmallInteger,
  readText,
  tag,
  type DerNode,
} from '../der/der.ts'
import { derivePkcs12, type DigestName } from '../keys/key-derivation.ts'
import { readBer } from '../der/ber.ts'
import { limitNesting } from '../der/nesting.ts'
import { objectName } from '../der/object-names.ts'
import { oids } from '../der/oids.ts'
import {
  decrypt,
  hmacDigestOf,
  iterationsMax,
  iterationsOf,
  readDerivation,
  UnknownScheme,
} from '../keys/password-decryption.ts'
import { fileBlocks } from './file-blocks.ts'
import { kindNames } from './kind-names.ts'
import { NotImplemented, readableLater } from './readable.ts'

export const pfxBytesMax = 1024 * 1024
const bagsMax = 100

export interface PfxContents {
  /** In the order of the file. The first one that belongs to the key is the host's. */
  readonly certificates: readonly {
    readonly der: Buffer
    readonly friendlyName: string | null
    readonly localKeyId: string | null
  }[]
  readonly key: PfxKey | null
  /** How many private keys there are; the first one is `key`. */
  readonly keyCount: number
  readonly certificatesEncrypted: boolean
  /** The names that the standards give the schemes, for the inspection view. */
  readonly certificateEncryption: string | null
  readonly macDigest: DigestName
  readonly macIterations: number
}

export interface PfxKey {
  readonly privateKey: KeyObject
  readonly localKeyId: string | null
  readonly provider: string | null
  readonly machineKeySet: boolean
  /** The keyUsage attribute inside PrivateKeyInfo as hex, for example `10`; null when there is none. */
  readonly keyUsage: string | null
  /** AT_SIGNATURE only where the keyUsage attribute says so (Certificates reference 1.8). */
  readonly keySpec: 'exchange' | 'signature'
  readonly encryption: string | null
}

/**
 * Opens a PFX.
 * @param bytes The file.
 * @param password As typed.
 * @param file What to call the file in a failure.
 * @returns Its contents, or `file.tooLarge`, `file.nestedTooDeeply`, `pfx.unreadable`, `pfx.tooManyIterations`,
 *   `pfx.wrongPassword`.
 */
export async function openPfx(bytes: Uint8Array, password: string, file: string): Promise<Reply<PfxContents>> {
  if (bytes.length > pfxBytesMax) return fail('file.tooLarge', { path: file, sizeBytesMax: pfxBytesMax })
  try {
    return await readableLater('pfx.unreadable', file, async () => {
      const content = derOf(Buffer.from(bytes))
      limitNesting(content)
      return contentsOf(readOuter(content), password)
    })
  } catch (error) {
    if (error instanceof WrongPassword) return fail('pfx.wrongPassword', { file }, { field: 'password' })
    if (!(error instanceof TooManyIterations)) throw error
    return fail('pfx.tooManyIterations', { file, iterations: error.iterations, iterationsMax })
  }
}

/** The PFX in a file: as such, or in PEM or Base64. */
function derOf(bytes: Buffer): Buffer {
  const blocks = fileBlocks(bytes)?.blocks ?? []
  const pfx = blocks.find(({ kind, problem }) => kind === 'pfx' && problem === null)
  if (pfx) return pfx.der
  const [first] = blocks
  if (first?.notImplemented) throw first.notImplemented
  if (first && first.kind !== 'other') throw new DerError(`it holds ${kindNames[first.kind]} and no PFX`)
  return bytes
}

class WrongPassword extends Error {}

class TooManyIterations extends Error {
  readonly iterations: number
  constructor(iterations: number) {
    super('more iterations than allowed')
    this.iterations = iterations
  }
}

interface Outer {
  readonly safe: Buffer
  readonly mac: Mac
  readonly contents: readonly DerNode[]
}

interface Mac {
  readonly digest: DigestName
  readonly value: Buffer
  readonly iterations: number
  /** The key of the MAC for a password; null is none at all. */
  keyFor(password: string | null): Promise<Buffer>
}

function readOuter(bytes: Buffer): Outer {
  const [version, authSafe, macData] = readSequence(readElement(bytes), 'the PFX')
  if (readSmallInteger(version, 'the version') !== 3) throw new DerError('the version is not 3')
  const safe = plainContent(authSafe)
  if (macData === undefined) {
    // Nothing would protect it against changes, and Windows takes none either.
    throw new NotImplemented(
      'a PFX without a MAC',
      'openssl pkcs12 -legacy -in FILE -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx',
    )
  }
  const mac = readMac(macData)
  limitNesting(safe)
  const contents = readSequence(readBer(safe), 'the authenticated safe')
  if (contents.length > bagsMax) throw new DerError('the file holds too many parts')
  limitIterations(mac.iterations)
  for (const part of contents) for (const visible of visibleIterations(part)) limitIterations(visible)
  return { safe, mac, contents }
}

/** Reads the MAC of RFC 7292 4, or that of RFC 9579, which derives its key with PBKDF2. */
function readMac(macData: DerNode): Mac {
  const [digestInfo, saltNode, count] = readSequence(macData, 'the MAC')
  const [algorithm, valueNode] = readSequence(digestInfo, 'the MAC')
  const [digestNode, parameters] = readSequence(algorithm, 'the MAC')
  const digestOid = readOid(digestNode, 'the MAC')
  const value = expectTag(valueNode, tag.octetString, 'the MAC').content
  if (digestOid === oids.pbmac1) {
    const [derivationNode, schemeNode] = readSequence(parameters, 'the MAC')
    const derivation = readDerivation(derivationNode)
    const lengthBytes = derivation.keyBytes ?? value.length
    if (lengthBytes > 128) throw new DerError('the key of the MAC is too long')
    return {
      digest: hmacDigestOf(schemeNode),
      value,
      iterations: derivation.iterations,
      keyFor: (password) => derivation.derive(password ?? '', lengthBytes),
    }
  }
  const digest = macDigests.get(digestOid)
  if (digest === undefined) throw new UnknownScheme(digestOid)
  const salt = expectTag(saltNode, tag.octetString, 'the salt').content
  const iterations = count === undefined ? 1 : readSmallInteger(count, 'the iteration count')
  return {
    digest,
    value,
    iterations,
    keyFor: (password) => derivePkcs12({ digest, password, salt, iterations, purpose: 3, lengthBytes: value.length }),
  }
}

const macDigests: ReadonlyMap<string, DigestName> = new Map([
  [oids.md5, 'md5'],
  [oids.sha1, 'sha1'],
  [oids.sha224, 'sha224'],
  [oids.sha256, 'sha256'],
  [oids.sha384, 'sha384'],
  [oids.sha512, 'sha512'],
])

function limitIterations(iterations: number): void {
  if (iterations < 1) throw new DerError('an iteration count is zero')
  if (iterations > iterationsMax) throw new TooManyIterations(iterations)
}

function visibleIterations(part: DerNode): number[] {
  const type = readOid(readSequence(part, 'a part of the safe')[0], 'a part of the safe')
  if (type === oids.encryptedData) return [iterationsOf(encryptedParts(part).algorithm)]
  if (type !== oids.data) return []
  return readBags(plainContent(part))
    .filter((bag) => bag.type === oids.shroudedKeyBag)
    .map((bag) => iterationsOf(shroudedParts(bag).algorithm))
}

async function contentsOf(outer: Outer, typedPassword: string): Promise<PfxContents> {
  const password = await fittingPassword(outer, typedPassword)
  const certificates: PfxContents['certificates'][number][] = []
  let key: PfxKey | null = null
  let keyCount = 0
  let certificateEncryption: string | null = null
  for (const part of outer.contents) {
    const type = readOid(readSequence(part, 'a part of the safe')[0], 'a part of the safe')
    const encrypted = type === oids.encryptedData ? encryptedParts(part) : null
    if (encrypted === null && type !== oids.data) throw otherContent(type)
    const safe = encrypted === null ? plainContent(part) : await decrypted(encrypted, password)
    for (const bag of readBags(safe)) {
      if (bag.type === oids.certBag) {
        certificates.push(certificateIn(bag))
        if (encrypted !== null) certificateEncryption = schemeName(encrypted.algorithm)
      } else if (bag.type === oids.shroudedKeyBag) {
        const shrouded = shroudedParts(bag)
        limitIterations(iterationsOf(shrouded.algorithm))
        keyCount += 1
        key ??= keyIn(bag, await decrypted(shrouded, password), schemeName(shrouded.algorithm))
      } else if (bag.type === oids.keyBag) {
        keyCount += 1
        key ??= keyIn(bag, bag.value.bytes, null)
      }
    }
  }
  return {
    certificates,
    key,
    keyCount,
    certificatesEncrypted: certificateEncryption !== null,
    certificateEncryption,
    macDigest: outer.mac.digest,
    macIterations: outer.mac.iterations,
  }
}

/** An empty password is written in two ways: as two zero bytes, and as nothing at all. */
async function fittingPassword(outer: Outer, typed: string): Promise<string | null> {
  for (const candidate of typed === '' ? ['', null] : [typed]) {
    const expected = createHmac(outer.mac.digest, await outer.mac.keyFor(candidate))
      .update(outer.safe)
      .digest()
    if (expected.length === outer.mac.value.length && timingSafeEqual(expected, outer.mac.value)) return candidate
  }
  throw new WrongPassword()
}

interface Bag {
  readonly type: string
  readonly value: DerNode
  readonly attributes: ReadonlyMap<string, DerNode | undefined>
}

interface Shrouded {
  readonly algorithm: DerNode
  readonly ciphertext: Buffer
}

function readBags(safe: Buffer): Bag[] {
  const bags = readSequence(readBer(safe), 'the bags')
  if (bags.length > bagsMax) throw new DerError('the file holds too many bags')
  return bags.map((node) => {
    const [type, value, attributes] = readSequence(node, 'a bag')
    const pairs = attributes === undefined ? [] : readChildren(expectTag(attributes, tag.set, 'the bag attributes'))
    return {
      type: readOid(type, 'a bag'),
      value: readElement(expectTag(value, contextTag(0, true), 'a bag').content),
      attributes: new Map(pairs.map(readAttribute)),
    }
  })
}

function readAttribute(node: DerNode): [string, DerNode | undefined] {
  const [type, values] = readSequence(node, 'an attribute')
  return [readOid(type, 'an attribute'), readChildren(expectTag(values, tag.set, 'an attribute'))[0]]
}

function certificateIn(bag: Bag): PfxContents['certificates'][number] {
  const [type, value] = readSequence(bag.value, 'a certificate bag')
  if (readOid(type, 'a certificate bag') !== oids.x509Certificate)
    throw new DerError('a bag holds no X.509 certificate')
  const wrapped = readElement(expectTag(value, contextTag(0, true), 'a certificate bag').content)
  const friendlyName = bag.attributes.get(oids.friendlyName)
  return {
    der: expectTag(wrapped, tag.octetString, 'a certificate bag').content,
    friendlyName: friendlyName === undefined ? null : readText(friendlyName),
    localKeyId: localKeyIdIn(bag),
  }
}

function keyIn(bag: Bag, keyInfo: Buffer, encryption: string | null): PfxKey {
  const attributes = readSequence(readElement(keyInfo), 'the private key').find(
    (part) => part.tag === contextTag(0, true),
  )
  const usageNode = attributes && new Map(readChildren(attributes).map(readAttribute)).get(oids.keyUsage)
  const usage = usageNode === undefined ? null : readBitString(usageNode, 'the key usage').content
  const provider = bag.attributes.get(oids.providerName)
  let privateKey: KeyObject
  try {
    privateKey = createPrivateKey({ key: keyInfo, format: 'der', type: 'pkcs8' })
  } catch {
    throw unknownKey(keyInfo)
  }
  return {
    privateKey,
    localKeyId: localKeyIdIn(bag),
    provider: provider === undefined ? null : readText(provider),
    machineKeySet: bag.attributes.has(oids.machineKeySet),
    keyUsage: usage === null ? null : usage.toString('hex'),
    // 0x20 keyEncipherment and 0x10 dataEncipherment make an exchange key; without the attribute RSA keys become one too.
    keySpec: usage !== null && ((usage[0] ?? 0) & 0x30) === 0 ? 'signature' : 'exchange',
    encryption,
  }
}

/** What is wrong with a key that the crypto library of this program does not take: damaged, or of an algorithm that it lacks. */
function unknownKey(keyInfo: Buffer): Error {
  const [, algorithm] = readSequence(readElement(keyInfo), 'the private key')
  const name = readOid(readSequence(algorithm, 'the algorithm of the key')[0], 'the algorithm of the key')
  if (name === oids.rsaEncryption) return new DerError('the private key is damaged')
  return new NotImplemented(
    `a PFX with a key of the kind ${objectName(name) ?? name}`,
    'openssl pkcs12 -legacy -in FILE -nokeys -out certificates.pem',
  )
}

/** Contents that are protected by a public key or a signature instead of a password (RFC 7292 3.1). */
function otherContent(type: string): NotImplemented {
  return new NotImplemented(
    `a PFX whose content is ${objectName(type) ?? type}`,
    'openssl pkcs12 -legacy -in FILE -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx',
  )
}

function localKeyIdIn(bag: Bag): string | null {
  return bag.attributes.get(oids.localKeyId)?.content.toString('hex') ?? null
}

function plainContent(node: DerNode | undefined): Buffer {
  const [type, wrapped] = readSequence(node, 'the content')
  const name = readOid(type, 'the content')
  if (name !== oids.data) throw otherContent(name)
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'the content').content)
  return expectTag(inner, tag.octetString, 'the content').content
}

function encryptedParts(node: DerNode): Shrouded {
  const [, wrapped] = readSequence(node, 'the encrypted content')
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'the encrypted content').content)
  const [, info] = readSequence(inner, 'the encrypted content')
  const [, algorithm, ciphertext] = readSequence(info, 'the encrypted content')
  // In BER the string may stand in pieces, which an implicit tag hides from whoever wrote it again as DER.
  const isInPieces = ciphertext?.tag === contextTag(0, true)
  return {
    algorithm: expectTag(algorithm, tag.sequence, 'the encryption algorithm'),
    ciphertext: isInPieces
      ? Buffer.concat(readChildren(ciphertext).map((piece) => expectTag(piece, tag.octetString, 'a piece').content))
      : expectTag(ciphertext, contextTag(0, false), 'the encrypted content').content,
  }
}

function shroudedParts(bag: Bag): Shrouded {
  const [algorithm, ciphertext] = readSequence(bag.value, 'the encrypted key')
  return {
    algorithm: expectTag(algorithm, tag.sequence, 'the encryption algorithm'),
    ciphertext: expectTag(ciphertext, tag.octetString, 'the encrypted key').content,
  }
}

async function decrypted({ algorithm, ciphertext }: Shrouded, password: string | null): Promise<Buffer> {
  try {
    return await decrypt(algorithm, password, ciphertext)
  } catch (error) {
    if (error instanceof DerError || error instanceof UnknownScheme) throw error
    // The MAC has fitted, so the password is right and the writer encrypted with something else.
    throw new DerError('a part does not decrypt although the password fits')
  }
}

function schemeName(algorithm: DerNode): string {
  const [scheme, parameters] = readSequence(algorithm, 'the encryption algorithm')
  const name = readOid(scheme, 'the encryption algorithm')
  if (name !== oids.pbes2) return objectName(name) ?? name
  const cipher = readOid(readSequence(readSequence(parameters, 'the parameters')[1], 'the cipher')[0], 'the cipher')
  return objectName(cipher) ?? cipher
}
