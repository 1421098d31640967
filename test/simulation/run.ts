/**
 * `npm run simulate -- --seed 1 --steps 10000 [--seeds 50]`: simulations from the command line. The same seed and steps do the
 * same; what breaks a rule is printed with its seed and step.
 */
import { parseArgs } from 'node:util'
import { simulate } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1' },
  },
})
const steps = wholeNumber('steps')
const seeds = wholeNumber('seeds')
const total: Record<string, number> = {}

for (let index = 0; index < seeds; index += 1) {
  const seed = index === 0 ? values.seed : `${values.seed}.${index}`
  const startedAt = performance.now()
  const show = (step: number) => {
    if (step % Math.ceil(steps / 100) !== 0 || !process.stderr.isTTY) return
    process.stderr.write(`\r${seed}: step ${step} of ${steps}`)
  }
  const { hash, accepted, refused, byCommand, size } = simulate(seed, steps, show)
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`${seed}: ${size}, ${accepted} accepted, ${refused} refused, ${seconds} s, ${hash}\n`)
  for (const [name, count] of Object.entries(byCommand)) total[name] = (total[name] ?? 0) + count
}
for (const [name, count] of Object.entries(total).sort(([one], [other]) => (one < other ? -1 : 1))) {
  process.stdout.write(`${String(count).padStart(9)} ${name}\n`)
}

function wholeNumber(name: 'steps' | 'seeds'): number {
  const value = Number(values[name])
  if (Number.isSafeInteger(value) && value > 0) return value
  process.stderr.write(`--${name} needs a whole number from 1 on, not "${values[name]}".\n`)
  process.exit(2)
}
