/** A list of names as somebody types it, line by line: what is completed, what is taken out and what is put in its place. */

/** A line as it is shown: what was typed, and what is completed behind it. */
interface TypedLine {
  readonly text: string
  readonly completion: string
}

/**
 * The lines with what completes them: a host name alone gets the suffix.
 * @param text The whole list.
 * @param suffix Without a dot in front; empty where nothing is completed.
 */
export function completedLines(text: string, suffix: string): TypedLine[] {
  const ending = suffix.trim().replace(/^\./, '')
  return text.split('\n').map((line) => {
    const isAlone = /^\s*[^\s.,;\t#"]+$/.test(line)
    return { text: line, completion: isAlone && ending !== '' ? `.${ending}` : '' }
  })
}

/**
 * Puts another name in the place of one in a line.
 * @param line Counted from 1.
 */
export function replaceName(text: string, line: number, name: string, replacement: string): string {
  return changeLine(text, line, (each) => each.replace(name, replacement))
}

/** Takes a name out of a line; a line that holds nothing else goes. */
export function leaveOutName(text: string, line: number, name: string): string {
  return changeLine(text, line, (each) => {
    const rest = each.replace(name, '').replace(/^[\s,;"]+|[\s,;"]+$/g, '')
    return rest === '' ? null : rest
  })
}

/**
 * Leaves what waits: the lines of names that are done go.
 * @param done The lines of these, counted from 1.
 */
export function withoutLines(text: string, done: ReadonlySet<number>): string {
  return text
    .split('\n')
    .filter((_, index) => !done.has(index + 1))
    .join('\n')
}

/**
 * A name below the suffix that may be meant: its first label, with what the root may sign.
 * @returns Null where there is no other.
 */
export function nameBelow(name: string, suffix: string): string | null {
  const [label = ''] = name.trim().split('.')
  const meant = `${label}.${suffix.trim().replace(/^\./, '')}`
  return label === '' || suffix.trim() === '' || meant === name.trim() ? null : meant
}

function changeLine(text: string, line: number, change: (text: string) => string | null): string {
  return text
    .split('\n')
    .flatMap((each, index) => (index + 1 === line ? (change(each) ?? []) : each))
    .join('\n')
}
