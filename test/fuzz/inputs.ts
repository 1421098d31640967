/** Feeds damaged files to every reader of the authority: each must answer, soon, with a value or with a failure that has a text. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeP7b, writePem } from '../../src-main/authority/files/chain-files.ts'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import {
  checkCertificate,
  isCrlSignedBy,
  isIssuedBy,
  readCertificates,
  readCrl,
  readPfx,
} from '../../src-main/authority/inspection/inspect.ts'
import { readAuthority } from '../../src-main/authority/inspection/foreign-authority.ts'
import { readSignableRequest } from '../../src-main/authority/requests/signable-request.ts'
import { readRequest } from '../../src-main/authority/requests/read-request.ts'
import { NestedTooDeeply } from '../../src-main/authority/der/nesting.ts'
import { derTreePage } from '../../src-main/authority/der/der-tree.ts'
import { fileBlocks } from '../../src-main/authority/files/file-blocks.ts'
import { keyFacts } from '../../src-main/authority/keys/key-facts.ts'
import { parseCrlUrl } from '../../src-main/authority/crls/crl-url.ts'
import { parseNameList } from '../../src-main/authority/certificates/name-list.ts'
import { readSealedRoot, writeSealedRoot } from '../../src-main/authority/vault/recovery-sheet.ts'
import type { Reply } from '../../src-main/contract/failure.ts'
import { failures, type FailureCode } from '../../src-main/contract/failures/index.ts'
import { aHost, aRoot, pemText } from '../authority/builders.ts'
import { mutate, numbersFrom } from './mutate.ts'

export interface InputFigures {
  readonly inputs: number
  /** Damaged inputs that could be read all the same. */
  readonly readable: number
  readonly slowestMilliseconds: number
  readonly residentMegabytesMax: number
  /** How many went to each reader. */
  readonly byReader: Readonly<Record<string, number>>
}

interface Reader {
  readonly name: string
  readonly samples: readonly Buffer[]
  /** How many of a hundred inputs go to this reader. */
  readonly share: number
  read(bytes: Buffer): Promise<Reply<unknown>> | Reply<unknown>
}

const slowestAllowedMilliseconds = 2000

/**
 * Feeds so many inputs.
 * @param count How many.
 * @param seed The same seed gives the same inputs.
 * @throws Error with the input in base64 when a reader throws, takes over two seconds, or gives an unknown failure.
 */
export async function feedDamagedInputs(count: number, seed: number): Promise<InputFigures> {
  const readers = await makeReaders()
  const all = readers.flatMap(({ samples }) => samples)
  const turns = readers.flatMap((reader) => Array.from({ length: reader.share }, () => reader))
  const draw = numbersFrom(seed)
  const byReader: Record<string, number> = {}
  const figures = { inputs: 0, readable: 0, slowestMilliseconds: 0, residentMegabytesMax: 0, byReader }
  for (; figures.inputs < count; figures.inputs += 1) {
    const reader = turns[figures.inputs % turns.length]
    const sample = reader?.samples[draw(reader.samples.length)]
    if (!reader || !sample) throw new Error('a reader has no samples')
    // One in twenty is not a damaged file but noise.
    const input = draw(20) === 0 ? noise(draw) : mutate(sample, all, draw)
    byReader[reader.name] = (byReader[reader.name] ?? 0) + 1
    const from = performance.now()
    const reply = await Promise.resolve(input)
      .then((bytes) => reader.read(bytes))
      .catch((error: unknown) => {
        throw new Error(`${reader.name} threw ${String(error)} for ${input.toString('base64')}`)
      })
    const milliseconds = performance.now() - from
    if (milliseconds > slowestAllowedMilliseconds) {
      throw new Error(`${reader.name} took ${Math.round(milliseconds)} ms for ${input.toString('base64')}`)
    }
    if (reply.ok) figures.readable += 1
    else if (!(reply.failure.code in failures) || lacksParams(reply.failure)) {
      throw new Error(`${reader.name} gave ${JSON.stringify(reply.failure)} for ${input.toString('base64')}`)
    }
    figures.slowestMilliseconds = Math.max(figures.slowestMilliseconds, Math.round(milliseconds))
    if (figures.inputs % 1000 === 0) {
      const megabytes = Math.round(process.memoryUsage().rss / 1e6)
      figures.residentMegabytesMax = Math.max(figures.residentMegabytesMax, megabytes)
    }
  }
  return figures
}

