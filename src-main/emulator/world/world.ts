/** The empty world. */
import { isInstant } from '../../kernel/clock.ts'
import { invariant } from '../../kernel/invariant.ts'
import { createRandomStream } from '../../kernel/random.ts'
import { createTimers } from '../../kernel/timers.ts'
import type { World } from './state/world.ts'

/**
 * The shape of a saved world. Whoever adds, removes or renames anything in `state.ts` counts it up: snapshots of another
 * format are discarded, and the journal is replayed.
 */
export const worldFormat = 10

/**
 * Makes an empty world.
 * @param options The seed of every random stream, and the instant at which the virtual clock starts.
 */
export function createWorld(options: { readonly seed: string; readonly startInstant: number }): World {
  invariant(isInstant(options.startInstant), `no instant: ${options.startInstant}`)
  return {
    format: worldFormat,
    seed: options.seed,
    now: options.startInstant,
    lastIds: {
      host: 0,
      vm: 0,
      disk: 0,
      adapter: 0,
      point: 0,
      relationship: 0,
      record: 0,
      checkpoint: 0,
      partition: 0,
      fault: 0,
    },
    hosts: [],
    vms: [],
    branches: [],
    links: [],
    dnsRecords: [],
    initialCopies: [],
    cachedNames: [],
    partitions: [],
    trusts: [],
    faults: [],
    timers: createTimers(),
    streams: {
      guid: createRandomStream(options.seed, 'guid'),
      generationId: createRandomStream(options.seed, 'generation-id'),
      churn: createRandomStream(options.seed, 'churn'),
    },
  }
}
