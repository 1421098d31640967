/** A process killed at random loses nothing that it acknowledged and uses no number twice; `npm run crash` does it until 500 were done. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aCore, close, passphrase, temporaryFolder } from '../app/a-core.ts'
import { crashUntil } from './crash.ts'
import { tracesOfKeys } from './key-traces.ts'

it('loses no certificate and repeats no number when the process is killed, and leaves no key readable', async () => {
  const test = await aCore()
  const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
  await close(test)
  const figures = await crashUntil(40, { path: test.path, log: join(test.folder, 'log.txt'), rootId, passphrase })
  console.info(figures)
  expect(figures.kills).toBeGreaterThan(1)
}, 300_000)

it('would find a key that lies open, however it is written', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const folder = temporaryFolder()
  const der = privateKey.export({ format: 'der', type: 'pkcs8' })
  const secret = randomBytes(32)
  const forms: (string | Buffer)[] = [
    der,
    privateKey.export({ format: 'der', type: 'pkcs1' }),
    privateKey.export({ format: 'pem', type: 'pkcs8' }),
    ...[0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), der]).toString('base64')),
    Buffer.concat([Buffer.alloc(5), secret]),
    `x${secret.toString('hex')}`,
    JSON.stringify({ key: Buffer.concat([Buffer.alloc(1), secret]).toString('base64') }),
  ]
  for (const form of forms) {
    writeFileSync(join(folder, 'file'), form)
    expect(tracesOfKeys(folder, [secret]).length).toBeGreaterThan(0)
  }
  writeFileSync(join(folder, 'file'), randomBytes(10_000).toString('base64'))
  expect(tracesOfKeys(folder, [secret])).toEqual([])
})
