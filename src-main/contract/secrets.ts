/** Which members of inputs are secrets, so that a shell can say where such a thing was put in a place that others can read. */

/** Names of members that hold a secret wherever they stand. A recovery sheet opens a root together with its passphrase. */
export const secretMembers: readonly string[] = [
  'passphrase',
  'newPassphrase',
  'sheet',
  'password',
  'clientPassword',
  'serverPassword',
]

/**
 * Finds a secret in an input, however deep.
 * @param input What was passed.
 * @returns The name of the member, null if there is none.
 */
export function findSecret(input: unknown): string | null {
  const waiting: unknown[] = [input]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const [name, member] of Object.entries(value)) {
      if (secretMembers.includes(name) && typeof member === 'string' && member !== '') return name
      // A private key that comes as bytes and not as the name of a file.
      if (name === 'key' && typeof member === 'object' && member !== null && 'base64' in member) return name
      waiting.push(member)
    }
  }
  return null
}

/**
 * An input without its secrets and without the content of files, to be written into a log.
 * @param input What was passed; it stays as it is.
 */
export function withoutSecrets(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(withoutSecrets)
  if (typeof input !== 'object' || input === null) return input
  const kept = Object.entries(input).filter(([name]) => !secretMembers.includes(name) && name !== 'base64')
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutSecrets(member)]))
}
