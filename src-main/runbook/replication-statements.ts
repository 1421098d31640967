/** Replication and failover of one virtual machine (Hyper-V Replica reference 2.2 and 6). */
import { operations } from '../contract/operations.ts'
import { boolean, quote, quotePattern } from '../contract/powershell/quote.ts'
import {
  call,
  cmdlet,
  code,
  type Code,
  type OnPage,
  type Parameters,
  type Statement,
} from '../contract/powershell/statements.ts'
import type { Action, ReplicationActionKind, ReplicationSettings } from './actions.ts'
import type { StatementContext } from './statement-context.ts'
import { newFolder, ofVm, stop, where } from './statement-helpers.ts'

export const replicationStatements: {
  [Kind in ReplicationActionKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
} = {
  enableReplication: (action) => [
    {
      isGuard: true,
      condition: code`-not (${replicationOf(action.vm, action.isExtension === true ? 'Extended' : undefined, 'SilentlyContinue')})`,
      then: [enableReplicationStatement(action)],
    },
  ],
  startInitialReplication: ({ vm, startInstant, at, destinationPath, useBackup }, context) => [
    ...(destinationPath === undefined ? [] : [newFolder(destinationPath)]),
    onlyIn(
      vm,
      operations['replication.startInitial'].states,
      ['InitialReplicationInProgress', 'Replicating'],
      [
        startInitialStatement(vm, startInstant === null ? null : Math.max(0, (startInstant - at) / 1000), {
          destinationPath,
          useBackup,
        }),
      ],
      context,
    ),
  ],
  stopInitialReplication: ({ vm }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationState -contains 'InitialReplicationInProgress'`,
      then: [cmdlet('Stop-VMInitialReplication', ofVm(vm))],
      // A start that is planned for later is cancelled in this state too; without one Windows refuses, and nothing is left to do.
      otherwise: [cmdlet('Stop-VMInitialReplication', { ...ofVm(vm), ErrorAction: 'SilentlyContinue' })],
    },
  ],
  suspendReplication: ({ vm, relationshipType }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm, relationshipType)}).ReplicationState -ne 'Suspended'`,
      then: [cmdlet('Suspend-VMReplication', { ...ofVm(vm), ...ofType(relationshipType) })],
    },
  ],
  resumeReplication: ({ vm, resynchronize, relationshipType, startInstant, at }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm, relationshipType)}).ReplicationState -notin 'Replicating', 'Resynchronizing'`,
      then: [
        cmdlet('Resume-VMReplication', {
          ...ofVm(vm),
          ...ofType(relationshipType),
          Resynchronize: resynchronize || undefined,
          ResynchronizeStartTime:
            startInstant === undefined ? undefined : later(Math.max(0, (startInstant - at) / 1000)),
        }),
      ],
    },
  ],
  changeReplication: (action) => [
    cmdlet('Set-VMReplication', {
      ...ofVm(action.vm),
      ...settingParameters(action),
      ...resynchronizationParameters(action),
      DisableVSSSnapshotReplication: action.vssFrequencyHours === 0 || undefined,
    }),
  ],
  removeReplication: ({ vm, relationshipType }) => [
    {
      isGuard: true,
      condition: replicationOf(vm, relationshipType, 'SilentlyContinue'),
      then: [cmdlet('Remove-VMReplication', { ...ofVm(vm), ...ofType(relationshipType) })],
    },
  ],
  prepareFailover: ({ vm }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationState -ne 'PreparedForFailover'`,
      then: [prepareStatement(vm)],
    },
  ],
  startFailover: ({ vm, pointsBack }, { texts }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationState -notin 'FailedOverWaitingCompletion', 'FailedOver'`,
      then: failoverStatements(vm, pointsBack, texts),
    },
  ],
  completeFailover: ({ vm }, context) => [
    onlyIn(
      vm,
      operations['failover.complete'].states,
      ['FailedOver'],
      [cmdlet('Complete-VMFailover', { ...ofVm(vm), ...unasked })],
      context,
    ),
  ],
  cancelFailover: ({ vm }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationState -in 'PreparedForFailover', 'FailedOverWaitingCompletion'`,
      then: [cmdlet('Stop-VMFailover', { ...ofVm(vm), ...unasked })],
    },
  ],
  startTestFailover: ({ vm, pointsBack }, { texts }) => [
    {
      isGuard: true,
      condition: code`-not (${testMachineOf(vm)})`,
      then: failoverStatements(vm, pointsBack, texts, { AsTest: true }),
    },
  ],
  stopTestFailover: ({ vm }) => [
    { isGuard: true, condition: testMachineOf(vm), then: [cmdlet('Stop-VMFailover', { ...ofVm(vm), ...unasked })] },
  ],
  setAsReplica: ({ vm }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationMode -ne 'Replica'`,
      then: [cmdlet('Set-VMReplication', { ...ofVm(vm), AsReplica: true })],
    },
  ],
  reverseReplication: ({ vm, replicaServer, thumbprint }) => [
    {
      isGuard: true,
      condition: code`(${replicationOf(vm)}).ReplicationMode -ne 'Primary'`,
      then: [reverseStatement(vm, { replicaServer: replicaServer ?? undefined, thumbprint })],
    },
  ],
}

/** The parameters that Enable-VMReplication and Set-VMReplication share, marked with the wizard page of each. */
export function settingParameters(settings: Given<ReplicationSettings>) {
  const on = <Value>(page: string, value: Value | undefined): OnPage<Value> | undefined =>
    value === undefined ? undefined : { value, page }
  const number = (value: number | undefined) => (value === undefined ? undefined : String(value))
  return {
    ReplicaServerName: on('replicaServer', quoted(settings.replicaServer)),
    ReplicaServerPort: on('connection', number(settings.port)),
    AuthenticationType: on(
      'connection',
      settings.authentication &&
        ({ certificate: 'Certificate', kerberos: 'Kerberos' } as const)[settings.authentication],
    ),
    CertificateThumbprint: on('connection', quoted(settings.thumbprint)),
    CompressionEnabled: on(
      'connection',
      settings.compression === undefined ? undefined : boolean(settings.compression),
    ),
    ReplicationFrequencySec: on('frequency', number(settings.frequencySeconds)),
    RecoveryHistory: on('recoveryPoints', number(settings.recoveryHistoryHours)),
    // Windows refuses the parameter with 0; without it no such points are made.
    VSSSnapshotFrequencyHour: on('recoveryPoints', number(settings.vssFrequencyHours || undefined)),
  }
}

/** Some of the settings; null and undefined are both "not given". */
type Given<Settings> = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

function quoted(text: string | null | undefined): string | undefined {
  return text === null || text === undefined ? undefined : quote(text)
}

/** -ReplicationRelationshipType, where it is not the Simple relationship. */
function ofType(type: 'Simple' | 'Extended' | undefined) {
  return { ReplicationRelationshipType: type === 'Extended' ? type : undefined } as const
}

/** Real hosts have their own calendar: a time is given from now on. */
function later(seconds: number): Code {
  return code`(${call('Get-Date')}).AddSeconds(${Math.round(seconds)})`
}

function resynchronizationParameters(action: Action<'changeReplication'>) {
  const time = (minutes: number | undefined) =>
    minutes === undefined ? undefined : quote(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`)
  const enabled = action.autoResynchronizeEnabled
  return {
    AutoResynchronizeEnabled: enabled === undefined ? undefined : boolean(enabled),
    AutoResynchronizeIntervalStart: time(action.autoResynchronizeStartMinutes),
    AutoResynchronizeIntervalEnd: time(action.autoResynchronizeEndMinutes),
  }
}

