/**
 * The state machine of a relationship, written down a second time: small, without disks, lines and clocks, from Hyper-V
 * Replica reference 2.1 to 2.3. Rows 23 to 25, which need a third host, are in `chain-table.ts`.
 */
import type { EmulatorCommandName } from '../../../src-main/emulator/index.ts'
import { minuteMs, type Lab } from '../lab.ts'

export interface Side {
  mode: 'None' | 'Primary' | 'Replica'
  state: string
  isOn: boolean
  /** What both sides of one relationship have in common; 0 without one. */
  relationship: number
  /** It holds, or knows that the other side holds, a whole copy. */
  isWhole: boolean
  /** It wrote something that the other side does not have. */
  hasWritten: boolean
  hasTest: boolean
  /** It waits with disks of its own, which need only be compared (row 6). */
  hasExistingCopy: boolean
  /** Its initial copy starts within the next minutes by itself (row 3). */
  isScheduled: boolean
  failover: { kind: 'planned' | 'unplanned'; before: string } | null
}

export interface Model {
  readonly sides: readonly [Side, Side]
  /** The exported copy that an import would take: whose it is, and whether it has been written to its end (rows 4, 5). */
  copy: { readonly relationship: number; isComplete: boolean } | null
  /** How many relationships there have been. */
  relationshipCount: number
  /** What is left is being sent for a planned failover. */
  isSending: boolean
}

type Rule = (model: Model, own: Side, other: Side) => boolean

export const never: Rule = () => false

export const unrelated: Omit<Side, 'isOn'> = {
  mode: 'None',
  state: 'Disabled',
  relationship: 0,
  isWhole: false,
  hasWritten: false,
  hasTest: false,
  hasExistingCopy: false,
  isScheduled: false,
  failover: null,
}

const failedOver = (side: Side) => side.state === 'FailedOverWaitingCompletion' || side.state === 'FailedOver'

/** Whether what the primary sends would be taken. */
function isTaken(primary: Side, replica: Side): boolean {
  if (replica.mode !== 'Replica' || replica.relationship !== primary.relationship) return false
  const states = primary.isWhole ? ['Replicating', 'Resynchronizing'] : ['WaitingForInitialReplication']
  return states.includes(replica.state)
}

const hasExported = (model: Model, own: Side) => !own.isWhole && model.copy?.relationship === own.relationship

function startInitial(own: Side, isPossible: boolean): boolean {
  if (own.state !== 'ReadyForInitialReplication' || !isPossible) return false
  Object.assign(own, { state: 'InitialReplicationInProgress', isScheduled: false })
  return true
}

function changeDisks(_: Model, own: Side, other: Side): boolean {
  if (own.mode !== 'Primary' || own.state !== 'Replicating' || !isTaken(own, other)) return false
  own.state = 'WaitingForUpdateCompletion'
  return true
}

function resume(isComparing: boolean): Rule {
  return (_, own, other) => {
    if (own.mode === 'Replica') {
      if (own.state !== 'Suspended') return false
      own.state = own.isWhole ? 'Replicating' : 'WaitingForInitialReplication'
      return true
    }
    const states = ['Suspended', 'Error', 'WaitingForStartResynchronize', 'ResynchronizeSuspended', 'UpdateError']
    if (!states.includes(own.state) || !isTaken(own, other)) return false
    if (own.state === 'ResynchronizeSuspended') own.state = 'Resynchronizing'
    else if (!own.isWhole) own.state = 'InitialReplicationInProgress'
    else if (isComparing || own.state === 'WaitingForStartResynchronize') own.state = other.state = 'Resynchronizing'
    else own.state = own.state === 'UpdateError' ? 'WaitingForUpdateCompletion' : 'Replicating'
    return true
  }
}

/** Changes a side and says yes. */
function to(side: Side, changes: Partial<Side>): true {
  Object.assign(side, changes)
  return true
}

