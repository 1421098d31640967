/** `understudy ca export` and `bundle`: files for hosts. */
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Advice } from '../../../contract/advice.ts'
import { fail, ok, type Failure, type Reply } from '../../../contract/failure.ts'
import { edition, type Edition } from '../../../contract/ids.ts'
import { keyProvider, type KeyProviderName } from '../../../contract/pfx-choices.ts'
import { describeAdvice } from '../../../contract/texts/advice.ts'
import type { CertificateView } from '../../../contract/views/authority.ts'
import type { Declare, Run } from '../invocation.ts'
import { withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { wholeNumber } from './ca-values.ts'
import { replicaPorts } from '../../../contract/limits/ports.ts'

/** What decides on the PFX files. */
export interface PfxOptions {
  readonly windows?: readonly Edition[]
  readonly provider?: KeyProviderName
  readonly template?: string
  readonly pem?: boolean
  readonly p7b?: boolean
}
interface ExportOptions extends PassphraseOptions, PfxOptions {
  readonly out: string
}
interface BundleOptions extends ExportOptions {
  readonly zip?: boolean
  readonly storageLocation?: string
  readonly port: number
  readonly bind: boolean
  readonly disableRevocationCheck?: boolean
}

export const passphraseFile = [
  '--passphrase-file <file>',
  'read the passphrase from a file, or - for standard input',
] as const

export const providerOption = (): Option =>
  new Option('--provider <provider>', 'who keeps the key on Windows').choices(keyProvider.options)

export const windowsOption = (): Option =>
  new Option('--windows <version...>', 'what the hosts run; decides which kind of PFX is written').choices(
    edition.options,
  )

export function declareFiles(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  const withPfx = (command: Command) =>
    command
      .requiredOption('--out <folder>', 'where they are written')
      .addOption(windowsOption())
      .addOption(providerOption())
      .option('--template <name>', 'a template of the root, for what is left out here')
      .option('--pem', 'also certificate and root as PEM')
      .option('--p7b', 'also certificate and root as P7B')
      .option(...passphraseFile)
  withPfx(
    declare(
      ca,
      'export [certificate...]',
      'write certificates, PFX files, CRL and import scripts; all current ones if none is named',
    ),
  ).action((named: string[], options: ExportOptions) => run((session) => exportFiles(session, named, options)))
  withPfx(
    declare(
      ca,
      'bundle [certificate...]',
      'write one folder or archive per host, with scripts to import and to undo; all current ones if none is named',
    ),
  )
    .option('--zip', 'one ZIP archive per host in place of a folder')
    .option('--storage-location <folder>', 'where the hosts store replicas')
    .option('--port <number>', 'the port for certificate-based authentication', wholeNumber, replicaPorts.certificate)
    .option('--no-bind', 'the script leaves the Replica server alone unless told otherwise')
    .option('--disable-revocation-check', 'last resort: the script turns the revocation check off')
    .action((named: string[], options: BundleOptions) => run((session) => bundle(session, named, options)))
}

/** The fields of a call that come from these options; what is not given is left out. */
export function pfxChoices({ windows, provider, template, pem, p7b }: PfxOptions) {
  const chainFormats = [...(pem ? ['pem' as const] : []), ...(p7b ? ['p7b' as const] : [])]
  return {
    ...(windows === undefined ? {} : { windowsVersions: [...new Set(windows)] }),
    ...(provider === undefined ? {} : { provider }),
    ...(template === undefined ? {} : { template }),
    ...(chainFormats.length === 0 ? {} : { chainFormats }),
  }
}

/** Reasons and warnings as lines. */
export function adviceLines({ terminal }: Session, advice: readonly Advice[]): string[] {
  return advice.map((each) => `- ${describeAdvice(each, terminal.language)}`)
}

async function exportFiles(
  session: Session,
  named: readonly string[],
  options: ExportOptions,
): Promise<number | Failure> {
  const certificateIds = await unlockedIds(session, named, options)
  if (!certificateIds.ok) return certificateIds.failure
  const reply = await session.client.call('certificate.export', {
    certificateIds: certificateIds.value,
    folder: resolve(options.out),
    language: session.terminal.language,
    ...pfxChoices(options),
  })
  if (!reply.ok) return reply.failure
  const { files, advice } = reply.value
  return session.done(reply.value, [...files.map((file) => file.path), ...adviceLines(session, advice)])
}

async function bundle(session: Session, named: readonly string[], options: BundleOptions): Promise<number | Failure> {
  const certificateIds = await unlockedIds(session, named, options)
  if (!certificateIds.ok) return certificateIds.failure
  const reply = await session.client.call('certificate.bundle', {
    certificateIds: certificateIds.value,
    folder: resolve(options.out),
    form: options.zip ? 'zip' : 'folder',
    language: session.terminal.language,
    bindsReplicaServer: options.bind,
    port: options.port,
    disablesRevocationCheck: options.disableRevocationCheck ?? false,
    ...(options.storageLocation === undefined ? {} : { storageLocation: options.storageLocation }),
    ...pfxChoices(options),
  })
  if (!reply.ok) return reply.failure
  const { bundles, passwordsPath, advice } = reply.value
  return session.done(reply.value, [
    ...bundles.map(({ path }) => path),
    ...(passwordsPath === null ? [] : [passwordsPath]),
    ...adviceLines(session, advice),
  ])
}

/** The named certificates, or all that are in use, with their roots unlocked. */
async function unlockedIds(
  session: Session,
  named: readonly string[],
  options: PassphraseOptions,
): Promise<Reply<string[]>> {
  const chosen: Pick<CertificateView, 'certificateId' | 'rootId'>[] = []
  if (named.length === 0) {
    const all = await session.client.call('certificate.list', {})
    if (!all.ok) return all
    chosen.push(
      ...all.value.certificates.filter(
        ({ kind, status, supersededBy }) => kind === 'host' && supersededBy === null && status !== 'revoked',
      ),
    )
  }
  for (const each of named) {
    const certificate = await session.certificate(each)
    if (!certificate.ok) return certificate
    chosen.push(certificate.value)
  }
  if (chosen.length === 0) return fail('certificate.unknown', { certificateId: '-' })
  for (const rootId of new Set(chosen.map((each) => each.rootId))) {
    const root = await session.root(rootId)
    if (!root.ok) return root
    const unlocked = await session.unlock(root.value, options)
    if (!unlocked.ok) return unlocked
  }
  return ok(chosen.map((each) => each.certificateId))
}
