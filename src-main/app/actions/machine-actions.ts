/** Commands on settings, disks, adapters and checkpoints of a machine as what an administrator would have done. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { Action } from '../../runbook/actions.ts'

/** What a translation can look up: names as the world has them now, and names that were given earlier. */
export interface MachineNames {
  /** Null once the disk is gone. */
  diskPath(vmId: string, diskId: string): string | null
  adapter(vmId: string, adapterId: string): string
  /** Names of checkpoints by their id, filled as they are taken: the world numbers them in that order. */
  readonly checkpoints: Map<string, string>
}

interface Base {
  readonly at: number
  readonly host: string
  readonly vm: string
}

type MachineTranslator = (input: never, base: Base, names: MachineNames) => Action | null

/** Names of Get-VMIntegrationService. */
const serviceNames = {
  shutdown: 'Shutdown',
  timeSynchronization: 'Time Synchronization',
  keyValuePairExchange: 'Key-Value Pair Exchange',
  heartbeat: 'Heartbeat',
  backup: 'VSS',
  guestServices: 'Guest Service Interface',
} as const

export const machineTranslators = {
  'vm.save': (_input: never, base: Base) => ({ action: 'saveVm', ...base }),
  'vm.pause': (_input: never, base: Base) => ({ action: 'pauseVm', ...base }),
  'vm.resume': (_input: never, base: Base) => ({ action: 'resumeVm', ...base }),
  'vm.removeSavedState': (_input: never, base: Base) => ({ action: 'removeSavedState', ...base }),
  'vm.setMemory': ({ memoryBytes, dynamicMemory }: ParsedInputOf<'vm.setMemory'>, base: Base) => ({
    action: 'setMemory',
    ...base,
    memoryBytes,
    dynamicMemory,
  }),
  'vm.setProcessor': ({ processorCount }: ParsedInputOf<'vm.setProcessor'>, base: Base) => ({
    action: 'setProcessor',
    ...base,
    processorCount,
  }),
  'vm.setAutomaticActions': (input: ParsedInputOf<'vm.setAutomaticActions'>, base: Base) => ({
    action: 'setAutomaticActions',
    ...base,
    startAction: input.startAction ?? null,
    startDelaySeconds: input.startDelaySeconds ?? null,
    stopAction: input.stopAction ?? null,
  }),
  'vm.setIntegrationServices': ({ services }: ParsedInputOf<'vm.setIntegrationServices'>, base: Base) => ({
    action: 'setIntegrationServices',
    ...base,
    services: Object.fromEntries(
      Object.entries(serviceNames).flatMap(([key, name]) => {
        const isOn = services[key as keyof typeof serviceNames]
        return isOn === undefined ? [] : [[name, isOn]]
      }),
    ),
  }),
  'disk.add': (input: ParsedInputOf<'disk.add'>, base: Base) =>
    input.attachment === 'virtualHardDisk'
      ? {
          action: 'addDisk',
          ...base,
          name: input.name ?? `${base.vm} ${base.at}`,
          folder: input.folder ?? null,
          sizeBytes: input.sizeBytes,
          format: input.format,
          isFixed: input.kind === 'fixed',
        }
      : null,
  'disk.remove': ({ vmId, diskId }: ParsedInputOf<'disk.remove'>, base: Base, names: MachineNames) =>
    withPath(names.diskPath(vmId, diskId), (path) => ({ action: 'removeDisk', ...base, path })),
  'disk.resize': ({ vmId, diskId, sizeBytes }: ParsedInputOf<'disk.resize'>, base: Base, names: MachineNames) =>
    withPath(names.diskPath(vmId, diskId), (path) => ({ action: 'resizeDisk', ...base, path, sizeBytes })),
  'checkpoint.setType': ({ checkpointType }: ParsedInputOf<'checkpoint.setType'>, base: Base) => ({
    action: 'setCheckpointType',
    ...base,
    checkpointType,
  }),
  'checkpoint.create': ({ name }: ParsedInputOf<'checkpoint.create'>, base: Base, names: MachineNames) => {
    const number = names.checkpoints.size + 1
    const checkpoint = name ?? `${base.vm} ${number}`
    names.checkpoints.set(`checkpoint-${number}`, checkpoint)
    return { action: 'createCheckpoint', ...base, checkpoint }
  },
  'checkpoint.apply': ({ checkpointId }: ParsedInputOf<'checkpoint.apply'>, base: Base, names: MachineNames) => ({
    action: 'applyCheckpoint',
    ...base,
    checkpoint: nameOf(names, checkpointId),
  }),
  'checkpoint.remove': (input: ParsedInputOf<'checkpoint.remove'>, base: Base, names: MachineNames) => ({
    action: 'removeCheckpoint',
    ...base,
    checkpoint: nameOf(names, input.checkpointId),
    includeSubtree: input.includeSubtree,
  }),
  'checkpoint.rename': (input: ParsedInputOf<'checkpoint.rename'>, base: Base, names: MachineNames) => {
    const checkpoint = nameOf(names, input.checkpointId)
    names.checkpoints.set(input.checkpointId, input.name)
    return { action: 'renameCheckpoint', ...base, checkpoint, newName: input.name }
  },
  'adapter.add': ({ name, switchName, isLegacy }: ParsedInputOf<'adapter.add'>, base: Base) => ({
    action: 'addAdapter',
    ...base,
    adapter: name,
    switchName,
    isLegacy,
  }),
  'adapter.remove': ({ vmId, adapterId }: ParsedInputOf<'adapter.remove'>, base: Base, names: MachineNames) => ({
    action: 'removeAdapter',
    ...base,
    adapter: names.adapter(vmId, adapterId),
  }),
  'adapter.setVlan': (input: ParsedInputOf<'adapter.setVlan'>, base: Base, names: MachineNames) => ({
    action: 'setVlan',
    ...base,
    adapter: names.adapter(input.vmId, input.adapterId),
    vlanId: input.vlanId,
  }),
  'adapter.setMacAddress': (input: ParsedInputOf<'adapter.setMacAddress'>, base: Base, names: MachineNames) => ({
    action: 'setMacAddress',
    ...base,
    adapter: names.adapter(input.vmId, input.adapterId),
    macAddress: input.macAddress,
  }),
  'adapter.setTestSwitch': (input: ParsedInputOf<'adapter.setTestSwitch'>, base: Base, names: MachineNames) => ({
    action: 'setTestSwitch',
    ...base,
    adapter: names.adapter(input.vmId, input.adapterId),
    switchName: input.switchName,
  }),
  'adapter.setFailoverAddress': (
    input: ParsedInputOf<'adapter.setFailoverAddress'>,
    base: Base,
    names: MachineNames,
  ) => ({
    action: 'setFailoverIpv6',
    ...base,
    adapter: names.adapter(input.vmId, input.adapterId),
    ipv6: input.ipv6,
  }),
} as const satisfies Readonly<Record<string, MachineTranslator>>

function withPath(path: string | null, make: (path: string) => Action): Action | null {
  return path === null ? null : make(path)
}

function nameOf(names: MachineNames, checkpointId: string): string {
  return names.checkpoints.get(checkpointId) ?? checkpointId
}
