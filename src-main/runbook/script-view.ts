/**
 * What a wizard does, as PowerShell for the hosts it concerns: the "On real hosts" aside. A line carries the page that it
 * comes from, so that the page at hand can be marked. There is one script per host, because a host is where one works.
 */
import type { ScriptView } from '../contract/views/wizard.ts'
import { quote, quotePattern } from '../contract/powershell/quote.ts'
import { cmdlet, layOut, type ScriptLine, type Statement } from '../contract/powershell/statements.ts'
import { dnsServerHost, type IpSettings, type ReplicationSettings } from './actions.ts'
import {
  enableReplicationStatement,
  failoverStatements,
  prepareStatement,
  reverseStatement,
  startInitialStatement,
  unasked,
} from './replication-statements.ts'
import type { StatementContext } from './statement-context.ts'
import { ofVm } from './statement-helpers.ts'
import { statementTexts } from './texts/statement-texts.ts'
import { connectStatements, dnsRecordStatements, failoverIpStatements, guestIpStatements } from './vm-statements.ts'

/** The aside is narrow: a command with more than one or two parameters stands on several lines. */
const width = 44

/** A person reads along, so nothing needs to be told not to ask; what is said is said in English, as the commands are. */
const context: StatementContext = { folder: "'.'", texts: statementTexts.en, force: null }

export interface RelationshipScript extends ReplicationSettings {
  readonly vm: string
  /** Host on which the wizard runs. */
  readonly host: string
  /** Seconds from now until the initial replication; null starts it at once. */
  readonly startDelaySeconds: number | null
  /** An export to a folder, or a comparison with an existing machine; left out: over the network. */
  readonly startMethod?: { readonly destinationPath?: string; readonly useBackup?: boolean }
}

export interface EnableReplicationScript extends RelationshipScript {
  readonly excludedDiskPaths: readonly string[]
}

/**
 * Enable Replication, on the primary.
 * @param settings The draft, with names in place of ids. An empty `replicaServer` or no thumbprint shows a placeholder.
 * @returns The Replica server first, because its firewall must be open; then the primary.
 */
export function enableReplicationScript(settings: EnableReplicationScript): ScriptView[] {
  const complete = { ...settings, ...connection(settings) }
  return [
    script(complete.replicaServer, 'first', [listenerRule(settings.authentication)], 'connection'),
    script(settings.host, 'asAdministrator', [
      enableReplicationStatement(complete),
      blank,
      startInitialStatement(settings.vm, settings.startDelaySeconds, settings.startMethod),
    ]),
  ]
}

/**
 * Reverse Replication, on the side that failed over: what its Finish does (Hyper-V Replica reference 2.4, 3.3).
 * @param settings The draft; `replicaServer` is the old primary.
 */
export function reverseReplicationScript(settings: RelationshipScript): ScriptView[] {
  const complete = { ...settings, ...connection(settings) }
  return [
    script(
      complete.replicaServer,
      'first',
      [
        cmdlet('Stop-VM', { Name: quotePattern(settings.vm) }),
        cmdlet('Set-VMReplication', { ...ofVm(settings.vm), AsReplica: true }),
      ],
      'beforeYouBegin',
    ),
    script(settings.host, 'asAdministrator', [
      cmdlet('Complete-VMFailover', { ...ofVm(settings.vm), ...unasked }),
      blank,
      reverseStatement(settings.vm, complete),
      blank,
      startInitialStatement(settings.vm, settings.startDelaySeconds, settings.startMethod),
    ]),
  ]
}

export interface PlannedFailoverScript {
  readonly vm: string
  readonly primary: string
  readonly replica: string
  readonly reverse: boolean
  readonly start: boolean
  /** Of the certificate of the replica's host, which is the client once the direction is reversed. */
  readonly thumbprint: string | null
}

/**
 * The Planned Failover dialog: shut down and prepare on the primary, the rest on the replica (reference 3.4 and 6).
 * @param settings The dialog's boxes.
 */
