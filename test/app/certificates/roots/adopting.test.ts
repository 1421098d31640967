/** An authority that OpenSSL made, taken over and used. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, passphrase, temporaryFolder } from '../../a-core.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' })

beforeAll(() => {
  folder = temporaryFolder('file')
  const make = (name: string, ...extra: string[]) =>
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-noenc',
      '-days',
      '900',
      '-keyout',
      at(`${name}.key`),
      ...extra,
      '-out',
      at(`${name}.pem`),
    )
  make('good', '-utf8', '-subj', '/CN=Wurzel Größe', '-addext', 'keyUsage=critical,keyCertSign,cRLSign')
  make('weak', '-subj', '/CN=Weak', '-sha1', '-addext', 'keyUsage=critical,keyCertSign')
  openssl('x509', '-in', at('good.pem'), '-outform', 'DER', '-out', at('good.cer'))
  openssl('rsa', '-in', at('good.key'), '-traditional', '-outform', 'DER', '-out', at('pkcs1.der'))
  openssl(
    'pkcs8',
    '-topk8',
    '-in',
    at('good.key'),
    '-v2',
    'aes-256-cbc',
    '-passout',
    'pass:secret',
    '-out',
    at('sealed.key'),
  )
  openssl(
    'pkcs8',
    '-topk8',
    '-in',
    at('good.key'),
    '-iter',
    '600001',
    '-passout',
    'pass:secret',
    '-out',
    at('slow.key'),
  )
  openssl(
    'pkcs12',
    '-export',
    '-in',
    at('good.pem'),
    '-inkey',
    at('good.key'),
    '-passout',
    'pass:secret',
    '-out',
    at('good.pfx'),
  )
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('ec.pem'))
  openssl('pkcs8', '-topk8', '-nocrypt', '-in', at('ec.pem'), '-out', at('ec.key'))
}, 60_000)

describe('an authority from elsewhere', () => {
  it.each([
    ['PEM and PEM', 'good.pem', 'good.key', ''],
    ['DER and PKCS#1', 'good.cer', 'pkcs1.der', ''],
    ['PEM and an encrypted key', 'good.pem', 'sealed.key', 'secret'],
    ['PFX', 'good.pfx', null, 'secret'],
  ])('is taken over from %s and issues certificates that OpenSSL verifies', async (_kind, file, key, password) => {
    const test = await aCore()
    const { rootId, weaknesses } = await test.must('root.import', {
      file: { path: at(file) },
      ...(key === null ? {} : { key: { path: at(key) } }),
      password,
      passphrase,
    })
    expect(weaknesses).toEqual([])
    expect((await test.must('root.list', {})).roots[0]).toMatchObject({ name: 'Wurzel Größe', isUnlocked: true })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'], years: 1 })
    const files = join(test.folder, 'files')
    await test.must('certificate.export', { certificateIds, folder: files, chainFormats: ['pem'] })
    const verified = openssl('verify', '-x509_strict', '-CAfile', at('good.pem'), join(files, 'hv01.lab.example.pem'))
    expect(verified.toString()).toContain(': OK')
    await test.must('root.lock', { rootId })
    await test.must('root.unlock', { rootId, passphrase })
    const again = await test.refusal('root.import', { file: { path: at('good.pfx') }, password: 'secret', passphrase })
    expect(again.code).toBe('root.duplicateName')
  })

  it('is taken with its weaknesses named, and cannot sign a CRL where it may not', async () => {
    const test = await aCore()
    const input = { file: { path: at('weak.pem') }, key: { path: at('weak.key') }, passphrase }
    const { rootId, weaknesses } = await test.must('root.import', input)
    expect(weaknesses).toEqual(['noCrlSign', 'weakSignature'])
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'], years: 1 })
    const { files } = await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    expect(files.map(({ kind }) => kind)).not.toContain('crl')
    const refused = await test.refusal('certificate.revoke', { certificateId: certificateIds[0] ?? '' })
    expect(refused.code).toBe('root.mayNotSignCrl')
  })

  it.each([
    ['another key', 'good.pem', 'weak.key', '', 'root.keyDiffers'],
    ['no key at all', 'good.pem', null, '', 'key.unreadable'],
    ['a wrong passphrase', 'good.pem', 'sealed.key', 'wrong', 'key.wrongPassphrase'],
    ['too many iterations', 'good.pem', 'slow.key', 'secret', 'key.unreadable'],
    ['a wrong password', 'good.pfx', null, 'wrong', 'pfx.wrongPassword'],
    ['a key that is not RSA', 'good.pem', 'ec.key', '', 'certificate.keyNotRsa'],
    ['a key for a certificate', 'good.key', 'good.key', '', 'certificate.unreadable'],
  ])('is refused for %s', async (_cause, file, key, password, code) => {
    const test = await aCore()
    const refused = await test.refusal('root.import', {
      file: { path: at(file) },
      ...(key === null ? {} : { key: { path: at(key) } }),
      password,
      passphrase,
    })
    expect(refused.code).toBe(code)
    expect((await test.must('root.list', {})).roots).toEqual([])
  })
})
