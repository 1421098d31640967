/** A volume goes offline with everything on it, and comes back. What the machines and relationships do then is ours. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import type { ReplicationState, VmState } from '../../contract/ids.ts'
import { restartMerge, stopMerge } from '../machines/checkpoint-merge.ts'
import { configurationChanged, emit, hostOf, type Engine } from '../world/engine.ts'
import { settleGrowth } from '../disks/growth.ts'
import { poweredHost } from '../world/lookups.ts'
import { abandonExport } from '../sending/exports.ts'
import { disarmMachineTimer } from '../machines/machine-power.ts'
import { driveOfKnown } from '../world/names.ts'
import { haltGuest, runGuest } from '../disks/content.ts'
import { isOn, isWriting } from '../world/power-state.ts'
import type { Host, Volume } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { Vm } from '../world/state/machine.ts'
import { lostVolumeOf } from '../disks/lost-storage.ts'
import { requireResynchronization } from '../sending/required-resynchronization.ts'
import { rest } from '../sending/transfer.ts'

/** As Set-Disk -IsOffline, or as when the storage behind the volume fails. */
export function setVolumeOnline(engine: Engine, input: ParsedInputOf<'volume.setOnline'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const letter = input.letter.replace(/:$/, '').toUpperCase()
  const volume = host.volumes.find((candidate) => candidate.letter === letter)
  if (volume === undefined) {
    return fail('volume.unknown', { host: host.name, volume: `${letter}:` }, { field: 'letter' })
  }
  const isOnline = volume.isOffline !== true
  if (isOnline === input.isOnline) return ok({})
  const vms = engine.world.vms.filter((vm) => vm.hostId === host.hostId)
  const before = new Map(vms.map((vm) => [vm, lostVolumeOf(host, vm) !== undefined]))
  if (!input.isOnline) {
    // What was written up to now is on the disks.
    for (const vm of vms) if (isWriting(vm)) settleGrowth(engine, vm, host)
    volume.isOffline = true
  } else delete volume.isOffline
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, volume: `${letter}:` })
  configurationChanged(engine)
  for (const vm of vms) {
    const isLost = lostVolumeOf(host, vm) !== undefined
    if (isLost && before.get(vm) === false) loseStorage(engine, vm, host)
    if (!isLost && before.get(vm) === true) regainStorage(engine, vm, host)
    if (!input.isOnline) for (const record of [...vm.replications]) giveUpExport(engine, vm, record, volume)
  }
  return ok({})
}

function loseStorage(engine: Engine, vm: Vm, host: Host): void {
  const wasWriting = isWriting(vm)
  disarmMachineTimer(engine, vm)
  stopMerge(engine, vm)
  if (isOn(vm)) {
    // A guest that was shutting down is asked again when the storage is back.
    vm.stateBeforeLoss = wasWriting ? 'Running' : vm.state
    haltGuest(engine, vm)
    vm.state = 'PausedCritical'
    emit(engine, 'vm.paused', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  } else vm.state = vm.state === 'Saved' ? 'SavedCritical' : 'OffCritical'
  for (const record of [...vm.replications]) if (record.mode === 'Primary') loseTrack(engine, vm, record, wasWriting)
}

const tracking: readonly ReplicationState[] = [
  'Replicating',
  'Suspended',
  'Error',
  'WaitingForUpdateCompletion',
  'UpdateError',
  'Resynchronizing',
  'ResynchronizeSuspended',
]

/** Reference 4.1: a write failure to the log. A log that nobody wrote to is whole when it is back. */
function loseTrack(engine: Engine, vm: Vm, record: ReplicationRecord, wasWriting: boolean): void {
  if (wasWriting && record.isInitialized && tracking.includes(record.state)) {
    requireResynchronization(engine, vm, record, 'volumeLost')
  }
}

/** An export from or to the volume breaks off; a folder that was complete is still there when the volume is. */
function giveUpExport(engine: Engine, vm: Vm, record: ReplicationRecord, volume: Volume): void {
  if (record.transfer.kind !== 'export') return
  const host = hostOf(engine.world, vm.hostId)
  const isOnVolume = driveOfKnown(record.initialCopyPath ?? '') === volume.letter
  if (!isOnVolume && lostVolumeOf(host, vm) === undefined) return
  abandonExport(engine.world, record)
  rest(engine, { vm, host, record })
  record.state = 'ReadyForInitialReplication'
}

const regained: Partial<Record<VmState, VmState>> = { OffCritical: 'Off', SavedCritical: 'Saved' }

/** A machine that ran goes on by itself; one that was paused, for whatever reason, stays so. */
function regainStorage(engine: Engine, vm: Vm, host: Host): void {
  const state = regained[vm.state] ?? vm.stateBeforeLoss
  delete vm.stateBeforeLoss
  if (state !== undefined) vm.state = state
  if (host.hasPower) restartMerge(engine, vm)
  if (vm.state !== 'Running') return
  runGuest(engine, vm)
  emit(engine, 'vm.resumed', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
}
