import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sequence } from '../../../src-main/authority/der/der.ts'
import { depthMax, limitNesting, NestedTooDeeply } from '../../../src-main/authority/der/nesting.ts'
import { threadMilliseconds } from '../../thread-time.ts'

/** So many sequences, one within the other. */
function nested(depth: number): Buffer {
  return Array.from({ length: depth }).reduce<Buffer>((inner) => sequence(inner), Buffer.alloc(0))
}

describe('the limit on nesting', () => {
  it('lets structures pass down to its depth and refuses deeper ones, however they write their lengths', () => {
    expect(() => limitNesting(nested(depthMax))).not.toThrow()
    expect(() => limitNesting(nested(depthMax + 1))).toThrow(NestedTooDeeply)
    const indefinite = Buffer.alloc(2 * (depthMax + 1), Buffer.of(0x30, 0x80))
    expect(() => limitNesting(indefinite)).toThrow(NestedTooDeeply)
  })

  it('counts depth and not elements', () => {
    const wide = sequence(...Array.from({ length: 1000 }, () => nested(depthMax - 1)))
    expect(() => limitNesting(wide)).not.toThrow()
  })

  it('takes little time for megabytes of a bomb', () => {
    const begun = threadMilliseconds()
    expect(() => limitNesting(Buffer.alloc(5_000_000, Buffer.of(0x30, 0x80)))).toThrow(NestedTooDeeply)
    limitNesting(sequence(Buffer.alloc(800_000, Buffer.of(0x30, 0x00))))
    expect(threadMilliseconds() - begun).toBeLessThan(2000)
  })

  it('ends for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          limitNesting(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(NestedTooDeeply)
        }
      }),
    )
  })
})
