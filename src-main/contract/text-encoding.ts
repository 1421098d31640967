/**
 * How a text file is encoded: UTF-8, or UTF-16 in either direction, each with and without a byte order mark. Windows PowerShell
 * writes UTF-16 as soon as something is redirected, Notepad and Excel write marks, and most others neither.
 */

/** This many bytes are enough to tell text in UTF-16 from everything else. */
const lookedAtBytes = 512

/** The encoding as TextDecoder names it, by the mark or by the zeros of its ASCII characters. */
export function textEncodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(lookedAtBytes, bytes.length - (bytes.length % 2))
  if (length < 4) return 'utf-8'
  let evenZeros = 0
  let oddZeros = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) evenZeros += 1
    if (bytes[at + 1] === 0) oddZeros += 1
  }
  // A character of another script now and then is no objection; a zero in the wrong place is one.
  const enough = (length / 2) * 0.75
  if (oddZeros >= enough && evenZeros === 0) return 'utf-16le'
  return evenZeros >= enough && oddZeros === 0 ? 'utf-16be' : 'utf-8'
}
