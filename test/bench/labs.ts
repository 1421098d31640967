/** What it costs to follow a lab while time passes. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entriesOf } from '../../src-main/app/labs/folder-entries.ts'
import { createLabFolder } from '../../src-main/app/labs/lab-folder.ts'
import { openLabSession } from '../../src-main/app/labs/session.ts'
import { instantiate } from '../../src-main/labs/reading/instance.ts'
import { readPack } from '../../src-main/labs/reading/pack.ts'
import { openWorkspace } from '../../src-main/workspace/index.ts'
import type { BenchResult } from './result.ts'

const averageMillisecondsMax = 0.5
const mostMillisecondsMax = 5
const dayMillisecondsMax = 2_000
const daySeconds = 86_400
const samplesPerDay = 1_440

/** The lab whose conditions look at most: every lane and every machine, held over time. */
const largest = 'TS-01'

/** A sample at each minute of a day, on average and at most, and the whole day; beside each, the same day that nobody follows. */
export async function measureSamples(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  try {
    // The same samples three times: what only one run had to wait for is not their cost.
    const runs: Run[] = []
    for (const name of ['one', 'two', 'three']) runs.push(await followDay(join(folder, name)))
    const times = runs[0]!.times.map((_, index) => Math.min(...runs.map((run) => run.times[index] ?? Infinity)))
    if (times.length < samplesPerDay) throw new Error(`only ${times.length} samples in a day`)
    const dayMilliseconds = Math.min(...runs.map((run) => run.dayMilliseconds))
    const bareMilliseconds = await bareDay(join(folder, 'bare'))
    const average = times.reduce((sum, each) => sum + each, 0) / times.length
    const most = Math.max(...times)
    const perMinute = { name: 'a minute that nobody follows', value: bareMilliseconds / samplesPerDay }
    return [
      result('labs.sample', average, averageMillisecondsMax, perMinute),
      result('labs.sampleMost', most, mostMillisecondsMax, perMinute),
      result('labs.day', dayMilliseconds, dayMillisecondsMax, {
        name: 'a day that nobody follows',
        value: bareMilliseconds,
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Run {
  /** Of each sample, in milliseconds on the wall: shorter than what the system counts the time of a thread by. */
  readonly times: readonly number[]
  readonly dayMilliseconds: number
}

async function followDay(folder: string): Promise<Run> {
  const session = await begin(folder)
  // What the first samples of a process pay for being the first.
  await session.call('clock.skip', { seconds: 3_600 })
  const times: number[] = []
  const { tracker } = session
  const sample = tracker.sample.bind(tracker)
  tracker.sample = (facts) => {
    const began = performance.now()
    sample(facts)
    times.push(performance.now() - began)
  }
  const cpu = process.cpuUsage()
  await session.call('clock.skip', { seconds: daySeconds })
  const { user, system } = process.cpuUsage(cpu)
  await session.close()
  return { times, dayMilliseconds: (user + system) / 1_000 }
}

async function begin(folder: string) {
  const packFolder = join(import.meta.dirname, '..', '..', 'resources', 'labs')
  const { pack } = await readPack(await entriesOf(packFolder), (bytes) => Buffer.from(bytes).toString('utf8'))
  const lab = pack?.labs.find(({ file }) => file.id === largest)
  const { instance } = lab === undefined ? { instance: null } : instantiate(lab, lab.file.variants[0]!.id)
  if (instance === null) throw new Error(`${largest} cannot be read`)
  const now = () => new Date()
  const begun = await openLabSession({
    instance,
    mode: 'challenge',
    seed: 'bench',
    folder: createLabFolder(folder),
    dependencies: { now, randomBytes, applicationVersion: 'bench' },
    openWorkspace: (path) => openWorkspace({ path, mode: 'open-or-create', now, applicationVersion: 'bench' }),
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun.failure))
  return begun.value
}

/** The same world, followed until its start stands and not after. */
async function bareDay(folder: string): Promise<number> {
  const session = await begin(folder)
  session.tracker.sample = () => undefined
  const cpu = process.cpuUsage()
  await session.call('clock.skip', { seconds: daySeconds })
  const { user, system } = process.cpuUsage(cpu)
  await session.close()
  return (user + system) / 1_000
}

function result(name: string, value: number, budget: number, baseline: BenchResult['baseline']): BenchResult {
  return { name, value, unit: 'ms', baseline, ratio: value / baseline.value, budget, ok: value <= budget }
}
