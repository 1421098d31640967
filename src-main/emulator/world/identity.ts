import { nextUint32, type RandomStream } from '../../kernel/random.ts'

/** Draws a random GUID (RFC 9562 5.4, version 4) as Windows prints it, without braces. */
export function makeGuid(stream: RandomStream): string {
  const digits = [0, 1, 2, 3].map(() => nextUint32(stream).toString(16).padStart(8, '0')).join('')
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) % 4)
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`]
  return [...parts, `${variant}${digits.slice(17, 20)}`, digits.slice(20)].join('-')
}
