/**
 * RC2 in CBC mode (RFC 2268), for reading only: Windows has encrypted the certificates in its PFX files with RC2-40 for twenty
 * years, and neither OpenSSL 3 without its legacy provider nor BoringSSL has the cipher any more.
 */

/** A permutation of all octets, taken from the digits of pi (RFC 2268 2). */
const piTable = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
)

const blockBytes = 8
/** By how much the four words of a block are rotated in a mixing round. */
const rotations = [1, 2, 3, 5] as const

/**
 * Expands a key into 64 words of 16 bits (RFC 2268 2).
 * @param key 1 to 128 octets.
 * @param effectiveBits How strong the key is to be, 1 to 1024.
 */
function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  if (key.length < 1 || key.length > 128) throw new RangeError('an RC2 key has 1 to 128 octets')
  const octets = new Uint8Array(128)
  octets.set(key)
  const effectiveBytes = Math.ceil(effectiveBits / 8)
  const mask = 255 >> (8 * effectiveBytes - effectiveBits)
  for (let at = key.length; at < 128; at++) {
    octets[at] = pi(octet(octets, at - 1) + octet(octets, at - key.length))
  }
  const from = 128 - effectiveBytes
  octets[from] = pi(octet(octets, from) & mask)
  for (let at = from - 1; at >= 0; at--) octets[at] = pi(octet(octets, at + 1) ^ octet(octets, at + effectiveBytes))
  const words = new Uint16Array(64)
  for (let at = 0; at < 64; at++) words[at] = octet(octets, 2 * at) | (octet(octets, 2 * at + 1) << 8)
  return words
}

/** Decrypts one block of four words in place (RFC 2268 4). */
function decryptBlock(block: Uint16Array, key: Uint16Array): void {
  let at = 63
  for (let round = 15; round >= 0; round--) {
    for (let word = 3; word >= 0; word--, at--) {
      const rotation = rotations[word] ?? 0
      const value = octet(block, word)
      const rotated = ((value >>> rotation) | (value << (16 - rotation))) & 0xffff
      const [before, second, third] = [
        octet(block, (word + 3) % 4),
        octet(block, (word + 2) % 4),
        octet(block, (word + 1) % 4),
      ]
      block[word] = rotated - octet(key, at) - (before & second) - (~before & third)
    }
    // Five mixing rounds, a mashing round, six mixing rounds, a mashing round, five mixing rounds.
    if (round !== 11 && round !== 5) continue
    for (let word = 3; word >= 0; word--) {
      block[word] = octet(block, word) - octet(key, octet(block, (word + 3) % 4) & 63)
    }
  }
}

/**
 * Decrypts and takes the padding of PKCS#5 off.
 * @param key 1 to 128 octets.
 * @param effectiveBits 40 or 128 in PKCS#12.
 * @param iv Eight octets.
 * @throws Error when the length or the padding does not fit, which nearly every wrong key shows.
 */
export function decryptRc2Cbc(key: Uint8Array, effectiveBits: number, iv: Uint8Array, ciphertext: Buffer): Buffer {
  if (ciphertext.length === 0 || ciphertext.length % blockBytes !== 0)
    throw new Error('the ciphertext is no whole block')
  const plain = decryptRc2Blocks(key, effectiveBits, iv, ciphertext)
  const padding = plain.at(-1) ?? 0
  const isPadded = padding >= 1 && padding <= blockBytes && plain.subarray(-padding).every((each) => each === padding)
  if (!isPadded) throw new Error('the padding is wrong')
  return plain.subarray(0, plain.length - padding)
}

/** The same without a look at the padding. */
export function decryptRc2Blocks(key: Uint8Array, effectiveBits: number, iv: Uint8Array, ciphertext: Buffer): Buffer {
  const words = expandKey(key, effectiveBits)
  const plain = Buffer.alloc(ciphertext.length)
  const block = new Uint16Array(4)
  for (let from = 0; from < ciphertext.length; from += blockBytes) {
    for (let word = 0; word < 4; word++) block[word] = ciphertext.readUInt16LE(from + 2 * word)
    decryptBlock(block, words)
    for (let word = 0; word < 4; word++) plain.writeUInt16LE(octet(block, word), from + 2 * word)
    for (let at = 0; at < blockBytes; at++) {
      const before = from === 0 ? octet(iv, at) : octet(ciphertext, from - blockBytes + at)
      plain[from + at] = octet(plain, from + at) ^ before
    }
  }
  return plain
}

function pi(index: number): number {
  return octet(piTable, index & 255)
}

function octet(values: Uint8Array | Uint16Array, at: number): number {
  return values[at] ?? 0
}
