/** The settings of a relationship, and what prepares a machine to become a replica (Hyper-V Replica reference 2.2, rows 6 and 26). */
import { isAllowed, operations } from '../../../src-main/contract/operations.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { App } from '../../state/app.svelte.ts'
import type { VmAction } from './action.ts'

type Make = (key: TextKey, run: () => void, isPossible?: boolean) => VmAction

/** Which of the relationships of a machine is meant; left out: the one it has, or its first. */
interface SideOf {
  readonly vmId: string
  readonly relationshipType?: 'Extended'
}

/** Row 26: the pages Replication, Recovery Points and Resynchronization of the machine's settings. */
export function settingsAction(app: App, side: SideOf, make: Make): VmAction {
  const key = side.relationshipType
    ? operations['replication.change'].extendedMenu
    : operations['replication.change'].menu
  return make(key, () => app.surfaces.open({ kind: 'replicationSettings', ...side }))
}

/** Export and import with the same id: what makes a machine that a replica can begin with. */
export function exportAction(app: App, vm: VmView, make: Make): VmAction[] {
  if (vm.testOfVmId !== null) return []
  const { mode, state } = vm.replication ?? {}
  const isWaitingReplica = mode === 'Replica' && state !== 'FailedOver' && state !== 'FailedOverWaitingCompletion'
  const isPossible = isAllowed('vm.copyToHost', vm, null) && !isWaitingReplica && app.world.hosts.length > 1
  return [
    make(operations['vm.copyToHost'].menu, () => app.surfaces.open({ kind: 'exportVm', vmId: vm.vmId }), isPossible),
  ]
}

/** Row 6, on the Replica server: only PowerShell has it there. */
export function asReplicaAction(app: App, vm: VmView, make: Make): VmAction[] {
  if (vm.testOfVmId !== null || vm.replication !== null) return []
  const open = () => app.surfaces.open({ kind: 'enableAsReplica', vmId: vm.vmId })
  return [
    make(operations['replication.enableAsReplica'].menu, open, isAllowed('replication.enableAsReplica', vm, null)),
  ]
}
