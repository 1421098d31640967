/** Text as it comes in files, in whatever encoding Windows and others have written it. */
import { textEncodingOf } from '../../contract/text-encoding.ts'

/**
 * Decodes text. What is no UTF-8 is taken as Latin-1, in which every byte is a character.
 * @returns The text without a byte order mark.
 */
export function textOfFile(bytes: Buffer): string {
  const encoding = textEncodingOf(bytes)
  if (encoding !== 'utf-8') {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
    const text = (encoding === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le')
    return text.replace(/^\uFEFF/, '')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const withoutMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
    return withoutMark.toString('latin1')
  }
}
