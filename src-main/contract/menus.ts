/**
 * Which operations the menus of a machine show, in which order, and which of them can be chosen: by the side of the relationship and the
 * state of its record, as Hyper-V Manager arranges them (Hyper-V Replica reference 2.6). What the operations are is in
 * `operations.ts`; the core decides again when one is chosen.
 */
import type { ReplicationState, VmState } from './ids.ts'
import {
  isAllowed,
  isFailedOverState,
  operationOf,
  sideOf,
  statesOf,
  type OperationKey,
  type OperationName,
} from './operations.ts'
import type { ReplicationView } from './views/replication.ts'
import type { VmView } from './views/vm.ts'

/** Items that are no operation of their own: a resynchronization is a way to resume, a planned failover is taken back by cancelling. */
const ownItems = {
  resynchronize: { menu: 'machines.resynchronize', extendedMenu: 'machines.resynchronizeExtended' },
  cancelPlannedFailover: { menu: 'machines.cancelPlannedFailover' },
} as const

export type MenuItemName = OperationName | keyof typeof ownItems

/** The key of an item's text on the screens. */
type MenuKey =
  OperationKey | (typeof ownItems)[keyof typeof ownItems]['menu'] | (typeof ownItems)['resynchronize']['extendedMenu']

interface Words {
  readonly menu?: MenuKey
  readonly extendedMenu?: MenuKey
}

/** What an item depends on beside the state that it is listed under. */
interface Facts {
  readonly vm: Pick<VmView, 'state' | 'extendedReplication'>
  readonly record: ReplicationView
  /** The state of the record on the other side; null where nobody knows it. */
  readonly partnerState: ReplicationState | null
}

type Condition = (facts: Facts, name: MenuItemName) => boolean

/** An item alone can be chosen; with a condition it is greyed where that does not hold, or left out where `if` does not. */
type Row = MenuItemName | LongRow
interface LongRow {
  readonly item: MenuItemName
  readonly can?: Condition
  readonly if?: Condition
  /** It says that it leads to the third host. */
  readonly isExtended?: true
}

const never: Condition = () => false
const isUnmerged: Condition = ({ record }) => record.transfer?.kind !== 'merge'
const hasCopy: Condition = ({ record }) => record.recoveryPoints.length > 0
const hasTest: Condition = ({ record }) => record.testVmId !== null
const isPaused: Condition = ({ record }) => record.state === 'Suspended' || record.state === 'Error'
const goesOn: Condition = ({ vm }) => vm.extendedReplication !== null
const otherFailedOver: Condition = ({ partnerState }) => isFailedOverState(partnerState ?? undefined)
/** By the table of operations, machine and record. */
const allowed: Condition = ({ vm, record }, name) => !isOwn(name) && isAllowed(name, vm, record)
/** By the state of the record alone: a dialog says what is wrong with the machine, and puts it right. */
const allowedByRecord: Condition = ({ record }, name) =>
  !isOwn(name) && (statesOf(name, sideOf(record.mode))?.includes(record.state) ?? true)
const not =
  (condition: Condition): Condition =>
  (facts, name) =>
    !condition(facts, name)

const both =
  (one: Condition, other: Condition): Condition =>
  (facts, name) =>
    one(facts, name) && other(facts, name)

const noPlannedFailover = { item: 'failover.prepare', can: never } as const
const stopResynchronization = { item: 'replication.stopResynchronization', can: isUnmerged } as const
const stopScheduled = { ...stopResynchronization, if: ({ record }: Facts) => isScheduled(record) }

type Menu = Partial<Readonly<Record<ReplicationState, readonly Row[]>>> & { readonly otherwise: readonly Row[] }

const pausedPrimary: readonly Row[] = [
  noPlannedFailover,
  'replication.resume',
  'resynchronize',
  // The old primary of an unplanned failover must be marked before the other side can reverse.
  { item: 'replication.setAsReplica', if: otherFailedOver, can: allowed },
]

const primaryMenu: Menu = {
  ReadyForInitialReplication: [
    noPlannedFailover,
    'replication.startInitial',
    { item: 'replication.suspend', can: never },
  ],
  InitialReplicationInProgress: [
    noPlannedFailover,
    'replication.stopInitial',
    { item: 'replication.suspend', can: never },
  ],
  PreparedForFailover: ['cancelPlannedFailover'],
  WaitingForStartResynchronize: [noPlannedFailover, 'resynchronize', stopScheduled],
  Resynchronizing: [noPlannedFailover, { item: 'replication.suspend', can: isUnmerged }, stopResynchronization],
  ResynchronizeSuspended: [noPlannedFailover, 'replication.resume', stopResynchronization],
  UpdateError: [noPlannedFailover, 'replication.resume'],
  Suspended: pausedPrimary,
  Error: pausedPrimary,
  otherwise: [
    { item: 'failover.prepare', can: allowedByRecord },
    { item: 'replication.suspend', can: allowed },
  ],
}

