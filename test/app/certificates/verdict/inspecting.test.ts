/** Files that somebody brings, opened by the app: what they are, and whether a host would take them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { nullValue, sequence } from '../../../../src-main/authority/der/der.ts'
import { loadTexts } from '../../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import type { Failure } from '../../../../src-main/contract/failure.ts'
import {
  passphrase,
  prepareTemplate,
  temporaryFolder,
  twoHosts,
  type Template,
  type TestCore,
  type Trust,
} from '../../a-core.ts'
import { threadMilliseconds } from '../../../thread-time.ts'

let template: Template<Trust>
beforeAll(async () => {
  template = await prepareTemplate((test, folder) => twoHosts(test, join(folder, 'files')))
})

const folder = temporaryFolder('file')
const at = (name: string) => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder })
const ofHost = (name: string) => join(template.props.files, name)
const inspect = (test: TestCore, path: string, more: object = {}) =>
  test.must('certificate.inspect', { file: { path }, ...more })

/** A certificate, key and PFX from an authority that nobody here knows. */
function makeForeign(): void {
  if (existsSync(at('foreign.pfx'))) return
  const subject = ['-subj', '/CN=foreign.lab.example', '-addext', 'extendedKeyUsage=serverAuth']
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-keyout', 'key.pem', '-out', 'cert.pem', ...subject)
  openssl('req', '-new', '-key', 'key.pem', '-subj', '/CN=foreign.lab.example', '-out', 'request.csr')
  const pfx = ['-in', 'cert.pem', '-inkey', 'key.pem', '-passout', 'pass:foreign password']
  openssl('pkcs12', '-export', ...pfx, '-out', 'foreign.pfx')
  openssl('pkcs12', '-export', ...pfx, '-iter', '600001', '-maciter', '-out', 'slow.pfx')
  openssl('crl2pkcs7', '-nocrl', '-certfile', 'cert.pem', '-out', 'chain.p7b')
}

/** A copy of the workspace an hour later, when what OpenSSL made just now is valid. */
async function openLater(): Promise<TestCore> {
  const test = await template.open()
  test.wall.now += 3_600_000
  return test
}

const failedRules = (
  rules: readonly { rule: string; result: string; code: string | null; windowsCode: string | null }[],
) => rules.filter(({ result }) => result === 'failed').map(({ rule, code, windowsCode }) => [rule, code, windowsCode])

await loadTexts('de')

async function unlock(test: TestCore): Promise<void> {
  for (const { rootId } of (await test.must('root.list', {})).roots)
    await test.must('root.unlock', { rootId, passphrase })
}

describe('a file of which more is known here than it says', () => {
  it('is revoked with date and reason, whatever its dates say', async () => {
    const test = await openLater()
    const { certificateIds } = template.props
    const fresh = await inspect(test, ofHost('hypervisor-01.lab.example.cer'))
    expect(fresh.certificates[0]?.known).toEqual({ state: 'valid', revocation: null })
    await unlock(test)
    await test.must('certificate.revoke', { certificateId: certificateIds[0] ?? '', reason: 'keyCompromise' })
    const { certificates } = await inspect(test, ofHost('hypervisor-01.lab.example.cer'))
    expect(certificates[0]).toMatchObject({
      dates: 'valid',
      known: { state: 'revoked', revocation: { wallInstant: test.wall.now, reason: 'keyCompromise' } },
    })
  })

  it('as a CRL is not the newest one, and says what the newer one revokes more', async () => {
    const test = await openLater()
    const old = at('old.crl')
    writeFileSync(old, readFileSync(ofHost('Test-Root.crl')))
    expect((await inspect(test, old)).crl?.newer).toBeNull()
    await unlock(test)
    for (const certificateId of template.props.certificateIds) await test.must('certificate.revoke', { certificateId })
    expect((await inspect(test, old)).crl).toMatchObject({
      dates: 'valid',
      newer: { crlNumber: 3, moreRevokedCount: 2 },
    })
  })

  it('as a certificate from elsewhere is not known', async () => {
    makeForeign()
    const test = await openLater()
    expect((await inspect(test, at('cert.pem'))).certificates[0]?.known).toBeNull()
  })
})

