import { describe, expect, it } from 'vitest'
import { createPace } from '../../../src-main/app/world/pace.ts'
import { createPresence } from '../../../src-main/app/world/presence.ts'
import type { Pace } from '../../../src-main/contract/ids.ts'
import { aCore, close } from '../a-core.ts'

describe('the pace', () => {
  it('moves virtual time by what passed on the wall, times its factor', () => {
    for (const [pace, factor] of [
      ['paused', 0],
      ['x1', 1],
      ['x60', 60],
      ['x3600', 3600],
    ] as const) {
      const { tick, moved } = ticking(pace)
      for (let count = 0; count < 8; count += 1) tick(250)
      expect(sum(moved), pace).toBe(2_000 * factor)
    }
  })

  it('moves by one second of wall time at most, however late a tick is', () => {
    const { tick, moved } = ticking('x60')
    tick(7 * 24 * 3_600_000)
    tick(250)
    expect(moved).toEqual([60_000, 15_000])
  })

  it('does not move where the wall clock was set back', () => {
    const { tick, moved } = ticking('x60')
    tick(-3_600_000)
    expect(moved).toEqual([])
    tick(250)
    expect(moved).toEqual([15_000])
  })

  it('does not make up for the time of a pause', () => {
    const { tick, moved, pace } = ticking('paused')
    tick(250)
    tick(250)
    pace.set('x1')
    tick(100)
    expect(moved).toEqual([100])
  })

  it('stops with the core', () => {
    const { pace, isRunning } = ticking('x60')
    expect(isRunning()).toBe(true)
    pace.stop()
    expect(isRunning()).toBe(false)
  })
})

describe('a core with a ticker', () => {
  it('lets time pass at the pace that is set, and keeps the pace for the next start', async () => {
    const ticks = new Set<() => void>()
    const ticker = {
      every(_milliseconds: number, tick: () => void) {
        ticks.add(tick)
        return () => ticks.delete(tick)
      },
    }
    const test = await aCore({ ticker })
    const begin = await test.must('clock.attend', { clientId: 'page' })
    expect(begin.pace).toBe('x60')
    const pass = async (milliseconds: number) => {
      test.wall.now += milliseconds
      for (const tick of ticks) tick()
      // A command waits for the ticks before it.
      await test.must('clock.setPace', { pace: (await test.must('clock.view', {})).pace })
      return (await test.must('clock.view', {})).now - begin.now
    }
    expect(await pass(250)).toBe(15_000)
    await test.must('clock.setPace', { pace: 'paused' })
    expect(await pass(1_000)).toBe(15_000)
    await test.must('clock.setPace', { pace: 'x1' })
    expect(await pass(400)).toBe(15_400)
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
    await close(test)
    expect(ticks.size).toBe(0)

    const again = await aCore({ folder: test.folder, ticker })
    expect(await again.must('clock.view', {})).toMatchObject({ pace: 'x1', now: begin.now + 15_400 })
  })
})

function ticking(initial: Pace) {
  let wall = 1_000_000
  let onTick: (() => void) | null = null
  const moved: number[] = []
  const presence = createPresence(() => 0)
  presence.attend('page', false)
  const pace = createPace({
    initial,
    ticker: {
      every(_milliseconds, tick) {
        onTick = tick
        return () => (onTick = null)
      },
    },
    wallMilliseconds: () => wall,
    moveBy: (milliseconds) => moved.push(milliseconds),
    presence,
    onNobody: () => undefined,
  })
  const tick = (passed: number) => {
    wall += passed
    onTick?.()
  }
  return { pace, tick, moved, isRunning: () => onTick !== null }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
