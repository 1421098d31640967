/** Two hundred bits of a workspace, one at a time. `npm run flips -- 7` takes other bits; `-- 7 1000` as many. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aFile, flip, type FlipOutcome } from './flips.ts'

const [seed = 1, count = 200] = process.argv.slice(2).map(Number)
if (!Number.isInteger(seed) || !Number.isInteger(count)) throw new Error('seed and count are whole numbers')
const folder = mkdtempSync(join(tmpdir(), 'understudy-flips-'))
try {
  const { content, expected } = await aFile(join(folder, 'whole.understudy'))
  const outcomes: Record<FlipOutcome, number> = { refused: 0, named: 0, harmless: 0 }
  let state = seed
  for (let index = 0; index < count; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    outcomes[await flip(content, expected, Math.floor((state / 2 ** 31) * content.length * 8), folder)] += 1
  }
  console.log(`${count} bits of ${content.length} bytes (seed ${seed}):`, outcomes)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
