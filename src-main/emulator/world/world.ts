/** The empty world, and the numbers that bound it. */
import { isInstant } from '../../kernel/clock.ts'
import { invariant } from '../../kernel/invariant.ts'
import { createRandomStream } from '../../kernel/random.ts'
import { createTimers } from '../../kernel/timers.ts'
import type { World } from './state/world.ts'

export const limits = {
  hostCount: 64,
  vmCountPerHost: 1024,
  diskCountPerVm: 64,
  /** What Windows Server needs, and what Windows Server 2025 takes at most. */
  hostMemoryBytesMin: 512 * 1024 ** 2,
  hostMemoryBytesMax: 240 * 1024 ** 4,
  /** NTFS with clusters of 64 KiB. */
  volumeBytesMin: 1024 ** 3,
  volumeBytesMax: 256 * 1024 ** 4,
  /** Of the volume that a host comes with, which may stand for several (ours). */
  hostVolumeBytesMax: 4 * 1024 ** 5,
  switchCountPerHost: 64,
  switchNameLengthMax: 64,
  hostsFileCount: 256,
  trustCount: 64,
  partitionCount: 16,
  cachedNameCount: 1024,
  /** A leap year each way. */
  clockSkewSecondsMax: 366 * 86_400,
  /** Hyper-V's limits of a VHDX. */
  diskBytesMin: 3 * 1024 ** 2,
  diskBytesMax: 64 * 1024 ** 4,
  /** Of a fixed or dynamic VHD. */
  vhdBytesMax: 2040 * 1024 ** 3,
  memoryBytesMin: 32 * 1024 ** 2,
  memoryBytesMax: 12 * 1024 ** 4,
  adapterCount: 8,
  legacyAdapterCount: 4,
  checkpointCountPerVm: 50,
  nameLengthMax: 100,
  /** Of a delay or a shutdown. */
  secondsMax: 3600,
  churnBytesPerHourMax: 1_000_000_000_000,
  eventLogCount: 500,
  bitsPerSecondMin: 1_000,
  bitsPerSecondMax: 100_000_000_000,
  scheduleDays: 7,
  /** An external disk, and the merging of a resynchronization on the disk of the replica (ours). */
  exportBytesPerSecond: 200_000_000,
  mergeBytesPerSecond: 500_000_000,
} as const

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
      ...{ host: 0, vm: 0, disk: 0, adapter: 0, point: 0, relationship: 0, record: 0, checkpoint: 0 },
      ...{ partition: 0, fault: 0 },
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
