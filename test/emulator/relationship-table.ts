/**
 * The state machine of a relationship, written down a second time: small, without disks, lines and clocks, from Hyper-V
 * Replica reference 2.1 to 2.3. Rows 23 to 25, which need a third host, are in `chain-model.test.ts`.
 */
import type { EmulatorCommandName } from '../../src-main/emulator/index.ts'
import { minuteMs, type Lab } from './lab.ts'

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

export const unrelated = {
  ...{ mode: 'None', state: 'Disabled', relationship: 0 },
  ...{ isWhole: false, hasWritten: false, hasTest: false, hasExistingCopy: false, isScheduled: false, failover: null },
} as const

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

function changeDisks(own: Side, other: Side): boolean {
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

/** What a command takes besides the machine, or how it is found; and the rule of the reference. */
type Operation = readonly [EmulatorCommandName, object | ((lab: Lab, vmId: string) => object), Rule]

/** Each rule changes the model and says whether the operation is accepted. */
export const rules: Readonly<Record<string, Operation>> = {
  // Rows 1 and 6: a new primary where the other machine waits with the same id; without that the id is taken.
  enable: [
    'replication.enable',
    (_, vmId) => ({
      replicaServer: vmId === 'vm-1' ? 'HYPERVISOR-02.lab.example' : 'HYPERVISOR-01.lab.example',
      certificateId: vmId.replace('vm', 'certificate'),
    }),
    (model, own, other) => {
      const isWaiting = other.state === 'WaitingForInitialReplication' && other.hasExistingCopy
      if (own.mode !== 'None' || !isWaiting) return false
      model.relationshipCount += 1
      Object.assign(own, { mode: 'Primary', state: 'ReadyForInitialReplication' })
      own.relationship = other.relationship = model.relationshipCount
      own.hasWritten = true
      return true
    },
  ],
  'enable as replica': [
    'replication.enableAsReplica',
    {},
    (model, own) => {
      if (own.mode !== 'None' || own.isOn) return false
      model.relationshipCount += 1
      const relationship = model.relationshipCount
      Object.assign(own, {
        mode: 'Replica',
        state: 'WaitingForInitialReplication',
        relationship,
        hasExistingCopy: true,
      })
      return true
    },
  ],
  'start initial replication': [
    'replication.startInitial',
    {},
    (_, own, other) => startInitial(own, isTaken(own, other)),
  ],
  'schedule initial replication': [
    'replication.startInitial',
    (lab) => ({ startInstant: lab.emulator.now() + 10 * minuteMs }),
    (_, own) => {
      if (own.state !== 'ReadyForInitialReplication') return false
      own.isScheduled = true
      return true
    },
  ],
  'schedule initial replication too late': [
    'replication.startInitial',
    (lab) => ({ startInstant: lab.emulator.now() + 7 * 24 * 60 * minuteMs + 1 }),
    () => false,
  ],
  export: [
    'replication.startInitial',
    (lab) => ({ destinationPath: `C:\\Export ${lab.emulator.now()}` }),
    (model, own) => {
      if (!startInitial(own, true)) return false
      model.copy = { relationship: own.relationship, isComplete: false }
      return true
    },
  ],
  import: [
    'replication.importInitial',
    carryCopy,
    (model, own, other) => {
      const isThere = model.copy?.isComplete === true && model.copy.relationship === own.relationship
      if (own.mode !== 'Replica' || own.state !== 'WaitingForInitialReplication' || !isThere) return false
      Object.assign(own, { state: 'Replicating', isWhole: true, hasExistingCopy: false })
      if (other.relationship === own.relationship) other.isWhole = true
      if (other.state === 'InitialReplicationInProgress') other.state = 'Replicating'
      model.copy = null
      return true
    },
  ],
  'compare with the existing machine': [
    'replication.startInitial',
    { useBackup: true },
    (_, own, other) => startInitial(own, isTaken(own, other) && other.hasExistingCopy),
  ],
  'stop initial replication': [
    'replication.stopInitial',
    {},
    (model, own) => {
      const isExported = hasExported(model, own) && model.copy?.isComplete === true
      if ((own.state !== 'InitialReplicationInProgress' && !own.isScheduled) || isExported) return false
      if (hasExported(model, own)) model.copy = null
      Object.assign(own, { state: 'ReadyForInitialReplication', isScheduled: false })
      return true
    },
  ],
  pause: [
    'replication.suspend',
    {},
    (_, own) => {
      const states = [
        'Replicating',
        'Resynchronizing',
        ...(own.mode === 'Replica' ? ['WaitingForInitialReplication'] : []),
      ]
      if (!states.includes(own.state)) return false
      own.state = own.mode === 'Primary' && own.state === 'Resynchronizing' ? 'ResynchronizeSuspended' : 'Suspended'
      return true
    },
  ],
  resume: ['replication.resume', {}, resume(false)],
  resynchronize: ['replication.resume', { resynchronize: true }, resume(true)],
  'cancel resynchronization': [
    'replication.stopResynchronization',
    {},
    (_, own, other) => {
      if (own.mode !== 'Primary' || !/^Resynchroniz/.test(own.state)) return false
      own.state = 'WaitingForStartResynchronize'
      if (other.state === 'Resynchronizing') other.state = 'Replicating'
      return true
    },
  ],
  'set as replica': [
    'replication.setAsReplica',
    {},
    (model, own) => {
      const states = ['Replicating', 'Error', 'Suspended', 'PreparedForFailover', 'WaitingForStartResynchronize']
      const isAllowed = [...states, 'ResynchronizeSuspended', 'UpdateError'].includes(own.state)
      if (own.mode !== 'Primary' || own.isOn || !isAllowed) return false
      if (hasExported(model, own)) model.copy = null
      Object.assign(own, { mode: 'Replica', state: 'WaitingForInitialReplication' })
      Object.assign(own, { isWhole: false, hasExistingCopy: true })
      return true
    },
  ],
  reverse: [
    'replication.reverse',
    {},
    (_, own, other) => {
      if (own.mode !== 'Replica' || own.failover === null || !failedOver(own) || other.isOn) return false
      if (other.relationship !== own.relationship) return false
      const isPlanned = own.failover.kind === 'planned' && other.state === 'PreparedForFailover'
      const isSet = other.mode === 'Replica' && other.state === 'WaitingForInitialReplication'
      if (!isPlanned && !isSet) return false
      Object.assign(own, { mode: 'Primary', state: isPlanned ? 'Replicating' : 'ReadyForInitialReplication' })
      Object.assign(other, { mode: 'Replica', state: isPlanned ? 'Replicating' : 'WaitingForInitialReplication' })
      own.isWhole = isPlanned
      other.failover = null
      return true
    },
  ],
  prepare: [
    'failover.prepare',
    {},
    (model, own, other) => {
      if (own.mode !== 'Primary' || own.state !== 'Replicating' || own.isOn || !isTaken(own, other)) return false
      own.state = 'PreparedForFailover'
      model.isSending = own.hasWritten
      return true
    },
  ],
  'fail over': [
    'failover.start',
    {},
    (model, own, other) => {
      const states = ['Replicating', 'Suspended', 'Resynchronizing']
      const isPrepared = other.state === 'PreparedForFailover' && other.relationship === own.relationship
      if (own.mode !== 'Replica' || !states.includes(own.state) || !own.isWhole) return false
      if (own.hasTest || other.isOn || (isPrepared && model.isSending)) return false
      own.failover = { kind: isPrepared ? 'planned' : 'unplanned', before: own.state }
      own.state = 'FailedOverWaitingCompletion'
      own.hasWritten = false
      return true
    },
  ],
  cancel: [
    'failover.cancel',
    {},
    (model, own) => {
      if (own.state === 'PreparedForFailover') {
        own.state = 'Replicating'
        model.isSending = false
        return true
      }
      if (own.mode !== 'Replica' || own.state !== 'FailedOverWaitingCompletion') return false
      own.isOn = false
      own.state = own.failover!.before === 'Resynchronizing' ? 'Replicating' : own.failover!.before
      own.failover = null
      return true
    },
  ],
  complete: [
    'failover.complete',
    {},
    (_, own) => {
      if (own.mode !== 'Replica' || own.state !== 'FailedOverWaitingCompletion') return false
      own.state = 'FailedOver'
      return true
    },
  ],
  'start a test': [
    'failover.startTest',
    {},
    (_, own) => {
      const isPossible = own.mode === 'Replica' && ['Replicating', 'Suspended'].includes(own.state)
      if (!isPossible || !own.isWhole || own.hasTest) return false
      own.hasTest = true
      return true
    },
  ],
  'stop the test': [
    'failover.stopTest',
    {},
    (_, own) => {
      if (own.mode !== 'Replica' || !own.hasTest) return false
      own.hasTest = false
      return true
    },
  ],
  'replicate all disks': ['replication.changeDisks', chooseDisks(2), (_, own, other) => changeDisks(own, other)],
  'replicate one disk': ['replication.changeDisks', chooseDisks(1), (_, own, other) => changeDisks(own, other)],
  // Row 22; that a test must be stopped before is ours.
  remove: [
    'replication.remove',
    {},
    (model, own) => {
      if (own.mode === 'None' || own.hasTest) return false
      if (hasExported(model, own) && own.mode === 'Primary' && model.copy?.isComplete === false) model.copy = null
      if (own.mode === 'Primary') model.isSending = false
      Object.assign(own, unrelated)
      return true
    },
  ],
  // Rows 26 and 28 change no state; the settings are the primary's.
  'change settings': ['replication.change', { compression: false }, (_, own) => own.mode === 'Primary'],
  'reset statistics': ['replication.resetStatistics', {}, (_, own) => own.mode !== 'None'],
  start: [
    'vm.start',
    {},
    (_, own) => {
      const isLocked = own.mode === 'Replica' ? !failedOver(own) : own.state === 'PreparedForFailover'
      if (isLocked || own.isOn) return false
      own.isOn = true
      return true
    },
  ],
  'turn off': [
    'vm.turnOff',
    {},
    (_, own) => {
      if (!own.isOn) return false
      own.isOn = false
      return true
    },
  ],
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

function chooseDisks(count: number) {
  return (lab: Lab, vmId: string) => ({
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
