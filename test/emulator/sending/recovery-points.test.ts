import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs, replicating } from '../lab.ts'

const points = (lab: ReturnType<typeof replicating>) => lab.side('vm-2').recoveryPoints

describe('recovery points', () => {
  it('are one per hour whatever the frequency, and the newest 24 at most', () => {
    const lab = replicating({ frequencySeconds: 30, recoveryHistoryHours: 24 })
    lab.pass(40 * hourMs)
    const [latest, ...hourly] = points(lab)
    expect(latest?.kind).toBe('latest')
    expect(hourly).toHaveLength(24)
    const gaps = hourly.slice(1).map((point, index) => Math.round((hourly[index]!.at - point.at) / minuteMs))
    expect(new Set(gaps)).toEqual(new Set([60]))
  })

  it('would lose the more the older they are', () => {
    const lab = replicating({ recoveryHistoryHours: 8 })
    lab.pass(10 * hourMs)
    const losses = points(lab).map((point) => point.lostBytes)
    expect(losses).toEqual([...losses].sort((a, b) => a - b))
    expect(points(lab)[0]!.lostSeconds).toBeLessThanOrEqual(300)
  })

  it('are application-consistent every few hours while the guest runs', () => {
    const lab = replicating({ recoveryHistoryHours: 8, vssFrequencyHours: 4 })
    lab.pass(9 * hourMs)
    const kinds = points(lab)
      .slice(1)
      .map((point) => point.kind)
    expect(kinds.filter((kind) => kind === 'applicationConsistent')).toHaveLength(2)
    expect(kinds.filter((kind) => kind === 'standard')).toHaveLength(6)
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.pass(9 * hourMs)
    expect(
      points(lab)
        .slice(1)
        .some((point) => point.kind === 'applicationConsistent'),
    ).toBe(false)
  })

  it('are removed when the history is shortened', () => {
    const lab = replicating({ recoveryHistoryHours: 8 })
    lab.pass(10 * hourMs)
    lab.do('replication.change', { vmId: 'vm-1', recoveryHistoryHours: 2 })
    lab.pass(5 * minuteMs)
    expect(points(lab)).toHaveLength(3)
  })
})
