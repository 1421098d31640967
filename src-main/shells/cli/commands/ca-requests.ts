/** `understudy ca csr` and `one-root-per-host`. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { fail, type Failure } from '../../../contract/failure.ts'
import type { KeyProviderName } from '../../../contract/pfx-choices.ts'
import type { Declare, Run } from '../invocation.ts'
import { adviceLines, passphraseFile, pfxChoices, providerOption, windowsOption, type PfxOptions } from './ca-files.ts'
import { chooseNames, withNames, type NamesOptions } from './ca-names.ts'
import { readNewPassphrase, withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { hostKeyBits, wholeNumber } from './ca-values.ts'
import { hostKeySizes } from '../../../contract/limits/certificate.ts'

interface InfOptions extends NamesOptions {
  readonly root?: string
  readonly template?: string
  readonly keyBits?: number
  readonly provider?: KeyProviderName
  readonly cluster?: boolean
  readonly shortName?: boolean
  readonly out?: string
}
interface SignOptions extends PassphraseOptions {
  readonly root?: string
  readonly name?: readonly string[]
  readonly template?: string
  readonly years?: number
  readonly wildcard?: boolean
  readonly shortName?: boolean
}
interface PerHostOptions extends NamesOptions, PassphraseOptions, PfxOptions {
  readonly years: number
  readonly hostYears: number
  readonly join?: string
  readonly zip?: boolean
  readonly out: string
}

export function declareRequests(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  const csr = declare(ca, 'csr', 'requests, for keys that never leave their host')
  withNames(declare(csr, 'inf [fqdn...]', 'give the INF file and the certreq lines of each host'))
    .option('--root <root>', 'whose templates and name constraints count')
    .option('--template <name>', 'a template of the root')
    .option('--key-bits <number>', hostKeySizes.join(' or '), wholeNumber)
    .addOption(providerOption())
    .option('--cluster', 'one request with all names, for a cluster and its Broker')
    .option('--short-name', 'add the short name beside each FQDN')
    .option('--out <folder>', 'write the INF files there')
    .action((fqdns: string[], options: InfOptions) => run((session) => inf(session, fqdns, options)))
  declare(csr, 'sign <file>', 'issue a certificate for the key in a request')
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .option('--name <fqdn...>', 'the names, in place of those in the request')
    .option('--template <name>', 'a template of the root')
    .option('--years <number>', 'how long it is valid', wholeNumber)
    .option('--wildcard', 'accept names that begin with *.')
    .option('--short-name', 'add the short name beside each FQDN')
    .option(...passphraseFile)
    .action((file: string, options: SignOptions) => run((session) => sign(session, file, options)))
  withNames(
    declare(ca, 'one-root-per-host [fqdn...]', 'create a root and a certificate per host; all hosts trust all roots'),
  )
    .requiredOption('--out <folder>', 'where the bundles are written')
    .option('--years <number>', 'how long the roots are valid', wholeNumber, 10)
    .option('--host-years <number>', 'how long the host certificates are valid', wholeNumber, 3)
    .option('--join <root>', 'trust and be trusted by the hosts of this root too')
    .option('--zip', 'one ZIP archive per host in place of a folder')
    .addOption(windowsOption())
    .addOption(providerOption())
    .option(...passphraseFile)
    .action((fqdns: string[], options: PerHostOptions) => run((session) => perHost(session, fqdns, options)))
}

async function inf(session: Session, typed: readonly string[], options: InfOptions): Promise<number | Failure> {
  const names = await chooseNames(session, typed, options)
  if ('code' in names) return names
  const keyBits = hostKeyBits(options.keyBits)
  if (!keyBits.ok) return keyBits.failure
  // A template belongs to a root, so one that is named needs to know which.
  const root = options.root !== undefined || options.template !== undefined ? await session.root(options.root) : null
  if (root?.ok === false) return root.failure
  const reply = await session.client.call('csr.prepare', {
    ...names,
    ...keyBits.value,
    ...(root ? { rootId: root.value.rootId } : {}),
    ...(options.template === undefined ? {} : { template: options.template }),
    ...(options.provider === undefined ? {} : { provider: options.provider }),
    ...(options.shortName ? { addsShortNames: true } : {}),
    ...(options.out === undefined ? {} : { folder: resolve(options.out) }),
    pattern: options.cluster ? 'cluster' : 'each',
  })
  if (!reply.ok) return reply.failure
  const lines = reply.value.requests.flatMap(({ fqdn, infName, inf: text, path, requestCommands, acceptCommands }) => [
    `# ${fqdn}: ${path ?? infName}`,
    ...(path === null ? text.trimEnd().split('\n') : []),
    ...requestCommands.map((command) => `> ${command}`),
    ...acceptCommands.map((command) => `> ${command}`),
  ])
  return session.done(reply.value, lines)
}

async function sign(session: Session, file: string, options: SignOptions): Promise<number | Failure> {
  const root = await session.root(options.root)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const reply = await session.client.call('csr.sign', {
    rootId: root.value.rootId,
    file: { path: resolve(file) },
    fqdns: [...(options.name ?? [])],
    allowsWildcard: options.wildcard ?? false,
    ...(options.template === undefined ? {} : { template: options.template }),
    ...(options.years === undefined ? {} : { years: options.years }),
    ...(options.shortName ? { addsShortNames: true } : {}),
  })
  if (!reply.ok) return reply.failure
  return session.done(reply.value, [`${reply.value.certificateId}  ${reply.value.dnsNames.join(', ')}`])
}

async function perHost(session: Session, typed: readonly string[], options: PerHostOptions): Promise<number | Failure> {
  const names = await chooseNames(session, typed, options)
  if ('code' in names) return names
  const joined = options.join === undefined ? null : await session.root(options.join)
  if (joined?.ok === false) return fail('root.unknown', { rootId: options.join ?? '-' }, { field: '--join' }).failure
  const passphrase = await readNewPassphrase('the roots', options.passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const reply = await session.client.call('root.createPerHost', {
    ...names,
    passphrase: passphrase.value,
    years: options.years,
    hostYears: options.hostYears,
    folder: resolve(options.out),
    form: options.zip ? 'zip' : 'folder',
    language: session.terminal.language,
    ...(joined ? { joinsRootId: joined.value.rootId } : {}),
    ...pfxChoices(options),
  })
  if (!reply.ok) return reply.failure
  const { hosts, bundles, passwordsPath, advice } = reply.value
  return session.done(reply.value, [
    ...hosts.map(({ fqdn, rootId, certificateId }) => `${rootId}  ${certificateId}  ${fqdn}`),
    ...bundles.map(({ path }) => path),
    ...(passwordsPath === null ? [] : [passwordsPath]),
    ...adviceLines(session, advice),
  ])
}
