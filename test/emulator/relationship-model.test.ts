/**
 * The state machine of a relationship, written down a second time: small, without disks, lines and clocks, from Hyper-V
 * Replica reference 2.1 to 2.3. Random operations must be accepted and refused alike by this table and by the emulator, and
 * lead to the same states on both sides.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EmulatorCommandName } from '../../src-main/emulator/index.ts'
import { enable, minuteMs, twoHosts, type Lab } from './lab.ts'

interface Side {
  mode: 'Primary' | 'Replica'
  state: string
  isOn: boolean
  /** It holds, or knows that the other side holds, a whole copy. */
  isWhole: boolean
  hasTest: boolean
  failover: { kind: 'planned' | 'unplanned'; before: string } | null
}

interface Model {
  readonly sides: readonly [Side, Side]
  /** The primary wrote something that has not been sent. */
  isDirty: boolean
  /** What is left is being sent for a planned failover. */
  isSending: boolean
}

type Index = 0 | 1
type Rule = (model: Model, own: Side, other: Side) => boolean

const failedOver = (side: Side) => side.state === 'FailedOverWaitingCompletion' || side.state === 'FailedOver'

/** Whether what the primary sends would be taken. */
function isTaken(primary: Side, replica: Side): boolean {
  if (replica.mode !== 'Replica') return false
  const states = primary.isWhole ? ['Replicating', 'Resynchronizing'] : ['WaitingForInitialReplication']
  return states.includes(replica.state)
}

function resume(isComparing: boolean): Rule {
  return (_, own, other) => {
    if (own.mode === 'Replica') {
      if (own.state !== 'Suspended') return false
      own.state = own.isWhole ? 'Replicating' : 'WaitingForInitialReplication'
      return true
    }
    const states = ['Suspended', 'Error', 'WaitingForStartResynchronize', 'ResynchronizeSuspended']
    if (!states.includes(own.state) || !isTaken(own, other)) return false
    if (own.state === 'ResynchronizeSuspended') own.state = 'Resynchronizing'
    else if (!own.isWhole) own.state = 'InitialReplicationInProgress'
    else if (isComparing || own.state === 'WaitingForStartResynchronize') own.state = other.state = 'Resynchronizing'
    else own.state = 'Replicating'
    return true
  }
}

