import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { coalesce } from '../../../src-renderer/state/coalesce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs once for a burst of requests', async () => {
  let runs = 0
  const request = coalesce(() => Promise.resolve(void (runs += 1)), 50)
  for (let count = 0; count < 100; count += 1) request()
  await vi.advanceTimersByTimeAsync(49)
  expect(runs).toBe(0)
  await vi.advanceTimersByTimeAsync(500)
  expect(runs).toBe(1)
})

it('never runs twice at once, and once more for requests that came in meanwhile', async () => {
  let atOnce = 0
  let most = 0
  let runs = 0
  const request = coalesce(async () => {
    atOnce += 1
    most = Math.max(most, atOnce)
    await new Promise((resolve) => setTimeout(resolve, 200))
    atOnce -= 1
    runs += 1
  }, 10)
  request()
  await vi.advanceTimersByTimeAsync(50)
  request()
  request()
  await vi.advanceTimersByTimeAsync(1000)
  expect(most).toBe(1)
  expect(runs).toBe(2)
})
