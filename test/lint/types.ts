/**
 * Checks the types. Each layer has its own tsconfig.json, in which the globals that it must not use do not exist; layers that are
 * given the same are checked in one pass, or what lies deepest would be checked once for each layer above it. What did not change
 * since the last time is not checked again.
 */
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { passesOf, type Pass } from './type-passes.ts'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, 'node_modules', '.cache', 'types')

/** Every layer, and the tests. The renderer is checked by svelte-check, which alone understands its components. */
const projects = [...globSync('src-main/*/tsconfig.json', { cwd: root }).sort(), 'test/tsconfig.json']

mkdirSync(cache, { recursive: true })
// The tests, which know everything, take the longest, so that they begin first.
const waiting = passesOf(root, projects).reverse()
const outcomes: boolean[] = []

async function work(): Promise<void> {
  for (let pass = waiting.shift(); pass !== undefined; pass = waiting.shift()) outcomes.push(await check(pass))
}

/** Runs the compiler; what it finds is printed as a whole, so that two runs do not mix their lines. */
async function check({ name, project }: Pass): Promise<boolean> {
  const path = typeof project === 'string' ? project : join(cache, `${name}.json`)
  const memory = join(cache, `${name}.tsbuildinfo`)
  if (typeof project !== 'string') writeFileSync(path, JSON.stringify(project))
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const parameters = [compiler, '-p', path, '--incremental', '--tsBuildInfoFile', memory, '--pretty']
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const ended = Promise.withResolvers<number | null>()
  child.once('error', ended.reject)
  child.once('close', ended.resolve)
  const isGood = (await ended.promise) === 0
  if (!isGood) process.stdout.write(`${name}\n${text}\n`)
  return isGood
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
process.exitCode = outcomes.every(Boolean) ? 0 : 1
