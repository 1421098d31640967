/**
 * The state machine of a chain of three hosts, written down a second time, from Hyper-V Replica reference 2.2, rows 22 to
 * 25. What two hosts alone do is in `relationship-table.ts`.
 */
import type { EmulatorCommandName } from '../../../src-main/emulator/index.ts'

export interface Side {
  mode: 'Primary' | 'Replica' | 'ExtendedReplica'
  state: string
  isWhole: boolean
  /** The state that a failover on it can be taken back to. */
  before?: string
}

/** P replicates to R, and R to X. A side is null where the machine does not take part in the relationship. */
export interface Model {
  p: Side | null
  /** The middle host as the replica of P, and as the source of X. */
  r: Side | null
  source: Side | null
  x: Side | null
  /** What R and X have left is no Extended relationship any more (row 25). */
  isSimple: boolean
  hasThirdMachine: boolean
  readonly isOn: { P: boolean; R: boolean; X: boolean }
}

export type Machine = keyof Model['isOn']
type Rule = (model: Model) => boolean
type Operation = readonly [EmulatorCommandName, Machine, object, Rule]

const third = { replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }
/** Of the relationship between R and X, which has another type once it has become a Simple one. */
export const extended = { relationshipType: 'Extended' }
export const never: Rule = () => false

/** Changes a side and says yes. */
function to(side: Side, changes: Partial<Side>): true {
  Object.assign(side, changes)
  return true
}

const isIn = (side: Side | null, ...states: string[]): side is Side => side !== null && states.includes(side.state)
const hasFailedOver = (side: Side | null) => isIn(side, 'FailedOverWaitingCompletion', 'FailedOver')

const failOver = (side: Side) => to(side, { state: 'FailedOverWaitingCompletion', before: side.state })

function takes(replica: Side | null, primary: Side): boolean {
  return replica?.mode !== 'Primary' && isIn(replica, primary.isWhole ? 'Replicating' : 'WaitingForInitialReplication')
}

/** What is sent tells X that its relationship has become a Simple one. */
function send(model: Model): true {
  if (model.isSimple && model.x !== null) model.x.mode = 'Replica'
  return true
}

/** The machine whose data X would take over: R once it has failed over or goes on without P. */
function serving({ p, r, source }: Model): Machine {
  if (source === null) return p?.mode === 'Replica' ? 'R' : 'P'
  return r?.mode === 'Replica' && !hasFailedOver(r) ? 'P' : 'R'
}

