/** A short run of random commands; `npm run fuzz` takes a hundred thousand sequences. */
import { expect, it } from 'vitest'
import { sendCommandSequences } from './commands.ts'

it('answers every random command with a declared failure or a sound world', { timeout: 60_000 }, () => {
  const { commands, accepted, refused, codes } = sendCommandSequences(1500, 20_261_125)
  // A run in which nothing is accepted, or everything refused for one reason, proves nothing.
  expect(accepted).toBeGreaterThan(commands / 20)
  expect(refused).toBeGreaterThan(commands / 4)
  expect(codes).toBeGreaterThan(60)
})
