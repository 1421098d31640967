/**
 * What can be done with a virtual machine now. The items of "Replication", their order and their conditions are those of
 * Hyper-V Manager's context menu (Hyper-V Replica reference 2.6); the core decides again when one is chosen.
 */
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { MenuEntry } from '../../parts/menu-entry.ts'
import type { App } from '../../state/app.svelte.ts'

export interface VmAction {
  readonly id: string
  readonly label: string
  readonly disabled: boolean
  readonly run: () => void
}

type Make = (key: TextKey, run: () => void, isPossible?: boolean) => VmAction

/**
 * The items of the submenu "Replication", or the one item "Enable Replication..." where the machine does not replicate.
 * @param app Where the actions act.
 * @param vm The machine on one named side.
 */
export function replicationActions(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId, replication } = vm
  if (vm.testOfVmId !== null) return []
  if (!replication || replication.mode === 'None') {
    return [make('machines.enableReplication', () => goToWizard(app, vmId, 'enableReplication'))]
  }
  const sides = replication.mode === 'Primary' ? primaryActions(app, vm, make) : replicaActions(app, vm, make)
  const isBusy = replication.state === 'InitialReplicationInProgress' || replication.state === 'Resynchronizing'
  return [
    ...sides,
    make('machines.viewHealth', () => app.surfaces.open({ kind: 'replicationHealth', vmId })),
    make('machines.removeReplication', () => app.surfaces.open({ kind: 'removeReplication', vmId }), !isBusy),
    ...afterFailoverActions(app, vm, make),
  ]
}

function primaryActions(app: App, vm: VmView, make: Make): VmAction[] {
  const { vmId, replication } = vm
  const call = callWith(app, vm)
  const planned = (isPossible: boolean) =>
    make('machines.plannedFailover', () => app.surfaces.open({ kind: 'plannedFailover', vmId }), isPossible)
  const pause = make('machines.pauseReplication', call('replication.suspend'))
  const resume = make('machines.resumeReplication', call('replication.resume'))
  switch (replication?.state) {
    case 'ReadyForInitialReplication':
      return [planned(false), make('machines.startInitialReplication', call('replication.startInitial')), pause]
    case 'InitialReplicationInProgress':
      return [planned(false), make('machines.stopInitialReplication', call('replication.stopInitial')), pause]
    case 'PreparedForFailover':
      return [make('machines.cancelPlannedFailover', call('failover.cancel'))]
    case 'WaitingForStartResynchronize':
      return [
        planned(false),
        make('machines.resynchronize', () => void app.run('replication.resume', { vmId, resynchronize: true })),
      ]
    case 'Suspended':
    case 'Error':
    case 'ResynchronizeSuspended':
      return [planned(false), resume, ...asReplica(app, vm, make)]
    default:
      return [planned(true), pause]
  }
}

/** The old primary of an unplanned failover must be marked before the other side can reverse. */
function asReplica(app: App, vm: VmView, make: Make): VmAction[] {
  const partner = app.world.partnerOf(vm)?.replication?.state
  if (partner !== 'FailedOver' && partner !== 'FailedOverWaitingCompletion') return []
  return [make('machines.setAsReplica', callWith(app, vm)('replication.setAsReplica'), vm.state === 'Off')]
}

function replicaActions(app: App, vm: VmView, make: Make): VmAction[] {
  const { vmId, replication } = vm
  const call = callWith(app, vm)
  const reverse = make('machines.reverseReplication', () => goToWizard(app, vmId, 'reverseReplication'))
  const hasCopy = (replication?.recoveryPoints.length ?? 0) > 0
  const isPaused = replication?.state === 'Suspended'
  switch (replication?.state) {
    case 'FailedOverWaitingCompletion':
      return [
        reverse,
        make('machines.removeRecoveryPoints', () => app.surfaces.open({ kind: 'removeRecoveryPoints', vmId })),
        make('machines.cancelFailover', call('failover.cancel')),
      ]
    case 'FailedOver':
      return [reverse]
    default:
      return [
        make('machines.failover', () => app.surfaces.open({ kind: 'failover', vmId }), hasCopy),
        replication?.testVmId == null
          ? make('machines.testFailover', () => app.surfaces.open({ kind: 'testFailover', vmId }), hasCopy)
          : make('machines.stopTestFailover', call('failover.stopTest')),
        // Extended replication belongs to the menu people know, but this version does not emulate it.
        make('machines.extendReplication', () => undefined, false),
        isPaused
          ? make('machines.resumeReplication', call('replication.resume'))
          : make('machines.pauseReplication', call('replication.suspend')),
      ]
  }
}

