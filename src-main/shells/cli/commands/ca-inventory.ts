/** The commands of `understudy ca` around the inventory: finding certificates, and renewing and revoking one or many. */
import { resolve } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { revocationReasons } from '../../../contract/certificate-facts.ts'
import { fail, type Failure } from '../../../contract/failure.ts'
import type { InputOf, OutputOf } from '../../../contract/registry.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { certificateSortKeys, type CertificateSortKey, type EntryFailure } from '../../../contract/views/inventory.ts'
import { certificateStates, type CertificateState } from '../../../contract/views/certificate-state.ts'
import type { Declare, Run } from '../invocation.ts'
import { withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { day, wholeNumber } from './ca-values.ts'
import { exitCodes } from '../exit-codes.ts'

interface ListOptions {
  readonly state?: CertificateState[]
  readonly root?: string
  readonly host?: string
  readonly sort: CertificateSortKey
  readonly descending?: boolean
  readonly offset: number
  readonly limit?: number
}
interface ManyOptions extends PassphraseOptions {
  readonly expiring?: boolean
}
interface RevokeOptions extends PassphraseOptions {
  readonly reason: (typeof revocationReasons)[number]
  readonly out?: string
}
interface RenewOptions extends ManyOptions {
  readonly sameKey?: boolean
}

const pageRows = 1000
const passphraseFile = ['--passphrase-file <file>', 'read the passphrase from a file, or - for standard input'] as const

export function declareInventory(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  const read = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work, { onlyReads: true }))
  declare(
    ca,
    'list [text...]',
    'list certificates; with a text, those whose names, serial number or thumbprint hold it',
  )
    .addOption(new Option('--state <state...>', 'only these').choices(certificateStates))
    .option('--root <root>', 'only of this root, by name or id')
    .option('--host <fqdn>', 'only those made out to this host')
    .addOption(new Option('--sort <order>', 'in which order').choices(certificateSortKeys).default('issued'))
    .option('--descending', 'the other way round')
    .option('--offset <number>', 'leave out so many', wholeNumberOrZero, 0)
    .option('--limit <number>', 'at most so many', wholeNumber)
    .action((words: string[], options: ListOptions) => read((session) => list(session, words, options)))
  declare(ca, 'revoke <certificate...>', 'revoke certificates and sign the next CRL; exit code 4 if some could not be')
    .addOption(new Option('--reason <reason>', 'why').choices(revocationReasons).default('unspecified'))
    .option('--out <folder>', 'where the CRL is written')
    .option(...passphraseFile)
    .action((named: string[], options: RevokeOptions) => run((session) => revoke(session, named, options)))
  declare(ca, 'renew [certificate...]', 'issue successors with new serial numbers; exit code 4 if some could not be')
    .option('--expiring', 'all that end within 30 days or have ended, and have no successor')
    .option('--same-key', 'keep the private key')
    .option(...passphraseFile)
    .action((named: string[], options: RenewOptions) => run((session) => renew(session, named, options)))
}

/** For commander: a whole number, or zero. */
function wholeNumberOrZero(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is not a whole number.')
  return Number(text)
}

async function list(session: Session, words: readonly string[], options: ListOptions): Promise<number | Failure> {
  const root = options.root === undefined ? null : await session.root(options.root)
  if (root?.ok === false) return root.failure
  const question: InputOf<'certificate.search'> = {
    text: words.join(' '),
    sort: options.sort,
    isDescending: options.descending ?? false,
    ...(options.state ? { states: options.state } : {}),
    ...(root ? { rootIds: [root.value.rootId] } : {}),
    ...(options.host === undefined ? {} : { fqdn: options.host }),
  }
  const found = await everyPage(session, question, options.offset, options.limit ?? Infinity)
  if (!found.ok) return found.failure
  const lines = found.value.certificates.map(
    (each) =>
      `${each.certificateId}  ${each.state}  until ${day(each.notAfterWallInstant)}  ${each.thumbprint}  ` +
      `${each.dnsNames.join(', ') || each.issuedTo}${each.supersededBy === null ? '' : `  renewed by ${each.supersededBy}`}`,
  )
  const { client, terminal } = session
  const listed = await client.call('root.list', {})
  if (listed.ok) {
    for (const { table, id } of listed.value.unreadable) {
      terminal.note(`Damaged and not listed: ${table} ${id}. “understudy workspace verify” says more.`)
    }
  }
  return session.done(found.value, lines)
}

/** Asks page by page, so that no answer is large. */
async function everyPage({ client }: Session, question: InputOf<'certificate.search'>, offset: number, limit: number) {
  const certificates: OutputOf<'certificate.search'>['certificates'] = []
  for (;;) {
    const rows = Math.min(pageRows, limit - certificates.length)
    const page = await client.call('certificate.search', {
      ...question,
      offset: offset + certificates.length,
      limit: rows,
    })
    if (!page.ok) return page
    certificates.push(...page.value.certificates)
    if (page.value.certificates.length < rows || certificates.length >= limit) {
      const { foundCount, totalCount, counts } = page.value
      return { ok: true, value: { certificates, foundCount, totalCount, counts } } as const
    }
  }
}

