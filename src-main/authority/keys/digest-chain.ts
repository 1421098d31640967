/**
 * A digest of a digest of a digest …, as the PKCS#12 derivation needs it up to a hundred thousand times per file (FIPS 180-4
 * 6.1, 6.2). Input and output of a round have the same length, so each round is one compression of one block of which only
 * the first words change. A native call per round takes about three times as long as the round itself.
 */

/**
 * Hashes a digest again and again.
 * @param name Which digest.
 * @param digest 20 bytes for SHA-1, 32 for SHA-256.
 * @param rounds How many times.
 * @returns As many bytes as went in.
 */
export function hashRepeatedly(name: 'sha1' | 'sha256', digest: Buffer, rounds: number): Buffer {
  const words = digest.length / 4
  const state = new Int32Array(words)
  for (let word = 0; word < words; word++) state[word] = digest.readInt32BE(word * 4)
  const schedule = new Int32Array(80)
  for (let round = 0; round < rounds; round++) {
    schedule.set(state)
    // The padding of a message that fills the state: one bit, zeros, and the length in bits.
    schedule[words] = 0x80000000
    schedule.fill(0, words + 1, 15)
    schedule[15] = digest.length * 8
    if (name === 'sha1') compressSha1(state, schedule)
    else compressSha256(state, schedule)
  }
  const result = Buffer.alloc(digest.length)
  for (const [word, value] of state.entries()) result.writeInt32BE(value, word * 4)
  return result
}

function compressSha1(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 80; t++) {
    const mixed = at(w, t - 3) ^ at(w, t - 8) ^ at(w, t - 14) ^ at(w, t - 16)
    w[t] = (mixed << 1) | (mixed >>> 31)
  }
  let a = at(initialSha1, 0)
  let b = at(initialSha1, 1)
  let c = at(initialSha1, 2)
  let d = at(initialSha1, 3)
  let e = at(initialSha1, 4)
  for (let t = 0; t < 80; t++) {
    const mixed =
      t < 20
        ? ((b & c) | (~b & d)) + 0x5a827999
        : t < 40
          ? (b ^ c ^ d) + 0x6ed9eba1
          : t < 60
            ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
            : (b ^ c ^ d) + 0xca62c1d6
    const next = (((a << 5) | (a >>> 27)) + mixed + e + at(w, t)) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  state[0] = at(initialSha1, 0) + a
  state[1] = at(initialSha1, 1) + b
  state[2] = at(initialSha1, 2) + c
  state[3] = at(initialSha1, 3) + d
  state[4] = at(initialSha1, 4) + e
}

function compressSha256(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const x = at(w, t - 15)
    const y = at(w, t - 2)
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = (at(w, t - 16) + at(w, t - 7) + s0 + s1) | 0
  }
  let a = at(initialSha256, 0)
  let b = at(initialSha256, 1)
  let c = at(initialSha256, 2)
  let d = at(initialSha256, 3)
  let e = at(initialSha256, 4)
  let f = at(initialSha256, 5)
  let g = at(initialSha256, 6)
  let h = at(initialSha256, 7)
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(roundConstants, t) + at(w, t)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = at(initialSha256, 0) + a
  state[1] = at(initialSha256, 1) + b
  state[2] = at(initialSha256, 2) + c
  state[3] = at(initialSha256, 3) + d
  state[4] = at(initialSha256, 4) + e
  state[5] = at(initialSha256, 5) + f
  state[6] = at(initialSha256, 6) + g
  state[7] = at(initialSha256, 7) + h
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0
}

/** FIPS 180-4 5.3.1. */
const initialSha1 = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
/** The first 32 bits of the fractional parts of the square roots of the first eight primes (FIPS 180-4 5.3.3). */
const initialSha256 = firstPrimes(8).map((prime) => fractionalBits(Math.sqrt(prime)))
/** The same of the cube roots of the first 64 primes (FIPS 180-4 4.2.2). */
const roundConstants = firstPrimes(64).map((prime) => fractionalBits(Math.cbrt(prime)))

function fractionalBits(root: number): number {
  return (root - Math.floor(root)) * 2 ** 32
}

function firstPrimes(count: number): Int32Array {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return Int32Array.from(primes)
}
