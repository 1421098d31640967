import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { describeForecast } from '../../../src-main/contract/texts/forecast-summary.ts'
import { calls } from '../../../src-main/contract/registry.ts'
import {
  checkForecast,
  drawMachines,
  forecastSteps,
  type Forecast,
  type ForecastInput,
} from '../../../src-main/emulator/forecast/index.ts'

const gigabyte = 1024 ** 3
const megabit = 1_000_000

function question(settings: Partial<ForecastInput> = {}): ForecastInput {
  const { linkBitsPerSecond = 100 * megabit, latencyMilliseconds = 10, ...others } = settings
  const line = { linkBitsPerSecond, latencyMilliseconds }
  return { ...calls['forecast.run'].input.parse({ vms: 4, days: 2, usedBytes: gigabyte, ...others, ...line }), ...line }
}

function forecast(settings: Partial<ForecastInput> = {}, cyclesMax?: number): Forecast {
  const input = question(settings)
  expect(checkForecast(input)).toEqual({ ok: true, value: undefined })
  const steps = forecastSteps(input, drawMachines(input), cyclesMax)
  let last = 0
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    expect(step.value).toBeGreaterThanOrEqual(last)
    expect(step.value).toBeLessThanOrEqual(1_000)
    last = step.value
  }
}

await Promise.all(languages.map(loadTexts))

