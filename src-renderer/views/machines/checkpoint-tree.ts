/** The checkpoints of a machine as the tree of Hyper-V Manager lists them, and what can be done with each. */
import { operations } from '../../../src-main/contract/operations.ts'
import type { CheckpointView } from '../../../src-main/contract/views/machine.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { App } from '../../state/app.svelte.ts'

/** A line of the tree: a checkpoint, or the place where the machine stands now. */
interface TreeLine {
  readonly level: number
  /** Null for "Now". */
  readonly checkpoint: CheckpointView | null
}

/**
 * @param checkpoints The checkpoints of a machine.
 * @returns The lines from top to bottom; each stands under its parent. Empty without checkpoints.
 */
export function treeLines(checkpoints: readonly CheckpointView[]): TreeLine[] {
  if (checkpoints.length === 0) return []
  const lines: TreeLine[] = []
  const add = (parentId: string | null, level: number) => {
    for (const checkpoint of checkpoints.filter((each) => each.parentCheckpointId === parentId)) {
      lines.push({ level, checkpoint })
      add(checkpoint.checkpointId, level + 1)
      if (checkpoint.isParentOfNow) lines.push({ level: level + 1, checkpoint: null })
    }
  }
  add(null, 0)
  // The chain that led to them was deleted up to the disks themselves.
  if (!checkpoints.some((each) => each.isParentOfNow)) lines.push({ level: 0, checkpoint: null })
  return lines
}

interface CheckpointAction {
  readonly id: string
  readonly label: string
  readonly run: () => void
}

/**
 * What can be done with a checkpoint, in the order of Hyper-V Manager's menu.
 * @param app Where it is done.
 * @param vm The machine.
 * @param checkpoint One of its checkpoints.
 */
export function checkpointActions(app: App, { vmId }: VmView, { checkpointId }: CheckpointView): CheckpointAction[] {
  const { t } = app.locale
  return [
    {
      id: 'apply',
      label: t(operations['checkpoint.apply'].menu),
      run: () => app.surfaces.open({ kind: 'applyCheckpoint', vmId, checkpointId }),
    },
    {
      id: 'rename',
      label: t(operations['checkpoint.rename'].menu),
      run: () => app.surfaces.open({ kind: 'renameCheckpoint', vmId, checkpointId }),
    },
    {
      id: 'remove',
      label: t(operations['checkpoint.remove'].menu),
      run: () => app.surfaces.open({ kind: 'removeCheckpoint', vmId, checkpointId }),
    },
    {
      id: 'removeTree',
      label: t('checkpoints.removeTree'),
      run: () => app.surfaces.open({ kind: 'removeCheckpointTree', vmId, checkpointId }),
    },
  ]
}