/** The blocks of a file that does not nest too deeply. */
function blocksOf(bytes: Buffer) {
  try {
    return fileBlocks(bytes)?.blocks ?? []
  } catch (error) {
    if (error instanceof NestedTooDeeply) return []
    throw error
  }
}

/** Random octets, half of them behind a beginning that looks like DER. */
function noise(draw: (bound: number) => number): Buffer {
  const octets = Array.from({ length: draw(600) }, () => draw(256))
  return Buffer.from(draw(2) === 0 ? octets : [0x30, 0x82, draw(3), draw(256), ...octets])
}

function lacksParams({ code, params }: { code: FailureCode; params: object }): boolean {
  return failures[code].params.some((name) => !(name in params))
}

async function makeReaders(): Promise<Reader[]> {
  const root = await aRoot()
  const host = await aHost(root, { alsoKnownAs: ['broker.lab.example', '*.lab.example'] })
  const revoked = Array.from({ length: 20 }, (_, index) => ({
    serialNumber: (index + 4096).toString(16),
    revokedAt: new Date(),
    reason: 'keyCompromise' as const,
  }))
  const { crl } = await signCrl({ crlNumber: 3, revoked, now: new Date(), validityDays: 30 }, root)
  const chain = [host.certificate, root.certificate]
  const sheet = writeSealedRoot({
    format: 'understudy.root.1',
    rootId: 'root-1',
    name: 'Root',
    keyBits: 2048,
    der: root.certificate.toString('base64'),
    dataKeyEnvelope: '{}',
    sealedKey: '{}',
    years: 10,
  })
  const ok = <Value>(value: Value): Reply<Value> => ({ ok: true, value })
  return [
    {
      name: 'readCertificates',
      share: 30,
      samples: [...chain, writePem(chain)],
      read(bytes) {
        const read = readCertificates(bytes, 'file')
        for (const each of read.ok ? read.value : []) {
          isIssuedBy(each.der, root.certificate)
          for (const issuer of [each.der, root.certificate]) checkCertificate(each.der, issuer)
        }
        return read
      },
    },
    {
      name: 'readCertificates of a P7B',
      share: 10,
      samples: [writeP7b(chain)],
      read: (bytes) => readCertificates(bytes, 'file'),
    },
    {
      name: 'readRequest',
      share: 15,
      samples: requestSamples(host),
      read: (bytes) => readRequest(bytes, 'file'),
    },
    {
      name: 'fileBlocks and derTreePage',
      share: 10,
      samples: [...chain, writePem(chain), crl, host.privateKey.export({ format: 'der', type: 'pkcs8' })],
      read(bytes) {
        for (const { der, kind } of blocksOf(bytes)) {
          if (kind === 'privateKey' || kind === 'publicKey') keyFacts(der, kind)
        }
        // Pages must come to an end, and each must begin where it was asked to.
        for (let from: number | null = 0; from !== null;) {
          const page = derTreePage(bytes, from, 50, false)
          if (page.nextOffset !== null && page.nextOffset <= from) throw new Error('a page that does not go on')
          from = page.nextOffset
        }
        return ok(null)
      },
    },
    {
      name: 'every reader, in every form',
      share: 30,
      samples: formSamples(host, chain, crl),
      async read(bytes) {
        for (const reply of [
          readCertificates(bytes, 'file'),
          readCrl(bytes, 'file'),
          readSignableRequest(bytes, 'file'),
          await readPfx(bytes, 'secret', 'file'),
          await readAuthority({ name: 'file', bytes }, null, 'secret'),
        ]) {
          if (reply.ok || !(reply.failure.code in failures) || lacksParams(reply.failure)) return reply
        }
        return readCertificates(bytes, 'file')
      },
    },
    {
      name: 'parseCrlUrl',
      share: 3,
      samples: [Buffer.from('http://pki.lab.example:8080/crl/Lab-Root.crl')],
      read: (bytes) => parseCrlUrl(bytes.toString('utf8'), 'field'),
    },
    {
      name: 'readCrl',
      share: 20,
      samples: [crl, Buffer.from(pemText('X509 CRL', crl))],
      read(bytes) {
        const read = readCrl(bytes, 'file')
        if (read.ok) isCrlSignedBy(read.value, root.certificate)
        return read
      },
    },
    {
      name: 'readPfx',
      share: 12,
      samples: pfxSamples(host, root.certificate),
      read: (bytes) => readPfx(bytes, 'secret', 'file'),
    },
    {
      name: 'parseNameList',
      share: 8,
      samples: [Buffer.from('FQDN;IP\r\nhv01.lab.example;10.0.0.1\r\n"größe.müller.example",*.lab.example # x\n')],
      read: (bytes) => ok(parseNameList(bytes.toString('utf8'), { wildcard: true })),
    },
    {
      name: 'readSealedRoot',
      share: 2,
      samples: [Buffer.from(sheet)],
      read: (bytes) => readSealedRoot(bytes.toString('utf8')),
    },
  ]
}

