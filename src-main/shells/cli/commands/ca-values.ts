/** Values on the command line of `understudy ca`, and how its lists show dates. */
import { InvalidArgumentError } from 'commander'
import { fail, ok, type Reply } from '../../../contract/failure.ts'
import { hostKeySizes, rootKeySizes } from '../../../contract/limits/certificate.ts'

export const dayMilliseconds = 86_400_000

/** For commander: a whole number of at least one. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is not a whole number.')
  return Number(text)
}

/** For commander: `30d`, `4w`, `12h`; gives milliseconds. */
export function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? []
  const hours = { h: 1, d: 24, w: 168 }[unit]
  if (hours === undefined) throw new InvalidArgumentError('It is no time such as 30d, 4w or 12h.')
  return Number(count) * hours * 3_600_000
}

/** The day of a wall-clock instant in UTC, as in 2026-11-21. */
export function day(wallInstant: number): string {
  return new Date(wallInstant).toISOString().slice(0, 10)
}

/** The size of a root's key, or what is wrong with it. */
export function rootKeyBits(keyBits: number): Reply<(typeof rootKeySizes)[number]> {
  const size = rootKeySizes.find((each) => each === keyBits)
  return size === undefined ? noSuchSize(rootKeySizes) : ok(size)
}

/** The size of a host's key as a field of a call, which is left out where the option was. */
export function hostKeyBits(keyBits: number | undefined): Reply<{ readonly keyBits?: (typeof hostKeySizes)[number] }> {
  if (keyBits === undefined) return ok({})
  const size = hostKeySizes.find((each) => each === keyBits)
  return size === undefined ? noSuchSize(hostKeySizes) : ok({ keyBits: size })
}

function noSuchSize(sizes: readonly number[]) {
  return fail('input.invalid', { field: '--key-bits', problem: 'notOneOf', bound: sizes.join(', ') })
}

/** How many revocations came from elsewhere, to be said behind the CRL that names them now. */
export function takenOver(count: number): string {
  return count === 0 ? '' : `, with ${count} ${count === 1 ? 'revocation' : 'revocations'} taken over`
}
