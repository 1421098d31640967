/** `understudy ca root`: roots and what keeps them safe. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Failure } from '../../../contract/failure.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import { readPassphrase } from '../passphrase.ts'
import { readTextFile } from '../text-file.ts'
import type { Declare, Run } from '../invocation.ts'
import { readNewPassphrase, withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { declareSuccession } from './ca-succession.ts'
import { day, rootKeyBits, takenOver, wholeNumber } from './ca-values.ts'
import { certificateLimits, certificateYears, rootKeySizes } from '../../../contract/limits/certificate.ts'

interface CreateOptions extends PassphraseOptions {
  readonly years: number
  readonly keyBits: number
  readonly permittedSuffix?: readonly string[]
}
interface ImportOptions extends PassphraseOptions {
  readonly key?: string
  readonly passwordFile?: string
  readonly crl?: string
  readonly lastCrlNumber?: number
}
interface ChangeOptions extends PassphraseOptions {
  readonly newPassphraseFile?: string
}

const fromFile = 'read the passphrase from a file, or - for standard input'

export function declareRoots(ca: Command, declare: Declare, choose: (run: Run) => void): void {
  const root = declare(ca, 'root', 'roots and their keys')
  declareSuccession(ca, root, declare, choose)
  declare(root, 'create <name>', 'create a root with its first CRL')
    .option('--years <number>', 'how long it is valid', wholeNumber, certificateYears.root)
    .option('--key-bits <number>', rootKeySizes.join(' or '), wholeNumber, rootKeySizes[0])
    .option('--permitted-suffix <suffix...>', 'certify names below these DNS suffixes only')
    .option('--passphrase-file <file>', fromFile)
    .action((name: string, options: CreateOptions) =>
      choose((invocation) => withSession(invocation, (session) => create(session, name, options))),
    )
  declare(root, 'import <file>', 'take over an authority from PEM, DER or PFX')
    .option('--key <file>', 'its private key, if it is not in the same file')
    .option('--password-file <file>', 'read the password of the PFX or of the key from a file')
    .option('--crl <file>', 'its last CRL: what it has revoked stays revoked, and CRL numbers go on above its number')
    .option('--last-crl-number <number>', 'the highest CRL number that it has used, without such a file', wholeNumber)
    .option('--passphrase-file <file>', fromFile)
    .action((file: string, options: ImportOptions) =>
      choose((invocation) => withSession(invocation, (session) => importRoot(session, file, options))),
    )
  declare(root, 'list', 'list the roots').action(() =>
    choose((invocation) => withSession(invocation, (session) => list(session), { onlyReads: true })),
  )
  declare(root, 'passphrase [root]', 'change the passphrase of a root')
    .option('--passphrase-file <file>', fromFile)
    .option('--new-passphrase-file <file>', 'read the new passphrase from a file')
    .action((named: string | undefined, options: ChangeOptions) =>
      choose((invocation) => withSession(invocation, (session) => change(session, named, options))),
    )
  declare(root, 'sheet [root]', 'print the recovery sheet of a root').action((named: string | undefined) =>
    choose((invocation) => withSession(invocation, (session) => sheet(session, named))),
  )
  declare(root, 'restore <file>', 'restore a root from its recovery sheet')
    .option('--passphrase-file <file>', fromFile)
    .action((file: string, options: PassphraseOptions) =>
      choose((invocation) => withSession(invocation, (session) => restore(session, file, options))),
    )
}

async function create(
  { client, done }: Session,
  name: string,
  { years, keyBits, permittedSuffix = [], passphraseFile }: CreateOptions,
): Promise<number | Failure> {
  const bits = rootKeyBits(keyBits)
  if (!bits.ok) return bits.failure
  const passphrase = await readNewPassphrase(name, passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const reply = await client.call('root.create', {
    name,
    years,
    keyBits: bits.value,
    passphrase: passphrase.value,
    permittedDnsSuffixes: [...permittedSuffix],
  })
  return reply.ok ? done(reply.value, [`${name} was created as ${reply.value.rootId}.`]) : reply.failure
}

async function importRoot(session: Session, file: string, options: ImportOptions): Promise<number | Failure> {
  const { client, terminal } = session
  const isPfx = /\.(pfx|p12)$/i.test(file)
  const password =
    isPfx || options.passwordFile !== undefined
      ? await readPassphrase(`Password of ${file}: `, options.passwordFile)
      : null
  if (password?.ok === false) return password.failure
  const passphrase = await readPassphrase('Passphrase for the root: ', options.passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const reply = await client.call('root.import', {
    file: { path: resolve(file) },
    ...(options.key === undefined ? {} : { key: { path: resolve(options.key) } }),
    ...(password ? { password: password.value } : {}),
    ...(options.crl === undefined ? {} : { crl: { path: resolve(options.crl) } }),
    ...(options.lastCrlNumber === undefined ? {} : { lastCrlNumber: options.lastCrlNumber }),
    passphrase: passphrase.value,
  })
  if (!reply.ok) return reply.failure
  const lines = reply.value.weaknesses.map((weakness) => {
    const { sentence, next } = describeFailure({ code: `rootWeakness.${weakness}`, params: {} }, terminal.language)
    return `! ${sentence} ${next}`
  })
  const { rootId, crl } = reply.value
  const signed = crl ? [`CRL ${crl.crlNumber} was signed${takenOver(crl.takenOverCount)}.`] : []
  return session.done(reply.value, [`The authority was imported as ${rootId}.`, ...signed, ...lines])
}

async function list({ client, done }: Session): Promise<number | Failure> {
  const reply = await client.call('root.list', {})
  if (!reply.ok) return reply.failure
  const lines = reply.value.roots.map(
    (root) =>
      `${root.rootId}  ${root.name}  ${root.thumbprint}  until ${day(root.notAfterWallInstant)}  ` +
      `${root.issuedCount} issued, ${root.crl.revokedCount} revoked, CRL until ${day(root.crl.nextUpdateWallInstant)}`,
  )
  return done(reply.value, lines)
}

async function change(session: Session, named: string | undefined, options: ChangeOptions): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const { rootId, name } = root.value
  const passphrase = await readPassphrase(`Passphrase of ${name}: `, options.passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const newPassphrase = await readPassphrase(`New passphrase of ${name}: `, options.newPassphraseFile)
  if (!newPassphrase.ok) return newPassphrase.failure
  const reply = await session.client.call('root.changePassphrase', {
    rootId,
    passphrase: passphrase.value,
    newPassphrase: newPassphrase.value,
  })
  return reply.ok
    ? session.done({ rootId }, [`${name} has a new passphrase; print a new recovery sheet.`])
    : reply.failure
}

async function sheet(session: Session, named: string | undefined): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const { language } = session.terminal
  const reply = await session.client.call('root.recoverySheet', { rootId: root.value.rootId, language })
  return reply.ok ? session.done(reply.value, [reply.value.text.trimEnd()]) : reply.failure
}

async function restore(
  { client, done }: Session,
  path: string,
  { passphraseFile }: PassphraseOptions,
): Promise<number | Failure> {
  const text = await readTextFile(path, certificateLimits.sheetLengthMax)
  if (!text.ok) return text.failure
  const passphrase = await readPassphrase('Passphrase: ', passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const reply = await client.call('root.restore', { sheet: text.value, passphrase: passphrase.value })
  return reply.ok ? done(reply.value, [`The root was restored as ${reply.value.rootId}.`]) : reply.failure
}
