/** A process killed at random loses nothing that it acknowledged and uses no number twice; `npm run fuzz` does it 500 times. */
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aCore, close, passphrase } from './a-core.ts'
import { crashUntil } from './crash.ts'

it('loses no certificate and repeats no number when the process is killed, and leaves no key readable', async () => {
  const test = await aCore()
  const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
  await close(test)
  const figures = await crashUntil(40, { path: test.path, log: join(test.folder, 'log.txt'), rootId, passphrase })
  console.info(figures)
  expect(figures.kills).toBeGreaterThan(1)

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' })
  for (const shift of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    expect(signsOfAKey().some((sign) => text.includes(sign))).toBe(true)
  }
  const file = readFileSync(test.path, 'latin1')
  for (const sign of [...signsOfAKey(), 'PRIVATE KEY']) expect(file.includes(sign)).toBe(false)
}, 120_000)

/** How every RSA key in PKCS#8 begins, as it is and in the three ways in which base64 can hold it. */
function signsOfAKey(): string[] {
  const begin = Buffer.from('06092a864886f70d01010105000482', 'hex')
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), begin]).toString('base64')
    // Only the characters that no neighbouring byte has a part in.
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + begin.length) * 8) / 6))
  })
  return [begin.toString('latin1'), ...inBase64]
}