/** Ours, not Hyper-V Manager's: what has to be done once a machine has moved. */
function afterFailoverActions(app: App, vm: VmView, make: Make): VmAction[] {
  const failover = vm.replication?.failover
  if (!failover || failover.kind === 'test') return []
  return [
    make('machines.afterFailover', () => goToWizard(app, vm.vmId, 'afterFailover')),
    make('machines.showResult', () => app.router.go('result', { vmId: vm.vmId })),
  ]
}

/**
 * The items that have to do with the machine itself.
 * @param app Where the actions act.
 * @param vm The machine.
 */
export function vmActions(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId } = vm
  const runs = vm.state === 'Running'
  return [
    ...(runs
      ? [
          make('machines.shutDown', () => app.surfaces.open({ kind: 'shutDownVm', vmId })),
          make('machines.turnOff', () => app.surfaces.open({ kind: 'turnOffVm', vmId })),
          make('machines.writeFile', () => app.surfaces.open({ kind: 'writeGuestFile', vmId })),
        ]
      : [make('machines.start', callWith(app, vm)('vm.start'))]),
    ...takeCheckpoint(app, vm, make),
    make(
      'machines.delete',
      () => app.surfaces.open({ kind: 'deleteVm', vmId }),
      vm.state === 'Off' && vm.replication === null,
    ),
  ]
}

/** As in Hyper-V Manager, without a question. A Replica virtual machine has no checkpoints of its own. */
function takeCheckpoint(app: App, vm: VmView, make: Make): VmAction[] {
  const take = async () => {
    const reply = await app.run('checkpoint.create', { vmId: vm.vmId })
    if (reply.ok) app.toasts.show({ tone: 'ok', title: app.locale.t('checkpoints.taken', { vm: vm.name }) })
  }
  return [make('checkpoints.take', () => void take(), canTakeCheckpoint(vm))]
}

/**
 * Whether a checkpoint can be taken, as far as the record tells; the core decides again.
 * @param vm The machine.
 */
export function canTakeCheckpoint(vm: VmView): boolean {
  return vm.checkpointType !== 'disabled' && vm.replication?.mode !== 'Replica'
}

/**
 * The whole context menu of a machine, as Hyper-V Manager groups it.
 * @param app Where the actions act.
 * @param vm The machine.
 */
export function vmMenu(app: App, vm: VmView): MenuEntry[] {
  const own = vmActions(app, vm).map(item)
  const replication = replicationActions(app, vm).map(item)
  const separator: MenuEntry = { kind: 'separator' }
  if (replication.length === 0) return own
  if (replication.length === 1) return [...own, separator, ...replication]
  return [...own, separator, { kind: 'menu', label: app.locale.t('machines.replication'), entries: replication }]
}

/** Entries for a menu that shows only what has to do with replication. */
export function replicationMenu(app: App, vm: VmView): MenuEntry[] {
  return replicationActions(app, vm).map(item)
}

function item(action: VmAction): MenuEntry {
  return { kind: 'item', label: action.label, disabled: action.disabled, onselect: action.run }
}

export function goToWizard(
  app: App,
  vmId: string,
  wizardKind: 'enableReplication' | 'afterFailover' | 'reverseReplication',
) {
  app.router.go('wizard', { vmId, wizardKind })
}

function maker(app: App): Make {
  return (key, run, isPossible = true) => ({ id: key, label: app.locale.t(key), disabled: !isPossible, run })
}

type VmCall =
  | 'vm.start'
  | 'replication.suspend'
  | 'replication.resume'
  | 'replication.startInitial'
  | 'replication.stopInitial'
  | 'replication.setAsReplica'
  | 'failover.cancel'
  | 'failover.stopTest'

function callWith(app: App, vm: VmView) {
  return (name: VmCall) => () => void app.run(name, { vmId: vm.vmId })
}
