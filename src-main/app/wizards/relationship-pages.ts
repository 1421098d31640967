/**
 * The pages that Enable, Extend and Reverse Replication share, as in Hyper-V Manager (Hyper-V Replica reference
 * 3.2 and 3.3).
 */
import type { WizardDraft, WizardFieldView } from '../../contract/views/wizard.ts'
import { isTrusted } from '../../contract/trusted-hosts.ts'
import { flagOf, numberOf, textOf } from './draft.ts'
import type { WizardPage } from './engine.ts'
import { hostByName, type WizardFacts } from './facts.ts'
import * as field from './fields.ts'
import { portMax, replicaPorts } from '../../contract/limits/ports.ts'
import { replicationFrequencies, replicationLimits, usualFrequencySeconds } from '../../contract/limits/replication.ts'
import { dayMs } from '../../kernel/clock.ts'

/** Reference 4: initial replication starts within 7 days. */
const longestDelayMilliseconds = replicationLimits.scheduleDays * dayMs

export const beforeYouBegin = introducedBy('introduction')

/** The first page of a wizard, with what that wizard does and what it costs. */
export function introducedBy(note: 'introduction' | 'introductionExtend' | 'introductionReverse'): WizardPage {
  return {
    page: 'beforeYouBegin',
    fields: (_draft, facts) => [field.note(note, { vm: facts.vm.name, host: facts.host.name })],
  }
}

export const replicaServer: WizardPage = {
  page: 'replicaServer',
  fields: (draft, facts) => [
    field.text(draft, 'server', {
      options: facts.hosts
        .filter((host) => host.hostId !== facts.host.hostId)
        .map((host) => field.named(host.fqdn, host.fqdn)),
      problem: serverProblem(draft, facts),
    }),
  ],
}

function serverProblem(draft: WizardDraft, facts: WizardFacts): WizardFieldView['problem'] {
  const server = textOf(draft, 'server')
  if (server === '') return field.problem('name.empty')
  if (/\s/.test(server)) return field.problem('name.hasSpace', { name: server })
  const host = hostByName(facts, server)
  if (host?.hostId === facts.host.hostId) return field.problem('replication.sameHost', { host: host.name })
  // Only Reverse Replication meets an old primary. It must be off before anything is done (reference 3.3).
  const { vm, peerVm, peerHost } = facts
  const isOldPrimary = vm.replication !== null && peerVm !== null && host !== null && host.hostId === peerHost?.hostId
  return isOldPrimary && peerVm.state !== 'Off'
    ? field.problem('failover.reverseOldPrimaryRunning', { vm: peerVm.name, host: host.name })
    : null
}

export const connection: WizardPage = {
  page: 'connection',
  fields(draft, facts) {
    const isCertificate = textOf(draft, 'authentication') === 'certificate'
    const chosen = textOf(draft, 'certificate')
    return [
      field.fact('replicaServer', textOf(draft, 'server')),
      ...(canReadConfiguration(draft, facts) ? [] : [field.note('configurationUnread')]),
      field.number(draft, 'port', {
        problem: field.numberProblem(
          draft,
          'port',
          1,
          portMax,
          field.problem('replicaServer.badPort', { port: textOf(draft, 'port') }),
        ),
      }),
      field.choice(draft, 'authentication', [field.option('kerberos'), field.option('certificate')], {
        problem: ['kerberos', 'certificate'].includes(textOf(draft, 'authentication'))
          ? null
          : field.problem('input.invalid', {
              field: 'authentication',
              problem: 'notOneOf',
              bound: 'kerberos, certificate',
            }),
      }),
      field.certificate(
        draft,
        facts.certificates.map((each) =>
          field.named(each.certificateId, each.issuedTo, {
            issuedTo: each.issuedTo,
            issuedBy: each.issuedBy,
            notAfterInstant: each.notAfterInstant,
            thumbprint: each.thumbprint ?? '',
          }),
        ),
        {
          isEnabled: isCertificate,
          problem: facts.certificates.some((each) => each.certificateId === chosen)
            ? null
            : field.problem('connection.noClientCertificate', { client: facts.host.fqdn }),
        },
      ),
      field.flag(draft, 'compression'),
    ]
  },
}

/**
 * Whether Hyper-V Manager could read the Replica server's settings: over WinRM, which in a workgroup needs TrustedHosts.
 * The wizard then shows a warning line and goes on (reference 3.2, page 3).
 */
function canReadConfiguration(draft: WizardDraft, facts: WizardFacts): boolean {
  const server = hostByName(facts, textOf(draft, 'server'))
  if (!server?.hasPower) return false
  if (facts.host.domain !== null && facts.host.domain === server.domain) return true
  return isTrusted(facts.host.trustedHosts, server)
}

