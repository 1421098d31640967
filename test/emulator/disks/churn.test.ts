import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChurnProfile } from '../../../src-main/contract/views/machine.ts'
import { profileDurationMs } from '../../../src-main/emulator/disks/churn.ts'
import { hourMs, minuteMs, replicating, startInstant, twoHosts } from '../lab.ts'

const vmId = 'vm-1'
const dayMs = 24 * hourMs
const profiles: fc.Arbitrary<ChurnProfile> = fc.oneof(
  fc.constant({ kind: 'steady' as const }),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 100 }))
    .filter(([from, to]) => from !== to)
    .map(
      ([busyFromHour, busyToHour, quietPercent]) =>
        ({ kind: 'daily', busyFromHour, busyToHour, quietPercent }) as const,
    ),
  fc
    .tuple(fc.integer({ min: 2, max: 1440 }), fc.nat(), fc.integer({ min: 0, max: 100 }))
    .map(
      ([windowMinutes, burst, quietPercent]) =>
        ({ kind: 'bursty', windowMinutes, burstMinutes: 1 + (burst % (windowMinutes - 1)), quietPercent }) as const,
    ),
)
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const instants = fc.integer({ min: 0, max: 400 * dayMs }).map((offset) => startInstant + offset)

describe('a profile', () => {
  it('never writes backwards, and the same in pieces as at once to a millisecond', () => {
    fc.assert(
      fc.property(profiles, seeds, fc.tuple(instants, instants, instants), (profile, seed, unordered) => {
        const [a, b, c] = unordered.toSorted((x, y) => x - y) as [number, number, number]
        const first = profileDurationMs(profile, seed, a, b)
        const second = profileDurationMs(profile, seed, b, c)
        const whole = profileDurationMs(profile, seed, a, c)
        expect(first).toBeGreaterThanOrEqual(0)
        expect(Number.isSafeInteger(whole)).toBe(true)
        expect(whole - first - second).toBeGreaterThanOrEqual(0)
        expect(whole - first - second).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('has the mean rate over every whole period, wherever it begins', () => {
    fc.assert(
      fc.property(profiles, seeds, fc.nat(1000), fc.integer({ min: 1, max: 60 }), (profile, seed, first, count) => {
        const periodMs = profile.kind === 'bursty' ? profile.windowMinutes * minuteMs : dayMs
        const from = first * periodMs
        expect(profileDurationMs(profile, seed, from, from + count * periodMs)).toBe(count * periodMs)
      }),
    )
  })

  it('is busy in its hours, also over midnight', () => {
    const day = { kind: 'daily', busyFromHour: 8, busyToHour: 18, quietPercent: 10 } as const
    const night = { kind: 'daily', busyFromHour: 22, busyToHour: 4, quietPercent: 0 } as const
    const hour = (profile: ChurnProfile, at: number) => profileDurationMs(profile, 0, at * hourMs, (at + 1) * hourMs)
    expect([7, 8, 17, 18].map((at) => hour(day, at) / hourMs)).toEqual([0.1, 2.26, 2.26, 0.1])
    expect([21, 22, 3, 4].map((at) => hour(night, at) / hourMs)).toEqual([0, 4, 4, 0])
  })

  it('has one burst in each window, at moments that differ from window to window and from seed to seed', () => {
    const profile = { kind: 'bursty', windowMinutes: 60, burstMinutes: 6, quietPercent: 0 } as const
    const burstsOf = (seed: number) =>
      Array.from({ length: 24 }, (_, window) => {
        const minutes = Array.from({ length: 60 }, (__, minute) => {
          const at = window * hourMs + minute * minuteMs
          return profileDurationMs(profile, seed, at, at + minuteMs) > 0 ? minute : -1
        })
        return minutes.filter((minute) => minute >= 0)
      })
    const bursts = burstsOf(1)
    for (const minutes of bursts) expect([6, 7]).toContain(minutes.length)
    expect(new Set(bursts.map(([minute]) => minute)).size).toBeGreaterThan(10)
    expect(burstsOf(2)).not.toEqual(bursts)
    expect(burstsOf(1)).toEqual(bursts)
  })
})

describe('a guest with a profile', () => {
  const bursty = { kind: 'bursty', windowMinutes: 240, burstMinutes: 10, quietPercent: 5 } as const

  it('writes the same with the same seed, and elsewhere with another', () => {
    const writesOf = (seed: string) => {
      const lab = twoHosts(seed)
      lab.do('vm.setChurnProfile', { vmId, profile: bursty })
      lab.pass(2 * hourMs)
      return lab.vm(vmId).disks[0]!.writeSequence
    }
    expect(writesOf('a')).toBe(writesOf('a'))
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(writesOf)).size).toBeGreaterThan(1)
  })

  it('sends large logs in bursts and small ones between them', () => {
    const lab = replicating()
    lab.do('vm.setChurnProfile', { vmId, profile: bursty })
    for (let hour = 0; hour < 24; hour += 1) lab.pass(hourMs)
    const sizes = lab.events
      .filter((event) => event.type === 'replication.cycleCompleted')
      .map((event) => Number(event.params['sizeBytes']))
      .sort((a, b) => a - b)
    expect(sizes.at(-1)!).toBeGreaterThan(20 * sizes[Math.floor(sizes.length / 2)]!)
    expect(lab.states(vmId, 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('writes the same however the time is cut into pieces', () => {
    fc.assert(
      fc.property(profiles, fc.array(fc.integer({ min: 1, max: 5 * hourMs }), { maxLength: 6 }), (profile, pieces) => {
        const labs = [replicating(), replicating()] as const
        for (const lab of labs) lab.do('vm.setChurnProfile', { vmId, profile })
        for (const piece of pieces) labs[0].pass(piece)
        labs[1].pass(pieces.reduce((sum, piece) => sum + piece, 0))
        expect(labs[0].emulator.hash()).toBe(labs[1].emulator.hash())
      }),
      { numRuns: 15 },
    )
  })

  it.each([
    [{ kind: 'daily', busyFromHour: 24, busyToHour: 8, quietPercent: 0 }, 'profile.busyFromHour'],
    [{ kind: 'daily', busyFromHour: 8, busyToHour: -1, quietPercent: 0 }, 'profile.busyToHour'],
    [{ kind: 'daily', busyFromHour: 8, busyToHour: 8, quietPercent: 0 }, 'profile.busyToHour'],
    [{ kind: 'daily', busyFromHour: 8, busyToHour: 18, quietPercent: 101 }, 'profile.quietPercent'],
    [{ kind: 'bursty', windowMinutes: 1e9, burstMinutes: 1, quietPercent: 0 }, 'profile.windowMinutes'],
    [{ kind: 'bursty', windowMinutes: 60, burstMinutes: 60, quietPercent: 0 }, 'profile.burstMinutes'],
    [{ kind: 'bursty', windowMinutes: 60, burstMinutes: 0, quietPercent: 0 }, 'profile.burstMinutes'],
  ])('is refused with %j', (profile, field) => {
    const lab = twoHosts()
    expect(lab.refused('vm.setChurnProfile', { vmId, profile } as never)).toMatchObject({
      code: 'guest.badChurnProfile',
      field,
    })
    const created = { hostId: 'host-1', name: 'db01', churnProfile: profile }
    expect(lab.refused('vm.create', created as never).code).toBe('guest.badChurnProfile')
  })

  it('writes no 10^9 MB an hour', () => {
    expect(twoHosts().refused('vm.setChurn', { vmId, bytesPerHour: 1e15 })).toMatchObject({
      code: 'guest.badChurn',
      field: 'bytesPerHour',
    })
  })
})
