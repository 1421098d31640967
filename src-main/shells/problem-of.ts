/** Says what an exception of the system means, in words that fit into a sentence after a colon. */

const words: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EROFS: 'the volume is read-only',
  ENAMETOOLONG: 'the path is too long',
}

/**
 * @param error What was caught.
 */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return words[code] ?? error.message
}

/** The words for a code of the system; the code itself where there are none. */
export function wordsFor(code: string): string {
  return words[code] ?? code
}
