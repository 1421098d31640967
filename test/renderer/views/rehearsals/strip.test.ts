import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FailoverView } from '../../../../src-main/contract/views/replication.ts'
import { lostVersions, outageOf } from '../../../../src-renderer/views/rehearsals/failovers.ts'
import { stripOf } from '../../../../src-renderer/views/rehearsals/strip.ts'

const hour = 3_600_000
const nine = Date.UTC(2026, 9, 21, 9)

function aFailover(change: Partial<FailoverView> = {}): FailoverView {
  return {
    kind: 'unplanned',
    stoppedInstant: nine + 1_245_000,
    failedOverInstant: nine + 1_640_000,
    startedInstant: nine + 1_645_000,
    reachedInstant: nine + 1_645_000,
    isMeasured: true,
    recoveryPointInstant: nine + 1_053_000,
    fromHost: 'HYPERVISOR-01.lab.example',
    toHost: 'HYPERVISOR-02.lab.example',
    loss: { lostSeconds: 192, lostBytes: 43_620_762, lostWrites: 90, files: [] },
    otherPoints: [],
    isCompleted: false,
    isReversed: false,
    ...change,
  }
}

function aPoint(at: number, kind: FailoverView['otherPoints'][number]['kind'] = 'standard') {
  return { recoveryPointId: `point-${at}`, at, kind, lostSeconds: 0, lostBytes: 0 }
}

describe('the time strip', () => {
  it('breaks its scale between the hours before the chosen point and the minutes after it', () => {
    const strip = stripOf(aFailover({ otherPoints: [5, 4, 3, 2, 1].map((hours) => aPoint(nine - hours * hour)) }))
    const chosen = strip.points.find((point) => point.isChosen)
    expect(strip.breakPercent).not.toBeNull()
    expect(chosen?.percent).toBeGreaterThan(strip.breakPercent ?? 100)
    for (const point of strip.points.filter((each) => !each.isChosen)) {
      expect(point.percent).toBeLessThan(strip.breakPercent ?? 0)
    }
  })

  it('has one scale where no older point exists', () => {
    expect(stripOf(aFailover()).breakPercent).toBeNull()
  })

  it('keeps everything on the strip and in the order of time', () => {
    const offsets = fc.array(fc.integer({ min: -24 * hour, max: 192_000 }), { maxLength: 24 })
    fc.assert(
      fc.property(offsets, fc.boolean(), (others, isStarted) => {
        const base = aFailover()
        const strip = stripOf(
          aFailover({
            otherPoints: others.map((offset) => aPoint(base.recoveryPointInstant + offset)),
            startedInstant: isStarted ? base.startedInstant : null,
          }),
        )
        const byTime = strip.points.toSorted((a, b) => a.at - b.at || a.percent - b.percent)
        for (const [index, point] of byTime.entries()) {
          expect(point.percent).toBeGreaterThanOrEqual(0)
          expect(point.percent).toBeLessThanOrEqual(100)
          expect(point.percent).toBeGreaterThanOrEqual(byTime[index - 1]?.percent ?? 0)
        }
        expect(strip.stoppedPercent).toBeGreaterThanOrEqual(strip.chosenPercent)
        if (strip.startedPercent !== null) expect(strip.startedPercent).toBeGreaterThanOrEqual(strip.stoppedPercent)
      }),
    )
  })
})

describe('the figures of a failover', () => {
  it('count the outage until a client reaches the machine, however long it has been running by then', () => {
    const now = nine + 3 * hour
    const reachedInstant = nine + 2 * hour
    expect(outageOf(aFailover(), now)).toMatchObject({ seconds: 400, state: 'over' })
    expect(outageOf(aFailover({ reachedInstant }), now)).toMatchObject({ seconds: 5955, state: 'over' })
  })

  it('run on while the machine runs and no client reaches it', () => {
    const failover = aFailover({ reachedInstant: null })
    for (const hours of [1, 2, 3]) {
      const outage = outageOf(failover, nine + hours * hour)
      expect(outage).toEqual({ seconds: hours * 3600 - 1245, state: 'running', endInstant: null })
    }
    expect(stripOf(failover).backPercent).toBeNull()
  })

  it('say of a failover from before clients were noted that only the start of the machine is known', () => {
    const failover = aFailover({ reachedInstant: null, isMeasured: false })
    expect(outageOf(failover, nine + hour)).toMatchObject({ seconds: 400, state: 'unknown' })
  })

  it('count the versions that were lost, all of them where the file is missing', () => {
    const files = [
      { path: 'ledger.csv', primaryVersion: 121, replicaVersion: 118 },
      { path: '0919.xml', primaryVersion: 1, replicaVersion: null },
      { path: 'config.json', primaryVersion: 7, replicaVersion: 7 },
    ]
    expect(lostVersions(aFailover({ loss: { lostSeconds: 1, lostBytes: 1, lostWrites: 1, files } }))).toBe(4)
  })
})
