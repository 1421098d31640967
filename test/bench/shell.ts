/** How long a user waits for the web shell. */
import { spawn } from 'node:child_process'
import { request, type IncomingMessage } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchResult } from './result.ts'

const rounds = 7
const readyMillisecondsMax = 500

const root = join(import.meta.dirname, '..', '..')
const cli = join(root, 'src-main', 'shells', 'cli', 'main.ts')

/** The plainest server there is, which prints its address when it listens. */
const plainServer = `
  const server = require('node:http').createServer((_, response) => response.end('{}'))
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/?token='))
`

/** From the start of the process to the answer to the first query, through the token and the cookie; median of some starts. */
export async function measureShellReady(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'))
  const ours: number[] = []
  const plain: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const workspace = join(folder, `${round}.understudy`)
      ours.push(await timeFirstAnswer([cli, 'serve', '--port', '0', '--no-open', '--workspace', workspace]))
      plain.push(await timeFirstAnswer(['--eval', plainServer]))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const value = median(ours)
  const baseline = { name: 'node:http with one answer', value: median(plain) }
  const ok = value <= readyMillisecondsMax
  return {
    name: 'shell.ready',
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline.value,
    budget: readyMillisecondsMax,
    ok,
  }
}

async function timeFirstAnswer(parameters: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'ignore'], cwd: root })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let text = ''
  const address = Promise.withResolvers<URL>()
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.includes('\n')) address.resolve(new URL(text.trim()))
  })
  const url = await address.promise
  const entered = await send(url, 'GET')
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const answer = await send(new URL('/api/call/clock.view', url), 'POST', {
    cookie,
    origin: url.origin,
    'content-type': 'application/json',
  })
  const milliseconds = performance.now() - startedAt
  child.kill('SIGTERM')
  await ended
  if (answer.statusCode !== 200) throw new Error(`The first query was answered with ${answer.statusCode}.`)
  return milliseconds
}

/** Asks as a browser does, which knows that names below `localhost` are this computer; settles with the whole answer. */
async function send(url: URL, method: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { host, port, pathname, search } = url
  const answer = Promise.withResolvers<IncomingMessage>()
  const target = { host: '127.0.0.1', port, method, path: pathname + search, headers: { host, ...headers } }
  request(target, (response) => response.resume().once('end', () => answer.resolve(response)))
    .once('error', answer.reject)
    .end(method === 'POST' ? '{}' : undefined)
  return answer.promise
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? NaN
}