describe('the signature of a certificate', () => {
  const signatureOf = async (test: TestCore, path: string) => (await inspect(test, path)).certificates[0]?.signature

  it('is checked with the roots of the workspace, and of one that signed itself with its own key', async () => {
    makeForeign()
    const test = await openLater()
    expect(await signatureOf(test, ofHost('hypervisor-01.lab.example.cer'))).toEqual({
      result: 'valid',
      signer: 'Test Root',
    })
    expect(await signatureOf(test, at('cert.pem'))).toEqual({ result: 'valid', signer: 'foreign.lab.example' })
  })

  it('is checked with another certificate of the same file, and cannot be where nobody has its issuer', async () => {
    makeForeign()
    const leaf = ['-CA', 'cert.pem', '-CAkey', 'key.pem', '-in', 'request.csr', '-subj', '/CN=leaf.lab.example']
    openssl('x509', '-req', ...leaf, '-out', 'leaf.pem')
    writeFileSync(at('both.pem'), readFileSync(at('leaf.pem'), 'utf8') + readFileSync(at('cert.pem'), 'utf8'))
    const test = await openLater()
    expect(await signatureOf(test, at('leaf.pem'))).toEqual({ result: 'signerNotHere' })
    expect(await signatureOf(test, at('both.pem'))).toEqual({ result: 'valid', signer: 'foreign.lab.example' })
  })

  it('is wrong where something was changed, and cannot be checked where its algorithm is not implemented', async () => {
    makeForeign()
    const test = await openLater()
    openssl('x509', '-in', 'cert.pem', '-outform', 'DER', '-out', 'changed.der')
    const der = readFileSync(at('changed.der'))
    const changed = Buffer.from(der)
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
    writeFileSync(at('changed.der'), changed)
    expect(await signatureOf(test, at('changed.der'))).toEqual({ result: 'invalid', signer: 'foreign.lab.example' })
    // sha256WithRSAEncryption becomes 1.2.840.113549.1.1.63, which nobody has.
    const other = Buffer.from(der.toString('hex').replaceAll('2a864886f70d01010b', '2a864886f70d01013f'), 'hex')
    writeFileSync(at('other.der'), other)
    expect(await signatureOf(test, at('other.der'))).toEqual({ result: 'unknown', algorithm: '1.2.840.113549.1.1.63' })
  })
})

