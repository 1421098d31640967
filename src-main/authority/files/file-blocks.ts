/**
 * The one door through which every file comes that belongs to certificates: says what it is by what is in it, whatever its name
 * and its labels say. One thing or several in DER or BER, any number of them in PEM, bare Base64, or a serialized store.
 */
import type { BytesProblem } from '../../contract/problems.ts'
import type { BlockKind, FileEncoding } from '../../contract/views/inspection.ts'
import { derFromBer } from '../der/ber.ts'
import { DerError, tag } from '../der/der.ts'
import { NestedTooDeeply } from '../der/nesting.ts'
import { firstElement, kindOfDer } from './der-kind.ts'
import { otherBinaryForm, otherLabelledForm, otherTextForm } from './other-forms.ts'
import { bareBase64, blocksMax, pemBlocks, type PemBlock } from './pem.ts'
import type { NotImplemented } from './readable.ts'
import { serializedStore } from './serialized-store.ts'
import { textOfFile } from './text-of-file.ts'

export interface FileBlock {
  readonly kind: BlockKind
  /** As PEM calls it; null in DER. */
  readonly label: string | null
  /** Empty where the content is not DER, as in keys that older programs encrypted. */
  readonly der: Buffer
  /** Why it cannot be read; null where it can be, as far as its outside shows. */
  readonly problem: BytesProblem | null
  /** Of a form that is known and not read here. */
  readonly notImplemented: NotImplemented | null
  /** How a key in OpenSSL's traditional form is encrypted. */
  readonly traditional: TraditionalEncryption | null
}

interface TraditionalEncryption {
  /** As the DEK-Info line says: cipher and initialisation vector. */
  readonly dekInfo: string
  readonly ciphertext: Buffer
}

export interface FileBlocks {
  readonly encoding: FileEncoding
  readonly blocks: readonly FileBlock[]
}

/**
 * Takes a file apart.
 * @returns Its blocks in order; null for a file that holds nothing of this kind. One block of the kind `other` is DER
 *   of which nothing more is known.
 * @throws NestedTooDeeply for BER that nests deeper than anything that is read here.
 */
export function fileBlocks(bytes: Buffer): FileBlocks | null {
  const binary = binaryBlocks(bytes)
  if (binary) return binary
  const text = textOfFile(bytes)
  const pem = pemBlocks(text).map(blockOfPem)
  if (pem.length > 0) return { encoding: 'pem', blocks: pem }
  const bare = bareBase64(text)
  const decoded = bare === null ? null : binaryBlocks(bare)
  if (decoded && decoded.blocks.every(({ kind }) => kind !== 'other')) return { ...decoded, encoding: 'base64' }
  const other = otherTextForm(text)
  return other && { encoding: 'pem', blocks: [block({ notImplemented: other })] }
}

/** A text that begins with a digit 0 begins as DER does: only structures that fill the whole file are taken for it. */
function binaryBlocks(bytes: Buffer): FileBlocks | null {
  const stored = serializedStore(bytes)
  if (stored) return { encoding: 'sst', blocks: stored.map((der) => block({ der, kind: kindOfDer(der) ?? 'other' })) }
  const form = otherBinaryForm(bytes)
  if (form) return { encoding: 'der', blocks: [block({ notImplemented: form })] }
  const blocks: FileBlock[] = []
  let encoding: 'der' | 'ber' = 'der'
  let rest = bytes
  while (rest.length > 0 && blocks.length < blocksMax) {
    const element = rest[0] === tag.sequence ? firstElement(rest) : null
    const read = element && wholeOf(element.der, element.wasBer)
    if (!element || !read) {
      // Line breaks and zeros at the end come from transfers in the wrong mode and from padding.
      const isPadding = blocks.length > 0 && rest.every((octet) => octet === 0 || octet === 0x0a || octet === 0x0d)
      return isPadding ? { encoding, blocks } : null
    }
    if (read.wasBer) encoding = 'ber'
    blocks.push(block({ kind: read.kind, der: read.der }))
    rest = element.rest
  }
  // Several are only believed where each of them is something; one may be anything.
  const isBelieved = blocks.length === 1 || blocks.every(({ kind }) => kind !== 'other')
  return isBelieved && blocks.length > 0 ? { encoding, blocks } : null
}

/** Messages and PFX may be BER in their depths where their outside is DER. */
function wholeOf(der: Buffer, wasBer: boolean): { kind: BlockKind; der: Buffer; wasBer: boolean } | null {
  const kind = kindOfDer(der)
  if (kind !== 'p7b' && kind !== 'pfx') return kind && { kind, der, wasBer }
  try {
    const whole = derFromBer(der).der
    return { kind, der: whole, wasBer: wasBer || !whole.equals(der) }
  } catch (error) {
    if (error instanceof DerError) return { kind, der, wasBer }
    throw error
  }
}

function blockOfPem({ label, headers, bytes, problem }: PemBlock): FileBlock {
  const kind = kindsByLabel[label] ?? 'other'
  if (problem !== null) return block({ kind, label, problem })
  const notImplemented = otherLabelledForm(label)
  if (notImplemented) return block({ kind, label, notImplemented })
  if (/^4,\s*ENCRYPTED$/i.test(headers.get('proc-type') ?? '')) {
    const traditional = { dekInfo: headers.get('dek-info') ?? '', ciphertext: bytes }
    return block({ kind: 'encryptedPrivateKey', label, traditional })
  }
  try {
    const element = firstElement(bytes)
    const read = element && wholeOf(element.der, element.wasBer)
    if (!element || !read) return block({ kind, label, der: bytes, problem: 'damaged' })
    // OpenSSL appends what a certificate is trusted for, and only there.
    const isAlone = element.rest.length === 0 || label === 'TRUSTED CERTIFICATE'
    return block({
      kind: read.kind === 'other' ? kind : read.kind,
      label,
      der: read.der,
      problem: isAlone ? null : 'trailingBytes',
    })
  } catch (error) {
    if (error instanceof NestedTooDeeply) return block({ kind, label, problem: 'tooDeep' })
    throw error
  }
}

function block(known: Partial<FileBlock>): FileBlock {
  return {
    kind: 'other',
    label: null,
    der: Buffer.alloc(0),
    problem: null,
    notImplemented: null,
    traditional: null,
    ...known,
  }
}

const kindsByLabel: Readonly<Record<string, BlockKind | undefined>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  PKCS7: 'p7b',
  'PKCS #7 SIGNED DATA': 'p7b',
  CMS: 'p7b',
  'CERTIFICATE REQUEST': 'csr',
  'NEW CERTIFICATE REQUEST': 'csr',
  'X509 CRL': 'crl',
  CRL: 'crl',
  PKCS12: 'pfx',
  'PRIVATE KEY': 'privateKey',
  'ANY PRIVATE KEY': 'privateKey',
  'RSA PRIVATE KEY': 'privateKey',
  'DSA PRIVATE KEY': 'privateKey',
  'EC PRIVATE KEY': 'privateKey',
  'OPENSSH PRIVATE KEY': 'privateKey',
  'ENCRYPTED PRIVATE KEY': 'encryptedPrivateKey',
  'PUBLIC KEY': 'publicKey',
  'RSA PUBLIC KEY': 'publicKey',
}
