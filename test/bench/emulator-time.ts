/** How quickly a world is kept, read again, and taken back in time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from '../../src-main/contract/client.ts'
import { createEmulator, createWorld, parseWorld, type Emulator } from '../../src-main/emulator/index.ts'
import { createAssembly } from '../../src-main/shells/assembly.ts'
import { buildFleet } from './emulator-fleet.ts'
import type { BenchResult } from './result.ts'

const startInstant = 1_767_225_600_000
const dayMs = 86_400_000
const snapshotVms = 1_000
const snapshotMillisecondsMax = 150
const rewindVms = 100
const rewindMillisecondsMax = 500
const rounds = 7

/** A thousand replicating machines to text and back into an emulator that goes on; beside it, the same text copied as data. */
export function measureSnapshot(): BenchResult {
  const world = createWorld({ seed: 'bench', startInstant })
  const emulator = createEmulator(world, rules)
  buildFleet(emulator, snapshotVms)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(cpuMilliseconds(() => goOn(createEmulator(parseWorld(emulator.serialise()), rules))))
    bare.push(cpuMilliseconds(() => structuredClone(world)))
  }
  return result('emulator.snapshot', median(ours), snapshotMillisecondsMax, {
    name: 'structuredClone of the world',
    value: median(bare),
  })
}

/** The first cycle after a restore, so that what is derived from the world is paid for. */
function goOn(emulator: Emulator): void {
  emulator.advance(emulator.now() + 1_000)
}

/**
 * `clock.rewind` by a day, in a workspace on disk whose hundred machines have replicated for a week, with everything that it
 * writes; beside it, the emulator alone going through that day.
 */
export async function measureRewind(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const core = await createAssembly('bench', console.error).openCore({
    workspacePath: join(folder, 'bench.understudy'),
    seed: 'bench',
  })
  if (!core.ok) throw new Error(core.failure.code)
  try {
    const client = createClient(core.value)
    await fill(client)
    await must(client.call('clock.skip', { seconds: 7 * 86_400 }))
    const ours: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await must(client.call('clock.skip', { seconds: 86_400 + 3_600 * round }))
      const { now } = await must(client.call('clock.view', {}))
      const before = process.cpuUsage()
      await must(client.call('clock.rewind', { toInstant: now - dayMs }))
      const { user, system } = process.cpuUsage(before)
      ours.push((user + system) / 1_000)
    }
    const emulator = createEmulator(createWorld({ seed: 'bench', startInstant }), rules)
    buildFleet(emulator, rewindVms)
    const bare = cpuMilliseconds(() => emulator.advance(emulator.now() + dayMs))
    return result('emulator.rewind', median(ours), rewindMillisecondsMax, {
      name: 'a day of the emulator alone',
      value: bare,
    })
  } finally {
    await core.value.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Two hosts that trust each other, from the starting world, with as many machines as are wanted. */
async function fill(client: Client): Promise<void> {
  await must(client.call('clock.setPace', { pace: 'paused' }))
  await must(client.call('rehearsal.prepareTwoHosts', {}))
  const { hosts } = await must(client.call('host.list', {}))
  const [primary, replica] = hosts
  if (primary === undefined || replica === undefined) throw new Error('two hosts were prepared')
  const certificateId = primary.stores.find((entry) => entry.store === 'LocalMachine\\My')?.certificateId
  if (certificateId === undefined) throw new Error('the hosts have certificates')
  const { vms } = await must(client.call('vm.list', {}))
  for (let index = vms.length / 2; index < rewindVms; index += 1) {
    const { vmId } = await must(
      client.call('vm.create', {
        hostId: primary.hostId,
        name: `bench${index}`,
        memoryBytes: 256 * 1024 ** 2,
        disks: [{ sizeBytes: 10 * 1024 ** 3, usedBytes: 1024 ** 3 }],
      }),
    )
    await must(client.call('vm.start', { vmId }))
    await must(
      client.call('replication.enable', { vmId, replicaServer: replica.fqdn, certificateId, recoveryHistoryHours: 4 }),
    )
    await must(client.call('replication.startInitial', { vmId }))
    await must(client.call('clock.skip', { seconds: 61 }))
  }
}

async function must<Value>(
  reply: Promise<{ ok: true; value: Value } | { ok: false; failure: { code: string; params: object } }>,
): Promise<Value> {
  const answer = await reply
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value
}

const rules = {
  judgePeer: () => ({ accepted: true, code: 'accepted', windowsCode: null, rule: null, params: {} }) as const,
}

/** Of processor time: the budgets are for one core, whatever else the machine is doing. */
function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function result(name: string, value: number, budget: number, baseline: BenchResult['baseline']): BenchResult {
  return { name, value, unit: 'ms', baseline, ratio: value / baseline.value, budget, ok: value <= budget }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN
}
