/**
 * Seeded random integers, one stream per named concern, so that drawing more numbers for one concern leaves all others as
 * they were. A stream is four integers in the state. Only whole numbers come out: floating-point results could
 * differ between engines.
 *
 * The generator is sfc32 ("small fast chaotic", Chris Doty-Humphrey, PractRand), seeded with 96 bits and a counter.
 */
import { Sha256 } from './sha256.ts'
import { invariant } from './invariant.ts'

/** The state of one stream: four signed 32-bit integers. Plain JSON; changed in place by every draw. */
export type RandomStream = [number, number, number, number]

const uint32Count = 2 ** 32

/** The generator's author lets twelve rounds pass before the state depends on the whole seed. */
const roundsBeforeUse = 12

/**
 * Makes the stream of one concern.
 * @param seed The seed of the whole world.
 * @param streamName The concern, for example `guest-writes`; the same seed and name give the same stream.
 */
export function createRandomStream(seed: string, streamName: string): RandomStream {
  // The length keeps ('ab', 'c') and ('a', 'bc') apart.
  const digest = new Sha256().updateText(`${seed.length}:${seed}${streamName}`).digest()
  const words = new DataView(digest.buffer)
  const stream: RandomStream = [words.getInt32(0), words.getInt32(4), words.getInt32(8), 1]
  for (let round = 0; round < roundsBeforeUse; round += 1) nextUint32(stream)
  return stream
}

/** Draws a whole number from 0 to 4294967295. */
export function nextUint32(stream: RandomStream): number {
  const [a, b, c, counter] = stream
  const result = (a + b + counter) | 0
  stream[0] = b ^ (b >>> 9)
  stream[1] = (c + (c << 3)) | 0
  stream[2] = (((c << 21) | (c >>> 11)) + result) | 0
  stream[3] = (counter + 1) | 0
  return result >>> 0
}

/**
 * Draws a whole number from 0 to `bound - 1`, each with the same probability.
 * @param bound A whole number from 1 to 2^53 - 1.
 */
export function nextBelow(stream: RandomStream, bound: number): number {
  invariant(Number.isSafeInteger(bound) && bound >= 1, 'no bound to draw below')
  return bound < uint32Count ? nextBelowUint32(stream, bound >>> 0) : nextBelowSafeInteger(stream, bound)
}

/**
 * Decides with the probability `numerator / denominator`.
 * @param numerator From 0 (never) to `denominator` (always).
 * @param denominator A whole number from 1 to 2^53 - 1.
 */
export function chance(stream: RandomStream, numerator: number, denominator: number): boolean {
  invariant(Number.isSafeInteger(numerator) && numerator >= 0, 'a numerator is a whole number from 0 on')
  invariant(numerator <= denominator, 'more likely than always')
  return nextBelow(stream, denominator) < numerator
}

/** Draws again when the number falls into the incomplete last part of the range, which would favour small results. */
function nextBelowUint32(stream: RandomStream, bound: number): number {
  const surplus = ((uint32Count - bound) >>> 0) % bound
  for (;;) {
    const drawn = nextUint32(stream)
    if (drawn >= surplus) return drawn % bound
  }
}

function nextBelowSafeInteger(stream: RandomStream, bound: number): number {
  const limit = 2 ** 53 - (2 ** 53 % bound)
  for (;;) {
    const drawn = (nextUint32(stream) >>> 11) * uint32Count + nextUint32(stream)
    if (drawn < limit) return drawn % bound
  }
}
