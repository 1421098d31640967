/** How quickly the failure catalogue says where each fault can be injected in a large world. */
import { createEmulator, createWorld } from '../../src-main/emulator/index.ts'
import { buildFleet } from './emulator-fleet.ts'
import type { BenchResult } from './result.ts'

const startInstant = 1_767_225_600_000
const vmCount = 1_000
const millisecondsMax = 20
const rounds = 21

/** `fault.list` with a thousand machines that replicate; beside it, the answer copied as data. */
export function measureFaultList(): BenchResult {
  const emulator = createEmulator(createWorld({ seed: 'bench', startInstant }), {
    judgePeer: () => ({ accepted: true, code: 'accepted', windowsCode: null, rule: null, params: {} }),
  })
  buildFleet(emulator, vmCount)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(cpuMilliseconds(() => emulator.faults()))
    const answer = emulator.faults()
    if (!answer.some(({ candidates }) => candidates.length > 100)) throw new Error('hardly any place was found')
    bare.push(cpuMilliseconds(() => structuredClone(answer)))
  }
  const value = median(ours)
  const baseline = { name: 'structuredClone of the answer', value: median(bare) }
  const ratio = value / baseline.value
  return {
    name: 'fault.list',
    value,
    unit: 'ms',
    baseline,
    ratio,
    budget: millisecondsMax,
    ok: value <= millisecondsMax,
  }
}

/** Of processor time: the budget is for one core, whatever else the machine is doing. */
function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN
}
