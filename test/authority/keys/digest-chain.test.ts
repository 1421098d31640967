import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashRepeatedly } from '../../../src-main/authority/keys/digest-chain.ts'

describe.each([
  ['sha1', 20],
  ['sha256', 32],
] as const)('the %s chain', (name, bytes) => {
  it.each([0, 1, 2, 5000])('gives what the native digest gives after %i rounds', (rounds) => {
    const start = randomBytes(bytes)
    let expected: Buffer = start
    for (let round = 0; round < rounds; round++) expected = createHash(name).update(expected).digest()
    expect(hashRepeatedly(name, start, rounds)).toEqual(expected)
  })
})
