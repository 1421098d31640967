/**
 * One text for one state: JSON with sorted keys and integers only, and its SHA-256. Two states have the same hash exactly
 * when they are the same data, whatever the order in which their members were set. The text is produced piece by piece,
 * so that hashing a large world needs no copy of it.
 */
import { Sha256 } from './sha256.ts'
import { invariant } from './invariant.ts'

/** Deeper than any state of ours; what is deeper is a cycle. */
const deepest = 500

/**
 * Hashes plain data.
 * @param value Objects, arrays, strings, booleans, null and safe integers; members that are undefined count as absent.
 *   Anything else (a fraction, NaN, a Date, a Map, a class instance, a hole in an array, a cycle) breaks an invariant
 *   that names its path.
 * @returns SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits in lower case.
 */
export function canonicalHash(value: unknown): string {
  const hash = new Sha256()
  writeCanonically(value, (piece) => hash.updateText(piece))
  return hash.digestHex()
}

/**
 * Writes plain data as canonical text: JSON without white space, keys sorted by UTF-16 code units (as RFC 8785, 3.2.3).
 * @param value As for `canonicalHash`.
 */
export function canonicalText(value: unknown): string {
  const pieces: string[] = []
  writeCanonically(value, (piece) => pieces.push(piece))
  return pieces.join('')
}

/**
 * Hands out the canonical text piece by piece.
 * @param value As for `canonicalHash`.
 * @param write Takes the pieces in order; what it returns is ignored.
 */
function writeCanonically(value: unknown, write: (piece: string) => unknown): void {
  writeValue(value, write, [])
}

function writeValue(value: unknown, write: (piece: string) => unknown, path: (string | number)[]): void {
  switch (typeof value) {
    case 'string':
      write(JSON.stringify(value))
      return
    case 'number':
      // The message costs more than the check, so it is built only when it is needed.
      if (!Number.isSafeInteger(value)) refuse(path, `is the number ${value}, which is no safe integer`)
      write(String(value))
      return
    case 'boolean':
      write(value ? 'true' : 'false')
      return
    case 'object':
      break
    default:
      refuse(path, `is of the type ${typeof value}`)
  }
  if (path.length > deepest) refuse(path.slice(0, 8), `is nested deeper than ${deepest} levels, or contains itself`)
  if (value === null) write('null')
  else if (Array.isArray(value)) writeArray(value, write, path)
  else writeObject(value as object, write, path)
}

function writeArray(items: readonly unknown[], write: (piece: string) => unknown, path: (string | number)[]): void {
  write('[')
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) write(',')
    path.push(index)
    writeValue(items[index], write, path)
    path.pop()
  }
  write(']')
}

function writeObject(value: object, write: (piece: string) => unknown, path: (string | number)[]): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) refuse(path, 'is no plain object')
  if (Object.getOwnPropertySymbols(value).length > 0) refuse(path, 'has a member named by a symbol')
  let separator = '{'
  for (const key of Object.keys(value).sort()) {
    // The keys come from this very object, so reading them is within its type.
    const member = (value as Record<string, unknown>)[key]
    if (member === undefined) continue
    write(`${separator}${JSON.stringify(key)}:`)
    separator = ','
    path.push(key)
    writeValue(member, write, path)
    path.pop()
  }
  write(separator === '{' ? '{}' : '}')
}

function refuse(path: readonly (string | number)[], problem: string): never {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  invariant(false, `not plain data: $${place} ${problem}`)
}
