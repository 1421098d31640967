/** Replication and failover of one virtual machine (Hyper-V Replica reference 2.2 and 6). */
import type { Action, ReplicationActionKind, ReplicationSettings } from './actions.ts'
import { boolean, quote, quotePattern, type Argument, type Statement } from './powershell.ts'

export const replicationStatements: {
  [Kind in ReplicationActionKind]: (action: Action<Kind>) => readonly Statement[]
} = {
  enableReplication: (action) => [
    {
      condition: `-not (${replicationOf(action.vm, action.isExtension === true ? 'Extended' : undefined)} -ErrorAction SilentlyContinue)`,
      then: [enableReplicationStatement(action)],
    },
  ],
  startInitialReplication: ({ vm, startInstant, at, destinationPath, useBackup }) => [
    ...(destinationPath === undefined
      ? []
      : [{ text: `New-Item -ItemType Directory -Path ${quote(destinationPath)} -Force | Out-Null` }]),
    {
      condition: `(${replicationOf(vm)}).ReplicationState -contains 'ReadyForInitialReplication'`,
      then: [
        startInitialStatement(vm, startInstant === null ? null : Math.max(0, (startInstant - at) / 1000), {
          destinationPath,
          useBackup,
        }),
      ],
    },
  ],
  stopInitialReplication: ({ vm }) => [{ command: 'Stop-VMInitialReplication', arguments: [ofVm(vm)] }],
  suspendReplication: ({ vm, relationshipType }) => [
    {
      condition: `(${replicationOf(vm, relationshipType)}).ReplicationState -ne 'Suspended'`,
      then: [{ command: 'Suspend-VMReplication', arguments: [ofVm(vm), ...ofType(relationshipType)] }],
    },
  ],
  resumeReplication: ({ vm, resynchronize, relationshipType, startInstant, at }) => [
    {
      command: 'Resume-VMReplication',
      arguments: [
        ofVm(vm),
        ...ofType(relationshipType),
        ...(resynchronize ? [{ name: 'Resynchronize' }] : []),
        ...(startInstant === undefined
          ? []
          : [{ name: 'ResynchronizeStartTime', value: later(Math.max(0, (startInstant - at) / 1000)) }]),
      ],
    },
  ],
  changeReplication: (action) => [
    {
      command: 'Set-VMReplication',
      arguments: [
        ofVm(action.vm),
        ...settingArguments(action),
        ...resynchronizationArguments(action),
        ...(action.vssFrequencyHours === 0 ? [{ name: 'DisableVSSSnapshotReplication' }] : []),
      ],
    },
  ],
  removeReplication: ({ vm, relationshipType }) => [
    {
      condition: `${replicationOf(vm, relationshipType)} -ErrorAction SilentlyContinue`,
      then: [{ command: 'Remove-VMReplication', arguments: [ofVm(vm), ...ofType(relationshipType)] }],
    },
  ],
  prepareFailover: ({ vm }) => [
    {
      condition: `(${replicationOf(vm)}).ReplicationState -ne 'PreparedForFailover'`,
      then: [prepareStatement(vm)],
    },
  ],
  startFailover: ({ vm, pointsBack }) => [
    {
      condition: `(${replicationOf(vm)}).ReplicationState -ne 'FailedOverWaitingCompletion'`,
      then: failoverStatements(vm, pointsBack),
    },
  ],
  completeFailover: ({ vm }) => [
    {
      condition: `(${replicationOf(vm)}).ReplicationState -eq 'FailedOverWaitingCompletion'`,
      then: [{ command: 'Complete-VMFailover', arguments: [ofVm(vm), unasked] }],
    },
  ],
  cancelFailover: ({ vm }) => [{ command: 'Stop-VMFailover', arguments: [ofVm(vm), unasked] }],
  startTestFailover: ({ vm, pointsBack }) => failoverStatements(vm, pointsBack, [{ name: 'AsTest' }]),
  stopTestFailover: ({ vm }) => [{ command: 'Stop-VMFailover', arguments: [ofVm(vm), unasked] }],
  setAsReplica: ({ vm }) => [{ command: 'Set-VMReplication', arguments: [ofVm(vm), { name: 'AsReplica' }] }],
  reverseReplication: ({ vm, replicaServer, thumbprint }) => [
    {
      condition: `(${replicationOf(vm)}).ReplicationMode -ne 'Primary'`,
      then: [reverseStatement(vm, { ...(replicaServer === null ? {} : { replicaServer }), thumbprint })],
    },
  ],
}