/** Everything in BER, UTF-16, Base64, PEM of another label, a serialized store, and keys that are encrypted in every way. */
function formSamples(host: Awaited<ReturnType<typeof aHost>>, chain: readonly Buffer[], crl: Buffer): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-fuzz-'))
  try {
    writeFileSync(join(folder, 'key.pem'), host.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
    const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
    const sealed = ['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:secret', '-iter', '1']
    const legacy = ['-provider', 'legacy', '-provider', 'default']
    const traditional = ['rsa', '-in', 'key.pem', '-traditional', '-passout', 'pass:secret']
    const keys = [
      openssl(...sealed, '-v1', 'PBE-MD5-DES', ...legacy),
      openssl(...sealed, '-v1', 'PBE-SHA1-RC2-40', ...legacy),
      openssl(...sealed, '-scrypt', '-scrypt_N', '2'),
      openssl(...traditional, '-aes128'),
      openssl(...traditional, '-des3'),
    ]
    const indefinite = (der: Buffer) => Buffer.concat([Buffer.of(0x30, 0x80), der.subarray(4), Buffer.alloc(2)])
    const [leaf = crl] = chain
    const word = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
    const stored = [word(0), Buffer.from('CERT'), word(32), word(1), word(leaf.length), leaf, Buffer.alloc(12)]
    return [
      ...keys,
      // A certificate may stand before its key.
      ...keys.map((key) => Buffer.concat([writePem(chain), key])),
      ...[writeP7b(chain), leaf, crl].map(indefinite),
      Buffer.from(`\uFEFF${writePem(chain).toString()}`, 'utf16le'),
      Buffer.from(writePem(chain).toString(), 'utf16le').swap16(),
      Buffer.from(crl.toString('base64')),
      Buffer.from(pemText('CERTIFICATE', crl)),
      Buffer.from(`01 ours\n${pemText('X509 CRL', crl)}`),
      Buffer.concat(stored),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A request as OpenSSL makes it, in DER. */
function requestSamples(host: Awaited<ReturnType<typeof aHost>>): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-fuzz-'))
  try {
    writeFileSync(join(folder, 'key.pem'), host.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
    const subject = ['-subj', '/O=Lab/CN=hv01.lab.example', '-addext', 'subjectAltName=DNS:hv01.lab.example,DNS:hv01']
    const usage = ['-addext', 'extendedKeyUsage=serverAuth,clientAuth']
    const made = ['-new', '-key', join(folder, 'key.pem'), ...subject, ...usage, '-outform', 'DER']
    return [execFileSync('openssl', ['req', ...made], { stdio: 'pipe' })]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** PFX files with one iteration, so that a damaged one is not refused after a long derivation but looked into. */
function pfxSamples(host: Awaited<ReturnType<typeof aHost>>, root: Buffer): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-fuzz-'))
  const at = (name: string) => join(folder, name)
  try {
    const key = host.privateKey.export({ format: 'pem', type: 'pkcs8' })
    writeFileSync(at('in.pem'), Buffer.concat([Buffer.from(key), writePem([host.certificate, root])]), { mode: 0o600 })
    const profiles = [
      [],
      ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac'],
      ['-legacy', '-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-SHA1-RC2-40'],
    ]
    return profiles.map((profile) => {
      const common = ['-export', '-in', at('in.pem'), '-out', at('out.pfx'), '-passout', 'pass:secret']
      execFileSync('openssl', ['pkcs12', ...common, '-iter', '1', ...profile], { stdio: 'pipe' })
      return readFileSync(at('out.pfx'))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
