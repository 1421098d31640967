/** Rows that each cover the one before them, so that one that was changed, taken out or cut off shows. */
import { createHash } from 'node:crypto'

/** What the first row of a chain has before it. */
export const firstPreviousHash = '0'.repeat(64)

/** The hash of a row: of the one before it and of everything in it. */
export function chainHash(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
