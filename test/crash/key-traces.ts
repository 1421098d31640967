/** Looks for private keys that lie about in the open: as they are, and as base64 would hold them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The octets with which every RSA key in PKCS#8 goes on after its length, and those of one in PKCS#1 with 2,048 bits. */
const beginnings = ['06092a864886f70d01010105000482', '020100028201010'].map((hex) =>
  Buffer.from(hex.slice(0, hex.length - (hex.length % 2)), 'hex'),
)

/**
 * Names every place where a key, or one of the given secrets, can be read.
 * @param folder All files in it are looked at, not those in folders below.
 * @param secrets Octets that are in no file, neither as they are nor in base64 or hexadecimal.
 */
export function tracesOfKeys(folder: string, secrets: readonly Uint8Array[] = []): string[] {
  const signs = ['PRIVATE KEY', ...[...beginnings, ...secrets].flatMap((octets) => formsOf(Buffer.from(octets)))]
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => {
      const content = readFileSync(join(folder, name), 'latin1')
      return signs
        .filter((sign) => content.includes(sign))
        .map((sign) => `${name}: ${JSON.stringify(sign.slice(0, 24))}`)
    })
}

/** How octets look in a file: themselves, hexadecimal, and the three ways in which base64 can hold them. */
function formsOf(octets: Buffer): string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), octets]).toString('base64')
    // Only the characters that no neighbouring octet has a part in.
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + octets.length) * 8) / 6))
  })
  const hex = octets.toString('hex')
  return [octets.toString('latin1'), hex, hex.toUpperCase(), ...inBase64]
}