async function revoke(session: Session, named: readonly string[], options: RevokeOptions): Promise<number | Failure> {
  const certificateIds = await unlockedCertificates(session, named, options)
  if (!Array.isArray(certificateIds)) return certificateIds
  const { reason } = options
  const where = options.out === undefined ? {} : { folder: resolve(options.out) }
  const [only = '', ...more] = certificateIds
  const hint = 'understudy ca crl publish --out writes it to a folder'
  if (more.length === 0) {
    const reply = await session.client.call('certificate.revoke', { certificateId: only, reason, ...where })
    if (!reply.ok) return reply.failure
    const { crlNumber, path } = reply.value
    return session.done(reply.value, [
      `${only} is revoked by CRL ${crlNumber}: ${path ?? hint}. Import it on every host.`,
    ])
  }
  const reply = await session.client.call('certificate.revokeMany', { certificateIds, reason, ...where })
  if (!reply.ok) return reply.failure
  const crls = reply.value.crls.map(({ rootId, crlNumber, path }) => `CRL ${crlNumber} of ${rootId}: ${path ?? hint}`)
  return outcome(session, reply.value, () => 'is revoked', crls)
}

async function renew(session: Session, named: readonly string[], options: RenewOptions): Promise<number | Failure> {
  const chosen = options.expiring ? [...named, ...(await expiringIds(session))] : named
  if (chosen.length === 0 && options.expiring) return session.done({ outcomes: [], doneCount: 0, failedCount: 0 }, [])
  const certificateIds = await unlockedCertificates(session, chosen, options, options.sameKey ? 'both' : 'signing')
  if (!Array.isArray(certificateIds)) return certificateIds
  const newKey = !options.sameKey
  const [only = '', ...more] = certificateIds
  if (more.length === 0 && !options.expiring) {
    const reply = await session.client.call('certificate.renew', { certificateId: only, newKey })
    if (!reply.ok) return reply.failure
    return session.done(reply.value, [`${only} is renewed by ${reply.value.certificateId}.`])
  }
  const reply = await session.client.call('certificate.renewMany', { certificateIds, newKey })
  if (!reply.ok) return reply.failure
  const successors = new Map(reply.value.outcomes.map((each) => [each.certificateId, each.successorId]))
  return outcome(session, reply.value, (certificateId) => `is renewed by ${successors.get(certificateId) ?? ''}`, [])
}

async function expiringIds({ client }: Session): Promise<string[]> {
  const states: CertificateState[] = ['expiresSoon', 'expired']
  const found = await client.call('certificate.search', { states, kinds: ['host'], limit: 0, withAllIds: true })
  return found.ok ? (found.value.allIds ?? []) : []
}

/** Prints what became of each; the exit code says whether all, some or none were done. */
function outcome(
  session: Session,
  value: {
    readonly outcomes: OutputOf<'certificate.exportMany'>['outcomes']
    readonly doneCount: number
    readonly failedCount: number
  },
  done: (certificateId: string) => string,
  more: readonly string[],
): number {
  const lines = value.outcomes.map(({ certificateId, failure }) =>
    failure ? `${certificateId}: ${sentence(session, failure)}` : `${certificateId} ${done(certificateId)}.`,
  )
  session.done(value, [...lines, ...more])
  if (value.failedCount === 0) return exitCodes.done
  return value.doneCount === 0 ? exitCodes.refused : exitCodes.partly
}

function sentence({ terminal }: Session, { code, params }: EntryFailure): string {
  const text = describeFailure({ code, params } as Failure, terminal.language)
  return `${text.sentence} ${text.next} [${code}]`
}

/**
 * The ids of certificates whose roots are unlocked now, each root once.
 * @param which The roots that issued them, or those that sign in their place after a roll-over, or both.
 */
async function unlockedCertificates(
  session: Session,
  named: readonly string[],
  options: PassphraseOptions,
  which: 'own' | 'signing' | 'both' = 'own',
): Promise<string[] | Failure> {
  if (named.length === 0) return fail('certificate.unknown', { certificateId: '-' }).failure
  const certificateIds: string[] = []
  const rootIds = new Set<string>()
  for (const each of named) {
    const certificate = await session.certificate(each)
    if (!certificate.ok) return certificate.failure
    certificateIds.push(certificate.value.certificateId)
    const { rootId } = certificate.value
    if (which !== 'signing') rootIds.add(rootId)
    if (which !== 'own') rootIds.add(await signingRootId(session, rootId))
  }
  for (const rootId of rootIds) {
    const root = await session.root(rootId)
    if (!root.ok) return root.failure
    const unlocked = await session.unlock(root.value, options)
    if (!unlocked.ok) return unlocked.failure
  }
  return certificateIds
}

/** The last of the successors of a root; itself where it has none. */
async function signingRootId({ client }: Session, rootId: string): Promise<string> {
  const listed = await client.call('root.list', {})
  const roots = listed.ok ? listed.value.roots : []
  let current = rootId
  for (;;) {
    const next = roots.find((root) => root.rootId === current)?.successorRootId ?? null
    if (next === null) return current
    current = next
  }
}
