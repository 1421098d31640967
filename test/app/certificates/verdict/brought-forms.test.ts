/** Whoever asks, inspect or an importer, the same file is the same thing: every form through every door that it is for. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, passphrase, temporaryFolder, type TestCore } from '../../a-core.ts'

const folder = temporaryFolder('file')
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe', cwd: folder })
const path = (name: string) => ({ path: at(name) })

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})(?!$)/g, '$1\n')}\n-----END ${label}-----\n`

/** The outermost length as one that is not known when it is written. */
const indefinite = (der: Buffer) =>
  Buffer.concat([
    Buffer.of(0x30, 0x80),
    der.subarray((der[1] ?? 0) > 0x80 ? 2 + ((der[1] ?? 0) & 0x7f) : 2),
    Buffer.alloc(2),
  ])

/** Every way in which Windows, OpenSSL and Java write a file down. */
const forms: Readonly<Record<string, (der: Buffer, label: string) => Buffer | string>> = {
  DER: (der) => der,
  BER: indefinite,
  PEM: (der, label) => pem(label, der),
  'PEM of certutil -encode': (der) => pem('CERTIFICATE', der),
  'Base64 alone': (der) => der.toString('base64'),
  'PEM in UTF-16': (der, label) => Buffer.from(`\uFEFF${pem(label, der)}`, 'utf16le'),
  'PEM in UTF-16, big end first, unmarked': (der, label) => Buffer.from(pem(label, der), 'utf16le').swap16(),
  'PEM with a mark and CRLF': (der, label) => `\uFEFF${pem(label, der).replaceAll('\n', '\r\n')}`,
  'PEM behind a line that begins with 0': (der, label) => `01 our file\n${pem(label, der)}`,
}
const formNames = Object.keys(forms)

let root: Buffer
let crl: Buffer
let request: Buffer
let pfx: Buffer
let chain: Buffer

beforeAll(() => {
  const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign']
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-days',
    '900',
    '-subj',
    '/CN=Field Root',
    ...usage,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
  )
  root = openssl('x509', '-in', 'root.pem', '-outform', 'DER')
  const configuration = [
    '[ca]',
    'default_ca=it',
    '[it]',
    'database=index.txt',
    'default_md=sha256',
    'default_crl_days=90',
  ]
  writeFileSync(
    at('ca.cnf'),
    `${[...configuration, '[delta]', '2.5.29.27=critical,ASN1:INTEGER:1', '[negative]', '2.5.29.20=ASN1:INTEGER:-1'].join('\n')}\n`,
  )
  const reasons = ['certificateHold', 'keyCompromise', 'affiliationChanged']
  const revoked = reasons.map(
    (reason, index) => `R\t491231000000Z\t260101000000Z,${reason}\t0${index + 1}\tunknown\t/CN=x\n`,
  )
  writeFileSync(at('index.txt'), revoked.join(''))
  const authority = ['-config', 'ca.cnf', '-cert', 'root.pem', '-keyfile', 'root.key', '-gencrl']
  openssl('ca', ...authority, '-out', 'plain.crl')
  openssl('ca', ...authority, '-crlexts', 'delta', '-out', 'root+.crl')
  openssl('ca', ...authority, '-crlexts', 'negative', '-out', 'negative.crl')
  crl = openssl('crl', '-in', 'plain.crl', '-outform', 'DER')
  request = openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-keyout',
    'host.key',
    '-subj',
    '/CN=hv01.lab.example',
    '-outform',
    'DER',
  )
  openssl(
    'x509',
    '-req',
    '-inform',
    'DER',
    '-in',
    writeTo('host.csr', request),
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-out',
    'host.pem',
  )
  openssl(
    'pkcs12',
    '-export',
    '-legacy',
    '-inkey',
    'host.key',
    '-in',
    'host.pem',
    '-passout',
    'pass:pw',
    '-out',
    'host.pfx',
  )
  pfx = readFileSync(at('host.pfx'))
  chain = openssl('crl2pkcs7', '-nocrl', '-certfile', 'root.pem', '-outform', 'DER')
}, 60_000)

function writeTo(name: string, content: Buffer | string): string {
  writeFileSync(at(name), content)
  return at(name)
}

async function withHost(): Promise<TestCore & { hostId: string }> {
  const test = await aCore()
  // What OpenSSL made just now is valid then.
  test.wall.now += 3_600_000
  const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  return { ...test, hostId }
}

describe.each(formNames)('%s', (form) => {
  const write = (name: string, der: Buffer, label: string) => writeTo(name, forms[form]?.(der, label) ?? '')

  it('is imported as certificate, P7B, CRL, request and PFX wherever inspect knows it', async () => {
    const { hostId, must } = await withHost()
    const kinds = [
      ['a.cer', root, 'CERTIFICATE', 'certificate'],
      ['a.p7b', chain, 'PKCS7', 'p7b'],
      ['a.crl', crl, 'X509 CRL', 'crl'],
      ['a.csr', request, 'NEW CERTIFICATE REQUEST', 'csr'],
      ['a.pfx', pfx, 'PKCS12', 'pfx'],
    ] as const
    for (const [name, der, label, fileKind] of kinds) {
      write(name, der, label)
      expect(await must('certificate.inspect', { file: path(name), password: 'pw' }), name).toMatchObject({ fileKind })
    }
    const store = 'LocalMachine\\Root'
    const { certificateId } = await must('store.importCertificate', { hostId, store, file: path('a.cer') })
    expect(await must('store.importCertificate', { hostId, store, file: path('a.p7b') })).toEqual({ certificateId })
    await must('store.importCrl', { hostId, file: path('a.crl') })
    await must('store.importPfx', { hostId, file: path('a.pfx'), password: 'pw' })
    expect(await must('csr.read', { file: path('a.csr') })).toMatchObject({ commonName: 'hv01.lab.example' })
  })

  it('is taken over as an authority with its CRL, whose reasons are in the next one', async () => {
    const test = await aCore()
    test.wall.now += 3_600_000
    write('b.cer', root, 'CERTIFICATE')
    write('b.key', openssl('pkey', '-in', 'root.key', '-outform', 'DER'), 'PRIVATE KEY')
    write('b.crl', crl, 'X509 CRL')
    const { rootId } = await test.must('root.import', {
      file: path('b.cer'),
      key: path('b.key'),
      crl: path('b.crl'),
      passphrase,
    })
    const { der } = test.workspace.latestCrl(rootId)?.document as { der: string }
    writeTo('next.crl', Buffer.from(der, 'base64'))
    const { crl: next } = await test.must('certificate.inspect', { file: path('next.crl') })
    expect(next?.entries.map(({ reason }) => reason)).toEqual([
      'certificateHold',
      'keyCompromise',
      'affiliationChanged',
    ])
  })
})

