/**
 * One PowerShell process for a whole file of tests, because starting one takes about a second: a line of JSON in, a line of
 * JSON out. It has no profile, and nobody whom it could ask.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

export interface Session {
  /**
   * Runs PowerShell in the global scope of the session.
   * @param code PowerShell; its last values are the answer.
   * @returns What ConvertTo-Json makes of the values, always a list.
   * @throws With PowerShell's message, where the code ends with an error.
   */
  run(code: string): Promise<unknown[]>
  close(): Promise<void>
}

interface Answer {
  readonly values: unknown[]
  readonly error: string | null
}

/**
 * Opens a session; its process starts with the first run.
 * @param powerShell Its path, from `findPowerShell`; null where there is none.
 * @param environment Added to that of the tests, for example COMPUTERNAME.
 */
export function openSession(powerShell: string | null, environment: Readonly<Record<string, string>> = {}): Session {
  let started: ReturnType<typeof start> | null = null
  return {
    async run(code) {
      if (powerShell === null) throw new Error('There is no PowerShell here.')
      started ??= start(powerShell, environment)
      const { values, error } = await started.ask(code)
      if (error !== null) throw new Error(error)
      return values
    },
    async close() {
      await started?.end()
    },
  }
}

function start(powerShell: string, environment: Readonly<Record<string, string>>) {
  const driver = join(import.meta.dirname, 'driver.ps1')
  const child = spawn(powerShell, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', driver], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      NO_COLOR: '1',
      ...environment,
    },
  })
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  const ended = Promise.withResolvers<void>()
  const failAll = (error: Error) => {
    for (const each of waiting.splice(0)) each.reject(error)
    ended.resolve()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    // What a script writes for people goes the same way; an answer is marked.
    const mark = line.indexOf('\u0001')
    if (mark >= 0) waiting.shift()?.resolve(JSON.parse(line.slice(mark + 1)) as Answer)
  })
  child.once('close', () => failAll(new Error('PowerShell ended.')))
  child.once('error', failAll)
  return {
    ask(code: string): Promise<Answer> {
      const answer = Promise.withResolvers<Answer>()
      waiting.push(answer)
      child.stdin.write(`${JSON.stringify({ code })}\n`)
      return answer.promise
    },
    async end() {
      child.stdin.end()
      await ended.promise
    },
  }
}