export const frequency: WizardPage = {
  page: 'frequency',
  fields: (draft) => [
    field.select(
      draft,
      'frequencySeconds',
      replicationFrequencies.map((each) => field.option(String(each))),
      {
        problem: replicationFrequencies.map(String).includes(textOf(draft, 'frequencySeconds'))
          ? null
          : field.problem('replication.badFrequency', { frequencySeconds: textOf(draft, 'frequencySeconds') }),
      },
    ),
  ],
}

export const recoveryPoints: WizardPage = {
  page: 'recoveryPoints',
  fields(draft) {
    const isAdditional = textOf(draft, 'recoveryPoints') === 'additional'
    const isVss = isAdditional && flagOf(draft, 'vss')
    return [
      field.choice(draft, 'recoveryPoints', [field.option('latestOnly'), field.option('additional')]),
      field.number(draft, 'coverageHours', {
        isEnabled: isAdditional,
        problem: field.numberProblem(
          draft,
          'coverageHours',
          1,
          replicationLimits.recoveryHistoryHoursMax,
          field.problem('replication.badHistory', { hours: textOf(draft, 'coverageHours') }),
        ),
      }),
      field.flag(draft, 'vss', { isEnabled: isAdditional }),
      field.number(draft, 'vssFrequencyHours', {
        isEnabled: isVss,
        problem: field.numberProblem(
          draft,
          'vssFrequencyHours',
          1,
          replicationLimits.vssFrequencyHoursMax,
          field.problem('replication.badVssFrequency', { hours: textOf(draft, 'vssFrequencyHours') }),
        ),
      }),
    ]
  },
}

/** Over the network, to a folder that is carried by hand, or from a machine that the Replica server has (rows 2, 4, 6). */
const initialMethods = ['network', 'media', 'existing'] as const

export const initialReplication: WizardPage = {
  page: 'initialReplication',
  fields(draft, facts) {
    const method = textOf(draft, 'method')
    const isMedia = method === 'media'
    const isScheduled = !isMedia && textOf(draft, 'schedule') === 'at'
    const path = textOf(draft, 'destinationPath')
    const at = numberOf(draft, 'startInstant')
    const isTooLate = Number.isNaN(at) || at < facts.now || at > facts.now + longestDelayMilliseconds
    return [
      field.fact('initialSize', initialBytes(draft, facts)),
      field.choice(
        draft,
        'method',
        initialMethods.map((each) => field.option(each)),
        {
          problem: initialMethods.some((each) => each === method)
            ? null
            : field.problem('input.invalid', {
                field: 'method',
                problem: 'notOneOf',
                bound: initialMethods.join(', '),
              }),
        },
      ),
      field.text(draft, 'destinationPath', {
        isEnabled: isMedia,
        problem: path === '' ? field.problem('initialCopy.badPath', { host: facts.host.name, path }) : null,
      }),
      // An export starts at once; Hyper-V Manager greys the schedule out for it.
      field.choice(draft, 'schedule', [field.option('immediately'), field.option('at')], { isEnabled: !isMedia }),
      field.instant(draft, 'startInstant', {
        isEnabled: isScheduled,
        params: { latestInstant: facts.now + longestDelayMilliseconds },
        problem: isTooLate
          ? field.problem('replication.startTooLate', { daysMax: replicationLimits.scheduleDays })
          : null,
      }),
    ]
  },
}

function initialBytes(draft: WizardDraft, facts: WizardFacts): number {
  const chosen = draft['disks']
  return facts.vm.disks
    .filter((disk) => !Array.isArray(chosen) || chosen.includes(disk.diskId))
    .reduce((sum, disk) => sum + disk.usedBytes, 0)
}

export const summary: WizardPage = {
  page: 'summary',
  fields(draft, facts) {
    const isAdditional = textOf(draft, 'recoveryPoints') === 'additional'
    const chosen = draft['disks']
    const excluded = facts.vm.disks.filter((disk) => Array.isArray(chosen) && !chosen.includes(disk.diskId))
    return [
      field.fact('server', textOf(draft, 'server')),
      field.numberFact(draft, 'port'),
      field.fact('compression', flagOf(draft, 'compression')),
      field.fact('authentication', textOf(draft, 'authentication')),
      field.fact(
        'excludedDisks',
        excluded.map((disk) => disk.path),
      ),
      field.fact('frequencySeconds', textOf(draft, 'frequencySeconds')),
      field.fact('recoveryPoints', textOf(draft, 'recoveryPoints')),
      ...(isAdditional
        ? [
            field.numberFact(draft, 'coverageHours'),
            flagOf(draft, 'vss') ? field.numberFact(draft, 'vssFrequencyHours') : field.fact('vssFrequencyHours', 0),
          ]
        : []),
      field.fact('method', textOf(draft, 'method')),
      textOf(draft, 'method') === 'media'
        ? field.fact('destinationPath', textOf(draft, 'destinationPath'))
        : field.fact('schedule', textOf(draft, 'schedule'), scheduleParams(draft)),
    ]
  },
}

