import { expect, it } from 'vitest'
import { createTrial, tryOut } from '../../../src-main/app/world/trial.ts'
import type { Emulator } from '../../../src-main/emulator/index.ts'
import { hourMs, replicating, rules } from '../../emulator/lab.ts'

/** As the keeper has it, without a journal: the clock alone tells of changes. */
function sourceOf(emulator: Emulator) {
  return { rules, world: () => emulator.world, stamp: () => String(emulator.now()) }
}

/** Counts what else gets its turn while something runs. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isOver = true
  return turns
}

it('goes on as the world does, and leaves the world as it is', async () => {
  const { emulator } = replicating({ recoveryHistoryHours: 4 })
  const before = emulator.hash()
  const trial = await createTrial(sourceOf(emulator))
  await trial.advance(emulator.now() + 26 * hourMs)
  expect(trial.apply({ kind: 'command', name: 'vm.turnOff', input: { vmId: 'vm-1' } })).toMatchObject({ ok: true })
  expect(emulator.hash()).toBe(before)
  emulator.advance(emulator.now() + 26 * hourMs, { collectEvents: false })
  emulator.command('vm.turnOff', { vmId: 'vm-1' })
  expect(trial.emulator.hash()).toBe(emulator.hash())
})

it('says the first refusal that a series of inputs would meet', async () => {
  const { emulator } = replicating()
  const before = emulator.hash()
  const turnOff = { kind: 'command', name: 'vm.turnOff', input: { vmId: 'vm-1' } } as const
  const start = { kind: 'command', name: 'vm.start', input: { vmId: 'vm-1' } } as const
  expect(await tryOut(sourceOf(emulator), [turnOff, start, turnOff])).toMatchObject({ ok: true })
  expect(await tryOut(sourceOf(emulator), [turnOff, start, start])).toMatchObject({
    ok: false,
    failure: { code: 'vm.wrongState' },
  })
  expect(emulator.hash()).toBe(before)
})

/** With machines that do nothing, so many that a copy takes several slices. */
function largeWorld(): Emulator {
  const { emulator } = replicating()
  const { vms } = emulator.world
  const [machine] = vms
  for (let number = 1_000; number < 31_000; number += 1) {
    vms.push({ ...structuredClone(machine!), vmId: `vm-${number}`, number, replications: [] })
  }
  return emulator
}

it('keeps nobody waiting while a large world is copied', async () => {
  const emulator = largeWorld()
  expect(await turnsDuring(() => createTrial(sourceOf(emulator)))).toBeGreaterThan(3)
})

it('is one world also where time passes while it is copied', async () => {
  const emulator = largeWorld()
  let ticks = 0
  const tick = () => {
    emulator.advance(emulator.now() + hourMs, { collectEvents: false })
    ticks += 1
    if (ticks < 20) setImmediate(tick)
  }
  setImmediate(tick)
  const trial = await createTrial(sourceOf(emulator))
  expect(ticks).toBeGreaterThan(1)
  expect(trial.emulator.hash()).toBe(emulator.hash())
})
