/** `understudy ca`: the certificate authority for scripts and schedulers. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Failure } from '../../../contract/failure.ts'
import type { Declare, Run } from '../invocation.ts'
import { declareChecks } from './ca-checks.ts'
import { declareCrls } from './ca-crl.ts'
import { declareFiles, passphraseFile } from './ca-files.ts'
import { declareInventory } from './ca-inventory.ts'
import { chooseNames, withNames, type NamesOptions } from './ca-names.ts'
import { declareRequests } from './ca-requests.ts'
import { declareRoots } from './ca-roots.ts'
import { withSession, type PassphraseOptions, type Session } from './ca-session.ts'
import { hostKeyBits, wholeNumber } from './ca-values.ts'
import { hostKeySizes } from '../../../contract/limits/certificate.ts'

interface IssueOptions extends PassphraseOptions, NamesOptions {
  readonly root?: string
  readonly template?: string
  readonly years?: number
  readonly keyBits?: number
  readonly cluster?: boolean
  readonly shortName?: boolean
  readonly out?: string
}

export function declareCa(program: Command, declare: Declare, choose: (run: Run) => void): void {
  const ca = declare(program, 'ca', 'roots, host certificates and CRLs')
  const run = (work: (session: Session) => Promise<number | Failure>) =>
    choose((invocation) => withSession(invocation, work))
  declareRoots(ca, declare, choose)
  withNames(declare(ca, 'issue [fqdn...]', 'issue one certificate per host'))
    .option('--root <root>', 'name or id of the root; may be left out if there is only one')
    .option('--template <name>', 'a template of the root, for what is left out here')
    .option('--years <number>', 'how long they are valid', wholeNumber)
    .option('--key-bits <number>', hostKeySizes.join(' or '), wholeNumber)
    .option('--cluster', 'one certificate with all names, for a cluster and its Broker')
    .option('--short-name', 'add the short name beside each FQDN')
    .option('--out <folder>', 'export them at once')
    .option(...passphraseFile)
    .action((fqdns: string[], options: IssueOptions) => run((session) => issue(session, fqdns, options)))
  declareInventory(ca, declare, choose)
  declareFiles(ca, declare, choose)
  declareRequests(ca, declare, choose)
  declareCrls(ca, declare, choose)
  declareChecks(ca, declare, choose)
}

async function issue(session: Session, typed: readonly string[], options: IssueOptions): Promise<number | Failure> {
  const { client } = session
  const names = await chooseNames(session, typed, options)
  if ('code' in names) return names
  const keyBits = hostKeyBits(options.keyBits)
  if (!keyBits.ok) return keyBits.failure
  const root = await session.root(options.root)
  if (!root.ok) return root.failure
  const unlocked = await session.unlock(root.value, options)
  if (!unlocked.ok) return unlocked.failure
  const issued = await client.call('certificate.issue', {
    rootId: root.value.rootId,
    ...names,
    pattern: options.cluster ? 'cluster' : 'each',
    ...(options.template === undefined ? {} : { template: options.template }),
    ...(options.years === undefined ? {} : { years: options.years }),
    ...keyBits.value,
    ...(options.shortName ? { addsShortNames: true } : {}),
    ...(options.out === undefined ? {} : { folder: resolve(options.out) }),
  })
  if (!issued.ok) return issued.failure
  const { certificateIds } = issued.value
  if (options.out !== undefined) {
    const exported = await client.call('certificate.export', {
      certificateIds,
      folder: resolve(options.out),
      language: session.terminal.language,
    })
    // What was issued stays; the same command takes it up again.
    if (!exported.ok) {
      const partly = { done: ['certificate.issue'], remaining: ['certificate.export'] } as const
      return { ...exported.failure, partly }
    }
  }
  const lines: string[] = []
  for (const certificateId of certificateIds) {
    const view = await client.call('certificate.view', { certificateId })
    lines.push(`${certificateId}  ${view.ok ? (view.value.dnsNames[0] ?? '') : ''}`)
  }
  return session.done(issued.value, lines)
}
