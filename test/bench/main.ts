/**
 * `npm run bench`: the budgets of the design, each beside a baseline that is measured in the same run on the same machine.
 * Every function whose name begins with `measure`, in any other file of this folder, is a benchmark; it gives one result or
 * several. `-- --json` prints the results as JSON and nothing else; further words choose benchmarks by their names.
 *
 * Each benchmark has a process of its own: the engine optimises code for what it has seen so far, so that in one process a
 * figure would depend on what was measured before.
 */
import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import '../../src-main/shells/node-24.js'
import type { BenchResult } from './result.ts'

type Benchmark = () => Measured | Promise<Measured>
type Measured = BenchResult | readonly BenchResult[]

/** The first parameter of the process of one benchmark; its file and name follow. */
const measureWord = '--measure'

const words = process.argv.slice(2)
const chosen = words.filter((word) => !word.startsWith('--'))

if (words[0] === measureWord) await measureHere(words[1] ?? '', words[2] ?? '')
else await measureAll(words.includes('--json'))

async function measureAll(isJson: boolean): Promise<void> {
  const results: BenchResult[] = []
  for (const file of readdirSync(import.meta.dirname).sort()) {
    if (!file.endsWith('.ts') || file === 'main.ts' || file === 'result.ts') continue
    for (const name of (await benchmarksIn(file)).keys()) {
      if (!isChosen(`${file} ${name}`)) continue
      process.stderr.write(`… ${name}\n`)
      results.push(...(await measureApart(file, name)))
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify(results)}\n`)
  else process.stdout.write(table(results))
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}

async function benchmarksIn(file: string): Promise<Map<string, Benchmark>> {
  const exported = (await import(join(import.meta.dirname, file))) as Record<string, unknown>
  const isBenchmark = ([name, value]: readonly [string, unknown]) =>
    name.startsWith('measure') && typeof value === 'function'
  return new Map(Object.entries(exported).filter(isBenchmark) as [string, Benchmark][])
}

/** Runs one benchmark in a new process; whatever it prints goes where the progress goes. */
async function measureApart(file: string, name: string): Promise<readonly BenchResult[]> {
  const child = fork(import.meta.filename, [measureWord, file, name], { stdio: ['ignore', 2, 2, 'ipc'] })
  let results: readonly BenchResult[] | undefined
  child.on('message', (message) => (results = message as readonly BenchResult[]))
  const ended = Promise.withResolvers<number | null>()
  child.once('error', ended.reject)
  child.once('close', ended.resolve)
  const exitCode = await ended.promise
  if (exitCode !== 0 || results === undefined) throw new Error(`${name} of ${file} gave no figure`)
  return results
}

async function measureHere(file: string, name: string): Promise<void> {
  const measure = (await benchmarksIn(file)).get(name)
  if (measure === undefined) throw new Error(`${file} has no benchmark ${name}`)
  const measured = await measure()
  process.send?.(Array.isArray(measured) ? measured : [measured])
}

function isChosen(name: string): boolean {
  return chosen.length === 0 || chosen.some((word) => name.toLowerCase().includes(word.toLowerCase()))
}

function table(rows: readonly BenchResult[]): string {
  const head = ['', 'name', 'value', 'unit', 'budget', 'baseline', '', 'ratio', 'times at most']
  const cells = rows.map((row) => [
    row.ok ? '✓' : '✗',
    row.name,
    readable(row.value),
    row.unit,
    readable(row.budget),
    readable(row.baseline.value),
    row.baseline.name,
    row.ratio.toFixed(2),
    row.timesMax === undefined ? '' : readable(row.timesMax),
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
