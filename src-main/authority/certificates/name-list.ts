/**
 * Names as people have them: pasted lines, a list with commas, or a CSV file with a heading. Every cell is a name, unless
 * the first line names the column; what is no name is reported with its line, and the rest can still be used.
 */
import { fail, type Failure } from '../../contract/failure.ts'
import { parseFqdn } from './names.ts'

interface NameList {
  readonly names: readonly { readonly line: number; readonly fqdn: string }[]
  readonly problems: readonly { readonly line: number; readonly text: string; readonly failure: Failure }[]
}

/** More than the thousand that can be issued at once, so that a list that is too long can say by how much. */
const namesMax = 10_000
const headings = ['fqdn', 'dnshostname', 'dnsname', 'hostname', 'host', 'computername', 'name']

/**
 * Reads a list of names.
 * @param text What was pasted or read from a file; comma, semicolon and tab part cells unless a first line `sep=;` names one, as
 *   Excel and PowerShell write it; quoted cells may hold them. `#` begins a comment.
 * @param wildcard Whether `*.` is welcome.
 */
export function parseNameList(text: string, { wildcard = false }: { readonly wildcard?: boolean } = {}): NameList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const names = new Map<string, number>()
  const problems: { line: number; text: string; failure: Failure }[] = []
  let separators: readonly string[] = [',', ';', '\t']
  let column: number | null = null
  let isFirst = true
  for (const [index, line] of lines.entries()) {
    const chosen = isFirst ? /^\s*"?sep=(.)"?\s*$/i.exec(line) : null
    if (chosen) {
      separators = [chosen[1] ?? ';']
      continue
    }
    const cells = cellsOf(line, separators)
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
      if (names.size + problems.length >= namesMax) return { names: listed(names), problems }
      const name = parseFqdn(cell, { wildcard })
      const failure = !name.ok ? name.failure : names.has(name.value) ? duplicate(name.value) : null
      if (failure) problems.push({ line: index + 1, text: cell.slice(0, 300), failure })
      else if (name.ok) names.set(name.value, index + 1)
    }
  }
  return { names: listed(names), problems }
}

/** The cells of a line without quotation marks and white space (RFC 4180 2); a quoted cell may hold separators, `#` and `""`. */
function cellsOf(line: string, separators: readonly string[]): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (isQuoted && character === '"' && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (character === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted
    } else if (!isQuoted && character === '#') {
      break
    } else if (!isQuoted && separators.includes(character)) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

function listed(names: ReadonlyMap<string, number>): { line: number; fqdn: string }[] {
  return [...names].map(([fqdn, line]) => ({ line, fqdn }))
}

function duplicate(name: string): Failure {
  return fail('name.duplicate', { name }).failure
}