describe('a file that is opened', () => {
  it('is known by what is in it, whatever its name says', async () => {
    makeForeign()
    const test = await openLater()
    writeFileSync(at('mixed.txt'), Buffer.concat([readFileSync(at('cert.pem')), readFileSync(at('key.pem'))]))
    writeFileSync(at('renamed.doc'), readFileSync(ofHost('Test-Root.crl')))
    expect(await inspect(test, at('mixed.txt'))).toMatchObject({
      fileKind: 'pem',
      encoding: 'pem',
      blocks: [
        { kind: 'certificate', label: 'CERTIFICATE' },
        { kind: 'privateKey', label: 'PRIVATE KEY' },
      ],
      certificates: [{ issuedTo: 'foreign.lab.example', isSelfSigned: true, dates: 'valid', hasPrivateKey: true }],
      keys: [{ kind: 'privateKey', algorithm: 'rsa', keyBits: 2048, certificateIndex: 0 }],
    })
    expect(await inspect(test, at('renamed.doc'))).toMatchObject({
      fileKind: 'crl',
      crl: { crlNumber: '1', issuer: 'Test Root', signedBy: 'Test Root', dates: 'valid', revokedCount: 0, entries: [] },
    })
    expect(await inspect(test, at('key.pem'))).toMatchObject({ fileKind: 'privateKey', certificates: [] })
    expect(await inspect(test, at('chain.p7b'))).toMatchObject({
      fileKind: 'p7b',
      certificates: [{ issuedTo: 'foreign.lab.example' }],
    })
    expect(await inspect(test, at('request.csr'))).toMatchObject({
      fileKind: 'csr',
      csr: { subject: 'CN=foreign.lab.example', keyBits: 2048, isSignatureValid: true },
    })
    expect(await inspect(test, at('foreign.pfx'), { password: 'foreign password' })).toMatchObject({
      fileKind: 'pfx',
      pfx: { profile: 'modern', macDigest: 'sha256' },
      certificates: [{ hasPrivateKey: true }],
    })
    expect(await inspect(test, ofHost('root.cer'))).toMatchObject({
      fileKind: 'certificate',
      certificates: [
        { isAuthority: true, certificateId: 'certificate-1', signatureAlgorithm: 'sha256WithRsaEncryption' },
      ],
    })
  })

  it('shows its raw structure a page at a time, and of a key only the form', async () => {
    makeForeign()
    const test = await template.open()
    const file = { path: at('mixed.txt') }
    const first = await test.must('certificate.structure', { file, limit: 10 })
    expect([first.blockCount, first.nodes.length, first.problem]).toEqual([2, 10, null])
    const rest = await test.must('certificate.structure', { file, fromOffset: first.nextOffset ?? 0 })
    expect([rest.nodes[0]?.offset, rest.nextOffset]).toEqual([first.nextOffset, null])
    const key = await test.must('certificate.structure', { file, block: 1 })
    expect(key.nodes.every(({ value }) => (value ?? '').length < 30)).toBe(true)
    expect(await test.refusal('certificate.structure', { file, block: 2 })).toMatchObject({
      code: 'file.noBlock',
      field: 'block',
    })
    writeFileSync(at('notes.txt'), 'hello')
    expect((await test.refusal('certificate.structure', { file: { path: at('notes.txt') } })).code).toBe(
      'file.unrecognised',
    )
  })
})

describe('whether a host would take a file', () => {
  it('is judged on a host of the workspace as it is, by its name', async () => {
    const test = await template.open()
    const [fqdn] = template.props.fqdns
    const cer = ofHost('hypervisor-01.lab.example.cer')
    const found = await inspect(test, cer, { fqdn: fqdn.toLowerCase() })
    expect(found.judged).toEqual({ certificateIndex: 0, fqdn, hostId: template.props.hostIds[0] })
    // A .cer holds no private key; everything else about it is right.
    expect(failedRules(found.rules)).toEqual([['privateKey', 'certificate.noPrivateKey', '0x00002F99']])
    const [hostId] = template.props.hostIds
    await test.must('store.remove', { hostId, store: 'LocalMachine\\Root', certificateId: 'certificate-1' })
    const distrusted = await inspect(test, cer, { hostId })
    expect(failedRules(distrusted.rules)).toContainEqual(['chain', 'certificate.untrustedRoot', '0x800B0109'])
  })

  it('is judged on a bare host with the roots of the workspace for any other name', async () => {
    const test = await template.open()
    const { fqdns, certificateIds } = template.props
    const cer = ofHost('hypervisor-01.lab.example.cer')
    const named = await inspect(test, cer, { fqdn: 'Other.lab.example' })
    expect(named.judged).toEqual({ certificateIndex: 0, fqdn: 'other.lab.example', hostId: null })
    expect(failedRules(named.rules).map(([rule, code]) => [rule, code])).toEqual([
      ['privateKey', 'certificate.noPrivateKey'],
      ['name', 'certificate.nameDiffers'],
    ])
    expect(fqdns[0]).toBe('HYPERVISOR-01.lab.example')
    await test.must('root.unlock', {
      rootId: template.props.rootId,
      passphrase: 'a passphrase of the test, long enough',
    })
    await test.must('certificate.revoke', { certificateId: certificateIds[0] })
    const revoked = await inspect(test, cer, { fqdn: 'other.lab.example' })
    expect(failedRules(revoked.rules)).toContainEqual(['revocation', 'certificate.revoked', '0x80092010'])
    test.wall.now += 400 * 86_400_000
    const later = await inspect(test, cer, { fqdn: 'other.lab.example' })
    expect(failedRules(later.rules)).toContainEqual(['revocation', 'certificate.revocationOffline', '0x80092013'])
  })

  it('names everything that is wrong with a certificate from elsewhere, each with its code and a next step', async () => {
    makeForeign()
    const test = await openLater()
    const { rules } = await inspect(test, at('foreign.pfx'), { password: 'foreign password', fqdn: 'hv09.lab.example' })
    expect(failedRules(rules)).toEqual([
      ['chain', 'certificate.untrustedRoot', '0x800B0109'],
      ['usages', 'certificate.wrongUsage', '0x800B0110'],
      ['name', 'certificate.nameDiffers', '0x800B010F'],
    ])
    for (const { code, params } of rules) {
      if (code) expect(describeFailure({ code, params } as Failure, 'de').next).toMatch(/\.$/)
    }
  })

  it('asks for a host that exists and a name that is one', async () => {
    const test = await template.open()
    const file = { path: ofHost('root.cer') }
    expect(await test.refusal('certificate.inspect', { file, hostId: 'host-9' })).toMatchObject({
      code: 'host.unknown',
    })
    expect(await test.refusal('certificate.inspect', { file, fqdn: 'hv 01' })).toMatchObject({
      code: 'name.hasSpace',
      field: 'fqdn',
    })
  })
})

