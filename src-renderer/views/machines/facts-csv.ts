/** A list of facts as the file that Hyper-V Manager's "Save As..." writes: a line of names and a line of values (reference 3.8). */

/**
 * @param facts Names with values as they are shown.
 * @returns CSV (RFC 4180), with the mark by which Excel knows UTF-8.
 */
export function factsAsCsv(facts: readonly { readonly name: string; readonly value: string }[]): string {
  const line = (cells: readonly string[]) => cells.map(quoted).join(',')
  return `\uFEFF${line(facts.map(({ name }) => name))}\r\n${line(facts.map(({ value }) => value))}\r\n`
}

/** A cell that begins like a formula is one for Excel, unless something stands before it. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
