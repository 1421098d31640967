/** PFX files as Windows has written them for twenty years, in the runtimes whose crypto libraries have given their ciphers up. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findTools, run } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-legacy-pfx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
const peer = fileURLToPath(new URL('pfx-peer.ts', import.meta.url))

const schemes = ['RC2-40', 'RC2-128', 'RC4-40', 'RC4-128', '3DES', '2DES']
const files = [...schemes, 'windows', 'modern'].map((name) => at(`${name}.pfx`))
const expected = files.map(() => ({ name: 'hv01.lab.example', key: 'rsa' }))

beforeAll(() => {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-subj',
    '/CN=hv01.lab.example',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  )
  const common = ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:pw']
  for (const scheme of schemes) {
    const pbe = ['-certpbe', `PBE-SHA1-${scheme}`, '-keypbe', `PBE-SHA1-${scheme}`]
    openssl(...common, '-legacy', ...pbe, '-out', `${scheme}.pfx`)
  }
  openssl(...common, '-legacy', '-out', 'windows.pfx')
  openssl(...common, '-out', 'modern.pfx')
}, 60_000)

async function opensAll(program: string, ...options: string[]): Promise<void> {
  const { code, text } = await run(program, [...options, peer, 'pw', ...files])
  expect(code, text).toBe(0)
  expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toEqual(expected)
}

it('opens them in Node, on OpenSSL 3', () => opensAll(process.execPath))

it('opens them in Bun, on BoringSSL', async ({ skip }) => {
  await opensAll((await findTools()).get('bun') ?? skip('bun is not here'))
})

it('opens them in Electron, on its BoringSSL', async ({ skip }) => {
  const electron = electronProgram() ?? skip('Electron is not here')
  const { code, text } = await run('env', ['ELECTRON_RUN_AS_NODE=1', electron, peer, 'pw', ...files])
  if (code === 127 || /shared librar/i.test(text)) skip('Electron does not run here')
  expect(code, text).toBe(0)
  expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toEqual(expected)
})

/** The package says where its program is; where that was not fetched, asking it would fetch it. */
function electronProgram(): string | null {
  const require = createRequire(import.meta.url)
  const fetched = join(dirname(require.resolve('electron/package.json')), 'path.txt')
  return existsSync(fetched) ? (require('electron') as string) : null
}
