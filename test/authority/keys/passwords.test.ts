import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawPfxPassword } from '../../../src-main/authority/keys/passwords.ts'

describe('a drawn password', () => {
  it('has 24 letters and digits that nobody confuses', () => {
    const drawn = Array.from({ length: 500 }, () => drawPfxPassword(randomBytes))
    for (const password of drawn) expect(password).toMatch(/^[A-HJ-NP-Za-km-z2-9]{24}$/)
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('uses every character about equally often', () => {
    const counts = new Map<string, number>()
    for (let draw = 0; draw < 2_000; draw++) {
      for (const character of drawPfxPassword(randomBytes)) counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    expect(counts.size).toBe(57)
    const expected = (2_000 * 24) / 57
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected / 3)
  })

  it('throws octets away that would favour some characters', () => {
    let call = 0
    const octets = (count: number) => new Uint8Array(count).fill(call++ === 0 ? 255 : 0)
    expect(drawPfxPassword(octets)).toBe('A'.repeat(24))
  })
})