const replicaMenu: Menu = {
  FailedOverWaitingCompletion: ['replication.reverse', 'failover.complete', 'failover.cancel'],
  FailedOver: ['replication.reverse', { item: 'replication.changeModeToPrimary', if: goesOn }],
  otherwise: [
    { item: 'failover.start', can: both(hasCopy, allowedByRecord) },
    { item: 'failover.startTest', if: not(hasTest), can: both(hasCopy, allowedByRecord) },
    { item: 'failover.stopTest', if: hasTest },
    // The placeholder of an exported initial copy waits for its import.
    { item: 'replication.importInitial', if: allowed },
    // A replica that replicates, and goes no further yet.
    {
      item: 'replication.enable',
      isExtended: true,
      can: (facts, name) => facts.record.mode === 'Replica' && allowed(facts, name) && !goesOn(facts, name),
    },
    { item: 'replication.resume', if: isPaused },
    { item: 'replication.suspend', if: not(isPaused), can: allowed },
  ],
}

const settings = 'replication.change'
const remove = 'replication.remove'
const noRemove = { item: remove, can: never } as const
const pausedExtended: readonly Row[] = ['replication.resume', 'resynchronize', settings, remove]

/** Of the second hop on the middle host of a chain. */
const extendedMenu: Menu = {
  ReadyForInitialReplication: ['replication.startInitial', settings, remove],
  InitialReplicationInProgress: ['replication.stopInitial', settings, noRemove],
  WaitingForStartResynchronize: ['resynchronize', stopScheduled, settings, remove],
  Resynchronizing: [{ item: 'replication.suspend', can: isUnmerged }, stopResynchronization, settings, noRemove],
  ResynchronizeSuspended: ['replication.resume', stopResynchronization, settings, remove],
  Suspended: pausedExtended,
  Error: pausedExtended,
  otherwise: [{ item: 'replication.suspend', can: allowed }, settings, remove],
}

/** An item of a menu, the key of its text, and whether it can be chosen. */
export interface MenuItem {
  readonly item: MenuItemName
  readonly key: MenuKey
  readonly isPossible: boolean
}

/**
 * The items of a machine's relationship.
 * @param vm The machine, with its replication.
 * @param partnerState The state of the record on the other side; null where nobody knows it.
 */
export function replicationItems(
  vm: Facts['vm'] & Pick<VmView, 'replication' | 'testOfVmId'>,
  partnerState: Facts['partnerState'],
): MenuItem[] {
  const { replication: record, testOfVmId } = vm
  if (testOfVmId !== null) return []
  if (!record || record.mode === 'None') return [itemOf('replication.enable')]
  const facts = { vm, record, partnerState }
  // Until the replica has everything the state is still Replicating, but all that can be done is to take the preparation back.
  const isPrimary = record.mode === 'Primary'
  const isPreparing = isPrimary && record.transfer?.kind === 'plannedFailover'
  const state = isPreparing ? 'PreparedForFailover' : record.state
  return itemsOf(isPrimary ? primaryMenu : replicaMenu, state, facts)
}

/** The items of the second hop on the middle host of a chain. */
export function extendedItems(vm: Facts['vm']): MenuItem[] {
  const { extendedReplication: record } = vm
  return record ? itemsOf(extendedMenu, record.state, { vm, record, partnerState: null }, true) : []
}

/** Whether a resynchronization waits for its time. */
export function isScheduled({ state, resynchronizeStartInstant }: ReplicationView): boolean {
  return state === 'WaitingForStartResynchronize' && resynchronizeStartInstant !== null
}

/** Whether the relationship can be removed in one go: while data are on the way in bulk, that is stopped first. */
export function canRemoveReplication({ state }: Pick<ReplicationView, 'state'>): boolean {
  return state !== 'InitialReplicationInProgress' && state !== 'Resynchronizing'
}

function itemsOf(menu: Menu, state: ReplicationState, facts: Facts, isExtended = false): MenuItem[] {
  return (menu[state] ?? menu.otherwise).flatMap((each) => {
    const row: LongRow = typeof each === 'string' ? { item: each } : each
    if (row.if !== undefined && !row.if(facts, row.item)) return []
    return [itemOf(row.item, row.can?.(facts, row.item) ?? true, isExtended || row.isExtended === true)]
  })
}

function itemOf(item: MenuItemName, isPossible = true, isExtended = false): MenuItem {
  return { item, key: menuKey(item, isExtended), isPossible }
}

const powerMenus: Partial<Readonly<Record<VmState, readonly OperationName[]>>> = {
  Running: ['vm.shutDown', 'vm.turnOff', 'vm.save', 'vm.pause'],
  Paused: ['vm.resume', 'vm.turnOff', 'vm.save'],
  PausedCritical: ['vm.resume', 'vm.turnOff'],
  Saved: ['vm.start', 'vm.removeSavedState'],
}

/** What has to do with the power of a machine; what one does first stands first. */
export function powerItems(vm: Pick<VmView, 'state'>): MenuItem[] {
  const items = powerMenus[vm.state]
  if (items === undefined) return [itemOf('vm.start', isAllowed('vm.start', vm, null))]
  return items.map((item) => itemOf(item))
}

/**
 * The key of an item's text.
 * @param isExtended For the second hop on the middle host of a chain, or what leads to it.
 */
function menuKey(item: MenuItemName, isExtended: boolean): MenuKey {
  const words: Words = isOwn(item) ? ownItems[item] : operationOf(item)
  const key = (isExtended ? words.extendedMenu : undefined) ?? words.menu
  if (key === undefined) throw new Error(`${item} stands in no menu`)
  return key
}

function isOwn(item: MenuItemName): item is keyof typeof ownItems {
  return item in ownItems
}
