import { describe, expect, it } from 'vitest'
import { createPresence, heldPace } from '../../../src-main/app/world/presence.ts'
import { aCore, close } from '../a-core.ts'

/** A core whose ticks a test makes itself; the wall goes on with them. */
async function ticking(folder?: string) {
  const ticks = new Set<() => void>()
  const ticker = {
    every(_milliseconds: number, tick: () => void) {
      ticks.add(tick)
      return () => ticks.delete(tick)
    },
  }
  const test = await aCore({ ticker, ...(folder === undefined ? {} : { folder }) })
  /** In steps of a second, as a program that is not kept busy. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      test.wall.now += 1_000
      for (const tick of ticks) tick()
    }
    // What a tick begins takes its turn among the commands.
    await test.must('dns.set', { name: 'turn.lab.example', address: '10.0.0.1' })
    return test.must('clock.view', {})
  }
  const attend = (isDeciding = false) => test.must('clock.attend', { clientId: 'page', isDeciding })
  return { test, pass, attend }
}

describe('the clock, by who is there', () => {
  it('stands still until somebody has come', async () => {
    const { test, pass, attend } = await ticking()
    const { now } = await test.must('clock.view', {})
    expect(await pass(60)).toMatchObject({ now, left: null })
    await attend()
    expect((await pass(2)).now).toBe(now + 120_000)
  })

  it('is paused when no client has been there for ten seconds, and says so on return', async () => {
    const { test, pass, attend } = await ticking()
    const { now } = await test.must('clock.view', {})
    await attend()
    const alone = await pass(60)
    expect(alone.pace).toBe('paused')
    expect(alone.now - now).toBe(10 * 60_000)
    await pass(14 * 60)
    const back = await attend()
    expect(back).toMatchObject({ pace: 'paused', now: alone.now, left: { pace: 'x60', awaySeconds: 15 * 60 } })
    await pass(5)
    expect((await attend()).left).toEqual({ pace: 'x60', awaySeconds: 15 * 60 })
    expect(await test.must('clock.setPace', { pace: 'x60' })).toMatchObject({ pace: 'x60', left: null })
  })

  it('says so also when the program was started anew meanwhile', async () => {
    const { test, pass, attend } = await ticking()
    await attend()
    await pass(20)
    await close(test)
    const again = await ticking(test.folder)
    expect(await again.attend()).toMatchObject({ pace: 'paused', left: { pace: 'x60' } })
  })

  it('goes on while one of two windows is still there', async () => {
    const { test, pass, attend } = await ticking()
    await attend()
    await pass(8)
    await test.must('clock.attend', { clientId: 'other' })
    expect((await pass(8)).pace).toBe('x60')
  })

  it('goes no faster than x1 while somebody decides, whatever was chosen, and as chosen afterwards', async () => {
    const { test, pass, attend } = await ticking()
    const { now } = await test.must('clock.view', {})
    expect(await attend(true)).toMatchObject({ pace: 'x1', isHeld: true, chosenPace: 'x60' })
    expect((await pass(5)).now).toBe(now + 5_000)
    expect(await test.must('clock.setPace', { pace: 'x3600' })).toMatchObject({ pace: 'x1', chosenPace: 'x3600' })
    expect(await attend(false)).toMatchObject({ pace: 'x3600', isHeld: false })
  })

  it('stays paused while somebody decides', async () => {
    const { test, pass, attend } = await ticking()
    await test.must('clock.setPace', { pace: 'paused' })
    const { now } = await attend(true)
    expect(await pass(5)).toMatchObject({ now, pace: 'paused', isHeld: false })
    expect(heldPace('paused')).toBe('paused')
  })
})

describe('who is there', () => {
  it('is not gone because the program itself was kept from hearing anybody', () => {
    let now = 0
    const presence = createPresence(() => now)
    presence.attend('page', true)
    now += 60_000
    expect(presence.isSomebodyThere()).toBe(false)
    presence.excuse(60_000)
    expect(presence.isSomebodyThere()).toBe(true)
    expect(presence.isDeciding()).toBe(true)
  })

  it('is nobody who makes up one name after the other', () => {
    const presence = createPresence(() => 0)
    for (let index = 0; index < 100; index += 1) presence.attend(`page ${index}`, false)
    presence.attend('one more', true)
    expect(presence.isDeciding()).toBe(false)
  })
})
