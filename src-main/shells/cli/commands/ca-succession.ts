/** `understudy ca root reissue`, `roll-over` and what follows it, and `ca template`. */
import { type Command } from 'commander'
import type { Failure } from '../../../contract/failure.ts'
import type { Edition } from '../../../contract/ids.ts'
import type { KeyProviderName } from '../../../contract/pfx-choices.ts'
import { describeFailure } from '../../../contract/texts/index.ts'
import type { TemplateView } from '../../../contract/views/roots.ts'
import type { Declare, Run } from '../invocation.ts'
import { passphraseFile, pfxChoices, providerOption, windowsOption } from './ca-files.ts'
import { readNewPassphrase, withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { day, hostKeyBits, rootKeyBits, wholeNumber } from './ca-values.ts'
import { hostKeySizes, rootKeySizes } from '../../../contract/limits/certificate.ts'

interface ReissueOptions extends PassphraseOptions {
  readonly years: number
}
interface RollOverOptions extends PassphraseOptions {
  readonly name: string
  readonly years: number
  readonly keyBits: number
}
interface TemplateOptions {
  readonly root?: string
  readonly years?: number
  readonly keyBits?: number
  readonly shortName?: boolean
  readonly windows?: readonly Edition[]
  readonly provider?: KeyProviderName
  readonly pem?: boolean
  readonly p7b?: boolean
}

/** @param root The command `root`. */
export function declareSuccession(ca: Command, root: Command, declare: Declare, choose: (run: Run) => void): void {
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  declare(root, 'reissue [root]', 'issue a root again with the same name and key and correct extensions')
    .option('--years <number>', 'how long it is valid', wholeNumber, 10)
    .option(...passphraseFile)
    .action((named: string | undefined, options: ReissueOptions) => run((session) => reissue(session, named, options)))
  declare(root, 'roll-over [root]', 'create the successor of a root; hosts trust both for a while')
    .requiredOption('--name <name>', 'of the new root')
    .option('--years <number>', 'how long it is valid', wholeNumber, 10)
    .option('--key-bits <number>', rootKeySizes.join(' or '), wholeNumber, rootKeySizes[0])
    .option(...passphraseFile)
    .action((named: string | undefined, options: RollOverOptions) =>
      run((session) => rollOver(session, named, options)),
    )
  declare(root, 'succession [root]', 'list the certificates that still hang on a root that is rolled over').action(
    (named: string | undefined) => run((session) => succession(session, named)),
  )
  declare(root, 'end-roll-over [root]', 'end a roll-over: hosts get the new root alone')
    .option('--even-if-in-use', 'although certificates of the old root are still in use')
    .action((named: string | undefined, options: { readonly evenIfInUse?: boolean }) =>
      run((session) => endRollOver(session, named, options.evenIfInUse ?? false)),
    )

  const template = declare(ca, 'template', 'what a root issues and exports with where nothing else is said')
  declare(template, 'list [root]', 'list the templates of a root').action((named: string | undefined) =>
    run((session) => listTemplates(session, named)),
  )
  declare(template, 'save [name]', 'change the default template of a root, or make or change another one')
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .option('--years <number>', 'how long certificates are valid', wholeNumber)
    .option('--key-bits <number>', hostKeySizes.join(' or '), wholeNumber)
    .option('--short-name', 'add the short name beside each FQDN')
    .option('--no-short-name', 'do not')
    .addOption(windowsOption())
    .addOption(providerOption())
    .option('--pem', 'also certificate and root as PEM')
    .option('--p7b', 'also certificate and root as P7B')
    .action((name: string | undefined, options: TemplateOptions) =>
      run((session) => saveTemplate(session, name, options)),
    )
  declare(template, 'delete <name>', 'delete a template; the default one gets its first values back')
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .action((name: string, options: TemplateOptions) => run((session) => deleteTemplate(session, name, options)))
}

async function reissue(
  session: Session,
  named: string | undefined,
  options: ReissueOptions,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const { rootId, name } = root.value
  const reply = await session.client.call('root.reissue', { rootId, years: options.years })
  if (!reply.ok) return reply.failure
  const { thumbprint, healed, remaining } = reply.value
  const { language } = session.terminal
  const textOf = (weakness: (typeof healed)[number]) =>
    describeFailure({ code: `rootWeakness.${weakness}`, params: {} }, language)
  return session.done(reply.value, [
    `${name} was issued again: ${thumbprint}. Export it and import it on every host.`,
    ...healed.map((weakness) => `✓ no longer: ${textOf(weakness).sentence}`),
    ...remaining.map((weakness) => `! ${textOf(weakness).sentence} ${textOf(weakness).next}`),
  ])
}

async function rollOver(
  session: Session,
  named: string | undefined,
  options: RollOverOptions,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const keyBits = rootKeyBits(options.keyBits)
  if (!keyBits.ok) return keyBits.failure
  const passphrase = await readNewPassphrase(options.name, options.passphraseFile)
  if (!passphrase.ok) return passphrase.failure
  const { name, years } = options
  const reply = await session.client.call('root.rollOver', {
    rootId: root.value.rootId,
    name,
    years,
    keyBits: keyBits.value,
    passphrase: passphrase.value,
  })
  if (!reply.ok) return reply.failure
  return session.done(reply.value, [
    `${root.value.name} is succeeded by ${name} as ${reply.value.rootId}; files for hosts carry both roots until the roll-over is ended.`,
  ])
}

async function succession(session: Session, named: string | undefined): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const reply = await session.client.call('root.succession', { rootId: root.value.rootId })
  if (!reply.ok) return reply.failure
  const { name, successorName, endedWallInstant, renewedCount, hanging } = reply.value
  return session.done(reply.value, [
    `${name} -> ${successorName}: ${renewedCount} renewed, ${hanging.length} left` +
      (endedWallInstant === null ? '' : `, ended ${day(endedWallInstant)}`),
    ...hanging.map(
      (each) =>
        `${each.certificateId}  until ${day(each.notAfterWallInstant)}  ${each.name}` +
        (each.hostIds.length === 0 ? '' : `  on ${each.hostIds.join(', ')}`),
    ),
  ])
}

