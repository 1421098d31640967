/**
 * The state machine of a chain of three hosts, written down a second time, from Hyper-V Replica reference 2.2, rows 22 to
 * 25. Random operations must be accepted and refused alike by this table and by the emulator, and lead to the same states.
 * What two hosts alone do is in `relationship-table.ts`.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EmulatorCommandName } from '../../src-main/emulator/index.ts'
import { minuteMs, replicating, type Lab } from './lab.ts'

interface Side {
  mode: 'Primary' | 'Replica' | 'ExtendedReplica'
  state: string
  isWhole: boolean
  /** The state that a failover on it can be taken back to. */
  before?: string
}

/** P replicates to R, and R to X. A side is null where the machine does not take part in the relationship. */
interface Model {
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

type Machine = keyof Model['isOn']
type Rule = (model: Model) => boolean
type Operation = readonly [EmulatorCommandName, Machine, object, Rule]

const third = { replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }
/** Of the relationship between R and X, which has another type once it has become a Simple one. */
const extended = { relationshipType: 'Extended' }
const never: Rule = () => false

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

const rules: Readonly<Record<string, Operation>> = {
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
function wait(model: Model): void {
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

/** What was accepted at least once: a walk that gets nowhere proves nothing. */
const accepted = new Set<string>()
const vmIds = { P: 'vm-1', R: 'vm-2', X: 'vm-3' } as const

class Step implements fc.Command<Model, Lab> {
  readonly name: string
  /** Leaves out what would be refused, so that random operations get somewhere. */
  readonly isSensible: boolean

  constructor(name: string, isSensible: boolean) {
    this.name = name
    this.isSensible = isSensible
  }

  check(model: Readonly<Model>) {
    // What only R and X have left is another model's matter: there is nothing to extend, and one relationship to address.
    if (model.r === null && /^(extend|remove)|(pause|resume) the middle/.test(this.name)) return false
    return !this.isSensible || rules[this.name]![3](structuredClone(model))
  }
  run(model: Model, lab: Lab): void {
    const [command, machine, extra, rule] = rules[this.name]!
    const type = extra === extended ? { relationshipType: model.isSimple ? 'Simple' : 'Extended' } : extra
    const reply = lab.try(command, { vmId: vmIds[machine], ...type } as never)
    expect(reply.ok, `${this.name}: ${JSON.stringify(reply)}`).toBe(rule(model))
    compare(model, lab)
    if (reply.ok) accepted.add(this.name)
  }
  toString() {
    return this.name
  }
}

class Wait implements fc.Command<Model, Lab> {
  check() {
    return true
  }
  run(model: Model, lab: Lab): void {
    lab.pass(21 * minuteMs)
    wait(model)
    compare(model, lab)
  }
  toString() {
    return 'wait'
  }
}

function compare({ p, r, source, x, isSimple, isOn, hasThirdMachine }: Model, lab: Lab): void {
  const side = (vmId: string, type: 'Simple' | 'Extended' = 'Simple') => {
    const view = lab.emulator.replicationView(vmId, type)
    return view === null ? null : `${view.mode} ${view.state}`
  }
  const isRunning = (vmId: string) => lab.vm(vmId).state === 'Running'
  const text = (one: Side | null) => (one === null ? null : `${one.mode} ${one.state}`)
  expect({
    p: side(vmIds.P),
    simple: side(vmIds.R),
    extended: side(vmIds.R, 'Extended'),
    x: hasThirdMachine ? side(vmIds.X) : null,
    isOn: { P: isRunning(vmIds.P), R: isRunning(vmIds.R), X: hasThirdMachine && isRunning(vmIds.X) },
  }).toEqual({
    p: text(p),
    simple: text(isSimple ? source : r),
    extended: isSimple ? null : text(source),
    x: text(x),
    isOn,
  })
}

function begin(): { model: Model; real: Lab } {
  const real = replicating()
  real.enableServer(real.addHost('HYPERVISOR-03'), 'certificate-3')
  return {
    real,
    model: {
      p: { mode: 'Primary', state: 'Replicating', isWhole: true },
      r: { mode: 'Replica', state: 'Replicating', isWhole: true },
      source: null,
      x: null,
      isSimple: false,
      hasThirdMachine: false,
      isOn: { P: true, R: false, X: false },
    },
  }
}

const does = (...names: string[]) => names.map((name) => (name === 'wait' ? new Wait() : new Step(name, false)))
const chained = does('extend', 'start the copy to the third host', 'wait')
const takenOver = does('turn the first machine off', 'fail over on the middle host')
const beginnings = [
  [],
  chained,
  [...chained, ...takenOver],
  [...chained, ...takenOver, ...does('complete on the middle host', 'go on to the third host', 'wait')],
]
const isNever = (name: string) => rules[name]![3] === never
/** What ends a relationship comes seldom, so that most walks last. */
const isRare = (name: string) => isNever(name) || name.startsWith('remove')
/** A longer run by hand: `MODEL_RUNS=3000`. */
const runCount = Number(process.env['MODEL_RUNS'] ?? 150)

it('does what the reference model of a chain says, whatever is asked of it', { timeout: 120_000 }, () => {
  const steps = Object.keys(rules).flatMap((name) => {
    const [any, sensible] = [fc.constant(new Step(name, false)), fc.constant(new Step(name, true))]
    return isRare(name) ? [any] : [any, sensible, sensible]
  })
  const waits = Array.from({ length: 8 }, () => fc.constant(new Wait()))
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.commands([...steps, ...waits], { maxCommands: 60, size: 'max' }),
      (beginning, commands) => {
        fc.modelRun(begin, [...beginning, ...commands])
      },
    ),
    { numRuns: runCount },
  )
  expect(Object.keys(rules).filter((name) => !accepted.has(name) && !isNever(name))).toEqual([])
})
