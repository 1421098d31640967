/** `understudy ca inspect` and `ca crl serve` as a script uses them: the program on a workspace in a folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startProgram, temporaryFolder, understudy } from '../../child.ts'

const ca = (folder: string, ...parameters: string[]) =>
  understudy(folder, '--workspace', 'lab.understudy', 'ca', ...parameters)

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

    const serving = startProgram(['--workspace', 'lab.understudy', 'ca', 'crl', 'serve'], { folder })
    const url = (await serving.firstLine).trim()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/Lab-Root\.crl$/)
    const fetched = await fetch(url)
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
    await fetched.arrayBuffer()
    serving.child.kill('SIGINT')
    await serving.ended
    await expect(fetch(url)).rejects.toThrow()
  }, 120_000)
})
