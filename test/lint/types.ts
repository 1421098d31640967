/**
 * Checks the types layer by layer: each has its own tsconfig.json, in which the globals that it must not use do not exist. What
 * did not change since the last time is not checked again.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Every layer, and the tests. The renderer is checked by svelte-check, which alone understands its components. */
const projects = [...globSync('src-main/*/tsconfig.json', { cwd: root }).sort(), 'test/tsconfig.json']

const waiting = [...projects]
const outcomes: boolean[] = []

async function work(): Promise<void> {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift())
    outcomes.push(await check(project))
}

/** Runs the compiler; what it finds is printed as a whole, so that two runs do not mix their lines. */
async function check(project: string): Promise<boolean> {
  const memory = join(root, 'node_modules', '.cache', 'types', `${project.replaceAll(/\W/g, '-')}.tsbuildinfo`)
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const parameters = [compiler, '-p', project, '--incremental', '--tsBuildInfoFile', memory, '--pretty']
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const ended = Promise.withResolvers<number | null>()
  child.once('error', ended.reject)
  child.once('close', ended.resolve)
  const isGood = (await ended.promise) === 0
  if (!isGood) process.stdout.write(`${project}\n${text}\n`)
  return isGood
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
process.exitCode = outcomes.every(Boolean) ? 0 : 1