describe('a forecast', () => {
  it('gives the same answer to the same question, and another one to another seed', () => {
    const settings = { churn: 'bursty' } as const
    expect(forecast(settings)).toEqual(forecast(settings))
    expect(forecast({ ...settings, seed: 'other' })).not.toEqual(forecast(settings))
  })

  it('finds a replica half an interval behind, at most one and its transfer, when the line is wide', () => {
    const { rpo, carries, cycles, missedCycles, bottleneck, simulatedDays } = forecast()
    expect(rpo).toMatchObject({ p50Seconds: 153, p95Seconds: 288 })
    expect(rpo.worstSeconds).toBeLessThan(310)
    expect({ carries, missedCycles, bottleneck, simulatedDays }).toEqual({
      carries: true,
      missedCycles: 0,
      bottleneck: { kind: 'none', afterSeconds: null },
      simulatedDays: 2,
    })
    expect(Math.abs(cycles - 4 * 2 * 288)).toBeLessThanOrEqual(4)
  })

  it('says how long the initial replications take, one after the other', () => {
    // 4 GB, halved by compression, over 100 Mbit/s.
    const { initialReplication } = forecast()
    expect(initialReplication.sizeBytes).toBe(4 * gigabyte)
    expect(initialReplication.seconds).toBeGreaterThanOrEqual(171)
    expect(initialReplication.seconds).toBeLessThan(175)
    expect(forecast({ compression: false }).initialReplication.seconds).toBeGreaterThan(340)
  })

  it('finds the line that is too narrow, and what would be enough', () => {
    // These four write 2.6 GB an hour, half of it after compression: 2.9 Mbit/s.
    const narrow = forecast({ linkBitsPerSecond: megabit })
    expect(narrow).toMatchObject({ carries: false, bottleneck: { kind: 'link' }, linkUsePercent: 289 })
    expect(narrow.missedCycles).toBeGreaterThan(100)
    expect(narrow.enough).toEqual({ intervalSeconds: null, linkBitsPerSecond: 5 * megabit })
    expect(forecast({ linkBitsPerSecond: 5 * megabit }).carries).toBe(true)
    expect(forecast({ linkBitsPerSecond: 2 * megabit }).carries).toBe(false)
  })

  it('finds the longer interval that would be enough where a burst is more than one cycle takes', () => {
    const settings = { vms: 10, churn: 'daily', intervalSeconds: 30, linkBitsPerSecond: 12 * megabit } as const
    const { carries, enough } = forecast(settings)
    expect(enough.intervalSeconds === 30).toBe(carries)
    expect(forecast({ ...settings, linkBitsPerSecond: enough.linkBitsPerSecond! }).carries).toBe(true)
  })

  it('counts the space of logs and of recovery points', () => {
    const { vms, logBytesMax, undoBytesMax } = forecast({ recoveryHistoryHours: 4 })
    const perHour = vms.reduce((bytes, vm) => bytes + vm.churnBytesPerHour, 0)
    // Four points reach back three to four hours; a log holds five minutes.
    expect(undoBytesMax / perHour).toBeGreaterThan(3)
    expect(undoBytesMax / perHour).toBeLessThan(4.5)
    expect(logBytesMax / perHour).toBeCloseTo(1 / 12, 1)
    expect(vms.every((vm) => vm.undoBytesMax > 0)).toBe(true)
    expect(forecast().undoBytesMax).toBe(0)
  })

  it('finds a volume that is too small, at once or by and by', () => {
    const none = forecast({ replicaVolumeBytes: 3 * gigabyte })
    expect(none).toMatchObject({
      carries: false,
      simulatedDays: 0,
      bottleneck: { kind: 'replicaVolume', afterSeconds: 0 },
    })
    const later = forecast({ replicaVolumeBytes: 8 * gigabyte, recoveryHistoryHours: 24 })
    expect(later).toMatchObject({ carries: false, bottleneck: { kind: 'replicaVolume' } })
    expect(later.bottleneck.afterSeconds).toBeGreaterThan(600)
  })

  it('counts resynchronizations of logs that outgrow the disks', () => {
    const settings = { sizeBytes: 2 * gigabyte, linkBitsPerSecond: 100_000, churnBytesPerHour: 2_000_000_000 }
    const { bottleneck, carries } = forecast({ ...settings, vms: 1 })
    expect(carries).toBe(false)
    expect(['link', 'log']).toContain(bottleneck.kind)
  })

  it('emulates some days of a long time and says how many', () => {
    const settings = { vms: 20, days: 366, intervalSeconds: 30, linkBitsPerSecond: 1_000 * megabit } as const
    const year = forecast(settings, 300_000)
    expect(year.simulatedDays).toBe(6)
    expect(year.cycles / (20 * 366 * 2_880)).toBeCloseTo(1, 2)
  })

  it('refuses what has no meaning or no end, and names the field', () => {
    const refused: [Partial<ForecastInput>, string][] = [
      [{ vms: 0 }, 'vms'],
      [{ vms: 1_025 }, 'vms'],
      [{ days: 0 }, 'days'],
      [{ days: 1_000_000_000 }, 'days'],
      [{ intervalSeconds: 31 }, 'intervalSeconds'],
      [{ churnBytesPerHour: -1 }, 'churnBytesPerHour'],
      [{ churnBytesPerHour: 1e15 }, 'churnBytesPerHour'],
      [{ linkBitsPerSecond: 0 }, 'linkBitsPerSecond'],
      [{ latencyMilliseconds: -1 }, 'latencyMilliseconds'],
      [{ recoveryHistoryHours: 25 }, 'recoveryHistoryHours'],
      [{ usedBytes: 2 ** 40, sizeBytes: 2 ** 39 }, 'usedBytes'],
      [{ sizeBytes: 2 ** 50 }, 'sizeBytes'],
      [{ replicaVolumeBytes: 0 }, 'replicaVolumeBytes'],
    ]
    for (const [settings, field] of refused) {
      expect(checkForecast(question(settings)), field).toMatchObject({ ok: false, failure: { field } })
    }
  })
})

describe('the sentence about a forecast', () => {
  it('says in every language what was found, with nothing left open', () => {
    const found = [forecast(), forecast({ linkBitsPerSecond: megabit }), forecast({ replicaVolumeBytes: gigabyte })]
    for (const language of languages) {
      const sentences = found.map((each) => describeForecast(each, language))
      expect(new Set(sentences).size).toBe(found.length)
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|NaN|\s\s/)
    }
    expect(describeForecast(found[0]!, 'en')).toBe(
      'Your line carries it: 99 % of the time a failover would lose at most 5 min, and 0 of 2,304 cycles are missed. 5 Mbit/s would do as well.',
    )
    expect(describeForecast(found[1]!, 'de')).toContain('5 Mbit/s würden genügen.')
  })
})