async function endRollOver(
  session: Session,
  named: string | undefined,
  evenIfInUse: boolean,
): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const { rootId, name } = root.value
  const reply = await session.client.call('root.endRollOver', { rootId, evenIfInUse })
  return reply.ok ? session.done({ rootId }, [`The roll-over of ${name} is ended.`]) : reply.failure
}

async function listTemplates(session: Session, named: string | undefined): Promise<number | Failure> {
  const root = await session.root(named)
  if (!root.ok) return root.failure
  const reply = await session.client.call('template.list', { rootId: root.value.rootId })
  return reply.ok ? session.done(reply.value, reply.value.templates.map(templateLine)) : reply.failure
}

async function saveTemplate(
  session: Session,
  name: string | undefined,
  options: TemplateOptions,
): Promise<number | Failure> {
  const root = await session.root(options.root)
  if (!root.ok) return root.failure
  const keyBits = hostKeyBits(options.keyBits)
  if (!keyBits.ok) return keyBits.failure
  const reply = await session.client.call('template.save', {
    rootId: root.value.rootId,
    ...(name === undefined ? {} : { name }),
    ...(options.years === undefined ? {} : { years: options.years }),
    ...keyBits.value,
    ...(options.shortName === undefined ? {} : { addsShortNames: options.shortName }),
    ...pfxChoices(options),
  })
  return reply.ok ? session.done(reply.value, [templateLine(reply.value)]) : reply.failure
}

async function deleteTemplate(session: Session, name: string, options: TemplateOptions): Promise<number | Failure> {
  const root = await session.root(options.root)
  if (!root.ok) return root.failure
  const { rootId } = root.value
  const reply = await session.client.call('template.delete', { rootId, name })
  return reply.ok
    ? session.done({ rootId, name }, [`The template ${name} of ${root.value.name} is gone.`])
    : reply.failure
}

function templateLine(template: TemplateView): string {
  const { name, years, keyBits, addsShortNames, provider, windowsVersions, chainFormats } = template
  const windows = windowsVersions.length === 0 ? 'any Windows' : `Windows Server ${windowsVersions.join(', ')}`
  const extras = [...chainFormats, ...(addsShortNames ? ['short names'] : [])]
  return [name, `${years} years`, `${keyBits} bits`, provider, windows, ...extras].join('  ')
}
