import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aFile, flip } from './flips.ts'
import { temporaryFolder } from './temporary.ts'

it('a bit of a workspace that turned over is refused, named or harmless', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  const { content, expected } = await aFile(join(folder, 'whole.understudy'))
  const inDer = content.indexOf('"der":"MII') + 200
  // The header, the middle of a certificate, and places all over the file.
  for (const byte of [45, inDer, ...[0.3, 0.6, 0.9].map((part) => Math.floor(content.length * part))]) {
    const outcome = await flip(content, expected, byte * 8 + 1, folder)
    expect(['refused', 'named', 'harmless']).toContain(outcome)
    if (byte === inDer) expect(outcome).not.toBe('harmless')
  }
})
