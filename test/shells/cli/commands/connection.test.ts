/** `understudy connection test` as a user types it: the real program on two hosts whose certificates were made elsewhere. */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { aCore } from '../../../app/a-core.ts'
import {
  filePassword,
  fqdns,
  openLab,
  OpensslAuthority,
  serverSettings,
} from '../../../app/certificates/an-openssl-lab.ts'
import { temporaryFolder, type Ended } from '../../child.ts'

const script = join(import.meta.dirname, '..', '..', '..', '..', 'src-main', 'shells', 'cli', 'main.ts')

async function understudy(path: string, parameters: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [script, '--workspace', path, ...parameters], {
    env: { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '' },
  })
  child.stdin.end(input)
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  expect(stdout + stderr).not.toContain(filePassword)
  return { stdout, stderr, exitCode }
}

it('reads the passwords of both PFX files from files or standard input, and says which options that are', async () => {
  const authority = new OpensslAuthority(temporaryFolder())
  const pfx = [authority.leaf('first', fqdns[0]), authority.leaf('second', fqdns[1])] as const
  const test = await aCore({ wallStart: Math.floor(Date.now() / 1000) * 1000 + 60_000 })
  await openLab(test, authority, { crl: authority.crl('plain'), pfx })
  await test.must('replicaServer.set', serverSettings)
  await test.core.close()
  // Whoever imported them typed the passwords; another process has not heard them.
  rmSync(authority.at('passwords.txt'))

  const way = ['connection', 'test', 'Hypervisor-01', fqdns[1]]
  const unknown = await understudy(test.path, way)
  expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('[pfx.passwordUnknown]')])
  for (const option of ['connection test', '--password-file', '--server-password-file'])
    expect(unknown.stderr).toContain(option)

  const file = authority.at('password.txt')
  writeFileSync(file, `${filePassword}\r\n`)
  const given = ['--password-file', file, '--server-password-file', '-']
  const passed = await understudy(test.path, [...way, ...given, '--certificate', 'certificate-2'], `${filePassword}\n`)
  expect([passed.exitCode, passed.stderr]).toEqual([0, ''])
  expect(passed.stdout).toMatch(/^HYPERVISOR-01 reaches hypervisor-02\.lab\.example, and each side takes .*\n.*TLSv1\./)
  const { engine } = JSON.parse((await understudy(test.path, ['--json', ...way, ...given], filePassword)).stdout)
  expect(engine.agrees).toBe(true)

  writeFileSync(file, 'another one')
  const wrong = await understudy(test.path, [...way, ...given], filePassword)
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('[pfx.wrongPassword]')])
  const nobody = await understudy(test.path, ['connection', 'test', 'HV-09', fqdns[1]])
  expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('[host.unknown]')])
}, 60_000)
