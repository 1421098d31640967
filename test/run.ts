/**
 * `npm test` and `npm run verify`: everything in order, and at the very end one plain line that says how many passed, how many
 * failed and how many were not run. Nothing stops the rest: who repairs wants to know all of it.
 *
 * `--checks` also checks what needs no test; `--changed` does both for what was changed, in less than a minute.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureTools } from './conformance/tools.ts'
import { ensureBrowser, missingBrowser } from './e2e/ensure-browser.ts'
import { findChanges, type Changes } from './lint/changed.ts'
import { keepTemporaryFilesInMemory } from './memory-folder.ts'

interface Outcome {
  readonly passed: number
  readonly failed: number
  /** What this machine has no means for. */
  readonly skipped: number
}

type Command = readonly [name: string, script: string, ...parameters: string[]]

const root = join(import.meta.dirname, '..')
const output = join(import.meta.dirname, 'output')
const vitestReport = join(output, 'vitest.json')
const playwrightReport = join(output, 'playwright.json')
const nothing: Outcome = { passed: 0, failed: 0, skipped: 0 }

const svelteCheck: Command = [
  'svelte-check',
  'svelte-check/bin/svelte-check',
  '--workspace',
  'src-renderer',
  '--fail-on-warnings',
  '--output',
  'human',
]

mkdirSync(output, { recursive: true })
keepTemporaryFilesInMemory()
// The programs that the tests start begin sooner with code that was compiled before.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'compiled')

const outcomes: Outcome[] = []
const sentences: string[] = []
if (process.argv.includes('--changed')) await runChanged(findChanges(root))
else await runAll(process.argv.includes('--checks'))

for (const sentence of sentences) process.stdout.write(`${sentence}\n`)
const sum = (key: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
process.exitCode = failed === 0 ? 0 : 1

/** Everything. What the tests need is seen to before the first of them; what is then still missing is said at the end. */
async function runAll(withChecks: boolean): Promise<void> {
  const missing = await ensureTools()
  if (missing.length > 0) {
    const names = new Intl.ListFormat('en').format(missing)
    const isOrAre = missing.length === 1 ? 'is' : 'are'
    sentences.push(`${names} ${isOrAre} not on this machine, so nothing was verified with them.`)
  }
  const withoutBrowser = ensureBrowser()
  if (withoutBrowser !== null) sentences.push(withoutBrowser)
  if (withChecks) {
    await runChecks([...checksOf(['.'], ['.']), svelteCheck])
    // A build machine is to have a browser: there it is not enough to say that there is none.
    outcomes.push({ ...nothing, [withoutBrowser === null ? 'passed' : 'failed']: 1 })
  }
  outcomes.push(await runVitest([]))
  const isBuilt = await runCheck(['build', '../src-main/shells/build.ts'])
  if (withoutBrowser !== null) outcomes.push({ ...nothing, skipped: await countEndToEnd() })
  else if (isBuilt) outcomes.push(await runPlaywright([]))
}

/** What the change can have broken near its place; the rest is for `npm run verify`. */
async function runChanged({ base, files, code, tests, specs, isForRenderer, unforeseeable }: Changes): Promise<void> {
  process.stdout.write(`${files.length} changed since ${base}; ${tests.length + specs.length} files of tests\n`)
  if (files.length === 0) return
  if (unforeseeable.length > 0)
    sentences.push(`${unforeseeable.join(', ')} can change everything: "npm run verify" checks that.`)
  await runChecks([...checksOf(files, code), ...(isForRenderer ? [svelteCheck] : [])])
  if (tests.length > 0) outcomes.push(await runVitest(tests))
  const withoutBrowser = specs.length > 0 ? missingBrowser() : null
  if (withoutBrowser !== null) sentences.push(withoutBrowser)
  else if (specs.length > 0) outcomes.push(await runPlaywright(specs))
}

/**
 * What a machine can check without running anything; each counts as one.
 * @param files What must be formatted.
 * @param code What is to be linted.
 */
function checksOf(files: readonly string[], code: readonly string[]): Command[] {
  const format = ['--check', '--ignore-unknown', '--log-level', 'warn', ...files]
  const lint = ['-c', 'test/lint/eslint.config.js', '--max-warnings', '0', '--no-warn-ignored', ...code]
  const ofCode: Command[] = [
    ['lint', 'eslint/bin/eslint.js', ...lint],
    ['types', '../test/lint/types.ts'],
    ['dead code', '../test/lint/find-dead-code.ts'],
  ]
  return [...(code.length > 0 ? ofCode : []), ['format', 'prettier/bin/prettier.cjs', ...format]]
}

/** Two at a time, because each alone leaves a core unused. */
async function runChecks(commands: readonly Command[]): Promise<void> {
  const waiting = [...commands]
  const work = async () => {
    for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) await runCheck(command)
  }
  await Promise.all([work(), work()])
}

