/**
 * `npm run bench`: the budgets of the design, each beside a baseline that is measured in the same run on the same machine.
 * Every function whose name begins with `measure`, in any other file of this folder, is a benchmark; it gives one result or
 * several. `-- --json` prints the results as JSON and nothing else; further words choose benchmarks by their names.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import '../../src-main/shells/node-24.js'
import type { BenchResult } from './result.ts'

const words = process.argv.slice(2)
const isJson = words.includes('--json')
const chosen = words.filter((word) => !word.startsWith('--'))

const results: BenchResult[] = []
for (const file of readdirSync(import.meta.dirname).sort()) {
  if (!file.endsWith('.ts') || file === 'main.ts' || file === 'result.ts') continue
  const exported = (await import(join(import.meta.dirname, file))) as Record<string, unknown>
  for (const [name, measure] of Object.entries(exported)) {
    if (!name.startsWith('measure') || typeof measure !== 'function' || !isChosen(`${file} ${name}`)) continue
    process.stderr.write(`… ${name}\n`)
    const measured = (await measure()) as BenchResult | readonly BenchResult[]
    results.push(...(Array.isArray(measured) ? (measured as readonly BenchResult[]) : [measured as BenchResult]))
  }
}
if (isJson) process.stdout.write(`${JSON.stringify(results)}\n`)
else process.stdout.write(table(results))
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

function isChosen(name: string): boolean {
  return chosen.length === 0 || chosen.some((word) => name.toLowerCase().includes(word.toLowerCase()))
}

function table(rows: readonly BenchResult[]): string {
  const head = ['', 'name', 'value', 'unit', 'budget', 'baseline', '', 'ratio']
  const cells = rows.map((row) => [
    row.ok ? '✓' : '✗',
    row.name,
    readable(row.value),
    row.unit,
    readable(row.budget),
    readable(row.baseline.value),
    row.baseline.name,
    row.ratio.toFixed(2),
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((cell) => cell[column]?.length ?? 0)))
  return [head, ...cells]
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function readable(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value)
}