export function plannedFailoverScript(settings: PlannedFailoverScript): ScriptView[] {
  const name = quotePattern(settings.vm)
  const chosen: Statement[] = [
    ...(settings.reverse ? [reverseStatement(settings.vm, { thumbprint: settings.thumbprint })] : []),
    ...(settings.start ? [cmdlet('Start-VM', { Name: name })] : []),
  ]
  return [
    script(settings.primary, 'first', [cmdlet('Stop-VM', { Name: name }), prepareStatement(settings.vm)]),
    {
      ...script(settings.replica, 'onReplica', []),
      lines: [
        ...lines(failoverStatements(settings.vm, 0, context.texts)),
        ...lines(chosen).map((line) => ({ ...line, page: 'options' })),
      ],
    },
  ]
}

export interface FailoverScript {
  readonly vm: string
  readonly replica: string
  /** 0 is the latest recovery point, 1 the newest of the additional ones. */
  readonly pointsBack: number
}

/**
 * The Failover dialog, which fails over and starts the virtual machine (reference 3.5).
 * @param settings The chosen recovery point, counted from the newest.
 */
export function failoverScript(settings: FailoverScript): ScriptView[] {
  return [
    script(settings.replica, 'onReplica', [
      ...failoverStatements(settings.vm, settings.pointsBack, context.texts, {}, 'recoveryPoint'),
      blank,
      cmdlet('Start-VM', { Name: quotePattern(settings.vm) }),
    ]),
  ]
}

/**
 * The Test Failover dialog, which makes a second machine and starts nothing (reference 3.6).
 * @param settings The chosen recovery point, counted from the newest.
 */
export function testFailoverScript(settings: FailoverScript): ScriptView[] {
  return [
    script(settings.replica, 'onReplica', [
      ...failoverStatements(settings.vm, settings.pointsBack, context.texts, { AsTest: true }, 'recoveryPoint'),
    ]),
  ]
}

export interface AfterFailoverScript {
  readonly vm: string
  readonly host: string
  readonly adapter: string
  /** Null when the adapter stays as it is. */
  readonly switchName: string | null
  readonly ip: IpSettings
  /** A running guest is configured at once; one that is off gets its address at its next failover. */
  readonly isRunning: boolean
  readonly dns: { readonly name: string; readonly address: string; readonly ttlSeconds: number } | null
}

/**
 * After Failover: adapter, address and DNS record (reference 7).
 * @param settings The draft, with names in place of ids.
 */
export function afterFailoverScript(settings: AfterFailoverScript): ScriptView[] {
  const { vm, host, adapter, switchName, ip, dns } = settings
  const onHost: Statement[] = [
    ...(switchName === null ? [] : [...connectStatements({ vm, adapter, switchName }, context), blank]),
    ...(settings.isRunning ? guestIpStatements(vm, ip, context) : failoverIpStatements({ vm, adapter, ip }, context)),
  ]
  return [
    script(host, 'asAdministrator', onHost, 'adapter'),
    ...(dns
      ? [script(dnsServerHost, 'onDnsServer', dnsRecordStatements(dns.name, dns.address, dns.ttlSeconds), 'dns')]
      : []),
  ]
}

const blank: Statement = { text: '' }

/** The listener's inbound rule, which Windows does not enable by itself (reference 5.6). */
function listenerRule(authentication: ReplicationSettings['authentication']): Statement {
  const name = authentication === 'certificate' ? 'VIRT-HVRHTTPSL-In-TCP-NoScope' : 'VIRT-HVRHTTPL-In-TCP-NoScope'
  return cmdlet('Enable-NetFirewallRule', { Name: quote(name) })
}

/** What the draft does not hold yet stands as a placeholder that PowerShell refuses rather than as a wrong value. */
function connection(settings: RelationshipScript) {
  const needsCertificate = settings.authentication === 'certificate'
  return {
    replicaServer: settings.replicaServer === '' ? '<FQDN>' : settings.replicaServer,
    thumbprint: needsCertificate ? (settings.thumbprint ?? '<thumbprint>') : null,
  }
}

/** @param page The page of every line that has none of its own. */
function script(host: string, note: string, statements: readonly Statement[], page?: string): ScriptView {
  return { host, note, lines: lines(statements, page) }
}

function lines(statements: readonly Statement[], page?: string): ScriptLine[] {
  return layOut(statements, width).map((line) => ({
    ...line,
    kind: line.text === '' ? 'blank' : line.kind,
    page: line.text === '' ? null : (line.page ?? page ?? null),
  }))
}
