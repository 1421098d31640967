/** The parts of a machine's view that are settings pages of their own. */
import type { CheckpointView } from '../../contract/views/machine.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { checkpointId } from '../machines/checkpoints.ts'
import { hostOf, type Engine } from '../world/engine.ts'
import { heartbeatOf, keyValuesOf } from '../machines/guest.ts'
import { assignedBytes } from '../machines/memory.ts'
import type { Checkpoint, Vm } from '../world/state/machine.ts'

type MachineView = Pick<
  VmView,
  | 'assignedMemoryBytes'
  | 'dynamicMemory'
  | 'automaticStartAction'
  | 'automaticStartDelaySeconds'
  | 'automaticStopAction'
  | 'shutDownSeconds'
  | 'integrationServices'
  | 'heartbeat'
  | 'keyValues'
  | 'checkpointType'
  | 'checkpoints'
  | 'mergeEndsInstant'
>

export function viewMachine(engine: Engine, vm: Vm): MachineView {
  const host = hostOf(engine.world, vm.hostId)
  return {
    assignedMemoryBytes: assignedBytes(engine.world, host, vm),
    dynamicMemory: vm.dynamicMemory === null ? null : { ...vm.dynamicMemory },
    automaticStartAction: vm.automaticStartAction,
    automaticStartDelaySeconds: vm.automaticStartDelaySeconds,
    automaticStopAction: vm.automaticStopAction,
    shutDownSeconds: vm.shutDownSeconds,
    integrationServices: { ...vm.integrationServices },
    heartbeat: heartbeatOf(vm),
    keyValues: keyValuesOf(vm, host),
    checkpointType: vm.checkpointType,
    checkpoints: vm.checkpoints
      .filter((checkpoint) => !checkpoint.isHidden)
      .map((checkpoint) => viewCheckpoint(vm, checkpoint)),
    mergeEndsInstant: vm.merge?.endsInstant ?? null,
  }
}

function viewCheckpoint(vm: Vm, checkpoint: Checkpoint): CheckpointView {
  const parent = shownAncestor(vm, checkpoint.parent)
  return {
    checkpointId: checkpointId(checkpoint.number),
    name: checkpoint.name,
    kind: checkpoint.kind,
    at: checkpoint.at,
    parentCheckpointId: parent === 0 ? null : checkpointId(parent),
    isParentOfNow: shownAncestor(vm, vm.parentCheckpoint) === checkpoint.number,
    sizeBytes: checkpoint.layers.reduce((sum, layer) => sum + layer.bytes, checkpoint.memoryBytes),
  }
}

/** The nearest checkpoint on the way down that has not been deleted. */
function shownAncestor(vm: Vm, number: number): number {
  let current = number
  for (;;) {
    const checkpoint = vm.checkpoints.find((candidate) => candidate.number === current)
    if (checkpoint === undefined || !checkpoint.isHidden) return current
    current = checkpoint.parent
  }
}
