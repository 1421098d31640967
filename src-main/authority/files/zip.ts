/**
 * Writes a ZIP archive without compression (PKWARE APPNOTE 4.3): PFX files and certificates do not get smaller, and the rest is
 * a few kilobytes. Names are UTF-8, dates the one that the caller gives, so the same files give the same bytes.
 */
import { crc32 } from 'node:zlib'

interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Permission bits, for example 0o600. */
  readonly mode: number
}

const versionNeeded = 20
/** Made on Unix, so that the permission bits count. */
const versionMadeBy = (3 << 8) | versionNeeded
const utf8Names = 1 << 11
/** What an archive without the 64-bit extension can hold. */
const entriesMax = 0xffff
const sizeMax = 0xffff_ffff

/**
 * Writes the archive.
 * @param entries Files in order.
 * @param at Their date, in UTC and even seconds.
 */
export function writeZip(entries: readonly ZipEntry[], at: Date): Buffer {
  if (entries.length > entriesMax) throw new Error('too many files for one archive')
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const common = commonHeader(entry, name.length, at)
    const local = Buffer.concat([words(32, 0x0403_4b50), common, words(16, 0), name, entry.bytes])
    const central = Buffer.concat([
      words(32, 0x0201_4b50),
      words(16, versionMadeBy),
      common,
      // Extra field, comment, disk, internal attributes; then the permission bits and where the file begins.
      words(16, 0, 0, 0, 0),
      words(32, ((0o100000 | entry.mode) << 16) >>> 0, offset),
      name,
    ])
    bodies.push(local)
    directory.push(central)
    offset += local.length
  }
  const directoryBytes = Buffer.concat(directory)
  if (offset + directoryBytes.length > sizeMax) throw new Error('too many bytes for one archive')
  const end = Buffer.concat([
    words(32, 0x0605_4b50),
    words(16, 0, 0, entries.length, entries.length),
    words(32, directoryBytes.length, offset),
    words(16, 0),
  ])
  return Buffer.concat([...bodies, directoryBytes, end])
}

/** What stands in both headers, from the version needed to the length of the name. */
function commonHeader({ bytes }: ZipEntry, nameLength: number, at: Date): Buffer {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return Buffer.concat([
    words(16, versionNeeded, utf8Names, 0, time, date),
    words(32, crc32(bytes), bytes.length, bytes.length),
    words(16, nameLength),
  ])
}

function words(bits: 16 | 32, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc((values.length * bits) / 8)
  for (const [index, value] of values.entries()) buffer.writeUIntLE(value, (index * bits) / 8, bits / 8)
  return buffer
}
