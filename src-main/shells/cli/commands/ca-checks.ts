/** The commands of `understudy ca` that only look: what expires, the audit trail. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { fail, type Failure } from '../../../contract/failure.ts'
import { problemOf } from '../../../app/base/problem-of.ts'
import type { Declare, Run } from '../invocation.ts'
import { declareInspect } from './ca-inspect.ts'
import { withSession, type Session } from './ca-session.ts'
import { day, dayMilliseconds, duration } from './ca-values.ts'
import { exitCodes } from '../exit-codes.ts'

interface ExpiringOptions {
  readonly within: number
  readonly ics?: string
}
interface AuditOptions {
  readonly verify?: boolean
}

/** For schedulers: something ends within the time that was asked about. */

export function declareChecks(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  const read = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work, { onlyReads: true }))
  declareInspect(ca, declare, choose)
  declare(ca, 'expiring', 'list what ends soon; the exit code is 3 if there is anything')
    .addOption(
      new Option('--within <time>', 'for example 30d, 4w or 12h')
        .argParser(duration)
        .default(30 * dayMilliseconds, '30d'),
    )
    .option('--ics <file>', 'write everything that ends or is due, however late, as a calendar file')
    .action((options: ExpiringOptions) => read((session) => expiring(session, options)))
  declare(ca, 'confirm-clock', "say that the computer's clock is right although something was signed later").action(
    () => run(confirmClock),
  )
  declare(ca, 'audit', 'list what was done with keys and certificates')
    .option('--verify', 'follow the chain of hashes and say whether it holds')
    .action((options: AuditOptions) => read((session) => (options.verify ? verifyAudit(session) : listAudit(session))))
}

async function confirmClock({ client, done }: Session): Promise<number | Failure> {
  const reply = await client.call('protection.confirmClock', {})
  return reply.ok ? done(reply.value, ['The clock counts as right; keys sign again.']) : reply.failure
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
  return rows.length > 0 ? exitCodes.findings : exitCodes.done
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
  const entry = brokenAtSequence === null ? 'the end' : `entry ${brokenAtSequence}`
  if (terminal.isJson) terminal.printJson(reply.value)
  else terminal.fail(fail('audit.broken', { entry }).failure)
  return exitCodes.findings
}
