/**
 * What can be done with a virtual machine now: what an item of a menu leads to. Which there are, in which order and when they can be
 * chosen is the contract's to say (`src-main/contract/menus.ts`); the core decides again when one is chosen.
 */
import {
  canRemoveReplication,
  extendedItems,
  powerItems,
  replicationItems,
  type MenuItem,
  type MenuItemName,
} from '../../../src-main/contract/menus.ts'
import { isAllowed, operations, sideOf, statesOf } from '../../../src-main/contract/operations.ts'
import type { ReplicationView } from '../../../src-main/contract/views/replication.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { MenuEntry } from '../../parts/menu-entry.ts'
import type { App } from '../../state/app.svelte.ts'
import { asReplicaAction, exportAction, settingsAction } from './side-actions.ts'
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
  return whereAnswered(app, vm, ofReplication(app, vm))
}

function ofReplication(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId, replication } = vm
  const actionOf = ({ item, key, isPossible }: MenuItem, side: SideOf) =>
    make(key, () => choose(app, item, side), isPossible)
  const items = replicationItems(vm, app.world.partnerOf(vm)?.replication?.state ?? null)
  const own = items.map((each) => actionOf(each, { vmId, isReplica: replication?.mode === 'Replica' }))
  if (!replication || replication.mode === 'None') return own
  return [
    ...own,
    ...extendedItems(vm).map((each) => actionOf(each, { vmId, relationshipType: 'Extended' })),
    ...(replication.mode === 'Primary' ? [settingsAction(app, { vmId }, make)] : []),
    make('machines.viewHealth', () => app.surfaces.open({ kind: 'replicationHealth', vmId })),
    ...(app.world.tells('cause')
      ? [make('why.open', () => app.surfaces.open({ kind: 'why', about: { kind: 'relationship', vmId } }))]
      : []),
    make(
      operations['replication.remove'].menu,
      () => choose(app, 'replication.remove', { vmId }),
      canRemoveReplication(replication),
    ),
    ...dryRunActions(app, vm, make),
    ...afterFailoverActions(app, vm, make),
  ]
}

/** What happens when an item is chosen; the order and the conditions are those of the contract. */
function choose(app: App, item: MenuItemName, { isReplica = false, ...side }: SideOf): void {
  const { vmId } = side
  switch (item) {
    case 'failover.prepare':
      return app.surfaces.open({ kind: 'plannedFailover', vmId })
    case 'failover.start':
      return app.surfaces.open({ kind: 'failover', vmId })
    case 'failover.startTest':
      return app.surfaces.open({ kind: 'testFailover', vmId })
    case 'failover.stopTest':
      return app.surfaces.open({ kind: 'stopTest', vmId })
    case 'failover.complete':
      return app.surfaces.open({ kind: 'removeRecoveryPoints', vmId })
    case 'replication.importInitial':
      return app.surfaces.open({ kind: 'importInitialReplica', vmId })
    case 'replication.change':
      return app.surfaces.open({ kind: 'replicationSettings', ...side })
    case 'resynchronize':
      return app.surfaces.open({ kind: 'resynchronize', ...side })
    case 'replication.remove':
      return app.surfaces.open({ kind: 'removeReplication', ...side })
    case 'replication.enable':
      return goToWizard(app, vmId, isReplica ? 'extendReplication' : 'enableReplication')
    case 'replication.reverse':
      return goToWizard(app, vmId, 'reverseReplication')
    case 'vm.shutDown':
      return app.surfaces.open({ kind: 'shutDownVm', vmId })
    case 'vm.turnOff':
      return app.surfaces.open({ kind: 'turnOffVm', vmId })
    case 'cancelPlannedFailover':
      return void app.run('failover.cancel', { vmId })
    case 'replication.setAsReplica':
    case 'replication.changeModeToPrimary':
    case 'failover.cancel':
    case 'vm.start':
    case 'vm.save':
    case 'vm.pause':
    case 'vm.resume':
    case 'vm.removeSavedState':
      return void app.run(item, { vmId })
    case 'replication.startInitial':
    case 'replication.stopInitial':
    case 'replication.suspend':
    case 'replication.resume':
    case 'replication.stopResynchronization':
      return void app.run(item, side)
    default:
      throw new Error(`${item} is chosen in a dialog of its own`)
  }
}

/** Which of the relationships of a machine is meant; left out: the one it has, or its first. */
interface SideOf {
  readonly vmId: string
  readonly relationshipType?: 'Extended'
  readonly isReplica?: boolean
}

/** A machine that runs is refused by the dialog, which says so in its list and offers to shut it down. */
function mayPrepare(replication: ReplicationView): boolean {
  return statesOf('failover.prepare', sideOf(replication.mode))?.includes(replication.state) ?? true
}

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
  return [make(operations['checkpoint.create'].menu, () => void take(), canTakeCheckpoint(vm))]
}

/**
 * Whether a checkpoint can be taken, as far as the record tells; the core decides again.
 * @param vm The machine.
 */
export function canTakeCheckpoint(vm: VmView): boolean {
  return vm.checkpointType !== 'disabled' && isAllowed('checkpoint.create', vm, vm.replication)
}

/**
 * What Hyper-V Manager offers by the state of the machine; what one does first stands first.
 * @param app Where the actions act.
 * @param vm The machine.
 */
export function powerActions(app: App, vm: VmView): VmAction[] {
  return whereAnswered(app, vm, ofPower(app, vm))
}

function ofPower(app: App, vm: VmView): VmAction[] {
  const make = maker(app)
  const { vmId } = vm
  const items = powerItems(vm).map(({ item, key, isPossible }) =>
    make(key, () => choose(app, item, { vmId }), isPossible),
  )
  if (vm.state !== 'Running') return items
  // Ours, not Hyper-V Manager's.
  return [...items, make('machines.writeFile', () => app.surfaces.open({ kind: 'writeGuestFile', vmId }))]
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
