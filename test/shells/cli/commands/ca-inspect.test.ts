/** `understudy ca inspect` and `ca crl serve` as a script uses them: the program on a workspace in a folder. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startProgram, temporaryFolder, understudy } from '../../child.ts'

const ca = (folder: string, ...parameters: string[]) =>
  understudy(folder, '--workspace', 'lab.understudy', 'ca', ...parameters)

describe('what understudy ca inspect prints', () => {
  const openssl = (folder: string, ...parameters: string[]) =>
    execFileSync('openssl', parameters, { cwd: folder, stdio: 'ignore' })
  const hidden = String.raw`\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`

  it('holds nothing that steers a terminal, whatever a file is called and whatever is in it', async () => {
    const folder = temporaryFolder()
    const name = 'esc\u001b[2J\u202e.pem'
    const subject = '/CN=host\u001b]0;title\u0007\u001b[2J\u202egone'
    const made = ['-newkey', 'rsa:2048', '-noenc', '-utf8', '-keyout', 'it.key', '-addext', `nsComment=a\u001b[31mb`]
    openssl(folder, 'req', '-x509', ...made, '-subj', subject, '-out', name)
    for (const more of [[], ['--tree']]) {
      const { exitCode, stdout, stderr } = await ca(folder, 'inspect', name, ...more)
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).not.toMatch(new RegExp(`[${hidden}]`))
      if (more.length === 0) expect(stdout).toContain('host\\u{1B}]0;title\\u{7}\\u{1B}[2J\\u{202E}gone')
    }
    const missing = await ca(folder, 'inspect', `not-there-${name}`)
    expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining('not-there-esc\\u{1B}[2J')])
    expect(missing.stderr).not.toMatch(new RegExp(`[${hidden}]`))
  }, 60_000)

  it('calls a PFX by what is in it', async () => {
    const folder = temporaryFolder()
    openssl(
      folder,
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-noenc',
      '-subj',
      '/CN=hv01',
      '-keyout',
      'k.pem',
      '-out',
      'c.pem',
    )
    writeFileSync(join(folder, 'pw.txt'), 'pw')
    for (const [name, options, held] of [
      ['whole.pfx', ['-inkey', 'k.pem', '-in', 'c.pem'], 'a PFX: certificate and private key ('],
      ['no-key.pfx', ['-nokeys', '-in', 'c.pem'], 'a PFX: certificate, no private key ('],
    ] as const) {
      openssl(folder, 'pkcs12', '-export', ...options, '-passout', 'pass:pw', '-out', name)
      const { stdout } = await ca(folder, 'inspect', name, '--password-file', 'pw.txt')
      expect(stdout).toContain(`This is ${held}`)
    }
  }, 60_000)
})

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