/** The parameters that Enable-VMReplication and Set-VMReplication share, marked with the wizard page of each. */
export function settingArguments(settings: Partial<ReplicationSettings>): Argument[] {
  const all: (Argument | undefined)[] = [
    settings.replicaServer === undefined
      ? undefined
      : { name: 'ReplicaServerName', value: quote(settings.replicaServer), page: 'replicaServer' },
    settings.port === undefined
      ? undefined
      : { name: 'ReplicaServerPort', value: String(settings.port), page: 'connection' },
    settings.authentication === undefined
      ? undefined
      : { name: 'AuthenticationType', value: authenticationName(settings.authentication), page: 'connection' },
    settings.thumbprint === undefined || settings.thumbprint === null
      ? undefined
      : { name: 'CertificateThumbprint', value: quote(settings.thumbprint), page: 'connection' },
    settings.compression === undefined
      ? undefined
      : { name: 'CompressionEnabled', value: boolean(settings.compression), page: 'connection' },
    settings.frequencySeconds === undefined
      ? undefined
      : { name: 'ReplicationFrequencySec', value: String(settings.frequencySeconds), page: 'frequency' },
    settings.recoveryHistoryHours === undefined
      ? undefined
      : { name: 'RecoveryHistory', value: String(settings.recoveryHistoryHours), page: 'recoveryPoints' },
    // Windows refuses the parameter with 0; without it no such points are made.
    settings.vssFrequencyHours === undefined || settings.vssFrequencyHours === 0
      ? undefined
      : { name: 'VSSSnapshotFrequencyHour', value: String(settings.vssFrequencyHours), page: 'recoveryPoints' },
  ]
  return all.filter((each) => each !== undefined)
}

/** -ReplicationRelationshipType, where it is not the Simple relationship. */
function ofType(type: 'Simple' | 'Extended' | undefined): Argument[] {
  return type === 'Extended' ? [{ name: 'ReplicationRelationshipType', value: 'Extended' }] : []
}

/** Real hosts have their own calendar: a time is given from now on. */
function later(seconds: number): string {
  return `(Get-Date).AddSeconds(${Math.round(seconds)})`
}