/** Without it the failover cmdlets ask once more; the script has asked before the step. */
const unasked = { Confirm: false } as const

/**
 * Does something in a state, nothing where it is done already, and says so in every other state, because a step before this
 * one was not run.
 */
function onlyIn(
  vm: string,
  from: readonly string[],
  done: readonly string[],
  then: readonly Statement[],
  { texts }: StatementContext,
): Statement {
  const list = (states: readonly string[]) => states.map(quote).join(', ')
  const state = code`@((${replicationOf(vm)}).ReplicationState)`
  return {
    isGuard: true,
    condition: code`${state} | ${where(`$_ -in ${list(from)}`)}`,
    then,
    otherwise: [
      {
        condition: code`-not (${state} | ${where(`$_ -in ${list(done)}`)})`,
        then: [
          {
            ...code`${call('Write-Warning', { Message: code`(${quote(`${texts.notNow(vm)} `)} + (${state} -join ', '))` })}`,
          },
        ],
      },
    ],
  }
}

/**
 * Fails over to the latest recovery point, or to one further back. A point that does not exist any more ends the step with
 * the points that there are, before anything is changed.
 * @param vm Name of the virtual machine.
 * @param pointsBack 0 for the latest, 1 for the newest of the additional points.
 * @param texts The language of what is said.
 * @param extra Further parameters, for example `-AsTest`.
 */
