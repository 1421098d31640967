/** Names of hosts where there are many: what all of them share is written once. */

/** Fewer characters are not worth a word of explanation. */
const sharedLengthMin = 3

/**
 * What all names begin with, up to the last separator in it, so that no name is cut within a word.
 * @param names Of hosts.
 * @returns Empty where they share too little, or where a name would be left empty.
 */
export function sharedStart(names: readonly string[]): string {
  const [first = '', ...others] = names
  if (others.length === 0) return ''
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1
  const start = /^.*[-_.]/.exec(first.slice(0, length))?.[0] ?? ''
  return start.length < sharedLengthMin || names.includes(start) ? '' : start
}

/**
 * A list in which the first name is whole and the others are short: `HYPERVISOR-01, -07 and 3 more`.
 * @param names Of hosts.
 * @param shared What all hosts of the world share; its last character stays, so that a short name is seen to be one.
 * @param max How many are named.
 */
export function shortNames(
  names: readonly string[],
  shared: string,
  max = 3,
): { readonly names: string; readonly moreCount: number } {
  const shown = names.slice(0, max)
  const short = shown.map((name, index) => (index > 0 && shared !== '' ? name.slice(shared.length - 1) : name))
  return { names: short.join(', '), moreCount: names.length - shown.length }
}
