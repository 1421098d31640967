/** Our PFX files as server and client between OpenSSL (Node) and BoringSSL (Bun), in both directions. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IssuedCertificate } from '../../src-main/authority/certificates/issue.ts'
import { buildPfx } from '../../src-main/authority/files/pkcs12.ts'
import { aHost, aRoot, password, valueOf } from '../authority/builders.ts'
import { findTools, run } from './tools.ts'

const names = { server: 'hypervisor-02.lab.example', client: 'hypervisor-01.lab.example' }
const peer = fileURLToPath(new URL('tls-peer.ts', import.meta.url))

describe('mutual TLS between OpenSSL and BoringSSL', () => {
  let folder: string
  let bun: string | undefined
  let openssl: string
  const running: ChildProcess[] = []
  beforeAll(async () => {
    const tools = await findTools()
    bun = tools.get('bun')
    openssl = tools.get('openssl') ?? ''
    folder = await mkdtemp(join(tmpdir(), 'understudy-boringssl-'))
    const root = await aRoot()
    for (const [role, fqdn] of Object.entries(names)) {
      const host: IssuedCertificate = await aHost(root, { fqdn })
      for (const profile of ['compat', 'modern'] as const) {
        const { certificate, privateKey } = host
        const chain = [root.certificate]
        const request = { profile, certificate, privateKey, chain, password, friendlyName: fqdn, randomBytes }
        await writeFile(join(folder, `${role}.${profile}.pfx`), valueOf(await buildPfx(request)))
      }
    }
  }, 300_000)
  afterAll(async () => {
    for (const process of running) process.kill()
    await rm(folder, { recursive: true, force: true })
  })

  it.for([
    ['BoringSSL', 'OpenSSL', 'compat'],
    ['BoringSSL', 'OpenSSL', 'modern'],
    ['OpenSSL', 'BoringSSL', 'compat'],
    ['OpenSSL', 'BoringSSL', 'modern'],
    ['BoringSSL', 'BoringSSL', 'modern'],
  ] as const)('works with %s as server and %s as client (%s PFX)', async ([server, client, profile], { skip }) => {
    const boringssl = bun ?? skip('bun is not here')
    const program = (library: string) => (library === 'BoringSSL' ? boringssl : process.execPath)
    const listening = start(program(server), ['server', join(folder, `server.${profile}.pfx`), password])
    const { port } = await listening.next()
    const connecting = start(program(client), [
      'client',
      join(folder, `client.${profile}.pfx`),
      password,
      String(port),
      names.server,
    ])
    expect(await connecting.next()).toMatchObject({ authorized: true, peer: names.server })
    expect(await listening.next()).toMatchObject({ authorized: true, peer: names.client })
    expect(await connecting.next()).toEqual({ received: 'hello' })
  })

  it('is refused by a BoringSSL client that expects another name', async ({ skip }) => {
    const program = bun ?? skip('bun is not here')
    const { port } = await start(program, ['server', join(folder, 'server.modern.pfx'), password]).next()
    const args = ['client', join(folder, 'client.modern.pfx'), password, String(port), 'hypervisor-03.lab.example']
    expect(await start(program, args).next()).toHaveProperty('error')
  })

  it('is what the whole authority can also be made on', { timeout: 60_000 }, async ({ skip }) => {
    const program = bun ?? skip('bun is not here')
    const result = await run(program, [fileURLToPath(new URL('authority-elsewhere.ts', import.meta.url))])
    const made = JSON.parse(result.text) as { folder: string }
    expect(made).toMatchObject({ opened: 'secret', wrong: 'root.wrongPassphrase', accepted: true })
    const at = (name: string) => join(made.folder, name)
    for (const name of ['plain', 'high-serial', 'long', 'international', 'cluster', 'wildcard', 'until-2060']) {
      const args = ['verify', '-x509_strict', '-CAfile', at('root.pem'), '-CRLfile', at('crl-0.pem'), '-crl_check']
      expect((await run(openssl, [...args, at(`${name}.pem`)])).text).toContain('OK')
    }
    for (const profile of ['compat', 'modern']) {
      const args = ['pkcs12', '-in', at(`${profile}.pfx`), '-noenc', '-passin', `pass:${password}`]
      expect((await run(openssl, args)).text).toContain('X509v3 Key Usage: 10')
    }
    await rm(made.folder, { recursive: true, force: true })
  })

  function start(program: string, args: readonly string[]) {
    const child = spawn(program, [peer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    running.push(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    return {
      async next(): Promise<Record<string, unknown>> {
        const line = await lines.next()
        if (line.done === true) throw new Error('the peer ended without a word')
        // The peer prints objects and nothing else.
        return JSON.parse(line.value) as Record<string, unknown>
      },
    }
  }
})