/** Each rule changes the model and says whether the operation is accepted. Comments name the rows of reference 2.2. */
export const rules = {
  // Rows 1 and 6: a new primary where the other machine waits with the same id; without that the id is taken.
  enable: (model, own, other) => {
    const isWaiting = other.state === 'WaitingForInitialReplication' && other.hasExistingCopy
    if (own.mode !== 'None' || !isWaiting) return false
    other.relationship = model.relationshipCount += 1
    const { relationship } = other
    return to(own, { mode: 'Primary', state: 'ReadyForInitialReplication', relationship, hasWritten: true })
  },
  'enable as replica': (model, own) => {
    if (own.mode !== 'None' || own.isOn) return false
    const relationship = (model.relationshipCount += 1)
    return to(own, {
      mode: 'Replica',
      state: 'WaitingForInitialReplication',
      relationship,
      hasExistingCopy: true,
    })
  },
  // Rows 2 to 7.
  'start initial replication': (_, own, other) => startInitial(own, isTaken(own, other)),
  'schedule initial replication': (_, own) =>
    own.state === 'ReadyForInitialReplication' && to(own, { isScheduled: true }),
  'schedule initial replication too late': never,
  export: (model, own) => {
    if (!startInitial(own, true)) return false
    model.copy = { relationship: own.relationship, isComplete: false }
    return true
  },
  import: (model, own, other) => {
    const isThere = model.copy?.isComplete === true && model.copy.relationship === own.relationship
    if (own.mode !== 'Replica' || own.state !== 'WaitingForInitialReplication' || !isThere) return false
    model.copy = null
    if (other.relationship === own.relationship) other.isWhole = true
    if (other.state === 'InitialReplicationInProgress') other.state = 'Replicating'
    return to(own, { state: 'Replicating', isWhole: true, hasExistingCopy: false })
  },
  'compare with the existing machine': (_, own, other) =>
    startInitial(own, isTaken(own, other) && other.hasExistingCopy),
  'stop initial replication': (model, own) => {
    const isExported = hasExported(model, own) && model.copy?.isComplete === true
    if ((own.state !== 'InitialReplicationInProgress' && !own.isScheduled) || isExported) return false
    if (hasExported(model, own)) model.copy = null
    return to(own, { state: 'ReadyForInitialReplication', isScheduled: false })
  },
  // Rows 8 to 11.
  pause: (_, own) => {
    if (own.mode === 'Primary' && own.state === 'Resynchronizing') return to(own, { state: 'ResynchronizeSuspended' })
    const waiting = own.mode === 'Replica' ? ['WaitingForInitialReplication'] : []
    return ['Replicating', 'Resynchronizing', ...waiting].includes(own.state) && to(own, { state: 'Suspended' })
  },
  resume: resume(false),
  resynchronize: resume(true),
  'cancel resynchronization': (_, own, other) => {
    if (own.mode !== 'Primary' || !/^Resynchroniz/.test(own.state)) return false
    if (other.state === 'Resynchronizing') other.state = 'Replicating'
    return to(own, { state: 'WaitingForStartResynchronize' })
  },
  // Rows 12 and 13.
  'start a test': (_, own) => {
    const isPossible = own.mode === 'Replica' && ['Replicating', 'Suspended'].includes(own.state)
    return isPossible && own.isWhole && !own.hasTest && to(own, { hasTest: true })
  },
  'stop the test': (_, own) => own.hasTest && to(own, { hasTest: false }),
  // Rows 14 to 20.
  prepare: (model, own, other) => {
    if (own.mode !== 'Primary' || own.state !== 'Replicating' || own.isOn || !isTaken(own, other)) return false
    model.isSending = own.hasWritten
    return to(own, { state: 'PreparedForFailover' })
  },
  'fail over': (model, own, other) => {
    const states = ['Replicating', 'Suspended', 'Resynchronizing']
    const isPrepared = other.state === 'PreparedForFailover' && other.relationship === own.relationship
    if (own.mode !== 'Replica' || !states.includes(own.state) || !own.isWhole) return false
    if (own.hasTest || other.isOn || (isPrepared && model.isSending)) return false
    const failover = { kind: isPrepared ? 'planned' : 'unplanned', before: own.state } as const
    return to(own, { state: 'FailedOverWaitingCompletion', failover, hasWritten: false })
  },
  cancel: (model, own) => {
    if (own.state === 'PreparedForFailover') {
      model.isSending = false
      return to(own, { state: 'Replicating' })
    }
    if (own.state !== 'FailedOverWaitingCompletion') return false
    const { before } = own.failover!
    return to(own, { state: before === 'Resynchronizing' ? 'Replicating' : before, failover: null, isOn: false })
  },
  complete: (_, own) => own.state === 'FailedOverWaitingCompletion' && to(own, { state: 'FailedOver' }),
  // Rows 16 and 21.
  'set as replica': (model, own) => {
    const states = ['Replicating', 'Error', 'Suspended', 'PreparedForFailover', 'WaitingForStartResynchronize']
    const isAllowed = [...states, 'ResynchronizeSuspended', 'UpdateError'].includes(own.state)
    if (own.mode !== 'Primary' || own.isOn || !isAllowed) return false
    if (hasExported(model, own)) model.copy = null
    return to(own, {
      mode: 'Replica',
      state: 'WaitingForInitialReplication',
      isWhole: false,
      hasExistingCopy: true,
    })
  },
  reverse: (_, own, other) => {
    if (own.mode !== 'Replica' || !failedOver(own) || other.isOn) return false
    if (other.relationship !== own.relationship) return false
    if (other.mode === 'Replica' && other.state === 'WaitingForInitialReplication') {
      other.failover = null
      return to(own, { mode: 'Primary', state: 'ReadyForInitialReplication', isWhole: false })
    }
    if (own.failover?.kind !== 'planned' || other.state !== 'PreparedForFailover') return false
    to(other, { mode: 'Replica', state: 'Replicating', failover: null })
    return to(own, { mode: 'Primary', state: 'Replicating', isWhole: true })
  },
  // Row 22; that a test must be stopped before is ours.
  remove: (model, own) => {
    if (own.mode === 'None' || own.hasTest) return false
    if (own.mode === 'Primary') model.isSending = false
    if (own.mode === 'Primary' && hasExported(model, own) && model.copy?.isComplete === false) model.copy = null
    return to(own, unrelated)
  },
  // Rows 26 to 28; the settings are the primary's, and what changes nothing but them changes no state.
  'change settings': (_, own) => own.mode === 'Primary',
  'replicate all disks': changeDisks,
  'replicate one disk': changeDisks,
  'reset statistics': (_, own) => own.mode !== 'None',
  // Reference 2.3.
  start: (_, own) => {
    const isLocked = own.mode === 'Replica' ? !failedOver(own) : own.state === 'PreparedForFailover'
    return !isLocked && !own.isOn && to(own, { isOn: true })
  },
  'turn off': (_, own) => own.isOn && to(own, { isOn: false }),
} satisfies Readonly<Record<string, Rule>>

