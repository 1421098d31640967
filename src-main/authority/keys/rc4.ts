/**
 * RC4 (RFC 6229 has its test vectors), for reading only: early Windows and Netscape wrote PFX files with it, and neither OpenSSL 3
 * without its legacy provider nor BoringSSL on every platform has the cipher any more. What it gives says nothing about whether
 * the key was right; in a PFX the MAC does.
 */

/**
 * Decrypts, which is the same as encrypting.
 * @param key 1 to 256 octets.
 */
export function applyRc4(key: Uint8Array, text: Uint8Array): Buffer {
  if (key.length < 1 || key.length > 256) throw new RangeError('an RC4 key has 1 to 256 octets')
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => state[index & 255] ?? 0
  const swap = (one: number, other: number) => {
    const kept = at(one)
    state[one] = at(other)
    state[other] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  const result = Buffer.alloc(text.length)
  for (let done = 0, i = 0, j = 0; done < text.length; done++) {
    i = (i + 1) & 255
    j = (j + at(i)) & 255
    swap(i, j)
    result[done] = (text[done] ?? 0) ^ at(at(i) + at(j))
  }
  return result
}