/** What it finds is printed as a whole, so that two checks do not mix their lines. */
async function runCheck([name, script, ...parameters]: Command): Promise<boolean> {
  const said: string[] = []
  const isGood = (await run(script, parameters, {}, (text) => said.push(text))) === 0
  process.stdout.write(`${said.join('')}${isGood ? '✓' : '✗'} ${name}\n`)
  outcomes.push({ ...nothing, [isGood ? 'passed' : 'failed']: 1 })
  return isGood
}

async function runVitest(files: readonly string[]): Promise<Outcome> {
  rmSync(vitestReport, { force: true })
  // A dot for each test is for who watches; a file gets a line for each file of tests.
  const shown = process.stdout.isTTY ? 'dot' : 'default'
  const reporters = [`--reporter=${shown}`, '--reporter=json', `--outputFile.json=${vitestReport}`]
  const exitCode = await run('vitest/vitest.mjs', ['run', '-c', 'test/vitest.config.ts', ...reporters, ...files])
  const report = readReport(vitestReport) as Partial<
    Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>
  >
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report
  return agree(exitCode, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests })
}

async function runPlaywright(files: readonly string[]): Promise<Outcome> {
  const exitCode = await playwright(['--reporter=list,json', ...files])
  const report = readReport(playwrightReport) as {
    stats?: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return agree(exitCode, { passed: expected, failed: unexpected + flaky, skipped })
}

/** How many end-to-end tests there are, for a machine that cannot run them. */
async function countEndToEnd(): Promise<number> {
  interface Suite {
    readonly suites?: readonly Suite[]
    readonly specs?: readonly { readonly tests: readonly unknown[] }[]
  }
  const count = ({ suites = [], specs = [] }: Suite): number =>
    suites.reduce((total, suite) => total + count(suite), 0) +
    specs.reduce((total, spec) => total + spec.tests.length, 0)
  await playwright(['--list', '--reporter=json'], 'ignore')
  return count(readReport(playwrightReport) as Suite)
}

async function playwright(parameters: readonly string[], shown: 'inherit' | 'ignore' = 'inherit'): Promise<number> {
  rmSync(playwrightReport, { force: true })
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport }
  const command = ['test', '-c', 'test/e2e/playwright.config.ts', ...parameters]
  return run('@playwright/test/cli.js', command, environment, shown)
}

/** A run that ended badly without a failed test (a file that cannot be loaded, a crash) counts as one failure. */
function agree(exitCode: number, { passed, failed, skipped }: Outcome): Outcome {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1), skipped }
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * Runs a script below `node_modules` on this Node.
 * @param shown Where its output goes; it also may be taken.
 */
async function run(
  script: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  shown: 'inherit' | 'ignore' | ((text: string) => void) = 'inherit',
): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...parameters], {
    cwd: root,
    stdio: typeof shown === 'string' ? shown : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  if (typeof shown === 'function')
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', shown)
  const stop = () => void child.kill('SIGTERM')
  process.on('SIGINT', stop)
  const ended = Promise.withResolvers<number>()
  child.once('error', ended.reject)
  child.once('close', (exitCode) => ended.resolve(exitCode ?? 1))
  const exitCode = await ended.promise
  process.off('SIGINT', stop)
  return exitCode
}
