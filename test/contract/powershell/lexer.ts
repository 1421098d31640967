/**
 * A small lexer for the part of PowerShell that the runbook writes. It knows what PowerShell itself takes for a quote,
 * a comment and a bracket, so a name that would end a string shows up as a difference in the tokens.
 */

export interface Lexed {
  /** The text with every string in place of its value, so that only structure is left. */
  readonly skeleton: string
  readonly strings: readonly string[]
  readonly problems: readonly string[]
}

const singleQuotes = "'\u2018\u2019\u201a\u201b"
const doubleQuotes = '"\u201c\u201d\u201e'
const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' }

/**
 * Splits a script into structure and strings.
 * @param source PowerShell.
 */
export function lex(source: string): Lexed {
  const strings: string[] = []
  const problems: string[] = []
  const open: string[] = []
  let skeleton = ''
  let at = 0

  const readQuoted = (quotes: string): string => {
    let value = ''
    at += 1
    for (;;) {
      const character = source[at]
      if (character === undefined) {
        problems.push('a string does not end')
        return value
      }
      if (quotes.includes(character)) {
        if (!quotes.includes(source[at + 1] ?? '\n')) break
        value += character
        at += 2
        continue
      }
      value += character
      at += 1
    }
    at += 1
    return value
  }

  while (at < source.length) {
    const character = source[at] ?? ''
    if (source.startsWith('<#', at)) {
      const end = source.indexOf('#>', at)
      if (end < 0) problems.push('a block comment does not end')
      at = end < 0 ? source.length : end + 2
      skeleton += '<comment>'
    } else if (character === '#' && /(^|[\s;{}()])$/.test(source.slice(Math.max(0, at - 1), at))) {
      const end = source.slice(at).search(/[\r\n]/)
      at = end < 0 ? source.length : at + end
      skeleton += '#comment'
    } else if (singleQuotes.includes(character)) {
      strings.push(readQuoted(singleQuotes))
      skeleton += "'string'"
    } else if (doubleQuotes.includes(character)) {
      if (character !== '"') problems.push(`a typographic quote begins a string: ${character}`)
      skeleton += `"${readQuoted(doubleQuotes)}"`
    } else if (character === '`') {
      if (!/^`\r?\n/.test(source.slice(at, at + 3))) problems.push('a backtick does not end its line')
      skeleton += '`'
      at += 1
    } else {
      if (character in closing) open.push(closing[character] ?? '')
      if (')}]'.includes(character) && open.pop() !== character) problems.push(`${character} closes nothing`)
      skeleton += character
      at += 1
    }
  }
  if (open.length > 0) problems.push(`not closed: ${open.join('')}`)
  return { skeleton, strings, problems }
}
