/**
 * Replays a recorded journal and gives the hash of the world at several places. It is bundled into one script that any
 * JavaScript engine can run: it takes nothing but the data.
 */
import { judgePeer } from '../../src-main/authority/verdict/verdict.ts'
import { createEmulator, createWorld, type World, type WorldInput } from '../../src-main/emulator/index.ts'

export interface RecordedJournal {
  readonly seed: string
  readonly startInstant: number
  readonly inputs: readonly WorldInput[]
}

/** Places at which the hash is noted, so that a difference is found near the input that made it. */
const places = 20

/** @returns One line per place: how many inputs, where the clock stands, the hash, and the length of the state as text. */
export function hashesOf({ seed, startInstant, inputs }: RecordedJournal): string[] {
  let emulator = createEmulator(createWorld({ seed, startInstant }), { judgePeer })
  const found: string[] = []
  const step = Math.ceil(inputs.length / places)
  for (const [index, input] of inputs.entries()) {
    emulator.apply(structuredClone(input))
    if ((index + 1) % step !== 0 && index + 1 !== inputs.length) continue
    const state = emulator.serialise()
    found.push(`${index + 1} ${emulator.now()} ${emulator.hash()} ${state.length}`)
    // Going on from a copy that was written and read must make no difference on any engine.
    emulator = createEmulator(JSON.parse(state) as World, { judgePeer })
  }
  return found
}