describe('a key that was encrypted in its time', () => {
  const traditional = (cipher: string) => [
    'rsa',
    '-in',
    'root.key',
    '-traditional',
    `-${cipher}`,
    '-passout',
    'pass:pw',
  ]
  const pkcs8 = (...scheme: string[]) => ['pkcs8', '-topk8', '-in', 'root.key', '-passout', 'pass:pw', ...scheme]
  const legacy = ['-provider', 'legacy', '-provider', 'default']

  it.each([
    ['genrsa -aes256 of OpenSSL 1', traditional('aes256')],
    ['genrsa -des3', traditional('des3')],
    ['pkcs8 -topk8 of OpenSSL 1.0', pkcs8('-v1', 'PBE-MD5-DES', ...legacy)],
    ['RC2 with SHA-1', pkcs8('-v1', 'PBE-SHA1-RC2-40', ...legacy)],
    ['scrypt', pkcs8('-scrypt')],
  ])('by %s opens with its password and with no other', async (_, made) => {
    openssl(...made, '-out', 'sealed.key')
    const test = await aCore()
    test.wall.now += 3_600_000
    const files = { file: path('root.pem'), key: path('sealed.key'), passphrase }
    expect(await test.refusal('root.import', { ...files, password: 'wrong' })).toMatchObject({
      code: 'key.wrongPassphrase',
      field: 'password',
    })
    const { keys } = await test.must('certificate.inspect', { file: path('sealed.key'), password: 'pw' })
    expect(keys).toMatchObject([{ kind: 'encryptedPrivateKey', algorithm: 'rsa', keyBits: 2048 }])
    await test.must('root.import', { ...files, password: 'pw' })
  })

  it('by a cipher that is not here is named, with a conversion that works', async () => {
    openssl(...traditional('camellia256'), '-out', 'old.key')
    const test = await aCore()
    const refusal = await test.refusal('root.import', {
      file: path('root.pem'),
      key: path('old.key'),
      password: 'pw',
      passphrase,
    })
    expect(refusal).toMatchObject({ code: 'file.notSupported', params: { form: 'encrypted: CAMELLIA-256-CBC' } })
    const [, ...conversion] = String(refusal.params['conversion']).split(' ')
    openssl(...conversion, '-passin', 'pass:pw', '-passout', 'pass:pw')
    test.wall.now += 3_600_000
    await test.must('root.import', { file: path('root.pem'), key: path('new.key'), password: 'pw', passphrase })
  })
})

describe('a CRL', () => {
  it('with a negative number is shown with it and refused with a sentence about it', async () => {
    const test = await aCore()
    const { crl: shown } = await test.must('certificate.inspect', { file: path('negative.crl') })
    expect(shown?.crlNumber).toBe('-1')
    const files = { file: path('root.pem'), key: path('root.key'), crl: path('negative.crl'), passphrase }
    expect(await test.refusal('root.import', files)).toMatchObject({
      code: 'crl.negativeNumber',
      params: { crlNumber: '-1' },
      field: 'crl',
    })
  })

  it('that is a delta is named and never taken for the base, not even before it in one file', async () => {
    const test = await withHost()
    await test.must('store.importCertificate', {
      hostId: test.hostId,
      store: 'LocalMachine\\Root',
      file: path('root.pem'),
    })
    expect((await test.must('certificate.inspect', { file: path('root+.crl') })).crl).toMatchObject({
      isDelta: true,
      baseCrlNumber: '1',
    })
    expect(await test.refusal('store.importCrl', { hostId: test.hostId, file: path('root+.crl') })).toMatchObject({
      code: 'crl.isDelta',
    })
    writeTo('both.crl', Buffer.concat([readFileSync(at('root+.crl')), readFileSync(at('plain.crl'))]))
    await test.must('store.importCrl', { hostId: test.hostId, file: path('both.crl') })
  })
})

describe('a bundle with a damaged block', () => {
  it('shows the sound ones and says which cannot be read', async () => {
    const test = await aCore()
    writeTo(
      'bundle.pem',
      `${pem('CERTIFICATE', root)}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${readFileSync(at('host.pem'), 'latin1')}`,
    )
    const found = await test.must('certificate.inspect', { file: path('bundle.pem') })
    expect(found.certificates.map(({ issuedTo }) => issuedTo)).toEqual(['Field Root', 'hv01.lab.example'])
    expect(found.blocks.map(({ problem }) => problem === null)).toEqual([true, false, true])
  })
})
