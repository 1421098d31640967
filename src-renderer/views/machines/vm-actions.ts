/**
 * What can be done with a virtual machine now. The items of "Replication", their order and their conditions are those of
 * Hyper-V Manager's context menu (Hyper-V Replica reference 2.6); the core decides again when one is chosen.
 */
import { isAllowed, operations, sideOf, statesOf } from '../../../src-main/contract/operations.ts'
import type { ReplicationView } from '../../../src-main/contract/views/replication.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { MenuEntry } from '../../parts/menu-entry.ts'
import type { App } from '../../state/app.svelte.ts'
import {
  asReplicaAction,
  exportAction,
  isScheduled,
  resynchronizeAction,
  settingsAction,
  stopResynchronizationAction,
} from './side-actions.ts'
import type { VmAction, Make } from './action.ts'

/** Of a machine on a host that does not answer nothing can be done there; what only leads elsewhere stays. */
function whereAnswered(app: App, { hostId }: VmView, actions: VmAction[]): VmAction[] {
  if (app.world.hostNow(hostId)?.answers !== false) return actions
  return actions.map((action) => (leadsElsewhere.has(action.id) ? action : { ...action, disabled: true }))
}

const leadsElsewhere: ReadonlySet<string> = new Set(['machines.viewHealth', 'machines.showResult', 'eventLog.open'])

/**
 * The items of the submenu "Replication", or the one item "Enable Replication..." where the machine does not replicate.
 * @param app Where the actions act.
 * @param vm The machine on one named side.
 */
export function replicationActions(app: App, vm: VmView): VmAction[] {
  return whereAnswered(app, vm, replicationItems(app, vm))
}

function replicationItems(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId, replication } = vm
  if (vm.testOfVmId !== null) return []
  if (!replication || replication.mode === 'None') {
    return [make(operations['replication.enable'].menu, () => goToWizard(app, vmId, 'enableReplication'))]
  }
  const sides = replication.mode === 'Primary' ? primaryActions(app, vm, make) : replicaActions(app, vm, make)
  const isBusy = replication.state === 'InitialReplicationInProgress' || replication.state === 'Resynchronizing'
  return [
    ...sides,
    ...extendedActions(app, vm, make),
    ...(replication.mode === 'Primary' ? [settingsAction(app, { vmId }, make)] : []),
    make('machines.viewHealth', () => app.surfaces.open({ kind: 'replicationHealth', vmId })),
    ...(app.world.tells('cause')
      ? [make('why.open', () => app.surfaces.open({ kind: 'why', about: { kind: 'relationship', vmId } }))]
      : []),
    make(operations['replication.remove'].menu, () => app.surfaces.open({ kind: 'removeReplication', vmId }), !isBusy),
    ...dryRunActions(app, vm, make),
    ...afterFailoverActions(app, vm, make),
  ]
}

function primaryActions(app: App, vm: VmView, make: Make): VmAction[] {
  const { vmId, replication } = vm
  const call = callWith(app, vm)
  const planned = (isPossible: boolean) =>
    make(operations['failover.prepare'].menu, () => app.surfaces.open({ kind: 'plannedFailover', vmId }), isPossible)
  const pause = (isPossible = true) =>
    make(operations['replication.suspend'].menu, call('replication.suspend'), isPossible)
  const resume = make(operations['replication.resume'].menu, call('replication.resume'))
  const resynchronize = resynchronizeAction(app, { vmId }, make)
  if (!replication) return []
  const stopResynchronization = stopResynchronizationAction(app, { vmId }, replication, make)
  // Until the replica has everything the state is still Replicating, but all that can be done is to take the preparation back.
  const isPreparing = replication.transfer?.kind === 'plannedFailover'
  switch (isPreparing ? 'PreparedForFailover' : replication.state) {
    case 'ReadyForInitialReplication':
      return [
        planned(false),
        make(operations['replication.startInitial'].menu, call('replication.startInitial')),
        pause(false),
      ]
    case 'InitialReplicationInProgress':
      return [
        planned(false),
        make(operations['replication.stopInitial'].menu, call('replication.stopInitial')),
        pause(false),
      ]
    case 'PreparedForFailover':
      return [make('machines.cancelPlannedFailover', call('failover.cancel'))]
    case 'WaitingForStartResynchronize':
      return [planned(false), resynchronize, ...(isScheduled(replication) ? [stopResynchronization] : [])]
    case 'Resynchronizing':
      return [planned(false), pause(replication.transfer?.kind !== 'merge'), stopResynchronization]
    case 'ResynchronizeSuspended':
      return [planned(false), resume, stopResynchronization]
    case 'UpdateError':
      return [planned(false), resume]
    case 'Suspended':
    case 'Error':
      return [planned(false), resume, resynchronize, ...asReplica(app, vm, make)]
    default:
      return [planned(mayPrepare(replication)), pause(isAllowed('replication.suspend', vm, replication))]
  }
}

