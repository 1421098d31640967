/** The table as it stands in the documentation, and `npm run conformance`, which writes it there. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeAll, type Table } from './matrix.ts'
import { findTools, run, type ToolName } from './tools.ts'

export const tableFile = join(import.meta.dirname, '..', '..', 'resources', 'docs', 'conformance.md')

const introduction = `# What reads and verifies our files

Every kind of file that the authority writes, before programs that have nothing to do with it. \`npm run conformance\` makes the
files, asks the programs and writes this table; a test makes it again and fails if a cell differs.

_verified_: the program checked signature and chain, or the MAC of a PFX, and found them good. _read_: the program can only read
this kind of file, and found in it what is there. -: the program does not know this kind of file. The controls at the end are
wrong on purpose, so that a program that checks nothing would show.
`

const notes = `
- **OpenSSL**: \`verify -x509_strict\` as server, with the host name, and as client; \`crl -CAfile\` with the number of entries;
  \`pkcs12 -info\` with the name of the provider; \`pkcs7 -print_certs\`.
- **Node X509Certificate**: \`checkIssued\`, \`verify\`, \`checkHost\`; a PFX as the key of a TLS context.
- **GnuTLS certtool**: \`--verify\` with host name and purpose, \`--verify-crl\`, \`--p12-info\`, \`--p7-info\`.
- **NSS**: \`vfychain\` as server and as client, \`certutil -V\` for roots, \`crlutil -I\`, \`pk12util -i\` with the key in the database.
- **Java keytool**: \`-importcert\` without a question, which it does only for a chain that ends in a trusted root; \`-printcrl\`
  with the verifying key; \`-list\` of a PFX with the whole chain.
- **.NET**: \`X509Chain\` with both purposes and the root alone trusted, \`MatchesHostname\`; a PFX with its key and chain; PKCS#7;
  \`LoadSigningRequest\`; a CRL loaded, its signature and the number of entries.
- **TLS**: both sides use the file, each demands the other's certificate, and the client demands the name. OpenSSL is that of Node,
  BoringSSL that of Bun. Both engines are also asked about what the authority would never write: every kind of key, signature, extension
  and CRL before the verdict, whose [differences](verdict-differences.md) name what they say otherwise.
`

/** Writes a table in Markdown, aligned as the formatter does. */
export function markdownOf({ columns, rows }: Table): string {
  const lines = [['File', ...columns], ...rows.map(({ title, cells }) => [title, ...cells])]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  const row = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = lines
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...body.map(row)].join('\n')
}

/** Reads the table out of the documentation again. */
export function documentedTable(): Table {
  const lines = readFileSync(tableFile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
  return {
    columns: head.slice(1),
    // The cells were written from a table of the same type.
    rows: rows.map(([title = '', ...cells]) => ({ title, cells: cells as Table['rows'][number]['cells'] })),
  }
}

/** What the programs call themselves. */
async function versions(tools: ReadonlyMap<ToolName, string>): Promise<string> {
  const first = async (tool: ToolName, ...args: string[]) => {
    const path = tools.get(tool)
    if (path === undefined) return []
    const { text } = await run(path, args)
    return [
      text
        .split('\n')
        .find((line) => /\d/.test(line))
        ?.trim() ?? tool,
    ]
  }
  const found = [
    ...(await first('openssl', 'version')),
    ...(await first('certtool', '--version')),
    ...(await first('keytool', '-version')),
    ...(await first('pwsh', '-NoProfile', '-Command', "'.NET {0}' -f [Environment]::Version")),
    ...(await first('bun', '--version')).map((version) => `Bun ${version}`),
    `Node ${process.versions.node} with OpenSSL ${process.versions.openssl}`,
  ]
  return `Last written with ${found.join(', ')}.`
}

if (import.meta.main) {
  const tools = await findTools()
  const table = await judgeAll(tools)
  const markdown = markdownOf(table)
  console.log(markdown)
  if (table.rows.some(({ cells }) => cells.some((cell) => cell.startsWith('refused:') || cell === 'taken')))
    process.exitCode = 1
  else writeFileSync(tableFile, `${introduction}\n${await versions(tools)}\n\n${markdown}\n${notes}`)
}
