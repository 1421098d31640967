/** Feeds damaged files to every reader of the authority: each must answer, soon, with a value or with a failure that has a text. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeP7b, writePem } from '../../src-main/authority/chain-files.ts'
import { signCrl } from '../../src-main/authority/crl.ts'
import { isCrlSignedBy, isIssuedBy, readCertificates, readCrl, readPfx } from '../../src-main/authority/inspect.ts'
import { parseNameList } from '../../src-main/authority/name-list.ts'
import { readSealedRoot, writeSealedRoot } from '../../src-main/authority/recovery-sheet.ts'
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
  const figures = { inputs: 0, readable: 0, slowestMilliseconds: 0, residentMegabytesMax: 0 }
  for (; figures.inputs < count; figures.inputs += 1) {
    const reader = turns[figures.inputs % turns.length]
    const sample = reader?.samples[draw(reader.samples.length)]
    if (!reader || !sample) throw new Error('a reader has no samples')
    const input = mutate(sample, all, draw)
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
      share: 45,
      samples: [...chain, writePem(chain), writeP7b(chain)],
      read(bytes) {
        const read = readCertificates(bytes, 'file')
        for (const each of read.ok ? read.value : []) isIssuedBy(each.der, root.certificate)
        return read
      },
    },
    {
      name: 'readCrl',
      share: 25,
      samples: [crl, Buffer.from(pemText('X509 CRL', crl))],
      read(bytes) {
        const read = readCrl(bytes, 'file')
        if (read.ok) isCrlSignedBy(read.value, root.certificate)
        return read
      },
    },
    {
      name: 'readPfx',
      share: 15,
      samples: pfxSamples(host, root.certificate),
      read: (bytes) => readPfx(bytes, 'secret', 'file'),
    },
    {
      name: 'parseNameList',
      share: 10,
      samples: [Buffer.from('FQDN;IP\r\nhv01.lab.example;10.0.0.1\r\n"größe.müller.example",*.lab.example # x\n')],
      read: (bytes) => ok(parseNameList(bytes.toString('utf8'), { wildcard: true })),
    },
    {
      name: 'readSealedRoot',
      share: 5,
      samples: [Buffer.from(sheet)],
      read: (bytes) => readSealedRoot(bytes.toString('utf8')),
    },
  ]
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
