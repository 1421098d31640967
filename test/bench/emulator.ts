/** How fast the emulator lets relationships replicate, beside the barest loop that could stand behind it. */
import { createEmulator, createWorld, type Emulator } from '../../src-main/emulator/index.ts'
import { buildFleet, frequencySeconds } from './emulator-fleet.ts'

const startInstant = 1_767_225_600_000
const dayMs = 86_400_000
const cyclesPerSecondMin = 2_000_000
const fleetSecondsMax = 8
const fleetMegabytesMax = 512
const fleetVms = 1_000
const fleetDays = 30
const rounds = 3

/** How many times the bare heap a cycle may take; what bounds the small ones is said in decision 0045. */
const timesMax = { fleet: 5, small: 10 }
/** Runs of both sides that are not counted: an app that is in use has compiled both. */
const warmUps = 3

/** Full cycles (cut, send, apply, confirm, count) of a hundred relationships, per second. */
export function measureCycles() {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = -warmUps; round < rounds; round += 1) {
    const emulator = build(100)
    const rates = [perSecond(() => run(emulator, 100)), perSecond(() => runBareHeap(100, cyclesIn(100)))] as const
    if (round < 0) continue
    ours.push(rates[0])
    bare.push(rates[1])
  }
  const value = median(ours)
  const baseline = { name: bareHeap, value: median(bare) }
  const ratio = value / baseline.value
  return {
    name: 'emulator.cycles',
    value,
    unit: '1/s',
    baseline,
    ratio,
    budget: cyclesPerSecondMin,
    timesMax: timesMax.small,
    ok: value >= cyclesPerSecondMin && ratio >= 1 / timesMax.small,
  }
}

const bareHeap = 'binary heap of numbers, two turns a cycle'

/** A thousand relationships for thirty days; and that time grows no faster than n log n. */
export function measureFleet() {
  // The first month of a new process, much of which passes before it is compiled.
  const [cold] = Array.from({ length: warmUps }, () => runFleet(100))
  const results = [100, 1_000, 10_000].map(runFleet)
  const [small, fleet, large] = results
  if (!cold || !small || !fleet || !large) throw new Error('three fleets were measured')
  const megabytes = process.memoryUsage().rss / 1024 ** 2
  const bareSeconds = ({ vmCount, cycles }: typeof fleet) => timed(() => runBareHeap(vmCount, cycles)).seconds
  const coldBareSeconds = bareSeconds(cold)
  for (let round = 0; round < warmUps; round += 1) bareSeconds(small)
  const fleetBareSeconds = bareSeconds(fleet)
  const nLogN = (count: number) => count * Math.log2(count)
  const growth = large.seconds / small.seconds / (nLogN(large.vmCount) / nLogN(small.vmCount))
  return [
    {
      name: 'emulator.fleet',
      value: fleet.seconds,
      unit: 's',
      baseline: { name: bareHeap, value: fleetBareSeconds },
      ratio: fleet.seconds / fleetBareSeconds,
      budget: fleetSecondsMax,
      timesMax: timesMax.fleet,
      ok: fleet.seconds <= fleetSecondsMax && fleet.seconds / fleetBareSeconds <= timesMax.fleet,
    },
    {
      name: 'emulator.fleet.cold',
      value: cold.seconds,
      unit: 's',
      baseline: { name: bareHeap, value: coldBareSeconds },
      ratio: cold.seconds / coldBareSeconds,
      budget: (fleetSecondsMax * nLogN(cold.vmCount)) / nLogN(fleetVms),
      ok: cold.seconds <= (fleetSecondsMax * nLogN(cold.vmCount)) / nLogN(fleetVms),
    },
    ...[small, large].map((other) => {
      const bare = bareSeconds(other)
      const times = other === small ? timesMax.small : timesMax.fleet
      // As much as the budget for a thousand machines grows or shrinks by n log n.
      const budget = (fleetSecondsMax * nLogN(other.vmCount)) / nLogN(fleetVms)
      return {
        name: `emulator.fleet.${other.vmCount}`,
        value: other.seconds,
        unit: 's',
        baseline: { name: bareHeap, value: bare },
        ratio: other.seconds / bare,
        budget,
        timesMax: times,
        ok: other.seconds <= budget && other.seconds / bare <= times,
      }
    }),
    {
      name: 'emulator.fleet.memory',
      value: megabytes,
      unit: 'MB',
      baseline: { name: 'this process with 10,000 machines', value: megabytes },
      ratio: 1,
      budget: fleetMegabytesMax,
      ok: megabytes <= fleetMegabytesMax,
    },
    {
      name: 'emulator.fleet.growth',
      value: growth,
      unit: 'of n log n',
      baseline: { name: `${small.vmCount} machines, s`, value: small.seconds },
      ratio: large.seconds / small.seconds,
      budget: 2,
      ok: growth <= 2,
    },
  ]
}

/** Thirty days of a fleet; the largest runs for three and is scaled up, or it would take a minute. */
function runFleet(vmCount: number) {
  const days = vmCount > fleetVms ? fleetDays / 10 : fleetDays
  const emulator = build(vmCount)
  const before = cyclesOf(emulator)
  const { seconds } = timed(() => emulator.advance(emulator.now() + days * dayMs))
  const cycles = cyclesOf(emulator) - before
  return { vmCount, seconds: (seconds * fleetDays) / days, cycles: (cycles * fleetDays) / days }
}

function build(vmCount: number): Emulator {
  const world = createWorld({ seed: 'bench', startInstant })
  const emulator = createEmulator(world, {
    judgePeer: () => ({ accepted: true, code: 'accepted', windowsCode: null, rule: null, params: {} }),
  })
  buildFleet(emulator, vmCount)
  return emulator
}

const benchDays = 40

function run(emulator: Emulator, vmCount: number): number {
  const before = cyclesOf(emulator)
  emulator.advance(emulator.now() + benchDays * dayMs)
  const cycles = cyclesOf(emulator) - before
  if (cycles < 0.9 * cyclesIn(vmCount)) throw new Error(`only ${cycles} cycles`)
  return cycles
}

function cyclesIn(vmCount: number): number {
  return (vmCount * benchDays * dayMs) / (frequencySeconds * 1000)
}

/** Every cycle confirms a later moment, so the confirmed moments tell how many there were. */
function cyclesOf(emulator: Emulator): number {
  return emulator.world.vms.reduce((sum, vm) => {
    const record = vm.replications[0]
    if (record?.mode !== 'Primary' || record.lastReplicationInstant === null) return sum
    return sum + Math.floor((record.lastReplicationInstant - startInstant) / (record.frequencySeconds * 1000))
  }, 0)
}

function perSecond(work: () => number): number {
  const { value, seconds } = timed(work)
  return value / seconds
}

/** Seconds of processor time: the budgets are for one core, whatever else the machine is doing. */
function timed<Value>(work: () => Value): { value: Value; seconds: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, seconds: (user + system) / 1_000_000 }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function runBareHeap(count: number, cycles: number): number {
  const heap = Array.from({ length: count }, (_, index) => startInstant + index)
  for (let turn = 0; turn < cycles; turn += 1) {
    sink(heap, heap[0]! + 40)
    sink(heap, heap[0]! + frequencySeconds * 1000)
  }
  return cycles
}

function sink(heap: number[], value: number): void {
  let position = 0
  for (;;) {
    let child = position * 2 + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1
    if (value <= heap[child]!) break
    heap[position] = heap[child]!
    position = child
  }
  heap[position] = value
}
