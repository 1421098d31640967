/** `node test/simulation/run.ts --seed 1 --steps 10000 [--seeds 50]`: simulations from the command line. */
import { parseArgs } from 'node:util'
import { simulate } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1' },
  },
})
for (let index = 0; index < Number(values.seeds); index += 1) {
  const seed = index === 0 ? values.seed : `${values.seed}.${index}`
  const { hash, accepted, refused, byCommand } = simulate(seed, Number(values.steps))
  process.stdout.write(`${seed}: ${accepted} accepted, ${refused} refused, ${hash}\n`)
  if (index === 0) process.stdout.write(`${JSON.stringify(byCommand)}\n`)
}
