/** JSON in and out of text columns. What is in a column came from a file, so it may be anything. */
import { withDetail } from '../contract/problems.ts'
import { invariant } from '../kernel/invariant.ts'
import { problem } from './problem.ts'

const plaintextKey = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/

/**
 * Writes a value as JSON.
 * @param value Plain data. A private key that is not sealed breaks an invariant, whatever member it hides in.
 */
export function toJsonText(value: unknown): string {
  const text: string | undefined = JSON.stringify(value)
  invariant(text !== undefined, 'only data can be kept in a workspace')
  refusePlaintextKey(text)
  return text
}

/** Breaks an invariant if a text holds a private key in PEM that is not encrypted. */
export function refusePlaintextKey(text: string): void {
  invariant(!plaintextKey.test(text), 'a private key must be sealed before it is kept')
}

/**
 * Reads JSON from a column.
 * @param text The column.
 * @param path The workspace file, for the failure.
 * @param place Table and row, for the failure.
 */
export function fromJsonText(text: string, path: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem('workspace.damaged', { path, problem: withDetail('json', place) })
  }
}
