import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aCore, temporaryFolder } from '../a-core.ts'

it('a process that is killed while nobody gives commands takes a few seconds of the wall with it, not all virtual time', async () => {
  /** By how often they are due, in milliseconds. */
  const ticks: { readonly every: number; readonly tick: () => void }[] = []
  const ticker = {
    every(every: number, tick: () => void) {
      ticks.push({ every, tick })
      return () => undefined
    },
  }
  const test = await aCore({ ticker, folder: temporaryFolder() })
  await test.must('host.add', { name: 'HV1' })
  await test.must('clock.setPace', { pace: 'x3600' })
  const begin = (await test.must('clock.view', {})).now
  for (let milliseconds = 100; milliseconds <= 62_300; milliseconds += 100) {
    test.wall.now += 100
    // A page is open, or the clock would stand still.
    if (milliseconds % 5_000 === 100) await test.must('clock.attend', { clientId: 'page', isDeciding: false })
    for (const { every, tick } of ticks) if (milliseconds % every === 0) tick()
    // Ticks take a turn of their own.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const seen = (await test.must('clock.view', {})).now
  expect(seen - begin).toBeGreaterThan(50_000 * 3_600)

  // What a kill leaves: the file and its log as they are now.
  const left = temporaryFolder()
  for (const ending of ['', '-wal']) {
    copyFileSync(test.path + ending, join(left, `test.understudy${ending}`))
  }
  const after = await aCore({ folder: left })
  const found = (await after.must('clock.view', {})).now
  expect(seen - found).toBeLessThanOrEqual(6_000 * 3_600)
  expect(after.core.verify().actual).toBe(after.core.verify().expected)
})
