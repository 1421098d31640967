/**
 * Reads a serialized certificate store (.sst), as `Export-Certificate -Type SST` and the export wizard of Windows write it:
 * elements of an id, an encoding, a length and a value, in little-endian words of 32 bits, up to one whose id is 0.
 */

/** A file of version 0, and `CERT`. */
const beginning = Buffer.from('0000000043455254', 'hex')
/** CERT_CERT_PROP_ID and CERT_CRL_PROP_ID; all others are properties of the certificate behind them, or lists of trust. */
const certificateId = 32
const crlId = 33
const elementsMax = 10_000

/**
 * @returns The certificates and CRLs in order; null for any other file and for one that ends too early.
 */
export function serializedStore(bytes: Buffer): Buffer[] | null {
  if (!bytes.subarray(0, beginning.length).equals(beginning)) return null
  const found: Buffer[] = []
  let at = beginning.length
  for (let count = 0; count < elementsMax && at + 12 <= bytes.length; count += 1) {
    const id = bytes.readUInt32LE(at)
    if (id === 0) return found
    const from = at + 12
    const to = from + bytes.readUInt32LE(at + 8)
    if (to > bytes.length) return null
    if (id === certificateId || id === crlId) found.push(bytes.subarray(from, to))
    at = to
  }
  return null
}
