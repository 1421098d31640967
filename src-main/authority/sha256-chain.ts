/**
 * SHA-256 of SHA-256 of SHA-256 …, as the PKCS#12 MAC needs it a hundred thousand times per file (FIPS 180-4 6.2). Input
 * and output are always 32 bytes, so every round is one compression of one block whose second half never changes. A native
 * call per round takes about three times as long.
 */

/**
 * Hashes a digest again and again.
 * @param digest 32 bytes.
 * @param rounds How many times.
 * @returns 32 bytes.
 */
export function hashRepeatedly(digest: Buffer, rounds: number): Buffer {
  const state = new Int32Array(8)
  for (let word = 0; word < 8; word++) state[word] = digest.readInt32BE(word * 4)
  const schedule = new Int32Array(64)
  for (let round = 0; round < rounds; round++) compress(state, schedule)
  const result = Buffer.alloc(32)
  for (const [word, value] of state.entries()) result.writeInt32BE(value, word * 4)
  return result
}

function compress(state: Int32Array, w: Int32Array): void {
  w.set(state)
  w[8] = 0x80000000
  w.fill(0, 9, 15)
  w[15] = 256
  for (let t = 16; t < 64; t++) {
    const x = at(w, t - 15)
    const y = at(w, t - 2)
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = (at(w, t - 16) + at(w, t - 7) + s0 + s1) | 0
  }
  let a = at(initial, 0)
  let b = at(initial, 1)
  let c = at(initial, 2)
  let d = at(initial, 3)
  let e = at(initial, 4)
  let f = at(initial, 5)
  let g = at(initial, 6)
  let h = at(initial, 7)
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
  state[0] = at(initial, 0) + a
  state[1] = at(initial, 1) + b
  state[2] = at(initial, 2) + c
  state[3] = at(initial, 3) + d
  state[4] = at(initial, 4) + e
  state[5] = at(initial, 5) + f
  state[6] = at(initial, 6) + g
  state[7] = at(initial, 7) + h
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0
}

/** The first 32 bits of the fractional parts of the square roots of the first eight primes (FIPS 180-4 5.3.3). */
const initial = firstPrimes(8).map((prime) => fractionalBits(Math.sqrt(prime)))
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
