/** Actions as numbered steps: what both the Markdown and the scripts are made of. */
import type { Action, ActionKind } from './actions.ts'
import { checkFor } from './checks.ts'
import { commandsFor } from './commands.ts'
import { computerName } from './computer-name.ts'
import { condense } from './condense.ts'
import { filesOf } from './host-statements.ts'
import { unpreparedWarning } from './replication-statements.ts'
import { quotePattern } from '../contract/powershell/quote.ts'
import { layOut } from '../contract/powershell/statements.ts'
import type { Language } from '../contract/texts/shape.ts'
import { sayIn } from './texts/index.ts'
import { statementTexts } from './texts/statement-texts.ts'
import { expectedOf, titleOf, warningOf } from './texts/action-texts.ts'

export interface Step {
  readonly number: number
  readonly part: Part
  readonly at: number
  readonly host: string
  /** Null where nothing is run, as for the rehearsed loss of a host. */
  readonly script: string | null
  readonly title: string
  readonly lines: readonly string[]
  readonly check: string | null
  readonly expected: string | null
  readonly warning: string | null
  /** Whether the script asks before it goes on. */
  readonly asks: boolean
  /** What is looked at before the script asks; it changes nothing. */
  readonly looks: readonly string[]
  /** The files that it needs, and PowerShell that is true where one is not needed any more. */
  readonly files: readonly { readonly file: string; readonly done: string }[]
  /** The machine of the step as a pattern in quotes; null where the step is about none, or about one that is yet to come. */
  readonly machine: string | null
  /** Of Windows Server on the host, where it is known. */
  readonly edition: Action['edition']
}

/** Steps that interrupt a service or cannot be taken back. */
const asking: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'shutDownVm',
  'turnOffVm',
  'shutDownHost',
  'removeSavedState',
  'removeDisk',
  'applyCheckpoint',
  'removeCheckpoint',
  'removeReplication',
  'prepareFailover',
  'startFailover',
  'completeFailover',
  'cancelFailover',
  'setAsReplica',
  'reverseReplication',
  'changeModeToPrimary',
  'removeInitialCopy',
])

/** Actions that always belong to the same part; the others belong to the part that they happen in. */
type Part = 'prepare' | 'replicate' | 'planned' | 'unplanned' | 'afterwards'

const parts: Readonly<Partial<Record<ActionKind, Part>>> = {
  setDnsSuffix: 'prepare',
  joinDomain: 'prepare',
  leaveDomain: 'prepare',
  setRegistryValue: 'prepare',
  setHostsFileLine: 'prepare',
  setAuthorizationEntry: 'prepare',
  addSwitch: 'prepare',
  trustRoot: 'prepare',
  importPfx: 'prepare',
  importCrl: 'prepare',
  setRevocationCheck: 'prepare',
  setFirewallRule: 'prepare',
  setReplicaServer: 'prepare',
  addAuthorizationEntry: 'prepare',
  removeAuthorizationEntry: 'prepare',
  setTrustedHosts: 'prepare',
  testConnection: 'prepare',
  enableReplication: 'replicate',
  startInitialReplication: 'replicate',
  changeReplication: 'replicate',
  importInitialReplication: 'replicate',
  enableAsReplica: 'replicate',
  carryInitialCopy: 'replicate',
  exportVm: 'replicate',
  importVm: 'replicate',
  changeReplicatedDisks: 'replicate',
  prepareFailover: 'planned',
  losePower: 'unplanned',
  letHostIn: 'afterwards',
  connectAdapter: 'afterwards',
  setFailoverIp: 'afterwards',
  setGuestIp: 'afterwards',
  setDnsRecord: 'afterwards',
  removeDnsRecord: 'afterwards',
}

/**
 * Numbers what is to be done.
 * @param actions What was done; equal instants keep the order of the list.
 * @param language The language.
 */
export function stepsOf(actions: readonly Action[], language: Language): Step[] {
  const say = sayIn(language)
  const texts = statementTexts(language)
  const ordered = condense(actions)
  const scripts = scriptsOf(ordered)
  let part: Part = 'prepare'
  return ordered.map((action, index) => {
    part = partOf(action, ordered.slice(index + 1), part)
    const { lines } = commandsFor(action, {
      certificateFolder: '$CertificateFolder',
      texts,
      force: '$Force',
    })
    return {
      number: index + 1,
      part,
      at: action.at,
      host: action.host,
      script: lines.length === 0 ? null : (scripts.get(computerName(action.host)) ?? scriptName(action.host)),
      title: titleOf(action, say),
      lines: lines.map((line) => line.text),
      check: checkFor(action),
      expected: expectedOf(action, say),
      warning: warningOf(action, say),
      asks: asking.has(action.action),
      looks: layOut(unpreparedWarning(action, texts), Infinity).map((line) => line.text),
      files: filesOf(action).map(({ file, done }) => ({ file, done: done.text })),
      machine: 'vm' in action && action.action !== 'importVm' ? quotePattern(action.vm) : null,
      edition: action.edition,
    }
  })
}

/**
 * The script of each computer. One that got another DNS suffix on the way is still one computer, with one script, which is
 * called as it is in the end.
 */
function scriptsOf(ordered: readonly Action[]): ReadonlyMap<string, string> {
  return new Map(ordered.map(({ host }) => [computerName(host), scriptName(host)]))
}

/**
 * The script of a host, named by its FQDN in lower case.
 * @param host FQDN or another name; what a file name may not hold becomes a hyphen.
 */
function scriptName(host: string): string {
  return `${host.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}.ps1`
}

function partOf(action: Action, later: readonly Action[], current: Part): Part {
  if (action.action === 'startFailover') return action.kind === 'planned' ? 'planned' : 'unplanned'
  if (action.action === 'shutDownVm' && leadsToPlannedFailover(action.vm, later)) return 'planned'
  return parts[action.action] ?? current
}

function leadsToPlannedFailover(vm: string, later: readonly Action[]): boolean {
  const next = later.find((each) => 'vm' in each && each.vm === vm)
  return next?.action === 'prepareFailover'
}
