import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { churnBlocks } from '../../../src-main/emulator/disks/content.ts'
import { lineMilliseconds } from '../../../src-main/emulator/sending/transfer.ts'

const rate = fc.integer({ min: 0, max: 1_000_000_000_000 })
const year = 366 * 24 * 3_600_000

describe('steady writing', () => {
  it('is exact for every rate and up to a year', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 0, max: year }), (bytesPerHour, durationMs) => {
        const exact = (BigInt(bytesPerHour) * BigInt(durationMs)) / 3_600_000n / 4096n
        const blocks = BigInt(churnBlocks(bytesPerHour, durationMs))
        // Three whole parts are rounded down one by one, so at most two bytes can be missing.
        expect(exact - blocks === 0n || exact - blocks === 1n).toBe(true)
      }),
    )
  })

  it('never goes back', () => {
    fc.assert(
      fc.property(
        rate,
        fc.integer({ min: 0, max: year }),
        fc.integer({ min: 0, max: 10_000 }),
        (bytesPerHour, at, more) => {
          expect(churnBlocks(bytesPerHour, at + more)).toBeGreaterThanOrEqual(churnBlocks(bytesPerHour, at))
        },
      ),
    )
  })
})

describe('the time on the line', () => {
  it('is the number of bits divided by the bandwidth, rounded up', () => {
    const bytes = fc.integer({ min: 0, max: 64 * 1024 ** 4 })
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1_000, max: 100_000_000_000 }), (count, bitsPerSecond) => {
        const bits = BigInt(count) * 8000n
        const exact = (bits + BigInt(bitsPerSecond) - 1n) / BigInt(bitsPerSecond)
        expect(BigInt(lineMilliseconds(count, bitsPerSecond))).toBe(exact)
      }),
    )
  })
})
