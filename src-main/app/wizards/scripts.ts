/** The PowerShell beside a wizard: a draft with ids, told to the runbook with names. */
import type { ScriptView, WizardDraft } from '../../contract/views/wizard.ts'
import {
  afterFailoverScript,
  enableReplicationScript,
  failoverScript,
  plannedFailoverScript,
  reverseReplicationScript,
  testFailoverScript,
  type FailoverScript,
  type RelationshipScript,
} from '../../runbook/script-view.ts'
import { flagOf, listOf, numberOf, textOf } from './engine.ts'
import type { WizardFacts } from './facts.ts'

/**
 * Scripts of Enable, Extend and Reverse Replication.
 * @param kind Which of them.
 * @param draft A complete draft.
 */
export function relationshipScripts(
  kind: 'enableReplication' | 'extendReplication' | 'reverseReplication',
  draft: WizardDraft,
  facts: WizardFacts,
): ScriptView[] {
  const isAdditional = textOf(draft, 'recoveryPoints') === 'additional'
  const certificateId = textOf(draft, 'certificate')
  const certificate = facts.certificates.find((each) => each.certificateId === certificateId)
  const isCertificate = textOf(draft, 'authentication') !== 'kerberos'
  const start = numberOf(draft, 'startInstant')
  const isScheduled = textOf(draft, 'schedule') === 'at' && !Number.isNaN(start)
  const settings = {
    vm: facts.vm.name,
    host: facts.host.fqdn,
    replicaServer: textOf(draft, 'server'),
    port: numberOf(draft, 'port') || 443,
    authentication: isCertificate ? ('certificate' as const) : ('kerberos' as const),
    thumbprint: isCertificate ? (certificate?.thumbprint ?? null) : null,
    compression: flagOf(draft, 'compression'),
    frequencySeconds: numberOf(draft, 'frequencySeconds') || 300,
    recoveryHistoryHours: isAdditional ? numberOf(draft, 'coverageHours') || 0 : 0,
    vssFrequencyHours: isAdditional && flagOf(draft, 'vss') ? numberOf(draft, 'vssFrequencyHours') || 0 : 0,
    startMethod: startMethod(draft),
    startDelaySeconds:
      isScheduled && textOf(draft, 'method') !== 'media' ? Math.max(0, Math.round((start - facts.now) / 1_000)) : null,
  }
  if (kind === 'reverseReplication') return reverseReplicationScript(settings)
  // An extension takes all disks of the first hop.
  if (kind === 'extendReplication') return enableReplicationScript({ ...settings, excludedDiskPaths: [] })
  const chosen = listOf(draft, 'disks')
  const excludedDiskPaths = facts.vm.disks.filter((disk) => !chosen.includes(disk.diskId)).map((disk) => disk.path)
  return enableReplicationScript({ ...settings, excludedDiskPaths })
}

function startMethod(draft: WizardDraft): NonNullable<RelationshipScript['startMethod']> {
  const method = textOf(draft, 'method')
  if (method === 'media') return { destinationPath: textOf(draft, 'destinationPath') }
  return method === 'existing' ? { useBackup: true } : {}
}

/** Scripts of the Planned Failover dialog. */
export function plannedFailoverScripts(draft: WizardDraft, facts: WizardFacts): ScriptView[] {
  const certificateId = facts.peerHost?.replicaServer.certificateId
  const entry = facts.peerHost?.stores.find((each) => each.certificateId === certificateId)
  return plannedFailoverScript({
    vm: facts.vm.name,
    primary: facts.host.fqdn,
    replica: facts.vm.replication?.replicaServer ?? '',
    reverse: flagOf(draft, 'reverse'),
    start: flagOf(draft, 'start'),
    thumbprint: entry?.thumbprint ?? null,
  })
}

/** Scripts of the Failover dialog. */
export function failoverScripts(draft: WizardDraft, facts: WizardFacts): ScriptView[] {
  return failoverScript(chosenPoint(draft, facts))
}

/** Scripts of the Test Failover dialog. */
export function testFailoverScripts(draft: WizardDraft, facts: WizardFacts): ScriptView[] {
  return testFailoverScript(chosenPoint(draft, facts))
}

function chosenPoint(draft: WizardDraft, facts: WizardFacts): FailoverScript {
  const points = facts.vm.replication?.recoveryPoints ?? []
  const index = points.findIndex((point) => point.recoveryPointId === textOf(draft, 'recoveryPoint'))
  return { vm: facts.vm.name, replica: facts.host.fqdn, pointsBack: Math.max(0, index) }
}

/** Scripts of After Failover. */
export function afterFailoverScripts(draft: WizardDraft, facts: WizardFacts): ScriptView[] {
  const adapter = facts.vm.adapters.find((each) => each.adapterId === textOf(draft, 'adapter'))
  const switchName = textOf(draft, 'switchName')
  const address = textOf(draft, 'address')
  return afterFailoverScript({
    vm: facts.vm.name,
    host: facts.host.fqdn,
    adapter: adapter?.name ?? '',
    switchName: adapter?.switchName === switchName ? null : switchName,
    ip: {
      address,
      subnetMask: textOf(draft, 'subnetMask'),
      gateway: textOf(draft, 'gateway') || null,
      dnsServer: textOf(draft, 'dnsServer') || null,
    },
    isRunning: facts.vm.state === 'Running',
    dns: flagOf(draft, 'updateDns')
      ? { name: textOf(draft, 'dnsName'), address, ttlSeconds: numberOf(draft, 'ttlSeconds') || 0 }
      : null,
  })
}
