/**
 * SHA-256 (FIPS 180-4) over a stream of bytes or text, in plain TypeScript, because the kernel and the emulator run
 * without any platform. It hashes state that is no secret; cryptography on keys is the platform's.
 */

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])

const blockBytes = 64

/** A running hash. Feed it with `update` and `updateText`, then ask once for the digest. */
export class Sha256 {
  /** The square roots of the first eight primes, likewise (FIPS 180-4, 5.3.3). */
  readonly #state = new Int32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ])
  readonly #block = new Uint8Array(blockBytes)
  readonly #schedule = new Int32Array(64)
  #used = 0
  #totalBytes = 0

  /** Adds bytes. */
  update(bytes: Uint8Array): this {
    for (const byte of bytes) this.#push(byte)
    return this
  }

  /** Adds a text in UTF-8; half of a surrogate pair counts as U+FFFD. */
  updateText(text: string): this {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit < 0x80) {
        this.#push(unit)
      } else {
        const point = wellFormedCodePoint(text, index)
        if (point > 0xffff) index += 1
        this.#pushCodePoint(point)
      }
    }
    return this
  }

  /** Ends the stream and gives the 32 bytes of the digest. */
  digest(): Uint8Array {
    const totalBytes = this.#totalBytes
    this.#push(0x80)
    while (this.#used !== blockBytes - 8) this.#push(0)
    const length = new DataView(new ArrayBuffer(8))
    length.setBigUint64(0, BigInt(totalBytes) * 8n)
    this.update(new Uint8Array(length.buffer))
    const digest = new DataView(new ArrayBuffer(32))
    this.#state.forEach((word, index) => digest.setInt32(index * 4, word))
    return new Uint8Array(digest.buffer)
  }

  /** Ends the stream and gives the digest as 64 hexadecimal digits in lower case. */
  digestHex(): string {
    return Array.from(this.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  #push(byte: number): void {
    this.#block[this.#used] = byte
    this.#used += 1
    this.#totalBytes += 1
    if (this.#used === blockBytes) {
      this.#used = 0
      compress(this.#state, this.#block, this.#schedule)
    }
  }

  #pushCodePoint(point: number): void {
    if (point < 0x800) {
      this.#push(0xc0 | (point >> 6))
    } else {
      if (point < 0x10000) {
        this.#push(0xe0 | (point >> 12))
      } else {
        this.#push(0xf0 | (point >> 18))
        this.#push(0x80 | ((point >> 12) & 0x3f))
      }
      this.#push(0x80 | ((point >> 6) & 0x3f))
    }
    this.#push(0x80 | (point & 0x3f))
  }
}

/**
 * Hashes one text in UTF-8.
 * @returns 64 hexadecimal digits in lower case.
 */
export function sha256Hex(text: string): string {
  return new Sha256().updateText(text).digestHex()
}

function wellFormedCodePoint(text: string, index: number): number {
  const point = text.codePointAt(index) ?? 0xfffd
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

/** One round of the compression function (FIPS 180-4, 6.2.2), with the letters of the standard. */
function compress(state: Int32Array, block: Uint8Array, w: Int32Array): void {
  for (let t = 0; t < 16; t += 1) {
    const at = t * 4
    w[t] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!
  }
  for (let t = 16; t < 64; t += 1) {
    const early = w[t - 15]!
    const late = w[t - 2]!
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    w[t] = (w[t - 16]! + sigma0 + w[t - 7]! + sigma1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const temporary1 = (h + sum1 + ((e & f) ^ (~e & g)) + roundConstants[t]! + w[t]!) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const temporary2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + temporary1) | 0
    d = c
    c = b
    b = a
    a = (temporary1 + temporary2) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
