/**
 * `npm run corpus -- FOLDER [PASSWORD ...]`: every file below a folder through inspect, in one process, with what OpenSSL says beside
 * it. For collections of certificates, keys and CRLs that others have: nothing may be an internal error, and what OpenSSL reads and
 * we do not is listed, because a sound file that is called damaged is the worst answer that an inspector can give.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createClient, type Client } from '../../src-main/contract/client.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { InspectionView } from '../../src-main/contract/views/inspection.ts'
import { visibleText } from '../../src-main/contract/visible-text.ts'
import { createAssembly } from '../../src-main/shells/assembly.ts'
import { run } from './tools.ts'

export interface CorpusRow {
  /** Relative to the folder. */
  readonly file: string
  readonly milliseconds: number
  /** What it is, with the number of certificates; null where it was refused. */
  readonly found: InspectionView | null
  readonly failure: Failure | null
  /** What OpenSSL reads it as; null for nothing, undefined where OpenSSL was not asked. */
  readonly openssl?: string | null
}

export interface CorpusFigures {
  readonly rows: readonly CorpusRow[]
  readonly residentMegabytesMax: number
}

/** Passwords that collections of test files usually have. */
const usualPasswords = ['', 'password', 'secret', 'changeit', 'test', '1234', 'pw']

/** Refusals that say what is missing and nothing against the file. */
const needsPassword: ReadonlySet<string> = new Set(['pfx.wrongPassword', 'key.wrongPassphrase'])

/**
 * Inspects every file below a folder.
 * @param options Passwords that are tried, and whether OpenSSL is asked too; `onRow` is told of each file as it is done.
 */
export async function inspectCorpus(
  folder: string,
  options: {
    readonly passwords?: readonly string[]
    readonly asksOpenssl?: boolean
    readonly onRow?: (row: CorpusRow) => void
  } = {},
): Promise<CorpusFigures> {
  const workspace = mkdtempSync(join(tmpdir(), 'understudy-corpus-'))
  const opened = await createAssembly('corpus', (error) => console.error(error)).openCore({
    workspacePath: join(workspace, 'corpus.understudy'),
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const client = createClient(opened.value)
  const rows: CorpusRow[] = []
  let residentMegabytesMax = 0
  try {
    for (const file of filesBelow(folder)) {
      const path = join(folder, file)
      const from = performance.now()
      const { found, failure } = await inspect(client, path, [...usualPasswords, ...(options.passwords ?? [])])
      const milliseconds = Math.round(performance.now() - from)
      const openssl = options.asksOpenssl ? { openssl: await askOpenssl(path, found) } : {}
      const row = { file, milliseconds, found, failure, ...openssl }
      rows.push(row)
      residentMegabytesMax = Math.max(residentMegabytesMax, Math.round(process.memoryUsage().rss / 1e6))
      options.onRow?.(row)
    }
  } finally {
    await opened.value.close()
    rmSync(workspace, { recursive: true, force: true })
  }
  return { rows, residentMegabytesMax }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Passwords are tried one after the other until none is asked for any more. */
async function inspect(client: Client, path: string, passwords: readonly string[]) {
  let failure: Failure | null = null
  for (const password of passwords) {
    const reply = await client.call('certificate.inspect', { file: { path }, password })
    if (reply.ok) return { found: reply.value, failure: null }
    failure = reply.failure
    if (!needsPassword.has(failure.code)) break
  }
  return { found: null, failure }
}

/** How OpenSSL opens each kind; without a kind each is tried. */
const commands: Readonly<Record<string, readonly string[]>> = {
  certificate: ['x509', '-noout'],
  crl: ['crl', '-noout'],
  csr: ['req', '-noout'],
  p7b: ['pkcs7', '-noout'],
  privateKey: ['pkey', '-noout', '-passin', 'pass:'],
  publicKey: ['pkey', '-pubin', '-noout'],
  pfx: ['pkcs12', '-noout', '-passin', 'pass:'],
}

async function askOpenssl(path: string, found: InspectionView | null): Promise<string | null> {
  const kind = found?.fileKind ?? null
  for (const [name, command] of Object.entries(commands)) {
    if (kind !== null && name !== kind) continue
    for (const form of name === 'pfx'
      ? [[]]
      : [
          ['-inform', 'PEM'],
          ['-inform', 'DER'],
        ]) {
      const { code, text } = await run('openssl', [...command, ...form, '-in', path])
      // A PFX whose password is not known has been recognised.
      if (code === 0 || (name === 'pfx' && /mac verify|invalid password/i.test(text))) return name
    }
  }
  return null
}

/** Whether OpenSSL reads what we call damaged or nothing. */
export function isDisagreement({ failure, openssl }: CorpusRow): boolean {
  return failure !== null && typeof openssl === 'string' && /unreadable$|unrecognised$/.test(failure.code)
}

function lineOf(row: CorpusRow): string {
  const { found, failure, openssl, milliseconds, file } = row
  const ours = found ? `${found.fileKind} ${found.encoding}` : (failure?.code ?? '')
  const mark = isDisagreement(row) || failure?.code === 'core.internal' ? '!' : ' '
  return visibleText(
    `${mark} ${String(milliseconds).padStart(6)} ms  ${ours.padEnd(28)} ${(openssl ?? '-').padEnd(12)} ${file}`,
  )
}

if (import.meta.main) {
  const [folder, ...passwords] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('Usage: npm run corpus -- FOLDER [PASSWORD ...]')
    process.exit(2)
  }
  const { rows, residentMegabytesMax } = await inspectCorpus(folder, {
    passwords,
    asksOpenssl: true,
    onRow: (row) => console.log(lineOf(row)),
  })
  const count = (wanted: (row: CorpusRow) => boolean) => rows.filter(wanted).length
  const internal = count(({ failure }) => failure?.code === 'core.internal')
  const disagreements = count(isDisagreement)
  console.log(
    `${rows.length} files, ${count(({ found }) => found !== null)} read, ${disagreements} that OpenSSL reads and we do not, ` +
      `${internal} internal errors; slowest ${Math.max(0, ...rows.map(({ milliseconds }) => milliseconds))} ms, ` +
      `${residentMegabytesMax} MB at most.`,
  )
  process.exitCode = internal > 0 ? 1 : disagreements > 0 ? 3 : 0
}
