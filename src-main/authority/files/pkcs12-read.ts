/**
 * Opens PFX files, ours and those of OpenSSL, Windows and others. Nothing is derived before every iteration count that can
 * be seen has been compared with the limit, and no key is tried before the MAC fits (Certificates reference 5).
 */
import { withDetail } from '../../contract/problems.ts'
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
  if (first && first.kind !== 'other') throw new DerError(`holds.${first.kind}`)
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
  const [version, authSafe, macData] = readSequence(readElement(bytes), 'PFX')
  if (readSmallInteger(version, 'version') !== 3) throw new DerError('versionUnknown')
  const safe = plainContent(authSafe)
  if (macData === undefined) {
    // Nothing would protect it against changes, and Windows takes none either.
    throw new NotImplemented(
      'pfxWithoutMac',
      'openssl pkcs12 -legacy -in FILE -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx',
    )
  }
  const mac = readMac(macData)
  limitNesting(safe)
  const contents = readSequence(readBer(safe), 'authSafe')
  if (contents.length > bagsMax) throw new DerError('tooManyParts')
  limitIterations(mac.iterations)
  for (const part of contents) for (const visible of visibleIterations(part)) limitIterations(visible)
  return { safe, mac, contents }
}

/** Reads the MAC of RFC 7292 4, or that of RFC 9579, which derives its key with PBKDF2. */
function readMac(macData: DerNode): Mac {
  const [digestInfo, saltNode, count] = readSequence(macData, 'mac')
  const [algorithm, valueNode] = readSequence(digestInfo, 'mac')
  const [digestNode, parameters] = readSequence(algorithm, 'mac')
  const digestOid = readOid(digestNode, 'mac')
  const value = expectTag(valueNode, tag.octetString, 'mac').content
  if (digestOid === oids.pbmac1) {
    const [derivationNode, schemeNode] = readSequence(parameters, 'mac')
    const derivation = readDerivation(derivationNode)
    const lengthBytes = derivation.keyBytes ?? value.length
    if (lengthBytes > 128) throw new DerError('macKeyTooLong')
    return {
      digest: hmacDigestOf(schemeNode),
      value,
      iterations: derivation.iterations,
      keyFor: (password) => derivation.derive(password ?? '', lengthBytes),
    }
  }
  const digest = macDigests.get(digestOid)
  if (digest === undefined) throw new UnknownScheme(digestOid)
  const salt = expectTag(saltNode, tag.octetString, 'salt').content
  const iterations = count === undefined ? 1 : readSmallInteger(count, 'iterationCount')
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
  if (iterations < 1) throw new DerError('iterationsZero')
  if (iterations > iterationsMax) throw new TooManyIterations(iterations)
}

function visibleIterations(part: DerNode): number[] {
  const type = readOid(readSequence(part, 'SafeContents')[0], 'SafeContents')
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
    const type = readOid(readSequence(part, 'SafeContents')[0], 'SafeContents')
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
  const bags = readSequence(readBer(safe), 'SafeContents')
  if (bags.length > bagsMax) throw new DerError('tooManyParts')
  return bags.map((node) => {
    const [type, value, attributes] = readSequence(node, 'SafeBag')
    const pairs = attributes === undefined ? [] : readChildren(expectTag(attributes, tag.set, 'bagAttributes'))
    return {
      type: readOid(type, 'SafeBag'),
      value: readElement(expectTag(value, contextTag(0, true), 'SafeBag').content),
      attributes: new Map(pairs.map(readAttribute)),
    }
  })
}

function readAttribute(node: DerNode): [string, DerNode | undefined] {
  const [type, values] = readSequence(node, 'Attribute')
  return [readOid(type, 'Attribute'), readChildren(expectTag(values, tag.set, 'Attribute'))[0]]
}

