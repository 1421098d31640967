/**
 * Random operations must be accepted and refused alike by the emulator and by the small table of the state machine in
 * `relationship-table.ts`, and lead to the same states on both sides.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { enable, gigabyte, minuteMs, twoHosts, type Lab } from '../lab.ts'
import { commands, never, rules, unrelated, wait, type Model, type Name } from './relationship-table.ts'

type Index = 0 | 1

/** What was accepted at least once: a walk that gets nowhere proves nothing. */
const accepted = new Set<string>()

class Operation implements fc.Command<Model, Lab> {
  readonly name: Name
  readonly index: Index
  /** Leaves out what would be refused, so that random operations get somewhere. */
  readonly isSensible: boolean

  constructor(name: Name, index: Index, isSensible: boolean) {
    this.name = name
    this.index = index
    this.isSensible = isSensible
  }

  check(model: Readonly<Model>) {
    // On a replica this extends replication: see the model of the chain.
    if (this.name === 'enable' && model.sides[this.index].mode === 'Replica') return false
    if (!this.isSensible) return true
    const copy = structuredClone(model)
    return rules[this.name](copy, copy.sides[this.index], copy.sides[this.index === 0 ? 1 : 0])
  }
  run(model: Model, lab: Lab): void {
    const [command, extra] = commands[this.name]
    const own = model.sides[this.index]
    const other = model.sides[this.index === 0 ? 1 : 0]
    const vmId = `vm-${this.index + 1}`
    const input = typeof extra === 'function' ? extra(lab, vmId) : extra
    const reply = lab.try(command, { vmId, ...input } as never)
    expect(reply.ok, `${this.toString()}: ${JSON.stringify(reply)}`).toBe(rules[this.name](model, own, other))
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
    const view = lab.emulator.replicationView(`vm-${index + 1}`)
    const { mode, state: shown, testVmId } = view ?? { mode: 'None' as const, state: 'Disabled', testVmId: null }
    // The table knows no time: for it a primary is prepared as soon as it sends the rest, which is shown only afterwards.
    const state = view?.transfer?.kind === 'plannedFailover' ? 'PreparedForFailover' : shown
    if (state !== shown) expect(shown).toBe('Replicating')
    const isOn = lab.vm(`vm-${index + 1}`).state === 'Running'
    const { mode: wantedMode, state: wantedState, isOn: wantedOn, hasTest } = side
    expect({ mode, state, isOn, hasTest: testVmId !== null }, `side ${index + 1}`).toEqual({
      mode: wantedMode,
      state: wantedState,
      isOn: wantedOn,
      hasTest,
    })
  }
}

function begin(): { model: Model; real: Lab } {
  const real = twoHosts()
  real.do('disk.add', { vmId: 'vm-1', sizeBytes: 20 * gigabyte, usedBytes: 5 * gigabyte })
  enable(real)
  const side = { ...unrelated, relationship: 1 }
  return {
    real,
    model: {
      sides: [
        { ...side, mode: 'Primary', state: 'ReadyForInitialReplication', isOn: true, hasWritten: true },
        { ...side, mode: 'Replica', state: 'WaitingForInitialReplication', isOn: false },
      ],
      copy: null,
      relationshipCount: 1,
      isSending: false,
    },
  }
}

/** What ends a relationship comes seldom, so that most walks last. */
const isRare = (name: Name) => name === 'remove'
const isNever = (name: Name) => rules[name] === never
const names = Object.keys(rules) as Name[]

const operations = names.flatMap((name) =>
  ([0, 1] as const).flatMap((index) => {
    const any = fc.constant(new Operation(name, index, false))
    const sensible = fc.constant(new Operation(name, index, true))
    return isRare(name) || isNever(name) ? [any] : [any, sensible, sensible]
  }),
)

const does = (name: Name, index: Index) => new Operation(name, index, false)
const replicating = [does('start initial replication', 0), new Wait()]
const failedOverTo1 = [does('turn off', 0), does('prepare', 0), new Wait(), does('fail over', 1)]
const exported = [does('export', 0), new Wait()]
const imported = [...exported, does('import', 1), new Wait()]
const takenOver = [does('turn off', 0), does('fail over', 1), does('set as replica', 0), does('reverse', 1)]
const removed = [does('remove', 0), does('remove', 1)]
/** Walks begin where a newcomer begins, in the middle of the life of a relationship, and after its roles were exchanged. */
const beginnings = [
  [],
  exported,
  imported,
  [...imported, ...takenOver],
  [...imported, ...takenOver, does('export', 1), new Wait(), does('remove', 1)],
  replicating,
  [...replicating, does('pause', 0), does('resynchronize', 0)],
  [...replicating, ...removed, does('enable as replica', 1), does('enable', 0)],
  [...replicating, ...failedOverTo1, does('reverse', 1), does('start', 1), new Wait()],
]
/** A longer run by hand: `MODEL_RUNS=300`. */
const runCount = Number(process.env['MODEL_RUNS'] ?? 600)

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
    { numRuns: runCount },
  )
  // Which side did it depends on luck; that each operation got somewhere on one of them must not.
  expect(names.filter((name) => !accepted.has(name) && !isNever(name))).toEqual([])
})