/** Changes the model and says whether the operation is accepted. */
const rules: Readonly<Record<string, readonly [EmulatorCommandName, object, Rule]>> = {
  'start initial replication': [
    'replication.startInitial',
    {},
    (_, own, other) => {
      if (own.state !== 'ReadyForInitialReplication' || !isTaken(own, other)) return false
      own.state = 'InitialReplicationInProgress'
      return true
    },
  ],
  'stop initial replication': [
    'replication.stopInitial',
    {},
    (_, own) => {
      if (own.state !== 'InitialReplicationInProgress') return false
      own.state = 'ReadyForInitialReplication'
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
    (_, own) => {
      const states = ['Replicating', 'Error', 'Suspended', 'PreparedForFailover', 'WaitingForStartResynchronize']
      const isAllowed = [...states, 'ResynchronizeSuspended'].includes(own.state)
      if (own.mode !== 'Primary' || own.isOn || !isAllowed) return false
      Object.assign(own, { mode: 'Replica', state: 'WaitingForInitialReplication', isWhole: false })
      return true
    },
  ],
  reverse: [
    'replication.reverse',
    {},
    (model, own, other) => {
      if (own.mode !== 'Replica' || own.failover === null || !failedOver(own) || other.isOn) return false
      const isPlanned = own.failover.kind === 'planned' && other.state === 'PreparedForFailover'
      const isSet = other.mode === 'Replica' && other.state === 'WaitingForInitialReplication'
      if (!isPlanned && !isSet) return false
      Object.assign(own, { mode: 'Primary', state: isPlanned ? 'Replicating' : 'ReadyForInitialReplication' })
      Object.assign(other, { mode: 'Replica', state: isPlanned ? 'Replicating' : 'WaitingForInitialReplication' })
      own.isWhole = isPlanned
      other.failover = null
      model.isDirty = true
      return true
    },
  ],
  prepare: [
    'failover.prepare',
    {},
    (model, own, other) => {
      if (own.mode !== 'Primary' || own.state !== 'Replicating' || own.isOn || !isTaken(own, other)) return false
      own.state = 'PreparedForFailover'
      model.isSending = model.isDirty
      return true
    },
  ],
  'fail over': [
    'failover.start',
    {},
    (model, own, other) => {
      const states = ['Replicating', 'Suspended', 'Resynchronizing']
      const isPrepared = other.state === 'PreparedForFailover'
      if (own.mode !== 'Replica' || !states.includes(own.state) || !own.isWhole) return false
      if (own.hasTest || other.isOn || (isPrepared && model.isSending)) return false
      own.failover = { kind: isPrepared ? 'planned' : 'unplanned', before: own.state }
      own.state = 'FailedOverWaitingCompletion'
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
  // Rows 26 and 28 change no state; the settings are the primary's.
  'change settings': ['replication.change', { compression: false }, (_, own) => own.mode === 'Primary'],
  'reset statistics': ['replication.resetStatistics', {}, () => true],
  start: [
    'vm.start',
    {},
    (model, own) => {
      const isLocked = own.mode === 'Replica' ? !failedOver(own) : own.state === 'PreparedForFailover'
      if (isLocked || own.isOn) return false
      own.isOn = true
      if (own.mode === 'Primary') model.isDirty = true
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

/** What twenty minutes change: everything under way ends, and what cannot be sent stops its primary. */
function wait(model: Model): void {
  const primary = model.sides.find((side) => side.mode === 'Primary')
  const replica = model.sides.find((side) => side !== primary)!
  if (primary === undefined) return
  const takes = isTaken(primary, replica)
  switch (primary.state) {
    case 'InitialReplicationInProgress':
    case 'Resynchronizing':
      if (takes) {
        for (const side of model.sides) Object.assign(side, { state: 'Replicating', isWhole: true })
        model.isDirty = primary.isOn
      } else primary.state = primary.state === 'Resynchronizing' ? 'WaitingForStartResynchronize' : 'Error'
      break
    case 'Replicating':
      if (takes) model.isDirty = primary.isOn
      else primary.state = 'Error'
      break
    case 'PreparedForFailover':
      if (model.isSending && !takes) primary.state = 'Error'
      if (model.isSending && takes) model.isDirty = false
      model.isSending = false
      break
    default:
      break
  }
}

/** What was accepted at least once: a walk that gets nowhere proves nothing. */
const accepted = new Set<string>()

class Operation implements fc.Command<Model, Lab> {
  readonly name: string
  readonly index: Index
  /** Leaves out what would be refused, so that random operations get somewhere. */
  readonly isSensible: boolean

  constructor(name: string, index: Index, isSensible: boolean) {
    this.name = name
    this.index = index
    this.isSensible = isSensible
  }

  check(model: Readonly<Model>) {
    if (!this.isSensible) return true
    const copy = structuredClone(model)
    return rules[this.name]![2](copy, copy.sides[this.index], copy.sides[this.index === 0 ? 1 : 0])
  }
  run(model: Model, lab: Lab): void {
    const [command, extra, rule] = rules[this.name]!
    const own = model.sides[this.index]
    const other = model.sides[this.index === 0 ? 1 : 0]
    const reply = lab.try(command, { vmId: `vm-${this.index + 1}`, ...extra } as never)
    expect(reply.ok, `${this.toString()}: ${JSON.stringify(reply)}`).toBe(rule(model, own, other))
    compare(model, lab)
    if (reply.ok) accepted.add(this.name)
  }
  toString() {
    return `${this.name} on ${this.index === 0 ? 'the first host' : 'the second host'}`
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

function compare(model: Model, lab: Lab): void {
  for (const [index, side] of model.sides.entries()) {
    const { mode, state, testVmId } = lab.side(`vm-${index + 1}`)
    const isOn = lab.vm(`vm-${index + 1}`).state === 'Running'
    const { mode: wantedMode, state: wantedState, isOn: wantedOn, hasTest } = side
    expect({ mode, state, isOn, hasTest: testVmId !== null }, `side ${index + 1}`).toEqual({
      ...{ mode: wantedMode, state: wantedState, isOn: wantedOn, hasTest },
    })
  }
}

function begin(): { model: Model; real: Lab } {
  const real = twoHosts()
  enable(real)
  const side = { isWhole: false, hasTest: false, failover: null }
  return {
    real,
    model: {
      sides: [
        { ...side, mode: 'Primary', state: 'ReadyForInitialReplication', isOn: true },
        { ...side, mode: 'Replica', state: 'WaitingForInitialReplication', isOn: false },
      ],
      isDirty: true,
      isSending: false,
    },
  }
}

const operations = Object.keys(rules).flatMap((name) =>
  ([0, 1] as const).flatMap((index) => [
    fc.constant(new Operation(name, index, true)),
    fc.constant(new Operation(name, index, true)),
    fc.constant(new Operation(name, index, false)),
  ]),
)

const does = (name: string, index: Index) => new Operation(name, index, false)
const replicating = [does('start initial replication', 0), new Wait()]
const failedOverTo1 = [does('turn off', 0), does('prepare', 0), new Wait(), does('fail over', 1)]
/** Walks begin where a newcomer begins, in the middle of the life of a relationship, and after its roles were exchanged. */
const beginnings = [
  [],
  replicating,
  [...replicating, ...failedOverTo1, does('reverse', 1), does('start', 1), new Wait()],
]

it('does what the reference model of a relationship says, whatever is asked of it', { timeout: 120_000 }, () => {
  const waits = Array.from({ length: 12 }, () => fc.constant(new Wait()))
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.commands([...operations, ...waits], { maxCommands: 100, size: 'max' }),
      (beginning, commands) => {
        fc.modelRun(begin, [...beginning, ...commands])
      },
    ),
    { numRuns: 300 },
  )
  // Which side did it depends on luck; that each operation got somewhere on one of them must not.
  expect(Object.keys(rules).filter((name) => !accepted.has(name))).toEqual([])
})
