/**
 * `npm test` and `npm run verify`: everything in order, and at the very end one plain line that says how many passed and
 * how many failed. Nothing stops the rest: who repairs wants to know all of it.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { missingTools } from './conformance/tools.ts'
import { ensureBrowser } from './e2e/ensure-browser.ts'

interface Outcome {
  readonly passed: number
  readonly failed: number
}

const root = join(import.meta.dirname, '..')
const output = join(import.meta.dirname, 'output')
const vitestReport = join(output, 'vitest.json')
const playwrightReport = join(output, 'playwright.json')

/** What a machine can check without running anything; each counts as one. */
const checks: readonly (readonly [name: string, script: string, ...parameters: string[]])[] = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'eslint/bin/eslint.js', '-c', 'test/lint/eslint.config.js', '--max-warnings', '0', '.'],
  ['types', '../test/lint/types.ts'],
  ['dead code', '../test/lint/find-dead-code.ts'],
  [
    'svelte-check',
    'svelte-check/bin/svelte-check',
    '--workspace',
    'src-renderer',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
]

mkdirSync(output, { recursive: true })
const outcomes: Outcome[] = []
if (process.argv.includes('--checks'))
  for (const [name, ...command] of checks) outcomes.push(await runCheck(name, command))
outcomes.push(await runVitest())
const built = await runCheck('build', ['../src-main/shells/build.ts'])
outcomes.push(built)
if (built.failed === 0) outcomes.push(await runPlaywright())

const missing = missingTools()
if (missing.length > 0) {
  const names = new Intl.ListFormat('en').format(missing)
  process.stdout.write(
    `${names} ${missing.length === 1 ? 'is' : 'are'} not on this machine, so nothing was verified with them.\n`,
  )
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

async function runCheck(name: string, [script, ...parameters]: readonly string[]): Promise<Outcome> {
  const isGood = (await run(script ?? '', parameters)) === 0
  process.stdout.write(`${isGood ? '✓' : '✗'} ${name}\n`)
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 }
}

async function runVitest(): Promise<Outcome> {
  rmSync(vitestReport, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`]
  const exitCode = await run('vitest/vitest.mjs', ['run', '-c', 'test/vitest.config.ts', ...reporters])
  const report = readReport(vitestReport) as { numPassedTests?: number; numFailedTests?: number }
  return agree(exitCode, { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 })
}

async function runPlaywright(): Promise<Outcome> {
  const problem = ensureBrowser()
  if (problem !== null) {
    process.stdout.write(`${problem}\n`)
    return { passed: 0, failed: 1 }
  }
  rmSync(playwrightReport, { force: true })
  const parameters = ['test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json']
  const exitCode = await run('@playwright/test/cli.js', parameters, { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport })
  const report = readReport(playwrightReport) as { stats?: { expected: number; unexpected: number; flaky: number } }
  const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {}
  return agree(exitCode, { passed: expected, failed: unexpected + flaky })
}

/** A run that ended badly without a failed test (a file that cannot be loaded, a crash) counts as one failure. */
function agree(exitCode: number, { passed, failed }: Outcome): Outcome {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) }
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

/** Runs a script below `node_modules` on this Node. */
async function run(
  script: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  const stop = () => void child.kill('SIGTERM')
  process.on('SIGINT', stop)
  const ended = Promise.withResolvers<number>()
  child.once('error', ended.reject)
  child.once('close', (exitCode) => ended.resolve(exitCode ?? 1))
  const exitCode = await ended.promise
  process.off('SIGINT', stop)
  return exitCode
}