/** A machine that runs is refused by the dialog, which says so in its list and offers to shut it down. */
function mayPrepare(replication: ReplicationView): boolean {
  return statesOf('failover.prepare', sideOf(replication.mode))?.includes(replication.state) ?? true
}

/** The old primary of an unplanned failover must be marked before the other side can reverse. */
function asReplica(app: App, vm: VmView, make: Make): VmAction[] {
  const partner = app.world.partnerOf(vm)?.replication?.state
  if (partner !== 'FailedOver' && partner !== 'FailedOverWaitingCompletion') return []
  return [
    make(
      operations['replication.setAsReplica'].menu,
      callWith(app, vm)('replication.setAsReplica'),
      isAllowed('replication.setAsReplica', vm, vm.replication),
    ),
  ]
}

function replicaActions(app: App, vm: VmView, make: Make): VmAction[] {
  const { vmId, replication } = vm
  const call = callWith(app, vm)
  const reverse = make(operations['replication.reverse'].menu, () => goToWizard(app, vmId, 'reverseReplication'))
  const hasCopy = (replication?.recoveryPoints.length ?? 0) > 0
  const isPaused = replication?.state === 'Suspended' || replication?.state === 'Error'
  switch (replication?.state) {
    case 'FailedOverWaitingCompletion':
      return [
        reverse,
        make(operations['failover.complete'].menu, () => app.surfaces.open({ kind: 'removeRecoveryPoints', vmId })),
        make(operations['failover.cancel'].menu, call('failover.cancel')),
      ]
    case 'FailedOver':
      return [
        reverse,
        ...(vm.extendedReplication
          ? [make(operations['replication.changeModeToPrimary'].menu, call('replication.changeModeToPrimary'))]
          : []),
      ]
    default:
      return [
        make(operations['failover.start'].menu, () => app.surfaces.open({ kind: 'failover', vmId }), hasCopy),
        replication?.testVmId == null
          ? make(
              operations['failover.startTest'].menu,
              () => app.surfaces.open({ kind: 'testFailover', vmId }),
              hasCopy,
            )
          : make(operations['failover.stopTest'].menu, () => app.surfaces.open({ kind: 'stopTest', vmId })),
        ...importAction(vm, app, make),
        make(
          operations['replication.enable'].extendedMenu,
          () => goToWizard(app, vmId, 'extendReplication'),
          canExtend(vm),
        ),
        isPaused
          ? make(operations['replication.resume'].menu, call('replication.resume'))
          : make(operations['replication.suspend'].menu, call('replication.suspend')),
      ]
  }
}

/** Row 5: the placeholder of an exported initial copy waits for its import. */
function importAction(vm: VmView, app: App, make: Make): VmAction[] {
  const { vmId, replication } = vm
  return replication && isAllowed('replication.importInitial', vm, replication)
    ? [
        make(operations['replication.importInitial'].menu, () =>
          app.surfaces.open({ kind: 'importInitialReplica', vmId }),
        ),
      ]
    : []
}

/** Row 23: a replica that replicates, and goes no further yet. */
function canExtend(vm: VmView): boolean {
  const { replication, extendedReplication } = vm
  return (
    replication?.mode === 'Replica' && isAllowed('replication.enable', vm, replication) && extendedReplication === null
  )
}