function failoverStatements(
  vm: string,
  pointsBack: number,
  texts: StatementContext['texts'],
  extra: Pick<Parameters<'Start-VMFailover'>, 'AsTest'> = {},
): Statement[] {
  if (pointsBack === 0) return [cmdlet('Start-VMFailover', { ...ofVm(vm), ...extra, ...unasked })]
  const kinds = where("$_.SnapshotType -in 'Replica', 'AppConsistentReplica'")
  const order = call('Sort-Object', { Property: 'CreationTime', Descending: true })
  // In one form whatever the culture of the host is, and in the order in which they are counted.
  const instants =
    "(($points | ForEach-Object { $_.CreationTime.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }) -join ', ')"
  return [
    code`$points = @(${call('Get-VMSnapshot', ofVm(vm))} |`,
    code`    ${kinds} |`,
    code`    ${order})`,
    {
      condition: `$points.Count -lt ${pointsBack}`,
      then: [
        { text: `$found = if ($points.Count -eq 0) { ${quote(texts.noRecoveryPoints)} } else { ${instants} }` },
        stop(texts.noRecoveryPoint(vm, pointsBack), '$found'),
      ],
    },
    cmdlet('Start-VMFailover', { VMRecoverySnapshot: `$points[${pointsBack - 1}]`, ...extra, ...unasked }),
  ]
}

/**
 * Says before a planned failover that nothing was prepared for it: the step on the primary sends a point of its own, and
 * without it the same command loses what was not sent.
 */
export function unpreparedWarning(action: Action, texts: StatementContext['texts']): Statement[] {
  if (action.action !== 'startFailover' || action.kind !== 'planned') return []
  const points = call('Get-VMSnapshot', { ...ofVm(action.vm), ErrorAction: 'SilentlyContinue' })
  return [
    {
      condition: code`-not (${points} | ${where("$_.SnapshotType -in 'SyncedReplica', 'Planned'")})`,
      then: [cmdlet('Write-Warning', { Message: quote(texts.notPrepared(action.vm)) })],
    },
  ]
}

/** Enable-VMReplication; it does not start the initial replication. */
function enableReplicationStatement(
  action: ReplicationSettings & { readonly vm: string; readonly excludedDiskPaths: readonly string[] },
): Statement {
  const excluded = action.excludedDiskPaths.map((path) => quote(path)).join(', ')
  return cmdlet('Enable-VMReplication', {
    ...ofVm(action.vm),
    ...settingParameters(action),
    ExcludedVhdPath: excluded === '' ? undefined : { value: excluded, page: 'disks' },
  })
}

/**
 * Start-VMInitialReplication.
 * @param delaySeconds How long after the command; null starts at once. Real hosts have their own calendar.
 * @param method An export to a folder, or a comparison with an existing machine; left out: over the network.
 */
function startInitialStatement(
  vm: string,
  delaySeconds: number | null,
  method: { readonly destinationPath?: string | undefined; readonly useBackup?: boolean | undefined } = {},
): Statement {
  const page = 'initialReplication'
  return cmdlet(
    'Start-VMInitialReplication',
    {
      ...ofVm(vm),
      InitialReplicationStartTime: delaySeconds === null ? undefined : { value: later(delaySeconds), page },
      DestinationPath:
        method.destinationPath === undefined ? undefined : { value: quote(method.destinationPath), page },
      UseBackup: method.useBackup === true ? { value: true, page } : undefined,
    },
    page,
  )
}

function prepareStatement(vm: string): Statement {
  return cmdlet('Start-VMFailover', { Prepare: true, ...ofVm(vm), ...unasked })
}

/** Set-VMReplication -Reverse on the side that failed over. */
function reverseStatement(vm: string, settings: Given<ReplicationSettings>): Statement {
  return cmdlet('Set-VMReplication', { ...ofVm(vm), Reverse: true, ...settingParameters(settings) })
}

/** A machine on the middle host of a chain has two of them; without a type both are meant. */
export function replicationOf(vm: string, type?: 'Simple' | 'Extended', ErrorAction?: 'SilentlyContinue'): Code {
  return call('Get-VMReplication', { ...ofVm(vm), ...ofType(type), ErrorAction })
}

/** The machine that a test failover makes; Hyper-V names it. */
export function testMachineOf(vm: string): Code {
  return call('Get-VM', { Name: quotePattern(`${vm} - Test`), ErrorAction: 'SilentlyContinue' })
}
