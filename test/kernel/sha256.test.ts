import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Sha256, sha256Hex } from '../../src-main/kernel/sha256.ts'

describe('SHA-256', () => {
  it('agrees with OpenSSL on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with OpenSSL on any bytes, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
        const ours = new Sha256()
        const theirs = createHash('sha256')
        for (const piece of pieces) {
          ours.update(piece)
          theirs.update(piece)
        }
        expect(ours.digestHex()).toBe(theirs.digest('hex'))
      }),
    )
  })

  it.each([55, 56, 57, 63, 64, 65, 119, 120, 128])('pads %s bytes as the standard says', (length) => {
    const text = 'x'.repeat(length)
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('counts half of a surrogate pair as the replacement character', () => {
    expect(sha256Hex('a\ud800b')).toBe(sha256Hex('a\ufffdb'))
  })
})