export const rules: Readonly<Record<string, Operation>> = {
  // Row 23.
  extend: [
    'replication.enable',
    'R',
    third,
    (model) => {
      const isPossible = model.r?.mode === 'Replica' && model.r.state === 'Replicating'
      if (!isPossible || model.source !== null || model.hasThirdMachine) return false
      model.hasThirdMachine = true
      model.source = { mode: 'Primary', state: 'ReadyForInitialReplication', isWhole: false }
      model.x = { mode: 'ExtendedReplica', state: 'WaitingForInitialReplication', isWhole: false }
      return true
    },
  ],
  'extend every 30 seconds': ['replication.enable', 'R', { ...third, frequencySeconds: 30 }, never],
  'extend with application-consistent points': [
    'replication.enable',
    'R',
    { ...third, recoveryHistoryHours: 4, vssFrequencyHours: 4 },
    never,
  ],
  'start the copy to the third host': [
    'replication.startInitial',
    'R',
    extended,
    (model) => {
      const { source, x, r } = model
      if (!isIn(source, 'ReadyForInitialReplication') || !takes(x, source) || hasFailedOver(r)) return false
      return to(source, { state: 'InitialReplicationInProgress' }) && send(model)
    },
  ],
  'stop the copy to the third host': [
    'replication.stopInitial',
    'R',
    extended,
    ({ source }) => isIn(source, 'InitialReplicationInProgress') && to(source, { state: 'ReadyForInitialReplication' }),
  ],
  'pause sending to the third host': [
    'replication.suspend',
    'R',
    extended,
    ({ source }) => isIn(source, 'Replicating') && to(source, { state: 'Suspended' }),
  ],
  'resume sending to the third host': [
    'replication.resume',
    'R',
    extended,
    (model) => {
      const { source, x, r } = model
      if (!isIn(source, 'Suspended', 'Error') || !takes(x, source) || hasFailedOver(r)) return false
      if (source.isWhole) return to(source, { state: 'Replicating' })
      return to(source, { state: 'InitialReplicationInProgress' }) && send(model)
    },
  ],
  'pause the third host': [
    'replication.suspend',
    'X',
    {},
    ({ x }) => isIn(x, 'Replicating', 'WaitingForInitialReplication') && to(x, { state: 'Suspended' }),
  ],
  'resume the third host': [
    'replication.resume',
    'X',
    {},
    ({ x }) => isIn(x, 'Suspended') && to(x, { state: x.isWhole ? 'Replicating' : 'WaitingForInitialReplication' }),
  ],
  'pause the middle host': [
    'replication.suspend',
    'R',
    {},
    ({ r }) => isIn(r, 'Replicating') && to(r, { state: 'Suspended' }),
  ],
  'resume the middle host': [
    'replication.resume',
    'R',
    {},
    ({ r }) => isIn(r, 'Suspended') && to(r, { state: 'Replicating' }),
  ],
  'resume the first host': [
    'replication.resume',
    'P',
    {},
    ({ p, r }) => p?.mode === 'Primary' && isIn(p, 'Error') && takes(r, p) && to(p, { state: 'Replicating' }),
  ],
  // Row 24.
  'prepare on the middle host': ['failover.prepare', 'R', { ...extended }, never],
  'fail over on the third host': [
    'failover.start',
    'X',
    {},
    (model) => {
      const { x, isOn } = model
      if (!isIn(x, 'Replicating', 'Suspended') || !x.isWhole || isOn[serving(model)]) return false
      return failOver(x)
    },
  ],
  'cancel on the third host': [
    'failover.cancel',
    'X',
    {},
    ({ x, isOn }) => {
      if (!isIn(x, 'FailedOverWaitingCompletion')) return false
      isOn.X = false
      return to(x, { state: x.before! })
    },
  ],
  'complete on the third host': [
    'failover.complete',
    'X',
    {},
    ({ x }) => isIn(x, 'FailedOverWaitingCompletion') && to(x, { state: 'FailedOver' }),
  ],
  'reverse on the third host': ['replication.reverse', 'X', {}, never],
  // Row 25: the copy of P has come to serve; nothing goes on to X before it is decided how.
  'fail over on the middle host': [
    'failover.start',
    'R',
    {},
    ({ r, source, isOn }) => {
      if (r?.mode !== 'Replica' || !isIn(r, 'Replicating', 'Suspended') || isOn.P) return false
      if (isIn(source, 'InitialReplicationInProgress')) source.state = 'ReadyForInitialReplication'
      if (isIn(source, 'Replicating')) source.state = 'Suspended'
      return failOver(r)
    },
  ],
  'cancel on the middle host': [
    'failover.cancel',
    'R',
    {},
    ({ r, isOn }) => {
      if (!isIn(r, 'FailedOverWaitingCompletion')) return false
      isOn.R = false
      return to(r, { state: r.before! })
    },
  ],
  'complete on the middle host': [
    'failover.complete',
    'R',
    {},
    ({ r }) => isIn(r, 'FailedOverWaitingCompletion') && to(r, { state: 'FailedOver' }),
  ],
  'go on to the third host': [
    'replication.changeModeToPrimary',
    'R',
    {},
    (model) => {
      const { source } = model
      if (!isIn(model.r, 'FailedOver') || source === null) return false
      if (isIn(source, 'Suspended', 'Error')) {
        source.state = source.isWhole ? 'Replicating' : 'ReadyForInitialReplication'
      }
      Object.assign(model, { r: null, isSimple: true })
      return true
    },
  ],
  'set the first host as replica': [
    'replication.setAsReplica',
    'P',
    {},
    ({ p, isOn }) => {
      if (p?.mode !== 'Primary' || !isIn(p, 'Replicating', 'Error') || isOn.P) return false
      return to(p, { mode: 'Replica', state: 'WaitingForInitialReplication', isWhole: false })
    },
  ],
  'reverse to the first host': [
    'replication.reverse',
    'R',
    {},
    (model) => {
      const { p, r, isOn } = model
      if (r?.mode !== 'Replica' || !hasFailedOver(r) || p?.mode !== 'Replica' || isOn.P) return false
      model.source = null
      return to(r, { mode: 'Primary', state: 'ReadyForInitialReplication', isWhole: false })
    },
  ],
  // Row 22.
  'remove on the first host': ['replication.remove', 'P', {}, (model) => remove(model, 'p')],
  'remove on the middle host': ['replication.remove', 'R', {}, (model) => model.source === null && remove(model, 'r')],
  'remove sending to the third host': ['replication.remove', 'R', extended, (model) => remove(model, 'source')],
  'remove on the third host': ['replication.remove', 'X', {}, (model) => remove(model, 'x')],
  // Reference 2.3.
  'start the first machine': start('P', ({ p }) => p?.mode === 'Replica'),
  'start the middle machine': start('R', ({ r }) => r?.mode === 'Replica' && !hasFailedOver(r)),
  'start the third machine': start(
    'X',
    ({ x, ...model }) => !model.hasThirdMachine || (x !== null && !hasFailedOver(x)),
  ),
  'turn the first machine off': turnOff('P'),
  'turn the middle machine off': turnOff('R'),
  'turn the third machine off': turnOff('X'),
}

function remove(model: Model, side: 'p' | 'r' | 'source' | 'x'): boolean {
  if (model[side] === null) return false
  model[side] = null
  return true
}

function start(machine: Machine, isLocked: Rule): Operation {
  const rule: Rule = (model) => {
    if (isLocked(model) || model.isOn[machine]) return false
    model.isOn[machine] = true
    return true
  }
  return ['vm.start', machine, {}, rule]
}

function turnOff(machine: Machine): Operation {
  const rule: Rule = ({ isOn }) => {
    if (!isOn[machine]) return false
    isOn[machine] = false
    return true
  }
  return ['vm.turnOff', machine, {}, rule]
}

/** What twenty minutes change. */
export function wait(model: Model): void {
  const { p, r, source, x } = model
  if (p?.mode === 'Primary' && isIn(p, 'Replicating') && !takes(r, p)) p.state = 'Error'
  if (!isIn(source, 'Replicating', 'InitialReplicationInProgress')) return
  if (!takes(x, source)) {
    source.state = 'Error'
    return
  }
  for (const side of [source, x!]) to(side, { state: 'Replicating', isWhole: true })
  send(model)
}
