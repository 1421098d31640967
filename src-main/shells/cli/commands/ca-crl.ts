/** `understudy ca crl`: revocation lists between their signature and the hosts. */
import { resolve } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import type { Failure } from '../../../contract/failure.ts'
import type { CrlPolicyView } from '../../../contract/views/crl.ts'
import type { Declare, Run } from '../invocation.ts'
import { withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { day, takenOver, wholeNumber } from './ca-values.ts'
import { portMax } from '../../../contract/limits/ports.ts'

interface PublishOptions extends PassphraseOptions {
  readonly out?: string
  readonly validDays?: number
}
interface ImportOptions extends PassphraseOptions {
  readonly root?: string
}
interface PolicyOptions {
  readonly validDays?: number
  readonly publishDays?: number
  /** False for `--no-url`. */
  readonly url?: string | false
}
interface OfferOptions {
  readonly reachable: boolean
}
interface ServeOptions {
  readonly port?: number
}

export function declareCrls(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  const crl = declare(ca, 'crl', 'revocation lists')
  declare(crl, 'publish [root]', 'sign the next CRL')
    .option('--out <folder>', 'where the CRL is written')
    .option('--valid-days <number>', 'how long hosts may rely on it (default: as the policy says)', wholeNumber)
    .option('--passphrase-file <file>', 'read the passphrase from a file, or - for standard input')
    .action((named: string | undefined, options: PublishOptions) => run((session) => publish(session, named, options)))
  declare(crl, 'import <file>', 'take over a CRL that a root signed before it came here, and sign the next one')
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .option('--passphrase-file <file>', 'read the passphrase from a file, or - for standard input')
    .action((file: string, options: ImportOptions) => run((session) => importCrl(session, file, options)))
  declare(crl, 'list', 'list the CRL of every root and when the next one is due').action(() =>
    choose((invocation) => withSession(invocation, list, { onlyReads: true })),
  )
  declare(crl, 'policy [root]', 'show or set how long CRLs hold and where hosts fetch them')
    .option('--valid-days <number>', 'how long hosts may rely on a CRL', wholeNumber)
    .option('--publish-days <number>', 'after how many days the next one is due', wholeNumber)
    .option('--url <url>', 'the distribution point that goes into host certificates')
    .option('--no-url', 'host certificates without a distribution point')
    .action((named: string | undefined, options: PolicyOptions) => run((session) => policy(session, named, options)))
  declare(crl, 'offer [root]', 'put the newest CRL where emulated hosts fetch it')
    .option('--no-reachable', 'take that web server off line')
    .action((named: string | undefined, options: OfferOptions) => run((session) => offer(session, named, options)))
  declare(crl, 'serve', 'offer the CRLs over HTTP on 127.0.0.1, until Ctrl-C')
    .option('--port <number>', 'the port to listen on (default: any free one)', toPort)
    .action((options: ServeOptions) => run((session) => serve(session, options)))
}

async function publish(
  session: Session,
  named: string | undefined,
  { out, validDays, ...options }: PublishOptions,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const reply = await session.client.call('crl.publish', {
    rootId: root.value.rootId,
    ...(validDays === undefined ? {} : { validDays }),
    ...(out === undefined ? {} : { folder: resolve(out) }),
  })
  if (!reply.ok) return reply.failure
  const { crlNumber, path } = reply.value
  return session.done(reply.value, [
    `CRL ${crlNumber} of ${root.value.name} was signed${path === null ? '.' : `: ${path}`}`,
  ])
}

async function importCrl(
  session: Session,
  file: string,
  { root: named, ...options }: ImportOptions,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const reply = await session.client.call('crl.import', { file: { path: resolve(file) } })
  if (!reply.ok) return reply.failure
  const { crlNumber, takenOverCount } = reply.value
  return session.done(reply.value, [`CRL ${crlNumber} of ${root.value.name} was signed${takenOver(takenOverCount)}.`])
}

async function list({ client, done }: Session): Promise<number | Failure> {
  const reply = await client.call('crl.list', {})
  if (!reply.ok) return reply.failure
  const lines = reply.value.crls.map(({ rootId, root, state, crl, policy: { distributionPoint } }) =>
    [
      rootId,
      root,
      state,
      ...(crl
        ? [
            `CRL ${crl.crlNumber}, ${crl.revokedCount} revoked`,
            `next ${day(crl.publishWallInstant)} (${crl.daysUntilPublish} days)`,
            `ends ${day(crl.nextUpdateWallInstant)} (${crl.daysUntilEnd} days)`,
          ]
        : []),
      ...(distributionPoint === null ? [] : [distributionPoint]),
    ].join('  '),
  )
  return done(reply.value, lines)
}

async function policy(
  session: Session,
  named: string | undefined,
  { validDays, publishDays, url }: PolicyOptions,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const reply = await session.client.call('crl.setPolicy', {
    rootId: root.value.rootId,
    ...(validDays === undefined ? {} : { validDays }),
    ...(publishDays === undefined ? {} : { publishDays }),
    ...(typeof url === 'string' ? { distributionPoint: url } : {}),
    ...(url === false ? { distributionPoint: null } : {}),
  })
  return reply.ok ? session.done(reply.value, [policyLine(reply.value)]) : reply.failure
}

function policyLine({ validDays, publishDays, distributionPoint }: CrlPolicyView): string {
  return `CRLs hold for ${validDays} days, the next one is due after ${publishDays}; ${
    distributionPoint === null ? 'they are delivered as files' : `hosts fetch them from ${distributionPoint}`
  }.`
}

async function offer(
  { client, done, root: find }: Session,
  named: string | undefined,
  { reachable: isReachable }: OfferOptions,
): Promise<number | Failure> {
  const root = await find(named)
  if (!root.ok) return root.failure
  const reply = await client.call('crl.offer', { rootId: root.value.rootId, isReachable })
  const { name } = root.value
  return reply.ok
    ? done({ rootId: root.value.rootId, isReachable }, [
        isReachable ? `Emulated hosts fetch the CRL of ${name}.` : `Emulated hosts cannot fetch the CRL of ${name}.`,
      ])
    : reply.failure
}

/** Serves until the process is told to stop; the addresses are on standard output. */
async function serve({ client, done }: Session, { port }: ServeOptions): Promise<number | Failure> {
  const started = await client.call('crl.startServer', port === undefined ? {} : { port })
  if (!started.ok) return started.failure
  const listed = await client.call('crl.list', {})
  if (!listed.ok) return listed.failure
  const urls = listed.value.crls.flatMap(({ servedUrl }) => servedUrl ?? [])
  done({ ...started.value, urls }, urls.length === 0 ? [started.value.baseUrl] : urls)
  return Promise.withResolvers<number>().promise
}

function toPort(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= portMax) return port
  throw new InvalidArgumentError(`A port is a whole number from 0 to ${portMax}.`)
}
