/** The commands of `understudy ca` that only look: a file, what expires, the audit trail. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { fail, type Failure } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { problemOf } from '../../problem-of.ts'
import { readPassphrase } from '../passphrase.ts'
import type { Declare, Run } from '../run.ts'
import { withSession, type Session } from './ca-session.ts'
import { day, dayMilliseconds, duration } from './ca-values.ts'

interface InspectOptions {
  readonly host?: string
  readonly passwordFile?: string
}
interface ExpiringOptions {
  readonly within: number
  readonly ics?: string
}
interface AuditOptions {
  readonly verify?: boolean
}

/** For schedulers: something ends within the time that was asked about. */
const exitCodeExpiring = 3

export function declareChecks(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  declare(ca, 'inspect <file>', 'say what a certificate, PFX or CRL is, and whether a host would take it')
    .option('--host <fqdn>', 'judge it for this host of the workspace')
    .option('--password-file <file>', 'read the password of a PFX from a file, or - for standard input')
    .action((file: string, options: InspectOptions) => run((session) => inspect(session, file, options)))
  declare(ca, 'expiring', 'list what ends soon; the exit code is 3 if there is anything')
    .option('--within <time>', 'for example 30d, 4w or 12h', duration, 30 * dayMilliseconds)
    .option('--ics <file>', 'write everything that ends or is due, however late, as a calendar file')
    .action((options: ExpiringOptions) => run((session) => expiring(session, options)))
  declare(ca, 'audit', 'list what was done with keys and certificates')
    .option('--verify', 'follow the chain of hashes and say whether it holds')
    .action((options: AuditOptions) => run((session) => (options.verify ? verifyAudit(session) : listAudit(session))))
}

async function inspect(
  session: Session,
  file: string,
  { host, passwordFile }: InspectOptions,
): Promise<number | Failure> {
  const { client, terminal } = session
  const hosts = host === undefined ? null : await client.call('host.list', {})
  if (hosts?.ok === false) return hosts.failure
  const hostId = hosts?.value.hosts.find(({ fqdn }) => fqdn.toLowerCase() === host?.toLowerCase())?.hostId
  if (host !== undefined && hostId === undefined)
    return fail('host.unknown', { hostId: host }, { field: '--host' }).failure
  const isPfx = /\.(pfx|p12)$/i.test(file)
  const password = isPfx ? await readPassphrase(`Password of ${file}: `, passwordFile) : null
  if (password?.ok === false) return password.failure
  const reply = await client.call('certificate.inspect', {
    file: { path: resolve(file) },
    ...(password ? { password: password.value } : {}),
    ...(hostId === undefined ? {} : { hostId }),
  })
  if (!reply.ok) return reply.failure
  const { certificates, pfx, crl, rules } = reply.value
  const lines = certificates.flatMap((each) => [
    `${each.issuedTo}  issued by ${each.issuedBy}`,
    `  names       ${each.dnsNames.join(', ') || '-'}`,
    `  valid       ${day(each.notBeforeWallInstant)} to ${day(each.notAfterWallInstant)}`,
    `  serial      ${each.serial}`,
    `  thumbprint  ${each.thumbprint}`,
    `  key         ${each.keyAlgorithm} ${each.keyBits}, ${[...each.keyUsages, ...each.extendedKeyUsages].join(', ')}`,
  ])
  if (pfx) lines.push(`PFX ${pfx.profile}, provider ${pfx.provider ?? '-'}, key ${pfx.keySpec}`)
  if (crl) lines.push(`CRL ${crl.crlNumber}, ${crl.revokedCount} revoked, until ${day(crl.nextUpdateWallInstant)}`)
  for (const { rule, result, code, params, windowsCode } of rules) {
    const failure = code === null ? null : describeFailure({ code, params } as Failure, terminal.language)
    const why = failure ? `: ${failure.sentence} ${failure.next}${windowsCode === null ? '' : ` [${windowsCode}]`}` : ''
    lines.push(`${result === 'passed' ? '✓' : '✗'} ${rule}${why}`)
  }
  session.done(reply.value, lines)
  return rules.every(({ result }) => result !== 'failed') ? 0 : 2
}

async function expiring(session: Session, { within, ics }: ExpiringOptions): Promise<number | Failure> {
  const { client, terminal } = session
  if (ics !== undefined) {
    const calendar = await client.call('reminder.calendar', { language: terminal.language })
    if (!calendar.ok) return calendar.failure
    try {
      await writeFile(resolve(ics), calendar.value.text)
    } catch (error) {
      return fail('file.unwritable', { path: ics, problem: problemOf(error) }, { field: '--ics' }).failure
    }
  }
  const reply = await client.call('reminder.list', {})
  if (!reply.ok) return reply.failure
  const until = Date.now() + within
  const rows = reply.value.reminders.filter(({ wallInstant }) => wallInstant <= until)
  session.done(
    { expiring: rows },
    rows.map(({ kind, subjectId, name, wallInstant }) => `${day(wallInstant)}  ${kind}  ${subjectId}  ${name}`),
  )
  return rows.length > 0 ? exitCodeExpiring : 0
}

async function listAudit({ client, done }: Session): Promise<number | Failure> {
  const reply = await client.call('audit.list', { limit: 10_000 })
  if (!reply.ok) return reply.failure
  const lines = reply.value.entries.map(
    ({ sequence, at, kind, subject, details }) => `${sequence}  ${at}  ${kind}  ${subject}  ${JSON.stringify(details)}`,
  )
  return done(reply.value, lines)
}

async function verifyAudit({ client, terminal, done }: Session): Promise<number | Failure> {
  const reply = await client.call('audit.verify', {})
  if (!reply.ok) return reply.failure
  const { isIntact, entryCount, brokenAtSequence } = reply.value
  if (isIntact) return done(reply.value, [`${entryCount} entries; the chain holds.`])
  if (terminal.isJson) terminal.printJson(reply.value)
  const entry = brokenAtSequence === null ? 'the end' : `entry ${brokenAtSequence}`
  return terminal.isJson ? 2 : fail('audit.broken', { entry }).failure
}