export type Name = keyof typeof rules

/** The command of each operation, and what it takes besides the machine. */
export const commands: Readonly<Record<Name, readonly [EmulatorCommandName, (object | Find)?]>> = {
  enable: ['replication.enable', otherServer],
  'enable as replica': ['replication.enableAsReplica'],
  'start initial replication': ['replication.startInitial'],
  'schedule initial replication': ['replication.startInitial', startIn(10)],
  'schedule initial replication too late': ['replication.startInitial', startIn(7 * 24 * 60 + 1)],
  export: ['replication.startInitial', (lab) => ({ destinationPath: `C:\\Export ${lab.emulator.now()}` })],
  import: ['replication.importInitial', carryCopy],
  'compare with the existing machine': ['replication.startInitial', { useBackup: true }],
  'stop initial replication': ['replication.stopInitial'],
  pause: ['replication.suspend'],
  resume: ['replication.resume'],
  resynchronize: ['replication.resume', { resynchronize: true }],
  'cancel resynchronization': ['replication.stopResynchronization'],
  'start a test': ['failover.startTest'],
  'stop the test': ['failover.stopTest'],
  prepare: ['failover.prepare'],
  'fail over': ['failover.start'],
  cancel: ['failover.cancel'],
  complete: ['failover.complete'],
  'set as replica': ['replication.setAsReplica'],
  reverse: ['replication.reverse'],
  remove: ['replication.remove'],
  'change settings': ['replication.change', { compression: false }],
  'replicate all disks': ['replication.changeDisks', chooseDisks(2)],
  'replicate one disk': ['replication.changeDisks', chooseDisks(1)],
  'reset statistics': ['replication.resetStatistics'],
  start: ['vm.start'],
  'turn off': ['vm.turnOff'],
}

