/**
 * Random operations must be accepted and refused alike by the emulator and by the small table of a chain of three hosts in
 * `chain-table.ts`, and lead to the same states.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { extended, never, rules, wait, type Model, type Side } from './chain-table.ts'
import { minuteMs, replicating, type Lab } from '../lab.ts'

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
const copying = does('extend', 'start the copy to the third host')
const chained = [...copying, new Wait()]
const takenOver = does('turn the first machine off', 'fail over on the middle host')
const beginnings = [
  [],
  copying,
  chained,
  [...chained, ...does('pause the middle host', 'wait', 'resume the middle host')],
  [...chained, ...takenOver],
  [...chained, ...takenOver, ...does('complete on the middle host', 'go on to the third host', 'wait')],
]
const isNever = (name: string) => rules[name]![3] === never
/** What ends a relationship comes seldom, so that most walks last. */
const isRare = (name: string) => isNever(name) || name.startsWith('remove')
/** A longer run by hand: `MODEL_RUNS=3000`. */
const runCount = Number(process.env['MODEL_RUNS'] ?? 600)

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
