/** RSA keys to choose from, of the sizes that the contract offers. */

/** @param sizes In bits. */
export function keyOptions(sizes: readonly number[]): { value: string; label: string }[] {
  return sizes.map((bits) => ({ value: String(bits), label: `RSA ${bits}` }))
}

/**
 * The size that was chosen; the usual one, which is the first, where it is none of them.
 * @param sizes In bits.
 * @param chosen The value of an option.
 */
export function chosenSize<Bits extends number>(sizes: readonly [Bits, ...Bits[]], chosen: string): Bits {
  return sizes.find((bits) => String(bits) === chosen) ?? sizes[0]
}
