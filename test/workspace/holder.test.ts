import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { readHolder } from '../../src-main/workspace/holder.ts'
import { failureOf, fingerprint, open, temporaryPath, tryOpen } from './temporary.ts'

type Child = ChildProcessByStdio<Writable, Readable, null>
const children: Child[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

describe('a workspace that another process has open', () => {
  it('is refused with the name of its holder, stays as it is, and opens once the holder has closed it', async () => {
    const path = temporaryPath()
    const child = await hold(path)
    const before = [fingerprint(path), fingerprint(`${path}-wal`)]
    for (const mode of ['open-or-create', 'open', 'read-only'] as const) {
      expect(failureOf(tryOpen(path, { mode }))).toMatchObject({
        code: 'workspace.locked',
        params: { path, holder: `PID ${child.pid}, ${hostname()}` },
      })
    }
    expect([fingerprint(path), fingerprint(`${path}-wal`)]).toEqual(before)
    child.stdin.end()
    await once(child, 'exit')
    expect([...open(path).readJournal(1)].map((row) => row.kind)).toEqual(['held'])
  })

  it('opens at once when the holder was killed, with everything that was acknowledged', async () => {
    const path = temporaryPath()
    const child = await hold(path)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readHolder(path)).toBe('PID ?')
    const workspace = open(path)
    expect([...workspace.readJournal(1)]).toEqual([{ sequence: 1, kind: 'held', payload: { by: child.pid } }])
    expect(readHolder(path)).toBe(`PID ${process.pid}, ${hostname()}`)
  })

  it('is not written while somebody reads it', async () => {
    const path = temporaryPath()
    open(path).close()
    await hold(path, 'read-only')
    expect(failureOf(tryOpen(path)).code).toBe('workspace.locked')
    expect(open(path, { mode: 'read-only' }).journalLength()).toBe(0)
  })

  it('refuses the second of two processes, whichever comes first', async () => {
    const path = temporaryPath()
    const answers = await Promise.all([firstLine(start(path)), firstLine(start(path))])
    expect(answers.filter((answer) => answer === 'open')).toHaveLength(1)
    expect(answers.filter((answer) => answer.includes('workspace.locked'))).toHaveLength(1)
  })
})

describe('the note of the holder', () => {
  it.each(['', 'no json', '{"pid":1}', '{"pid":"x","host":"a"}', '{"pid":1,"host":"a\\nb"}', 'x'.repeat(5_000)])(
    'is not repeated when it is nonsense: %s',
    (note) => {
      const path = temporaryPath()
      writeFileSync(`${path}.lock`, note)
      expect(readHolder(path)).toBe('PID ?')
    },
  )

  it('names a process on another host', () => {
    const path = temporaryPath()
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: 4_711, host: 'HYPERVISOR-01' }))
    expect(readHolder(path)).toBe('PID 4711, HYPERVISOR-01')
  })
})

async function hold(path: string, mode = 'open-or-create'): Promise<Child> {
  const child = start(path, mode)
  expect(await firstLine(child)).toBe('open')
  return child
}

function start(path: string, mode = 'open-or-create'): Child {
  const script = fileURLToPath(new URL('children/hold.ts', import.meta.url))
  const child = spawn(process.execPath, [script, path, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

async function firstLine(child: Child): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split('\n')[0] ?? ''
}
