/** `understudy ca`: the certificate authority for scripts and schedulers. */
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { fail, type Failure } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { problemOf } from '../../problem-of.ts'
import type { Declare, Run } from '../run.ts'
import { declareChecks } from './ca-checks.ts'
import { declareCrls } from './ca-crl.ts'
import { declareInventory } from './ca-inventory.ts'
import { declareRoots } from './ca-roots.ts'
import { withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { wholeNumber } from './ca-values.ts'

interface IssueOptions extends PassphraseOptions {
  readonly csv?: string
  readonly root?: string
  readonly years: number
  readonly cluster?: boolean
  readonly wildcard?: boolean
  readonly shortName?: boolean
  readonly out?: string
}
interface ExportOptions extends PassphraseOptions {
  readonly pem?: boolean
  readonly p7b?: boolean
  readonly out: string
}
const listBytesMax = 2_000_000
const passphraseFile = ['--passphrase-file <file>', 'read the passphrase from a file, or - for standard input'] as const

export function declareCa(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const ca = declare(program, 'ca', 'roots, host certificates and CRLs')
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  declareRoots(ca, declare, choose)
  declare(ca, 'issue [fqdn...]', 'issue one certificate per host')
    .option('--csv <file>', 'read the names from a list or CSV file, or - for standard input')
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .option('--years <number>', 'how long they are valid', wholeNumber, 3)
    .option('--cluster', 'one certificate with all names, for a cluster and its Broker')
    .option('--wildcard', 'accept names that begin with *.')
    .option('--short-name', 'add the short name beside each FQDN')
    .option('--out <folder>', 'export them at once')
    .option(...passphraseFile)
    .action((fqdns: string[], options: IssueOptions) => run((session) => issue(session, fqdns, options)))
  declareInventory(ca, declare, choose)
  declare(
    ca,
    'export [certificate...]',
    'write certificates, PFX files, CRL and import scripts; all current ones if none is named',
  )
    .requiredOption('--out <folder>', 'where they are written')
    .option('--pem', 'also certificate and root as PEM')
    .option('--p7b', 'also certificate and root as P7B')
    .option(...passphraseFile)
    .action((named: string[], options: ExportOptions) => run((session) => exportFiles(session, named, options)))
  declareCrls(ca, declare, choose)
  declareChecks(ca, declare, choose)
}

async function issue(session: Session, typed: readonly string[], options: IssueOptions): Promise<number | Failure> {
  const { client, terminal } = session
  const allowsWildcard = options.wildcard ?? false
  const listed = options.csv === undefined ? '' : await readList(options.csv)
  if (typeof listed !== 'string') return listed
  const parsed = await client.call('certificate.parseNames', { text: [...typed, listed].join('\n'), allowsWildcard })
  if (!parsed.ok) return parsed.failure
  // A list with mistakes issues nothing, so that it can be put right and run again as a whole.
  const wrong = parsed.value.problems.filter(({ code }) => code !== 'name.duplicate')
  for (const { line, text, code, params } of wrong) {
    const failure = { code, params } as Failure
    const inList = line - typed.length
    terminal.note(
      `${inList > 0 ? `${options.csv} ${inList}` : text}: ${describeFailure(failure, terminal.language).sentence}`,
    )
  }
  const [first] = wrong
  if (first) return { code: first.code, params: first.params } as Failure
  const fqdns = parsed.value.names.map(({ fqdn }) => fqdn)
  if (fqdns.length === 0) return fail('name.empty').failure

  const root = await session.root(options.root)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const issued = await client.call('certificate.issue', {
    rootId: root.value.rootId,
    fqdns,
    years: options.years,
    pattern: options.cluster ? 'cluster' : 'each',
    allowsWildcard,
    addsShortNames: options.shortName ?? false,
  })
  if (!issued.ok) return issued.failure
  const { certificateIds } = issued.value
  if (options.out !== undefined) {
    const exported = await client.call('certificate.export', { certificateIds, folder: resolve(options.out) })
    if (!exported.ok) return exported.failure
  }
  return session.done(
    issued.value,
    certificateIds.map((certificateId, index) => `${certificateId}  ${fqdns[index] ?? ''}`),
  )
}

async function readList(path: string): Promise<string | Failure> {
  try {
    if (path === '-') {
      const { text } = await import('node:stream/consumers')
      return await text(process.stdin)
    }
    const { size } = await stat(path)
    if (size > listBytesMax) return fail('file.tooLarge', { path, sizeBytesMax: listBytesMax }).failure
    return await readFile(path, 'utf8')
  } catch (error) {
    return fail('file.unreadable', { path, problem: problemOf(error) }).failure
  }
}

async function exportFiles(
  session: Session,
  named: readonly string[],
  options: ExportOptions,
): Promise<number | Failure> {
  const all = await session.client.call('certificate.list', {})
  if (!all.ok) return all.failure
  const current = all.value.certificates.filter(
    ({ kind, status, supersededBy }) => kind === 'host' && supersededBy === null && status !== 'revoked',
  )
  const chosen = named.length === 0 ? current : []
  for (const each of named) {
    const certificate = await session.certificate(each)
    if (!certificate.ok) return certificate.failure
    chosen.push(certificate.value)
  }
  if (chosen.length === 0) return fail('certificate.unknown', { certificateId: '-' }).failure
  for (const rootId of new Set(chosen.map((each) => each.rootId))) {
    const root = await session.root(rootId)
    if (!root.ok) return root.failure
    const unlocked = await session.unlock(root.value, options)
    if (!unlocked.ok) return unlocked.failure
  }
  const reply = await session.client.call('certificate.export', {
    certificateIds: chosen.map((each) => each.certificateId),
    folder: resolve(options.out),
    chainFormats: [...(options.pem ? ['pem' as const] : []), ...(options.p7b ? ['p7b' as const] : [])],
  })
  return reply.ok
    ? session.done(
        reply.value,
        reply.value.files.map((file) => file.path),
      )
    : reply.failure
}