function certificateIn(bag: Bag): PfxContents['certificates'][number] {
  const [type, value] = readSequence(bag.value, 'certBag')
  if (readOid(type, 'certBag') !== oids.x509Certificate) throw new DerError('bagNotX509')
  const wrapped = readElement(expectTag(value, contextTag(0, true), 'certBag').content)
  const friendlyName = bag.attributes.get(oids.friendlyName)
  return {
    der: expectTag(wrapped, tag.octetString, 'certBag').content,
    friendlyName: friendlyName === undefined ? null : readText(friendlyName),
    localKeyId: localKeyIdIn(bag),
  }
}

function keyIn(bag: Bag, keyInfo: Buffer, encryption: string | null): PfxKey {
  const attributes = readSequence(readElement(keyInfo), 'privateKey').find((part) => part.tag === contextTag(0, true))
  const usageNode = attributes && new Map(readChildren(attributes).map(readAttribute)).get(oids.keyUsage)
  const usage = usageNode === undefined ? null : readBitString(usageNode, 'keyUsage').content
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
  const [, algorithm] = readSequence(readElement(keyInfo), 'privateKey')
  const name = readOid(readSequence(algorithm, 'algorithm')[0], 'algorithm')
  if (name === oids.rsaEncryption) return new DerError('keyDamaged')
  return new NotImplemented(
    withDetail('pfxKey', objectName(name) ?? name),
    'openssl pkcs12 -legacy -in FILE -nokeys -out certificates.pem',
  )
}

/** Contents that are protected by a public key or a signature instead of a password (RFC 7292 3.1). */
function otherContent(type: string): NotImplemented {
  return new NotImplemented(
    withDetail('pfxContent', objectName(type) ?? type),
    'openssl pkcs12 -legacy -in FILE -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx',
  )
}

function localKeyIdIn(bag: Bag): string | null {
  return bag.attributes.get(oids.localKeyId)?.content.toString('hex') ?? null
}

function plainContent(node: DerNode | undefined): Buffer {
  const [type, wrapped] = readSequence(node, 'content')
  const name = readOid(type, 'content')
  if (name !== oids.data) throw otherContent(name)
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'content').content)
  return expectTag(inner, tag.octetString, 'content').content
}

function encryptedParts(node: DerNode): Shrouded {
  const [, wrapped] = readSequence(node, 'encryptedContentInfo')
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'encryptedContentInfo').content)
  const [, info] = readSequence(inner, 'encryptedContentInfo')
  const [, algorithm, ciphertext] = readSequence(info, 'encryptedContentInfo')
  // In BER the string may stand in pieces, which an implicit tag hides from whoever wrote it again as DER.
  const isInPieces = ciphertext?.tag === contextTag(0, true)
  return {
    algorithm: expectTag(algorithm, tag.sequence, 'encryptionAlgorithm'),
    ciphertext: isInPieces
      ? Buffer.concat(
          readChildren(ciphertext).map((piece) => expectTag(piece, tag.octetString, 'OCTET STRING').content),
        )
      : expectTag(ciphertext, contextTag(0, false), 'encryptedContentInfo').content,
  }
}

function shroudedParts(bag: Bag): Shrouded {
  const [algorithm, ciphertext] = readSequence(bag.value, 'encryptedData')
  return {
    algorithm: expectTag(algorithm, tag.sequence, 'encryptionAlgorithm'),
    ciphertext: expectTag(ciphertext, tag.octetString, 'encryptedData').content,
  }
}

async function decrypted({ algorithm, ciphertext }: Shrouded, password: string | null): Promise<Buffer> {
  try {
    return await decrypt(algorithm, password, ciphertext)
  } catch (error) {
    if (error instanceof DerError || error instanceof UnknownScheme) throw error
    // The MAC has fitted, so the password is right and the writer encrypted with something else.
    throw new DerError('partUndecryptable')
  }
}

function schemeName(algorithm: DerNode): string {
  const [scheme, parameters] = readSequence(algorithm, 'encryptionAlgorithm')
  const name = readOid(scheme, 'encryptionAlgorithm')
  if (name !== oids.pbes2) return objectName(name) ?? name
  const cipher = readOid(
    readSequence(readSequence(parameters, 'parameters')[1], 'encryptionScheme')[0],
    'encryptionScheme',
  )
  return objectName(cipher) ?? cipher
}
