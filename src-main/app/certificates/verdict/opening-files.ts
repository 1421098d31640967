/**
 * Takes a file that somebody brings apart and opens what is in it, block by block: what is damaged or in a form that is not read here
 * is said of its block, and what is sound beside it is shown.
 */
import { depthMax, limitNesting, NestedTooDeeply } from '../../../authority/der/nesting.ts'
import { readMessage } from '../../../authority/files/chain-files.ts'
import { fileBlocks, type FileBlock } from '../../../authority/files/file-blocks.ts'
import { openPfx, type PfxContents } from '../../../authority/files/pkcs12-read.ts'
import { notSupported, pemBytesMax, readable, readableLater } from '../../../authority/files/readable.ts'
import { readCertificates, readCrl, sortPfx } from '../../../authority/inspection/inspect.ts'
import type { InspectedCertificate } from '../../../authority/certificates/inspected-certificate.ts'
import type { ParsedCrl } from '../../../authority/crls/crl.ts'
import { keyFacts, type KeyFacts } from '../../../authority/keys/key-facts.ts'
import { decryptPkcs8, decryptTraditional, WrongPassphrase } from '../../../authority/keys/private-key.ts'
import { readRequest, type InspectedRequest } from '../../../authority/requests/read-request.ts'
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import type { BlockKind, FileEncoding } from '../../../contract/views/inspection.ts'

/** What the kinds are called that are keys. */
type KeyKind = 'privateKey' | 'encryptedPrivateKey' | 'publicKey'

export interface OpenedFile {
  readonly encoding: FileEncoding
  readonly blocks: readonly (Pick<FileBlock, 'kind' | 'label' | 'der'> & BlockTrouble)[]
  /** The one that belongs to the key first in a PFX. */
  readonly certificates: readonly InspectedCertificate[]
  readonly pfx: (PfxContents & { readonly isHostFirst: boolean }) | null
  /** Of several requests and CRLs the first; a CRL that stands alone goes before a delta. */
  readonly request: InspectedRequest | null
  readonly crl: ParsedCrl | null
  /** Keys outside a PFX; null for one that is closed or damaged. */
  readonly keys: readonly { readonly kind: KeyKind; readonly facts: KeyFacts | null }[]
}

interface Found {
  certificates?: readonly InspectedCertificate[]
  pfx?: OpenedFile['pfx']
  request?: InspectedRequest
  crl?: ParsedCrl
  key?: OpenedFile['keys'][number]
}

/**
 * Opens a file.
 * @param password Of a PFX or an encrypted key; empty where none was given.
 * @returns What is in it, or why nothing of it can be read.
 */
export async function openFile(name: string, bytes: Buffer, password: string): Promise<Reply<OpenedFile>> {
  const parts = takeApart(name, bytes)
  if (!parts.ok) return parts
  const { encoding, blocks } = parts.value
  const found: Found[] = []
  const problems: (Failure | null)[] = []
  for (const block of blocks) {
    const opened = await openBlock(block, name, password)
    if (!opened.ok && !isOfBlock(opened.failure)) return opened
    problems.push(opened.ok ? null : opened.failure)
    if (opened.ok) found.push(opened.value)
  }
  const [first] = problems
  if (first && found.length === 0) return { ok: false, failure: first }
  const crls = found.flatMap(({ crl }) => crl ?? [])
  const pfx = found.find((each) => each.pfx)?.pfx ?? null
  return ok({
    encoding,
    blocks: blocks.map(({ kind, label, der, traditional }, index) => ({
      kind,
      label,
      der: traditional?.ciphertext ?? der,
      ...troubleOf(problems[index] ?? null),
    })),
    // Of a PFX they stand first, whatever else is in the file.
    certificates: [...found].sort((a, b) => Number(!a.pfx) - Number(!b.pfx)).flatMap((each) => each.certificates ?? []),
    pfx,
    request: found.find(({ request }) => request)?.request ?? null,
    crl: crls.find(({ isDelta }) => !isDelta) ?? crls[0] ?? null,
    keys: found.flatMap(({ key }) => key ?? []),
  })
}

/** What is wrong with one block only; a wrong password is asked for again before anything is shown. */
function isOfBlock({ code }: Failure): boolean {
  return blockFailures.has(code)
}

const blockFailures: ReadonlySet<string> = new Set([
  'certificate.unreadable',
  'pfx.unreadable',
  'csr.unreadable',
  'crl.unreadable',
  'key.unreadable',
  'file.notSupported',
  'file.nestedTooDeeply',
])

/** Why a block is not shown: codes of `contract/problems.ts`, one of them at most. */
interface BlockTrouble {
  readonly problem: string | null
  /** Of a block that may be sound, in a form that is not read. */
  readonly form: string | null
}

function troubleOf(failure: Failure | null): BlockTrouble {
  if (failure === null) return { problem: null, form: null }
  const { problem = 'tooDeep', form } = failure.params
  return form === undefined ? { problem: String(problem), form: null } : { problem: null, form: String(form) }
}