type Find = (lab: Lab, vmId: string) => object

function otherServer(_: Lab, vmId: string): object {
  const replicaServer = vmId === 'vm-1' ? 'HYPERVISOR-02.lab.example' : 'HYPERVISOR-01.lab.example'
  return { replicaServer, certificateId: vmId.replace('vm', 'certificate') }
}

function startIn(minutes: number): Find {
  return (lab) => ({ startInstant: lab.emulator.now() + minutes * minuteMs })
}

/** Brings the newest exported copy that is complete to the machine's host. */
function carryCopy(lab: Lab, vmId: string): object {
  const toHostId = vmId.replace('vm', 'host')
  const copy = lab.emulator.initialCopies().findLast(({ completedInstant }) => completedInstant !== null)
  if (copy === undefined) return { path: 'C:\\Nothing' }
  const { hostId: fromHostId, path } = copy
  if (fromHostId !== toHostId) lab.do('initialCopy.carry', { fromHostId, path, toHostId })
  return { path }
}

function chooseDisks(count: number): Find {
  return (lab, vmId) => ({
    replicatedDiskIds: lab
      .vm(vmId)
      .disks.slice(0, count)
      .map(({ diskId }) => diskId),
  })
}

/** What twenty minutes change: everything under way ends, and what cannot be sent stops its primary. */
export function wait(model: Model): void {
  for (const side of model.sides) side.hasWritten ||= side.isOn
  const primary = model.sides.find((side) => side.mode === 'Primary')
  const replica = model.sides.find((side) => side !== primary)!
  if (primary === undefined) return
  const takes = isTaken(primary, replica)
  if (primary.isScheduled) Object.assign(primary, { state: 'InitialReplicationInProgress', isScheduled: false })
  switch (primary.state) {
    case 'InitialReplicationInProgress':
      if (hasExported(model, primary)) waitForImport(model, primary, takes)
      else if (takes) becomeWhole(primary, replica)
      else primary.state = 'Error'
      break
    case 'Resynchronizing':
      if (takes) becomeWhole(primary, replica)
      else primary.state = 'WaitingForStartResynchronize'
      break
    case 'WaitingForUpdateCompletion':
    case 'Replicating':
      if (takes) primary.hasWritten = primary.isOn
      if (takes) primary.state = 'Replicating'
      else primary.state = primary.state === 'Replicating' ? 'Error' : 'UpdateError'
      break
    case 'PreparedForFailover':
      if (model.isSending && !takes) primary.state = 'Error'
      if (model.isSending && takes) primary.hasWritten = false
      model.isSending = false
      break
    default:
      break
  }
}

/** The export is complete, and changes are sent ahead of it. */
function waitForImport(model: Model, primary: Side, takes: boolean): void {
  model.copy!.isComplete = true
  if (takes) primary.hasWritten = primary.isOn
  else primary.state = 'Error'
}

function becomeWhole(primary: Side, replica: Side): void {
  for (const side of [primary, replica]) {
    Object.assign(side, { state: 'Replicating', isWhole: true, hasExistingCopy: false })
  }
  primary.hasWritten = primary.isOn
}