/** The second hop of the middle host of a chain, whose operations take the type of the relationship. */
function extendedActions(app: App, vm: VmView, make: Make): VmAction[] {
  const { vmId, extendedReplication } = vm
  if (!extendedReplication) return []
  const relationshipType = 'Extended' as const
  const call = (name: ExtendedCall) => () => void app.run(name, { vmId, relationshipType })
  const remove = (isPossible = true) =>
    make(
      operations['replication.remove'].extendedMenu,
      () => app.surfaces.open({ kind: 'removeReplication', vmId, relationshipType }),
      isPossible,
    )
  const side = { vmId, relationshipType }
  const settings = settingsAction(app, side, make)
  const resynchronize = resynchronizeAction(app, side, make)
  const stopResynchronization = stopResynchronizationAction(app, side, extendedReplication, make)
  switch (extendedReplication.state) {
    case 'ReadyForInitialReplication':
      return [
        make(operations['replication.startInitial'].extendedMenu, call('replication.startInitial')),
        settings,
        remove(),
      ]
    case 'InitialReplicationInProgress':
      return [
        make(operations['replication.stopInitial'].extendedMenu, call('replication.stopInitial')),
        settings,
        remove(false),
      ]
    case 'WaitingForStartResynchronize':
      return [resynchronize, ...(isScheduled(extendedReplication) ? [stopResynchronization] : []), settings, remove()]
    case 'Resynchronizing':
      return [
        make(
          operations['replication.suspend'].extendedMenu,
          call('replication.suspend'),
          extendedReplication.transfer?.kind !== 'merge',
        ),
        stopResynchronization,
        settings,
        remove(false),
      ]
    case 'ResynchronizeSuspended':
      return [
        make(operations['replication.resume'].extendedMenu, call('replication.resume')),
        stopResynchronization,
        settings,
        remove(),
      ]
    case 'Suspended':
    case 'Error':
      return [
        make(operations['replication.resume'].extendedMenu, call('replication.resume')),
        resynchronize,
        settings,
        remove(),
      ]
    default:
      return [make(operations['replication.suspend'].extendedMenu, call('replication.suspend')), settings, remove()]
  }
}

type ExtendedCall =
  'replication.startInitial' | 'replication.stopInitial' | 'replication.suspend' | 'replication.resume'

/** Ours, not Hyper-V Manager's: a planned failover that is checked while the machine runs. Its own dialog tells nothing before. */
function dryRunActions(app: App, { vmId, replication }: VmView, make: Make): VmAction[] {
  if (replication?.mode !== 'Primary' || !app.world.tells('cause')) return []
  return [make('dryRun.menu', () => app.surfaces.open({ kind: 'dryRun', vmId }), mayPrepare(replication))]
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
  return whereAnswered(app, vm, vmItems(app, vm))
}

function vmItems(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId } = vm
  return [
    make('machineSettings.open', () => app.surfaces.open({ kind: 'machineSettings', vmId })),
    ...powerActions(app, vm),
    ...takeCheckpoint(app, vm, make),
    ...exportAction(app, vm, make),
    make('eventLog.open', () => app.router.go('hostEvents', { hostId: vm.hostId }, { vm: vm.guid })),
    make(
      operations['vm.remove'].menu,
      () => app.surfaces.open({ kind: 'deleteVm', vmId }),
      isAllowed('vm.remove', vm, null) && vm.replication === null,
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
 * What Hyper-V Manager offers by the state of the machine; what one does first stands first.
 * @param app Where the actions act.
 * @param vm The machine.
 */
export function powerActions(app: App, vm: VmView): VmAction[] {
  return whereAnswered(app, vm, powerItems(app, vm))
}

function powerItems(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId } = vm
  const call = callWith(app, vm)
  const turnOff = make(operations['vm.turnOff'].menu, () => app.surfaces.open({ kind: 'turnOffVm', vmId }))
  const save = make(operations['vm.save'].menu, call('vm.save'))
  switch (vm.state) {
    case 'Running':
      return [
        make(operations['vm.shutDown'].menu, () => app.surfaces.open({ kind: 'shutDownVm', vmId })),
        turnOff,
        save,
        make(operations['vm.pause'].menu, call('vm.pause')),
        make('machines.writeFile', () => app.surfaces.open({ kind: 'writeGuestFile', vmId })),
      ]
    case 'Paused':
      return [make(operations['vm.resume'].menu, call('vm.resume')), turnOff, save]
    case 'PausedCritical':
      return [make(operations['vm.resume'].menu, call('vm.resume')), turnOff]
    case 'Saved':
      return [
        make(operations['vm.start'].menu, call('vm.start')),
        make(operations['vm.removeSavedState'].menu, call('vm.removeSavedState')),
      ]
    default:
      return [make(operations['vm.start'].menu, call('vm.start'), isAllowed('vm.start', vm, null))]
  }
}

/** What only PowerShell has on real hosts: making an existing machine wait for its primary. */
export function seedActions(app: App, vm: VmView): VmAction[] {
  return asReplicaAction(app, vm, maker(app))
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
  if (replication.length === 1) return [...own, separator, ...replication, ...seedActions(app, vm).map(item)]
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
  wizardKind: 'enableReplication' | 'extendReplication' | 'afterFailover' | 'reverseReplication',
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
  | 'replication.changeModeToPrimary'
  | 'vm.pause'
  | 'vm.resume'
  | 'vm.save'
  | 'vm.removeSavedState'
  | 'failover.cancel'

function callWith(app: App, vm: VmView) {
  return (name: VmCall) => () => void app.run(name, { vmId: vm.vmId })
}