function scheduleParams(draft: WizardDraft): WizardFieldView['params'] {
  const at = numberOf(draft, 'startInstant')
  return textOf(draft, 'schedule') === 'at' && !Number.isNaN(at) ? { startInstant: at } : {}
}

/** Which page and field shows a failure of the connection or the settings. */
export const relationshipOwners = {
  'connection.nameNotResolved': 'replicaServer:server',
  'connection.timedOut': 'replicaServer:server',
  'connection.firewallRuleDisabled': 'connection:port',
  'connection.notReplicaServer': 'connection:port',
  'connection.wrongPort': 'connection:port',
  'connection.authenticationMismatch': 'connection:authentication',
  'connection.kerberosInWorkgroup': 'connection:authentication',
  'connection.*': 'connection:certificate',
  'certificate.*': 'connection:certificate',
  'replicaServer.badPort': 'connection:port',
  'replication.sameHost': 'replicaServer:server',
  'replication.nameTaken': 'replicaServer:server',
  'replication.storageFull': 'replicaServer:server',
  'replication.noDisk': 'disks:disks',
  'replication.badFrequency': 'frequency:frequencySeconds',
  'replication.badHistory': 'recoveryPoints:coverageHours',
  'replication.badVssFrequency': 'recoveryPoints:vssFrequencyHours',
  'replication.vssNeedsHistory': 'recoveryPoints:vss',
  'replication.startTooLate': 'initialReplication:startInstant',
  'replication.noExistingCopy': 'initialReplication:method',
  'replication.existingMismatch': 'replicaServer:server',
  'initialCopy.*': 'initialReplication:destinationPath',
  'disk.volumeFull': 'initialReplication:destinationPath',
} as const

/** The settings of the relationship as the calls take them. */
export function relationshipInput(draft: WizardDraft) {
  const authentication =
    textOf(draft, 'authentication') === 'kerberos' ? ('kerberos' as const) : ('certificate' as const)
  const isAdditional = textOf(draft, 'recoveryPoints') === 'additional'
  return {
    replicaServer: textOf(draft, 'server'),
    port: numberOf(draft, 'port'),
    authentication,
    certificateId: authentication === 'certificate' ? textOf(draft, 'certificate') : null,
    compression: flagOf(draft, 'compression'),
    frequencySeconds: numberOf(draft, 'frequencySeconds'),
    recoveryHistoryHours: isAdditional ? numberOf(draft, 'coverageHours') : 0,
    vssFrequencyHours: isAdditional && flagOf(draft, 'vss') ? numberOf(draft, 'vssFrequencyHours') : 0,
  }
}

/** The start of the initial replication as the call takes it. */
export function startInput(draft: WizardDraft): StartInput {
  const method = textOf(draft, 'method')
  if (method === 'media') return { destinationPath: textOf(draft, 'destinationPath') }
  const schedule = scheduleInput(draft)
  return method === 'existing' ? { ...schedule, useBackup: true } : schedule
}

interface StartInput {
  startInstant?: number
  destinationPath?: string
  useBackup?: boolean
}

function scheduleInput(draft: WizardDraft): StartInput {
  return textOf(draft, 'schedule') === 'at' ? { startInstant: numberOf(draft, 'startInstant') } : {}
}

/** Hyper-V Manager's defaults (reference 3.2), with the first other host as Replica server. */
export function relationshipDefaults(facts: WizardFacts): WizardDraft {
  const other = facts.peerHost ?? facts.hosts.find((host) => host.hostId !== facts.host.hostId) ?? null
  return {
    server: other?.fqdn ?? '',
    port: replicaPorts.certificate,
    authentication: 'certificate',
    certificate: facts.certificates[0]?.certificateId ?? '',
    compression: true,
    frequencySeconds: String(usualFrequencySeconds),
    recoveryPoints: 'latestOnly',
    coverageHours: replicationLimits.recoveryHistoryHoursMax,
    vss: false,
    vssFrequencyHours: 4,
    method: 'network',
    destinationPath: '',
    schedule: 'immediately',
    startInstant: facts.now + 3_600_000,
  }
}
