/**
 * A copy of the world in which commands are tried out before the first of them is carried out. The copy is made in slices, so that
 * a large world keeps nobody waiting.
 */
import { ok, type Reply } from '../../contract/failure.ts'
import { createEmulator, type CommandInput, type EmulatorRules, type World } from '../../emulator/index.ts'
import { copyPlain } from '../../kernel/plain-copy.ts'
import type { Stage } from './stage.ts'
import { timersPerSlice } from './replay.ts'
import { sliceMilliseconds } from '../base/slices.ts'

/** So often a copy is begun anew because the world has changed under it; then it is made in one go. */
const triesMax = 3

/** The world to be tried out on. */
export interface TrialSource {
  readonly rules: EmulatorRules
  world(): World
  /** Differs whenever the world is no longer the same. */
  stamp(): string
}

/** Makes a stage on a copy of the world, time included; nothing of it is kept. */
export async function createTrial(source: TrialSource): Promise<Stage> {
  const copy = createEmulator(await copyInSlices(source), source.rules)
  return {
    emulator: copy,
    peerOf: (vmId) => copy.peerVmView(vmId),
    now: () => copy.now(),
    apply: (input) => copy.apply(input).reply,
    async advance(toInstant, stopWhen) {
      const options = {
        collectEvents: false,
        timerLimit: timersPerSlice,
        ...(stopWhen ? { stopWhen: () => stopWhen(copy) } : {}),
      }
      while (copy.now() < toInstant && stopWhen?.(copy) !== true) {
        copy.advance(toInstant, options)
        await giveWay()
      }
    },
  }
}

/**
 * Says what a series of inputs would meet.
 * @returns The first refusal, if there is one.
 */
export async function tryOut(source: TrialSource, inputs: readonly CommandInput[]): Promise<Reply<unknown>> {
  const { apply } = await createTrial(source)
  for (const input of inputs) {
    const reply = apply(input)
    if (!reply.ok) return reply
  }
  return ok(undefined)
}

/** Machines are nearly all of a large world, so the copy stops between two of them. */
async function copyInSlices({ world, stamp }: TrialSource): Promise<World> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const stampBefore = stamp()
    const { vms, ...rest } = world()
    const copied: World['vms'] = []
    const others = copyPlain(rest)
    let until = performance.now() + sliceMilliseconds
    for (const vm of vms) {
      copied.push(copyPlain(vm))
      if (performance.now() < until) continue
      await giveWay()
      if (stamp() !== stampBefore) break
      until = performance.now() + sliceMilliseconds
    }
    if (stamp() === stampBefore) return { ...others, vms: copied }
  }
  return copyPlain(world())
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
