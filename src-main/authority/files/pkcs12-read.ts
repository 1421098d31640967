/**
 * Opens PFX files, ours and those of OpenSSL, Windows and others. Nothing is derived before every iteration count that can
 * be seen has been compared with the limit, and no key is tried before the MAC fits (Certificates reference 5).
 */
import { createHmac, createPrivateKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import { fail, ok, type Reply } from '../../contract/failure.ts'
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
import { depthMax, limitNesting, NestedTooDeeply } from '../der/nesting.ts'
import { oidName, oids } from '../der/oids.ts'
import { decrypt, iterationsMax, iterationsOf, UnknownScheme } from '../keys/password-encryption.ts'

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
    const content = Buffer.from(bytes)
    limitNesting(content)
    return ok(await contentsOf(readOuter(content), password))
  } catch (error) {
    if (error instanceof WrongPassword) return fail('pfx.wrongPassword', { file }, { field: 'password' })
    if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file, depthMax })
    if (error instanceof TooManyIterations) {
      return fail('pfx.tooManyIterations', { file, iterations: error.iterations, iterationsMax })
    }
    if (error instanceof DerError || error instanceof UnknownScheme) {
      return fail('pfx.unreadable', { file, problem: error.message })
    }
    throw error
  }
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
  readonly macDigest: DigestName
  readonly macValue: Buffer
  readonly macSalt: Buffer
  readonly macIterations: number
  readonly contents: readonly DerNode[]
}

function readOuter(bytes: Buffer): Outer {
  const [version, authSafe, macData] = readSequence(readElement(bytes), 'the PFX')
  if (readSmallInteger(version, 'the version') !== 3) throw new DerError('the version is not 3')
  const safe = plainContent(authSafe)
  if (macData === undefined) throw new DerError('the file has no MAC, so nothing protects it against changes')
  const [digestInfo, salt, count] = readSequence(macData, 'the MAC')
  const [algorithm, value] = readSequence(digestInfo, 'the MAC')
  const digestOid = readOid(readSequence(algorithm, 'the MAC')[0], 'the MAC')
  const macDigest = macDigests.get(digestOid)
  if (macDigest === undefined) throw new UnknownScheme(oidName(digestOid))
  const macIterations = count === undefined ? 1 : readSmallInteger(count, 'the iteration count')
  limitNesting(safe)
  const contents = readSequence(readElement(safe), 'the authenticated safe')
  if (contents.length > bagsMax) throw new DerError('the file holds too many parts')
  limitIterations(macIterations)
  for (const part of contents) for (const visible of visibleIterations(part)) limitIterations(visible)
  return {
    safe,
    macDigest,
    macValue: expectTag(value, tag.octetString, 'the MAC').content,
    macSalt: expectTag(salt, tag.octetString, 'the salt').content,
    macIterations,
    contents,
  }
}

const macDigests: ReadonlyMap<string, DigestName> = new Map([
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
  let certificateEncryption: string | null = null
  for (const part of outer.contents) {
    const type = readOid(readSequence(part, 'a part of the safe')[0], 'a part of the safe')
    const encrypted = type === oids.encryptedData ? encryptedParts(part) : null
    if (encrypted === null && type !== oids.data) throw new UnknownScheme(oidName(type))
    const safe = encrypted === null ? plainContent(part) : await decrypted(encrypted, password)
    for (const bag of readBags(safe)) {
      if (bag.type === oids.certBag) {
        certificates.push(certificateIn(bag))
        if (encrypted !== null) certificateEncryption = schemeName(encrypted.algorithm)
      } else if (bag.type === oids.shroudedKeyBag) {
        const shrouded = shroudedParts(bag)
        limitIterations(iterationsOf(shrouded.algorithm))
        key ??= keyIn(bag, await decrypted(shrouded, password), schemeName(shrouded.algorithm))
      } else if (bag.type === oids.keyBag) key ??= keyIn(bag, bag.value.bytes, null)
    }
  }
  return {
    certificates,
    key,
    certificatesEncrypted: certificateEncryption !== null,
    certificateEncryption,
    macDigest: outer.macDigest,
    macIterations: outer.macIterations,
  }
}

/** An empty password is written in two ways: as two zero bytes, and as nothing at all. */
async function fittingPassword(outer: Outer, typed: string): Promise<string | null> {
  for (const candidate of typed === '' ? ['', null] : [typed]) {
    const key = await derivePkcs12({
      digest: outer.macDigest,
      password: candidate,
      salt: outer.macSalt,
      iterations: outer.macIterations,
      purpose: 3,
      lengthBytes: outer.macValue.length,
    })
    const expected = createHmac(outer.macDigest, key).update(outer.safe).digest()
    if (expected.length === outer.macValue.length && timingSafeEqual(expected, outer.macValue)) return candidate
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
  const bags = readSequence(readElement(safe), 'the bags')
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
    throw new DerError('the private key is of an unknown kind')
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

function localKeyIdIn(bag: Bag): string | null {
  return bag.attributes.get(oids.localKeyId)?.content.toString('hex') ?? null
}

function plainContent(node: DerNode | undefined): Buffer {
  const [type, wrapped] = readSequence(node, 'the content')
  const name = readOid(type, 'the content')
  if (name !== oids.data) throw new UnknownScheme(oidName(name))
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'the content').content)
  return expectTag(inner, tag.octetString, 'the content').content
}

function encryptedParts(node: DerNode): Shrouded {
  const [, wrapped] = readSequence(node, 'the encrypted content')
  const inner = readElement(expectTag(wrapped, contextTag(0, true), 'the encrypted content').content)
  const [, info] = readSequence(inner, 'the encrypted content')
  const [, algorithm, ciphertext] = readSequence(info, 'the encrypted content')
  return {
    algorithm: expectTag(algorithm, tag.sequence, 'the encryption algorithm'),
    ciphertext: expectTag(ciphertext, contextTag(0, false), 'the encrypted content').content,
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
  if (name !== oids.pbes2) return oidName(name)
  return oidName(readOid(readSequence(readSequence(parameters, 'the parameters')[1], 'the cipher')[0], 'the cipher'))
}
