/** Commands on replication and failover as what an administrator does. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { EmulatorCommandName } from '../../emulator/index.ts'
import { onHost, onVm, type Translator } from './translation.ts'

export const replicationTranslators: Readonly<Partial<Record<EmulatorCommandName, Translator>>> = {
  'replication.enable': onVm((input: ParsedInputOf<'replication.enable'>, base, meaning) => ({
    action: 'enableReplication',
    ...base,
    ...(meaning.isExtension === true ? { isExtension: true } : {}),
    replicaServer: input.replicaServer,
    port: input.port,
    authentication: input.authentication,
    compression: input.compression,
    frequencySeconds: input.frequencySeconds,
    recoveryHistoryHours: input.recoveryHistoryHours,
    vssFrequencyHours: input.vssFrequencyHours,
    thumbprint: meaning.thumbprint ?? null,
    excludedDiskPaths: meaning.disks ?? [],
  })),
  'replication.startInitial': onVm((input: ParsedInputOf<'replication.startInitial'>, base) => ({
    action: 'startInitialReplication',
    ...base,
    startInstant: input.startInstant ?? null,
    ...(input.destinationPath === undefined ? {} : { destinationPath: input.destinationPath }),
    ...(input.useBackup === true ? { useBackup: true } : {}),
  })),
  'replication.stopInitial': onVm((_input, base) => ({ action: 'stopInitialReplication', ...base })),
  'replication.importInitial': onVm(({ path }: ParsedInputOf<'replication.importInitial'>, base) => ({
    action: 'importInitialReplication',
    ...base,
    path,
  })),
  'replication.enableAsReplica': onVm((_input, base) => ({ action: 'enableAsReplica', ...base })),
  'replication.suspend': onVm((input: ParsedInputOf<'replication.suspend'>, base) => ({
    action: 'suspendReplication',
    ...base,
    ...typeOf(input),
  })),
  'replication.resume': onVm((input: ParsedInputOf<'replication.resume'>, base) => ({
    action: 'resumeReplication',
    ...base,
    resynchronize: input.resynchronize,
    ...typeOf(input),
    ...(input.resynchronizeStartInstant === undefined ? {} : { startInstant: input.resynchronizeStartInstant }),
  })),
  'replication.stopResynchronization': onVm((_input, base) => ({ action: 'stopResynchronization', ...base })),
  'replication.change': onVm((input: ParsedInputOf<'replication.change'>, base, { thumbprint }) => {
    const { vmId: _vmId, relationshipType: _type, certificateId: _certificate, ...settings } = input
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    return {
      action: 'changeReplication',
      ...base,
      ...given,
      ...(typeof thumbprint === 'string' ? { thumbprint } : {}),
    }
  }),
  'replication.changeDisks': onVm((_input, base, { disks }) => ({
    action: 'changeReplicatedDisks',
    ...base,
    paths: disks ?? [],
  })),
  'replication.changeModeToPrimary': onVm((_input, base) => ({ action: 'changeModeToPrimary', ...base })),
  'replication.setAsReplica': onVm((_input, base) => ({ action: 'setAsReplica', ...base })),
  'replication.reverse': onVm((input: ParsedInputOf<'replication.reverse'>, base, { thumbprint }) => ({
    action: 'reverseReplication',
    ...base,
    replicaServer: input.replicaServer ?? null,
    thumbprint: thumbprint ?? null,
  })),
  'replication.remove': onVm((input: ParsedInputOf<'replication.remove'>, base) => ({
    action: 'removeReplication',
    ...base,
    ...typeOf(input),
  })),
  'vm.copyToHost': onVm((_input, base, { toHost }) =>
    toHost === undefined
      ? null
      : [
          { action: 'exportVm', ...base, toHost },
          { action: 'importVm', ...base, host: toHost, edition: undefined },
        ],
  ),
  'initialCopy.carry': onHost((input: ParsedInputOf<'initialCopy.carry'>, base, { toHost }) =>
    toHost === undefined
      ? null
      : { action: 'carryInitialCopy', ...base, path: input.path, toHost, toPath: input.toPath ?? input.path },
  ),
  'initialCopy.remove': onHost(({ path }: ParsedInputOf<'initialCopy.remove'>, base) => ({
    action: 'removeInitialCopy',
    ...base,
    path,
  })),
  'failover.prepare': onVm((_input, base) => ({ action: 'prepareFailover', ...base })),
  'failover.start': onVm((_input, base, { failover, pointsBack }) => ({
    action: 'startFailover',
    ...base,
    kind: failover === 'planned' ? 'planned' : 'unplanned',
    pointsBack: pointsBack ?? 0,
  })),
  'failover.cancel': onVm((_input, base) => ({ action: 'cancelFailover', ...base })),
  'failover.complete': onVm((_input, base) => ({ action: 'completeFailover', ...base })),
  'failover.startTest': onVm((_input, base, { pointsBack }) => ({
    action: 'startTestFailover',
    ...base,
    pointsBack: pointsBack ?? 0,
  })),
  'failover.stopTest': onVm((_input, base) => ({ action: 'stopTestFailover', ...base })),
}

function typeOf(input: { readonly relationshipType?: 'Simple' | 'Extended' | undefined }) {
  return input.relationshipType === undefined ? {} : { relationshipType: input.relationshipType }
}
