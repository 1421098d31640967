import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { open, temporaryPath, valueOf } from './temporary.ts'

interface Acknowledged {
  readonly sequence: number
  readonly serial: number
}

const script = fileURLToPath(new URL('children/append.ts', import.meta.url))

describe('a process that is killed while it writes', () => {
  it('loses nothing that was acknowledged and repeats no number', { timeout: 60_000 }, async () => {
    const path = temporaryPath()
    const acknowledged: Acknowledged[] = []
    for (const milliseconds of [0, 7, 40, 90, 160, 333]) {
      acknowledged.push(...(await writeUntilKilled(path, milliseconds)))
      const workspace = open(path)
      const rows = [...workspace.readJournal(1)]
      const serials = rows.map((row) => (row.payload as { serial: number }).serial)
      for (const { sequence, serial } of acknowledged) expect(serials[sequence - 1]).toBe(serial)
      expect(new Set(serials).size).toBe(serials.length)
      expect(valueOf(workspace.reserve('serial'))).toBeGreaterThan(Math.max(...serials))
      expect(valueOf(workspace.verifyIntegrity())).toMatchObject({
        journalRows: rows.length,
        auditEntries: rows.length,
      })
      expect(workspace.findSnapshot('test')?.sequence ?? 0).toBe(rows.length - (rows.length % 10))
      workspace.close()
    }
    expect(acknowledged.length).toBeGreaterThan(10)
  })

  it('is told when the file cannot grow, and keeps what was written before', async () => {
    const path = temporaryPath()
    // The shell counts in blocks of 512 or 1024 bytes; either way the file hits the limit soon.
    const child = spawn('sh', ['-c', 'ulimit -f 400; exec "$0" "$@"', process.execPath, script, path, '20000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = await linesOf(child.stdout)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      code: 'workspace.unwritable',
      params: { path, problem: 'sqlite: disk I/O error' },
    })
    const workspace = open(path)
    expect(workspace.journalLength()).toBe(lines.length - 1)
    expect(workspace.verifyIntegrity().ok).toBe(true)
  })
})

async function writeUntilKilled(path: string, milliseconds: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  void once(child.stdout, 'readable').then(async () => {
    await wait(milliseconds)
    child.kill('SIGKILL')
  })
  // A line that the kill cut off was not acknowledged.
  const lines = await linesOf(child.stdout)
  return lines.map((line) => JSON.parse(line) as Acknowledged)
}

async function linesOf(stream: AsyncIterable<unknown>): Promise<string[]> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text.split('\n').slice(0, -1)
}
