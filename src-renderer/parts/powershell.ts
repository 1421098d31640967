/**
 * Splits a line of PowerShell into words that are coloured and words that are not. It colours a cmdlet where a command may
 * stand and a comment to the end of its line; it is an aid to the eye, not a parser.
 */
interface Word {
  readonly text: string
  readonly kind: 'plain' | 'command' | 'comment'
}

/**
 * @param line One line without its line break.
 * @returns Its words in order; joined, they give the line again.
 */
export function wordsOf(line: string): Word[] {
  const comment = /(^|\s)#.*$/.exec(line)
  const code = comment ? line.slice(0, comment.index) : line
  const words: Word[] = []
  let end = 0
  for (const match of code.matchAll(/(?<=^\s*|[|(=;{]\s*)[A-Z][a-z]+-[A-Z]\w+/g)) {
    if (match.index > end) words.push({ text: code.slice(end, match.index), kind: 'plain' })
    words.push({ text: match[0], kind: 'command' })
    end = match.index + match[0].length
  }
  if (code.length > end) words.push({ text: code.slice(end), kind: 'plain' })
  if (comment) words.push({ text: line.slice(comment.index), kind: 'comment' })
  return words
}
