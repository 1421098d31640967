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
 * @param text What was pasted or read from a file; comma, semicolon and tab part cells, `#` begins a comment.
 * @param wildcard Whether `*.` is welcome.
 */
export function parseNameList(text: string, { wildcard = false }: { readonly wildcard?: boolean } = {}): NameList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const names = new Map<string, number>()
  const problems: { line: number; text: string; failure: Failure }[] = []
  let column: number | null = null
  let isFirst = true
  for (const [index, line] of lines.entries()) {
    const cells = line
      .replace(/#.*$/, '')
      .split(/[,;\t]/)
      .map(bare)
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

function listed(names: ReadonlyMap<string, number>): { line: number; fqdn: string }[] {
  return [...names].map(([fqdn, line]) => ({ line, fqdn }))
}

/** A cell without quotation marks and white space. */
function bare(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

function duplicate(name: string): Failure {
  return fail('name.duplicate', { name }).failure
}