describe('bad input has its own sentence', () => {
  const bomb = Array.from({ length: 5000 }).reduce<Buffer>((inner) => sequence(inner), nullValue())
  const sentences = new Set<string>()

  it.each<[string, () => [string, object?], string]>([
    [
      'a PFX with 600,001 iterations',
      () => [at('slow.pfx'), { password: 'foreign password' }],
      'pfx.tooManyIterations',
    ],
    ['a wrong password', () => [at('foreign.pfx'), { password: 'wrong' }], 'pfx.wrongPassword'],
    ['a bomb of nested ASN.1', () => [at('bomb.cer')], 'file.nestedTooDeeply'],
    ['a PEM of 10 MB', () => [at('large.pem')], 'file.tooLarge'],
    ['a text', () => [at('notes.txt')], 'file.unrecognised'],
    ['half a certificate', () => [at('half.cer')], 'certificate.unreadable'],
    ['half a PFX', () => [at('half.pfx'), { password: 'x' }], 'pfx.unreadable'],
    ['half a CRL', () => [at('half.crl')], 'crl.unreadable'],
    ['half a request', () => [at('half.csr')], 'csr.unreadable'],
    ['a file that is not there', () => [at('missing.cer')], 'file.unreadable'],
  ])('%s', async (_, fileOf, code) => {
    makeForeign()
    writeFileSync(at('bomb.cer'), bomb)
    const text = readFileSync(at('cert.pem'))
    writeFileSync(at('large.pem'), Buffer.alloc(10_000_000, text))
    writeFileSync(at('notes.txt'), 'hello')
    for (const kind of ['cer', 'pfx', 'crl', 'csr'])
      writeFileSync(at(`half.${kind}`), Buffer.from('3082ffff3003', 'hex'))
    const test = await template.open()
    const [path, more = {}] = fileOf()
    const begun = threadMilliseconds()
    const failure = await test.refusal('certificate.inspect', { file: { path }, ...more })
    expect(threadMilliseconds() - begun).toBeLessThan(2000)
    expect(failure.code).toBe(code)
    const { sentence, next } = describeFailure(failure, 'en')
    expect([sentence, next].join(' ')).not.toContain('{{')
    expect(sentences).not.toContain(sentence.replace(/["'“‘].*?["'”’]/, ''))
    sentences.add(sentence.replace(/["'“‘].*?["'”’]/, ''))
  })
})