function resynchronizationArguments(action: Action<'changeReplication'>): Argument[] {
  const time = (minutes: number) => quote(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`)
  const { autoResynchronizeEnabled: enabled } = action
  const { autoResynchronizeStartMinutes: start, autoResynchronizeEndMinutes: end } = action
  return [
    ...(enabled === undefined ? [] : [{ name: 'AutoResynchronizeEnabled', value: boolean(enabled) }]),
    ...(start === undefined ? [] : [{ name: 'AutoResynchronizeIntervalStart', value: time(start) }]),
    ...(end === undefined ? [] : [{ name: 'AutoResynchronizeIntervalEnd', value: time(end) }]),
  ]
}

export function ofVm(vm: string): Argument {
  return { name: 'VMName', value: quotePattern(vm) }
}

/** Without it the failover cmdlets ask once more; the script has asked before the step. */
export const unasked: Argument = { name: 'Confirm:$false' }

/**
 * Fails over to the latest recovery point, or to one further back.
 * @param vm Name of the virtual machine.
 * @param pointsBack 0 for the latest, 1 for the newest of the additional points.
 * @param extra Further parameters, for example `-AsTest`.
 * @param page The wizard page that chose the point.
 */
export function failoverStatements(
  vm: string,
  pointsBack: number,
  extra: readonly Argument[] = [],
  page?: string,
): Statement[] {
  const marked = page === undefined ? {} : { page }
  if (pointsBack === 0) {
    return [{ command: 'Start-VMFailover', arguments: [ofVm(vm), ...extra, unasked], ...marked }]
  }
  return [
    { text: `$points = Get-VMSnapshot -VMName ${quotePattern(vm)} |`, ...marked },
    { text: "    Where-Object { $_.SnapshotType -in 'Replica', 'AppConsistentReplica' } |", ...marked },
    { text: '    Sort-Object -Property CreationTime -Descending', ...marked },
    { text: `$point = $points | Select-Object -Skip ${pointsBack - 1} -First 1`, ...marked },
    {
      command: 'Start-VMFailover',
      arguments: [{ name: 'VMRecoverySnapshot', value: '$point', ...marked }, ...extra, unasked],
    },
  ]
}

/** Enable-VMReplication; it does not start the initial replication. */
export function enableReplicationStatement(
  action: ReplicationSettings & { readonly vm: string; readonly excludedDiskPaths: readonly string[] },
): Statement {
  const excluded = action.excludedDiskPaths.map((path) => quote(path)).join(', ')
  return {
    command: 'Enable-VMReplication',
    arguments: [
      ofVm(action.vm),
      ...settingArguments(action),
      ...(excluded === '' ? [] : [{ name: 'ExcludedVhdPath', value: excluded, page: 'disks' }]),
    ],
  }
}

/**
 * Start-VMInitialReplication.
 * @param delaySeconds How long after the command; null starts at once. Real hosts have their own calendar.
 * @param method An export to a folder, or a comparison with an existing machine; left out: over the network.
 */
export function startInitialStatement(
  vm: string,
  delaySeconds: number | null,
  method: { readonly destinationPath?: string | undefined; readonly useBackup?: boolean | undefined } = {},
): Statement {
  return {
    command: 'Start-VMInitialReplication',
    arguments: [
      ofVm(vm),
      ...(delaySeconds === null
        ? []
        : [
            {
              name: 'InitialReplicationStartTime',
              value: later(delaySeconds),
              page: 'initialReplication',
            },
          ]),
      ...(method.destinationPath === undefined
        ? []
        : [{ name: 'DestinationPath', value: quote(method.destinationPath), page: 'initialReplication' }]),
      ...(method.useBackup === true ? [{ name: 'UseBackup', page: 'initialReplication' }] : []),
    ],
    page: 'initialReplication',
  }
}

export function prepareStatement(vm: string): Statement {
  return { command: 'Start-VMFailover', arguments: [{ name: 'Prepare' }, ofVm(vm), unasked] }
}

/** Set-VMReplication -Reverse on the side that failed over. */
export function reverseStatement(vm: string, settings: Partial<ReplicationSettings>, page?: string): Statement {
  const marked = page === undefined ? {} : { page }
  return {
    command: 'Set-VMReplication',
    arguments: [ofVm(vm), { name: 'Reverse', ...marked }, ...settingArguments(settings)],
    ...marked,
  }
}

export function authenticationName(authentication: 'certificate' | 'kerberos' | 'certificateAndKerberos'): string {
  return { certificate: 'Certificate', kerberos: 'Kerberos', certificateAndKerberos: 'CertificateAndKerberos' }[
    authentication
  ]
}

/** A machine on the middle host of a chain has two of them; without a type both are meant. */
export function replicationOf(vm: string, type?: 'Simple' | 'Extended'): string {
  const words = ofType(type).map(({ name, value }) => ` -${name} ${value ?? ''}`)
  return `Get-VMReplication -VMName ${quotePattern(vm)}${words.join('')}`
}
