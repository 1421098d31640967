/** `understudy ca inspect` and `ca crl serve` as a script uses them: the real program on a workspace in a folder. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../child.ts'

const script = join(import.meta.dirname, '..', '..', '..', '..', 'src-main', 'shells', 'cli', 'main.ts')

function start(folder: string, parameters: readonly string[]) {
  const child = spawn(process.execPath, [script, '--workspace', 'lab.understudy', 'ca', ...parameters], {
    cwd: folder,
    env: { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.end()
  return child
}

async function ca(folder: string, ...parameters: string[]) {
  const child = start(folder, parameters)
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { stdout, stderr, exitCode }
}

describe('understudy ca', () => {
  it('says what a file is, shows its structure, judges it for any host, and serves the CRL until it is ended', async () => {
    const folder = temporaryFolder()
    const opened = ['--passphrase-file', 'passphrase.txt']
    writeFileSync(join(folder, 'passphrase.txt'), 'a passphrase for scripts\n')
    expect((await ca(folder, 'root', 'create', 'Lab Root', ...opened)).exitCode).toBe(0)
    expect((await ca(folder, 'issue', 'hv01.lab.example', '--out', 'files', ...opened)).exitCode).toBe(0)
    const cer = join('files', 'hv01.lab.example.cer')

    const looked = await ca(folder, 'inspect', cer)
    expect([looked.exitCode, looked.stdout]).toEqual([0, expect.stringContaining('This is a certificate (DER')])
    const judged = await ca(folder, 'inspect', cer, '--host', 'hv02.lab.example')
    expect(judged.exitCode).toBe(3)
    expect(judged.stdout).toContain('On a host named hv02.lab.example that trusts the roots of this workspace')
    expect(judged.stdout).toMatch(/✗ name: .*\[0x800B010F\]/)
    expect(judged.stdout).toMatch(/✓ chain\n/)
    const { judged: whom } = JSON.parse(
      (await ca(folder, 'inspect', cer, '--host', 'hv02.lab.example', '--json')).stdout,
    )
    expect(whom).toEqual({ certificateIndex: 0, fqdn: 'hv02.lab.example', hostId: null })
    const tree = await ca(folder, 'inspect', cer, '--tree')
    expect(tree.stdout).toMatch(/^ {6}0 +\d+ {2}SEQUENCE\n/)
    expect(tree.stdout).toContain('OBJECT IDENTIFIER 2.5.29.17 (subjectAltName)')
    writeFileSync(join(folder, 'notes.txt'), 'hello')
    expect((await ca(folder, 'inspect', 'notes.txt')).stderr).toContain('[file.unrecognised]')

    const serving = start(folder, ['crl', 'serve'])
    const url = await new Promise<string>((resolve) => {
      serving.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/Lab-Root\.crl$/)
    const fetched = await fetch(url)
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
    await fetched.arrayBuffer()
    const ended = new Promise((resolve) => serving.once('close', resolve))
    serving.kill('SIGINT')
    await ended
    await expect(fetch(url)).rejects.toThrow()
  }, 120_000)
})
