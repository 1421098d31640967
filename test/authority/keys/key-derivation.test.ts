import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derivePkcs12 } from '../../../src-main/authority/keys/key-derivation.ts'

describe('the PKCS#12 derivation', () => {
  // Published vectors that several libraries test themselves with.
  it.each([
    [1, 24, 'smeg', '0A58CF64530D823F', 1, '8AAAE6297B6CB04642AB5B077851284EB7128F1A2A7FBCA3'],
    [2, 8, 'smeg', '0A58CF64530D823F', 1, '79993DFE048D3B76'],
    [3, 20, 'smeg', '3D83C0E4546AC140', 1, '8D967D88F6CAA9D714800AB3D48051D63F73A312'],
    [1, 24, 'queeg', '05DEC959ACFF72F7', 1000, 'ED2034E36328830FF09DF1E1A07DD357185DAC0D4F9EB3D4'],
    [2, 8, 'queeg', '05DEC959ACFF72F7', 1000, '11DEDAD7758D4860'],
    [3, 20, 'queeg', '263216FCC2FAB31C', 1000, '5EC4C7A80DF652294C3925B6489A7AB857C83476'],
  ] as const)(
    'with SHA-1 and purpose %i gives %i known bytes',
    async (purpose, lengthBytes, password, salt, iterations, expected) => {
      const derived = await derivePkcs12({
        digest: 'sha1',
        password,
        salt: Buffer.from(salt, 'hex'),
        iterations,
        purpose,
        lengthBytes,
      })
      expect(derived.toString('hex').toUpperCase()).toBe(expected)
    },
  )

  it('leaves the event loop free between its slices', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await derivePkcs12({
      digest: 'sha256',
      password: 'x',
      salt: randomBytes(16),
      iterations: 600_000,
      purpose: 3,
      lengthBytes: 32,
    })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
