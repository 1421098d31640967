/** A short run of the damaged inputs; `npm run fuzz` takes a hundred thousand. */
import { expect, it } from 'vitest'
import { feedDamagedInputs } from './inputs.ts'

it('answers every damaged file soon, with a value or a failure that has a text', async () => {
  const figures = await feedDamagedInputs(4000, 20_261_121)
  console.info(figures)
  expect(figures.readable).toBeGreaterThan(100)
  expect(figures.readable).toBeLessThan(3000)
}, 60_000)
