/**
 * Names as people have them: pasted lines, a list with commas, or a CSV file with a heading. Every cell is a name, unless
 * the first line names the column; what is no name is reported with its line, and the rest can still be used.
 */
import { fail, type Failure } from '../../contract/failure.ts'
import { parseFqdn } from './names.ts'

interface ListedName {
  readonly line: number
  readonly fqdn: string
  /** As it stands in the list. */
  readonly text: string
}

interface NameList {
  readonly names: readonly ListedName[]
  readonly problems: readonly { readonly line: number; readonly text: string; readonly failure: Failure }[]
}

interface ListOptions {
  readonly wildcard?: boolean
  readonly complete?: (name: string) => string
  readonly refuse?: (fqdn: string) => Failure | null
}

/** More than the thousand that can be issued at once, so that a list that is too long can say by how much. */
const namesMax = 10_000
const headings = ['fqdn', 'dnshostname', 'dnsname', 'hostname', 'host', 'computername', 'name']

/**
 * Reads a list of names.
 * @param text What was pasted or read from a file; comma, semicolon and tab part cells unless a first line `sep=;` names one, as
 *   Excel and PowerShell write it; quoted cells may hold them. `#` begins a comment.
 * @param options.wildcard Whether `*.` is welcome.
 * @param options.complete Makes a whole name of one that needs no suffix typed.
 * @param options.refuse Why a sound name may not be used, if it may not.
 */
export function parseNameList(
  text: string,
  { wildcard = false, complete = (name) => name, refuse = () => null }: ListOptions = {},
): NameList {
  const names = new Map<string, ListedName>()
  const problems: { line: number; text: string; failure: Failure }[] = []
  let column: number | null = null
  let isFirst = true
  for (const { line, cells } of recordsOf(text.replace(/^\uFEFF/, ''))) {
    if (cells.every((cell) => cell === '')) continue
    if (isFirst) {
      isFirst = false
      const found = headings.map((heading) => cells.findIndex((cell) => cell.toLowerCase() === heading))
      column = found.find((position) => position >= 0) ?? null
      if (column !== null) continue
    }
    // An empty cell between others is only a missing value; an empty one in the named column is a missing name.
    const wanted = column === null ? cells.filter((cell) => cell !== '') : [cells[column] ?? '']
    for (const cell of wanted) {
      if (names.size + problems.length >= namesMax) return { names: [...names.values()], problems }
      const name = parseFqdn(complete(cell), { wildcard })
      const failure = !name.ok ? name.failure : names.has(name.value) ? duplicate(name.value) : refuse(name.value)
      if (failure) problems.push({ line, text: cell.slice(0, 300), failure })
      else if (name.ok) names.set(name.value, { line, fqdn: name.value, text: cell })
    }
  }
  return { names: [...names.values()], problems }
}

/** A first line that names the separator. */
const separatorLine = /^\s*"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n|$)/i

/**
 * The records of a list (RFC 4180 2), each with the line on which it begins and its cells without quotation marks and white space
 * around them. A quoted cell may hold separators, `#`, `""` and line breaks; a quotation mark that is never closed is a letter.
 */
function* recordsOf(text: string): Generator<{ readonly line: number; readonly cells: readonly string[] }> {
  const head = separatorLine.exec(text)
  const separators = head ? [head[1] ?? ';'] : [',', ';', '\t']
  let at = head?.[0].length ?? 0
  let line = 1 + breaksIn(text.slice(0, at))
  // Everything that ends a piece of a cell; what lies between two of them is taken at once.
  const marks = new RegExp(
    `["#\\r\\n${separators.map((each) => `\\u{${each.codePointAt(0)?.toString(16)}}`).join('')}]`,
    'gu',
  )
  let record = { line, cells: [] as string[] }
  let cell = ''
  let isBlank = true
  const add = (text: string) => {
    cell += text
    isBlank &&= text.trim() === ''
  }
  const endCell = () => {
    record.cells.push(cell.trim())
    cell = ''
    isBlank = true
  }
  while (at < text.length) {
    marks.lastIndex = at
    const markAt = marks.exec(text)?.index ?? text.length
    if (markAt > at) add(text.slice(at, markAt))
    const mark = text[markAt]
    at = markAt + 1
    if (mark === '"') {
      const closingAt = isBlank ? closingQuoteAt(text, at) : -1
      const quoted = closingAt < 0 ? '"' : text.slice(at, closingAt)
      if (closingAt >= 0) {
        line += breaksIn(quoted)
        at = closingAt + 1
      }
      add(closingAt < 0 ? quoted : quoted.replaceAll('""', '"'))
    } else if (mark === '#') {
      at = endOfLineAt(text, at)
    } else if (mark === '\r' || mark === '\n') {
      endCell()
      yield record
      if (mark === '\r' && text[at] === '\n') at += 1
      line += 1
      record = { line, cells: [] }
    } else if (mark !== undefined) endCell()
  }
  endCell()
  yield record
}

/** Where a quoted cell ends; -1 where it does not. */
function closingQuoteAt(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function endOfLineAt(text: string, from: number): number {
  const end = /[\r\n]/g
  end.lastIndex = from
  return end.exec(text)?.index ?? text.length
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function duplicate(name: string): Failure {
  return fail('name.duplicate', { name }).failure
}
