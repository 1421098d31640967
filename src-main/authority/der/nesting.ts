/** How deep structures stand within structures: looked at before anything descends into them (Certificates reference 5). */

/** No certificate, CRL or PFX comes near it; forge's own limit is 256. */
export const depthMax = 32

/** Thrown by readers for bytes that nest deeper. */
export class NestedTooDeeply extends Error {}

/**
 * Refuses bytes that nest deeper than `depthMax`, in time that grows with their number and without recursion. Bytes that
 * are no DER pass: what is wrong with them is for the reader to say.
 * @throws NestedTooDeeply
 */
export function limitNesting(bytes: Buffer): void {
  /** Where the structures that are open end. */
  const ends: number[] = []
  for (let offset = 0; offset + 1 < bytes.length;) {
    while (ends.length > 0 && offset >= (ends.at(-1) ?? 0)) ends.pop()
    const identifier = bytes[offset] ?? 0
    const first = bytes[offset + 1] ?? 0
    const octets = first > 0x80 ? first & 0x7f : 0
    const start = offset + 2 + octets
    if (octets > 4 || start > bytes.length || (identifier & 0x1f) === 0x1f) return
    const isIndefinite = first === 0x80
    const length = octets === 0 ? (isIndefinite ? bytes.length - start : first) : bytes.readUIntBE(offset + 2, octets)
    const isConstructed = (identifier & 0x20) !== 0
    if (isConstructed) {
      ends.push(start + length)
      if (ends.length > depthMax) throw new NestedTooDeeply()
    }
    offset = isConstructed ? start : start + length
  }
}