/** Blocks of a file, or of one that is damaged beyond recognition what its name says. */
function takeApart(name: string, bytes: Buffer): Reply<{ encoding: FileEncoding; blocks: readonly FileBlock[] }> {
  const parts = attempt(name, () => {
    const found = fileBlocks(bytes)
    if (found?.encoding === 'der' || (found === null && bytes[0] === 0x30)) limitNesting(bytes)
    return found
  })
  if (!parts.ok) return parts
  if (parts.value) {
    const isLarge = parts.value.encoding === 'pem' && bytes.length > pemBytesMax
    return isLarge && parts.value.blocks.some(({ kind }) => kind !== 'crl')
      ? fail('file.tooLarge', { path: name, sizeBytesMax: pemBytesMax })
      : ok(parts.value)
  }
  const kind = kindsByEnding[/\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '']
  if (kind === undefined) return fail('file.unrecognised', { file: name }, { field: 'file' })
  const rest = { label: null, problem: null, notImplemented: null, traditional: null }
  return ok({ encoding: 'der', blocks: [{ kind, der: bytes, ...rest }] })
}

function attempt<Value>(file: string, read: () => Value): Reply<Value> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof NestedTooDeeply) return fail('file.nestedTooDeeply', { file, depthMax })
    throw error
  }
}

const kindsByEnding: Readonly<Record<string, BlockKind | undefined>> = {
  '.cer': 'certificate',
  '.crt': 'certificate',
  '.der': 'certificate',
  '.pem': 'certificate',
  '.pfx': 'pfx',
  '.p12': 'pfx',
  '.p7b': 'certificate',
  '.p7c': 'certificate',
  '.crl': 'crl',
  '.csr': 'csr',
  '.req': 'csr',
  '.key': 'privateKey',
}

const unreadableCodes = {
  certificate: 'certificate.unreadable',
  p7b: 'certificate.unreadable',
  pfx: 'pfx.unreadable',
  csr: 'csr.unreadable',
  crl: 'crl.unreadable',
  privateKey: 'key.unreadable',
  encryptedPrivateKey: 'key.unreadable',
  publicKey: 'key.unreadable',
  other: 'certificate.unreadable',
} as const satisfies Record<BlockKind, string>

async function openBlock(block: FileBlock, name: string, password: string): Promise<Reply<Found>> {
  const { kind, der, problem, notImplemented } = block
  if (notImplemented) return notSupported(name, notImplemented.form, notImplemented.conversion)
  if (problem !== null) return fail(unreadableCodes[kind], { file: name, problem })
  switch (kind) {
    case 'certificate': {
      const certificates = readCertificates(der, name)
      return certificates.ok ? ok({ certificates: certificates.value }) : certificates
    }
    case 'p7b':
      return openMessage(der, name)
    case 'pfx':
      return openPfxBlock(der, name, password)
    case 'csr': {
      const request = readRequest(der, name)
      return request.ok ? ok({ request: request.value }) : request
    }
    case 'crl': {
      const crl = readCrl(der, name)
      return crl.ok ? ok({ crl: crl.value }) : crl
    }
    case 'privateKey':
    case 'encryptedPrivateKey':
    case 'publicKey':
      return openKey(block, kind, name, password)
    case 'other':
      return ok({})
  }
}

/** Certificates, CRLs, and the request in a renewal. A message that carries none of them is a message all the same. */
function openMessage(der: Buffer, name: string): Reply<Found> {
  const message = readable('certificate.unreadable', name, () => {
    limitNesting(der)
    return readMessage(der)
  })
  if (!message.ok) return message
  const { certificates, crls, request } = message.value
  const found: Found = {}
  if (certificates.length > 0) {
    const read = readCertificates(der, name)
    if (!read.ok) return read
    found.certificates = read.value
  }
  if (crls.length > 0) {
    const read = readCrl(der, name)
    if (!read.ok) return read
    found.crl = read.value
  }
  const read = request ? readRequest(request, name) : null
  return read?.ok === false ? read : ok({ ...found, ...(read ? { request: read.value } : {}) })
}

async function openPfxBlock(der: Buffer, name: string, password: string): Promise<Reply<Found>> {
  const opened = await openPfx(der, password, name)
  if (!opened.ok) return opened
  return readable('pfx.unreadable', name, () => {
    const { host, others } = sortPfx(opened.value)
    return {
      pfx: { ...opened.value, isHostFirst: host !== null },
      certificates: host === null ? others : [host, ...others],
    }
  })
}

/** An encrypted key stays closed without a password. */
async function openKey(
  { der, traditional }: FileBlock,
  kind: KeyKind,
  name: string,
  password: string,
): Promise<Reply<Found>> {
  if (kind !== 'encryptedPrivateKey') return ok({ key: { kind, facts: keyFacts(der, kind) } })
  if (password === '') return ok({ key: { kind, facts: null } })
  try {
    const plain = await readableLater('key.unreadable', name, () =>
      traditional ? decryptTraditional(traditional, password) : decryptPkcs8(der, password),
    )
    return plain.ok ? ok({ key: { kind, facts: keyFacts(plain.value, 'privateKey') } }) : plain
  } catch (error) {
    if (error instanceof WrongPassphrase) return fail('key.wrongPassphrase', { file: name }, { field: 'password' })
    throw error
  }
}
