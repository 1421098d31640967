/** Commands on a machine, its settings, disks, adapters and checkpoints as what an administrator does. */
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { EmulatorCommandName } from '../../emulator/index.ts'
import type { Action } from '../../runbook/actions.ts'
import type { CommandMeaning } from '../world/meaning.ts'
import { onVm, type Translator } from './translation.ts'

/** Names of Get-VMIntegrationService. */
const serviceNames = {
  shutdown: 'Shutdown',
  timeSynchronization: 'Time Synchronization',
  keyValuePairExchange: 'Key-Value Pair Exchange',
  heartbeat: 'Heartbeat',
  backup: 'VSS',
  guestServices: 'Guest Service Interface',
} as const

export const machineTranslators: Readonly<Partial<Record<EmulatorCommandName, Translator>>> = {
  'vm.start': onVm((_input, base) => ({ action: 'startVm', ...base })),
  'vm.shutDown': onVm((_input, base) => ({ action: 'shutDownVm', ...base })),
  'vm.turnOff': onVm((_input, base) => ({ action: 'turnOffVm', ...base })),
  'vm.save': onVm((_input, base) => ({ action: 'saveVm', ...base })),
  'vm.pause': onVm((_input, base) => ({ action: 'pauseVm', ...base })),
  'vm.resume': onVm((_input, base) => ({ action: 'resumeVm', ...base })),
  'vm.removeSavedState': onVm((_input, base) => ({ action: 'removeSavedState', ...base })),
  'vm.setMemory': onVm(({ memoryBytes, dynamicMemory }: ParsedInputOf<'vm.setMemory'>, base) => ({
    action: 'setMemory',
    ...base,
    memoryBytes,
    dynamicMemory,
  })),
  'vm.setProcessor': onVm(({ processorCount }: ParsedInputOf<'vm.setProcessor'>, base) => ({
    action: 'setProcessor',
    ...base,
    processorCount,
  })),
  'vm.setAutomaticActions': onVm((input: ParsedInputOf<'vm.setAutomaticActions'>, base) => ({
    action: 'setAutomaticActions',
    ...base,
    startAction: input.startAction ?? null,
    startDelaySeconds: input.startDelaySeconds ?? null,
    stopAction: input.stopAction ?? null,
  })),
  'vm.setIntegrationServices': onVm(({ services }: ParsedInputOf<'vm.setIntegrationServices'>, base) => ({
    action: 'setIntegrationServices',
    ...base,
    services: Object.fromEntries(
      Object.entries(serviceNames).flatMap(([key, name]) => {
        const isOn = services[key as keyof typeof serviceNames]
        return isOn === undefined ? [] : [[name, isOn]]
      }),
    ),
  })),
  'disk.add': onVm((input: ParsedInputOf<'disk.add'>, base, { disks }) =>
    input.attachment === 'virtualHardDisk'
      ? {
          action: 'addDisk',
          ...base,
          name: nameOfFile(disks?.[0]) ?? input.name ?? `${base.vm} ${base.at}`,
          folder: input.folder ?? null,
          sizeBytes: input.sizeBytes,
          format: input.format,
          isFixed: input.kind === 'fixed',
        }
      : null,
  ),
  'disk.remove': onVm((_input, base, meaning) => onDisk(meaning, (path) => ({ action: 'removeDisk', ...base, path }))),
  'disk.resize': onVm(({ sizeBytes }: ParsedInputOf<'disk.resize'>, base, meaning) =>
    onDisk(meaning, (path) => ({ action: 'resizeDisk', ...base, path, sizeBytes })),
  ),
  'checkpoint.setType': onVm(({ checkpointType }: ParsedInputOf<'checkpoint.setType'>, base) => ({
    action: 'setCheckpointType',
    ...base,
    checkpointType,
  })),
  'checkpoint.create': onVm((_input, base, meaning) =>
    onCheckpoint(meaning, (checkpoint) => ({ action: 'createCheckpoint', ...base, checkpoint })),
  ),
  'checkpoint.apply': onVm((_input, base, meaning) =>
    onCheckpoint(meaning, (checkpoint) => ({ action: 'applyCheckpoint', ...base, checkpoint })),
  ),
  'checkpoint.remove': onVm(({ includeSubtree }: ParsedInputOf<'checkpoint.remove'>, base, meaning) =>
    onCheckpoint(meaning, (checkpoint) => ({ action: 'removeCheckpoint', ...base, checkpoint, includeSubtree })),
  ),
  'checkpoint.rename': onVm(({ name }: ParsedInputOf<'checkpoint.rename'>, base, meaning) =>
    onCheckpoint(meaning, (checkpoint) => ({ action: 'renameCheckpoint', ...base, checkpoint, newName: name })),
  ),
  'adapter.add': onVm(({ name, switchName, isLegacy }: ParsedInputOf<'adapter.add'>, base) => ({
    action: 'addAdapter',
    ...base,
    adapter: name,
    switchName,
    isLegacy,
  })),
  'adapter.remove': onVm((_input, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'removeAdapter', ...base, adapter })),
  ),
  'adapter.setVlan': onVm(({ vlanId }: ParsedInputOf<'adapter.setVlan'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'setVlan', ...base, adapter, vlanId })),
  ),
  'adapter.setMacAddress': onVm(({ macAddress }: ParsedInputOf<'adapter.setMacAddress'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'setMacAddress', ...base, adapter, macAddress })),
  ),
  'adapter.setTestSwitch': onVm(({ switchName }: ParsedInputOf<'adapter.setTestSwitch'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'setTestSwitch', ...base, adapter, switchName })),
  ),
  'adapter.setFailoverAddress': onVm(({ ipv6 }: ParsedInputOf<'adapter.setFailoverAddress'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'setFailoverIpv6', ...base, adapter, ipv6 })),
  ),
  'vm.connectAdapter': onVm(({ switchName }: ParsedInputOf<'vm.connectAdapter'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'connectAdapter', ...base, adapter, switchName })),
  ),
  'vm.setFailoverIp': onVm(({ ip }: ParsedInputOf<'vm.setFailoverIp'>, base, meaning) =>
    onAdapter(meaning, (adapter) => ({ action: 'setFailoverIp', ...base, adapter, ip })),
  ),
  'vm.setGuestIp': onVm(({ ip }: ParsedInputOf<'vm.setGuestIp'>, base) => ({ action: 'setGuestIp', ...base, ip })),
}

function onDisk({ disks }: CommandMeaning, make: (path: string) => Action): Action | null {
  const path = disks?.[0]
  return path === undefined ? null : make(path)
}

function onCheckpoint({ checkpoint }: CommandMeaning, make: (checkpoint: string) => Action): Action | null {
  return checkpoint === undefined ? null : make(checkpoint)
}

function onAdapter({ adapter }: CommandMeaning, make: (adapter: string) => Action): Action | null {
  return adapter === undefined ? null : make(adapter)
}

/** Without its folder and its extension. */
function nameOfFile(path: string | undefined): string | undefined {
  return path
    ?.split('\\')
    .at(-1)
    ?.replace(/\.[^.]*$/, '')
}
