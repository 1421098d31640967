/** Everything that the authority makes, read and verified by programs that nobody here wrote. */
import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPfx } from '../../src-main/authority/inspection/inspect.ts'
import { codeOf, valueOf } from '../authority/builders.ts'
import { longFqdn, makeArtefacts, password, type Artefacts } from './artefacts.ts'
import { findTools, run, type ToolName, type ToolResult } from './tools.ts'

let made: Artefacts
let tools: ReadonlyMap<ToolName, string>

beforeAll(async () => {
  tools = await findTools()
  made = await makeArtefacts()
}, 300_000)

afterAll(async () => {
  await rm(made.folder, { recursive: true, force: true })
})

const at = (name: string) => join(made.folder, name)
const openssl = (...args: string[]): Promise<ToolResult> => run(tools.get('openssl') ?? '', args)
const hostNames = [
  'plain',
  'high-serial',
  'long',
  'international',
  'cluster',
  'wildcard',
  'with-address',
  'until-2060',
] as const

describe('OpenSSL', () => {
  it.each(hostNames)('verifies the %s host certificate strictly as server and as client', async (name) => {
    for (const purpose of ['sslserver', 'sslclient']) {
      const { text } = await openssl(
        'verify',
        '-x509_strict',
        '-purpose',
        purpose,
        '-CAfile',
        at('root.pem'),
        at(`${name}.pem`),
      )
      expect(text).toContain(`${name}.pem: OK`)
    }
  })

  it.each([
    ['plain', 'hypervisor-01.lab.example'],
    ['long', longFqdn],
    ['international', 'xn--gre-6ka8i.xn--mller-kva.example'],
    ['cluster', 'broker.lab.example'],
    ['wildcard', 'any.lab.example'],
  ])('finds the name in the %s certificate', async (name, host) => {
    const good = await openssl('verify', '-verify_hostname', host, '-CAfile', at('root.pem'), at(`${name}.pem`))
    expect(good.code).toBe(0)
    const bad = await openssl(
      'verify',
      '-verify_hostname',
      'other.example',
      '-CAfile',
      at('root.pem'),
      at(`${name}.pem`),
    )
    expect(bad.code).not.toBe(0)
  })

  it('does not verify against a foreign root', async () => {
    expect((await openssl('verify', '-CAfile', at('foreign-root.pem'), at('plain.pem'))).code).not.toBe(0)
  })

  it.each([
    ['until-2049', 'notAfter=Dec 31 23:59:59 2049 GMT', 'UTCTIME\\s+:491231235959Z'],
    ['until-2050', 'notAfter=Jan  1 00:00:00 2050 GMT', 'GENERALIZEDTIME\\s+:20500101000000Z'],
  ])('reads the end of the %s root', async (name, end, encoding) => {
    expect((await openssl('x509', '-in', at(`${name}.pem`), '-noout', '-enddate')).text).toContain(end)
    expect((await openssl('asn1parse', '-in', at(`${name}.pem`))).text).toMatch(new RegExp(encoding))
  })

  it('shows a serial number with a high first bit as positive', async () => {
    const { text } = await openssl('x509', '-in', at('high-serial.pem'), '-noout', '-serial')
    expect(text.trim()).toBe(`serial=${'FF'.repeat(16)}`)
  })

  it.each([0, 1, 1_000])('verifies the CRL with %i entries and goes by it', async (entries) => {
    const read = await openssl(
      'crl',
      '-inform',
      'DER',
      '-in',
      at(`crl-${entries}.crl`),
      '-noout',
      '-text',
      '-CAfile',
      at('root.pem'),
    )
    expect(read.text).toContain('verify OK')
    expect(read.text).toContain(`X509v3 CRL Number: \n                ${entries + 1}`)
    expect(read.text.match(/Serial Number:/g)?.length ?? 0).toBe(entries)
    const check = (name: string) =>
      openssl(
        'verify',
        '-crl_check',
        '-x509_strict',
        '-CAfile',
        at('root.pem'),
        '-CRLfile',
        at(`crl-${entries}.pem`),
        at(`${name}.pem`),
      )
    expect((await check('plain')).text).toContain('OK')
    const revoked = await check('high-serial')
    expect(revoked.text).toContain(entries === 0 ? 'OK' : 'error 23')
  })

  it.each([
    ['compat', 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048', 'MAC: sha1, Iteration 2048'],
    ['modern', 'PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256', 'MAC: sha256, Iteration 100000'],
  ])('opens the %s PFX without -legacy and shows what Windows needs', async (profile, scheme, mac) => {
    const { code, text } = await openssl(
      'pkcs12',
      '-in',
      at(`${profile}.pfx`),
      '-info',
      '-noenc',
      '-passin',
      `pass:${password}`,
    )
    expect(code).toBe(0)
    expect(text).toContain(mac)
    expect(text).toContain(`PKCS7 Encrypted data: ${scheme}`)
    expect(text).toContain(`Shrouded Keybag: ${scheme}`)
    expect(text).toContain('Microsoft CSP Name: Microsoft RSA SChannel Cryptographic Provider')
    expect(text).toContain('Microsoft Local Key set: <No Values>')
    expect(text).toContain('X509v3 Key Usage: 10')
    expect(text.match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(2)
    const wrong = await openssl('pkcs12', '-in', at(`${profile}.pfx`), '-noout', '-passin', 'pass:wrong')
    expect(wrong.code).not.toBe(0)
  })

  it.each([
    ['AES with SHA-256', [], 'aes256Cbc'],
    ['AES-128 with SHA-512', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC', '-macalg', 'sha512'], 'aes192Cbc'],
    [
      '3DES with SHA-1',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      'pbeSha1TripleDes',
    ],
    ['two-key 3DES', ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'], 'pbeSha1TwoKeyTripleDes'],
    ['plain certificates', ['-certpbe', 'NONE'], null],
    ['a plain key', ['-keypbe', 'NONE'], 'aes256Cbc'],
  ] as const)('writes PFX files with %s that open here', async (_what, options, scheme) => {
    const made = await writtenByOpenssl(password, ...options)
    const pfx = valueOf(await readPfx(made, password, 'x'))
    expect(pfx).toMatchObject({
      certificateEncryption: scheme,
      host: { commonName: 'hypervisor-01.lab.example' },
      chain: [{ commonName: 'Wurzel Größe' }],
      key: { provider: 'Some Provider', machineKeySet: true, keyUsage: '10', keySpec: 'exchange' },
    })
    expect(codeOf(await readPfx(made, 'wrong', 'x'))).toBe('pfx.wrongPassword')
  })

  it('writes PFX files with an empty password and with letters beyond ASCII that open here', async () => {
    for (const typed of ['', 'pässwörd']) {
      expect(codeOf(await readPfx(await writtenByOpenssl(typed), typed, 'x'))).toBe('ok')
    }
  })

  it('writes PFX files that are refused here with the reason', async () => {
    expect(await readPfx(await writtenByOpenssl(password, '-iter', '600001'), password, 'h.pfx')).toMatchObject({
      failure: { code: 'pfx.tooManyIterations', params: { iterations: 600_001, iterationsMax: 600_000 } },
    })
    expect(await readPfx(await writtenByOpenssl(password, '-nomac'), password, 'h.pfx')).toMatchObject({
      failure: { code: 'file.notSupported', params: { form: 'pfxWithoutMac' } },
    })
    const certificatesOnly = await writtenByOpenssl(password, '-nokeys')
    expect(valueOf(await readPfx(certificatesOnly, password, 'h.pfx')).key).toBeNull()
  })

  async function writtenByOpenssl(typed: string, ...options: readonly string[]): Promise<Buffer> {
    const out = at('written.pfx')
    const key = ['-inkey', at('plain.key'), '-in', at('plain.pem'), '-certfile', at('root.pem')]
    const attributes = ['-keyex', '-LMK', '-CSP', 'Some Provider', '-name', 'plain']
    const result = await openssl(
      'pkcs12',
      '-export',
      '-out',
      out,
      ...key,
      ...attributes,
      '-passout',
      `pass:${typed}`,
      ...options,
    )
    expect(result).toMatchObject({ code: 0 })
    return readFile(out)
  }
})

describe('Node’s own X.509 reader', () => {
  it.each(hostNames)('agrees about the %s host certificate', async (name) => {
    const certificate = new X509Certificate(await readFile(at(`${name}.cer`)))
    const root = new X509Certificate(await readFile(at('root.cer')))
    expect(certificate.checkIssued(root)).toBe(true)
    expect(certificate.verify(root.publicKey)).toBe(true)
    const host = made.hosts.get(name)
    expect(certificate.checkHost(host?.fqdn.replace('*', 'any') ?? '')).not.toBeUndefined()
    expect(certificate.ca).toBe(false)
    expect(root.ca).toBe(true)
  })
})

describe('GnuTLS', () => {
  it('verifies every host certificate and opens both PFX', async (context) => {
    const certtool = needed('certtool', context)
    for (const name of hostNames) {
      const { text } = await run(certtool, [
        '--verify',
        '--load-ca-certificate',
        at('root.pem'),
        '--infile',
        at(`${name}.pem`),
      ])
      expect(text).toContain('Chain verification output: Verified. The certificate is trusted.')
    }
    for (const profile of ['compat', 'modern']) {
      const { code, text } = await run(certtool, [
        '--p12-info',
        '--inder',
        '--infile',
        at(`${profile}.pfx`),
        '--password',
        password,
      ])
      expect(code).toBe(0)
      expect(text).toContain('Type: Encrypted')
      expect(text).toContain('Elements: 2')
    }
  })

  it('verifies the CRL', async (context) => {
    const certtool = needed('certtool', context)
    for (const entries of [0, 1, 1_000]) {
      const args = ['--verify-crl', '--load-ca-certificate', at('root.pem'), '--infile', at(`crl-${entries}.pem`)]
      expect((await run(certtool, args)).text).toContain('Verified')
    }
  })
})

describe('NSS', () => {
  it('imports both PFX and finds the host certificate good for server and client', async (context) => {
    const certutil = needed('certutil', context)
    const pk12util = needed('pk12util', context)
    for (const profile of ['compat', 'modern']) {
      const database = at(`nss-${profile}`)
      await mkdir(database)
      const nss = (...args: string[]) => run(certutil, [...args, '-d', `sql:${database}`])
      expect(await nss('-N', '--empty-password')).toMatchObject({ code: 0 })
      expect(await nss('-A', '-n', 'root', '-t', 'CT,,', '-i', at('root.cer'))).toMatchObject({ code: 0 })
      const imported = await run(pk12util, [
        '-i',
        at(`${profile}.pfx`),
        '-d',
        `sql:${database}`,
        '-W',
        password,
        '-K',
        '',
      ])
      expect(imported.text).toContain('PKCS12 IMPORT SUCCESSFUL')
      for (const usage of ['V', 'C']) {
        const { text } = await nss('-V', '-n', 'plain', '-u', usage, '-e')
        expect(text).toContain('certificate is valid')
      }
      expect((await nss('-K')).text).toMatch(/rsa\s+[0-9a-f]{40}\s+plain/)
    }
  })
})

describe('Java', () => {
  it('opens both PFX as a key store with the whole chain', async (context) => {
    const keytool = needed('keytool', context)
    for (const profile of ['compat', 'modern']) {
      const args = ['-list', '-v', '-keystore', at(`${profile}.pfx`), '-storetype', 'PKCS12', '-storepass', password]
      const { code, text } = await run(keytool, [...args, '-J-Duser.language=en'])
      expect(code).toBe(0)
      expect(text).toContain('Entry type: PrivateKeyEntry')
      expect(text).toContain('Certificate chain length: 2')
    }
  })
})

/** The path of a tool that may be missing; its test then counts as skipped, and `findTools` has said so. */
function needed(name: ToolName, context: { skip: (note?: string) => never }): string {
  return tools.get(name) ?? context.skip(`${name} is not here`)
}
