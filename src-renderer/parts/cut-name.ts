/** Where a long name is cut: machines of one kind differ at their end. */

/** Characters that always stay. */
const endLength = 12

/** A name that is hardly longer has no middle. */
const wholeLengthMax = 20

/**
 * @param name Any name.
 * @returns What may shrink, and what stays; the end is empty for a name that is short.
 */
export function halvesOf(name: string): { readonly start: string; readonly end: string } {
  const characters = [...name]
  if (characters.length <= wholeLengthMax) return { start: name, end: '' }
  return { start: characters.slice(0, -endLength).join(''), end: characters.slice(-endLength).join('') }
}
