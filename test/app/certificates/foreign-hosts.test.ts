/** Hosts whose certificates were made elsewhere: one verdict, whoever is asked, and a next step that fits. */
import { existsSync, rmSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { aCore, passphrase, temporaryFolder, type TestCore } from '../a-core.ts'
import { filePassword, fqdns, openLab, OpensslAuthority, question, serverSettings } from './an-openssl-lab.ts'

/** OpenSSL dates its files by the real clock; the core opens them a little later. */
const later = { wallStart: Math.floor(Date.now() / 1000) * 1000 + 60_000 }
let authority: OpensslAuthority
let good: readonly [string, string]
let plain: string

beforeAll(() => {
  authority = new OpensslAuthority(temporaryFolder('file'))
  good = [authority.leaf('h1', fqdns[0]), authority.leaf('h2', fqdns[1])]
  plain = authority.crl('plain')
  authority.notePasswords('h1', 'h2', 'odd')
}, 60_000)

async function aLab(pfx: readonly [string, string] = good, crl = plain): Promise<TestCore> {
  const test = await aCore(later)
  await openLab(test, authority, { crl, pfx })
  return test
}

const judged = async (test: TestCore) => {
  const { rules } = await test.must('certificate.judge', { hostId: 'host-2', certificateId: 'certificate-3' })
  return rules.filter(({ result }) => result === 'failed').map(({ code, windowsCode }) => [code, windowsCode])
}

describe('a certificate that the verdict takes', () => {
  it.each([
    ['signed with SHA-1', { signature: ['-sha1'] }],
    ['with a key of 1024 bits', { key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] }],
    ['signed with PSS', { signature: ['-sha256', '-sigopt', 'rsa_padding_mode:pss'] }],
    ['with an unknown extension that is not critical', { extensions: ['1.2.3.4.5=ASN1:UTF8String:x'] }],
  ])('is taken by the Replica server and by the TLS engine: %s', async (_, options) => {
    const test = await aLab([good[0], authority.leaf('odd', fqdns[1], options)])
    expect(await judged(test)).toEqual([])
    await test.must('replicaServer.set', serverSettings)
    const { engine } = await test.must('connection.test', question)
    expect(engine).toMatchObject({ client: { accepted: true }, server: { accepted: true }, agrees: true })
  })
})

describe('a certificate that the verdict refuses', () => {
  it.each<[string, Parameters<OpensslAuthority['leaf']>[2], string, string, string]>([
    ['whose key may only sign', { pfx: ['-keysig'] }, 'keySpec', 'certificate.signatureKey', '0x8009030D'],
    [
      'on an elliptic curve',
      { key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] },
      'keySpec',
      'certificate.keyNotRsa',
      '0x8009030D',
    ],
    ['signed with MD5', { signature: ['-md5'] }, 'strength', 'certificate.weakSignature', '0x80096004'],
    [
      'with an unknown critical extension',
      { extensions: ['1.2.3.4.5=critical,ASN1:UTF8String:x'] },
      'extension',
      'certificate.unknownCritical',
      '0x800B0105',
    ],
  ])('is refused by the Replica server and in connections: %s', async (_, options, requirement, code, windowsCode) => {
    const rule = requirement === 'keySpec' ? requirement : 'chain'
    const odd = authority.leaf('odd', fqdns[1], options)
    const test = await aLab([good[0], odd])
    expect(await judged(test)).toEqual([[code, windowsCode]])
    expect(await test.refusal('replicaServer.set', serverSettings)).toMatchObject({
      code: 'replicaServer.noValidCertificate',
      params: { requirement },
      windowsCode,
    })
    // As the primary's certificate, towards a server that is sound.
    await test.must('store.importPfx', { hostId: 'host-2', file: { path: good[1] }, password: filePassword })
    await test.must('replicaServer.set', { ...serverSettings, certificateId: 'certificate-4' })
    await test.must('store.importPfx', { hostId: 'host-1', file: { path: odd }, password: filePassword })
    expect(await test.refusal('connection.test', { ...question, certificateId: 'certificate-3' })).toMatchObject({
      code: 'connection.certificateRefused',
      params: { reason: code, rule },
      // A key that cannot be used is its owner's trouble; all else the replica keeps to itself (reference 5.4).
      windowsCode: rule === 'keySpec' ? windowsCode : '0x00002EFE',
    })
  })
})

describe('a CRL', () => {
  const address = 'issuingDistributionPoint=critical,@point\n[point]\nfullname=URI:http://pki.lab.example/other.crl'

  it.each([
    ['for another address', address, 'address'],
    ['for authorities only', 'issuingDistributionPoint=critical,@point\n[point]\nonlyCA=TRUE', 'kind'],
    ['with an unknown critical extension', '1.2.3.4.5=critical,ASN1:UTF8String:x', 'unknownCritical'],
  ])('%s leaves revocation unchecked, and the sentence says why', async (_, section, scope) => {
    const test = await aLab(good, authority.crl('scoped', section))
    const { rules } = await test.must('certificate.judge', { hostId: 'host-2', certificateId: 'certificate-3' })
    const failed = rules.find(({ result }) => result === 'failed')
    expect(failed).toMatchObject({ code: 'certificate.revocationScope', windowsCode: '0x80092012', params: { scope } })
    await test.must('replicaServer.set', serverSettings)
    const failure = await test.refusal('connection.test', question)
    expect(failure).toMatchObject({
      code: 'connection.certificateRefused',
      params: { reason: 'certificate.revocationScope' },
      windowsCode: '0x80092012',
    })
    expect(describeFailure(failure, 'en').next).toContain('without an issuing distribution point')
  })

  it('for the address that the certificates name counts, and the engine does not contradict', async () => {
    const extensions = ['crlDistributionPoints=URI:http://pki.lab.example/other.crl']
    const pfx = [
      authority.leaf('h1', fqdns[0], { extensions }),
      authority.leaf('h2', fqdns[1], { extensions }),
    ] as const
    const test = await aLab(pfx, authority.crl('scoped', address))
    expect(await judged(test)).toEqual([])
    await test.must('replicaServer.set', serverSettings)
    expect((await test.must('connection.test', question)).engine?.agrees).toBe(true)
  })
})

describe('a host that replicates', () => {
  it('is told to choose its new certificate for each machine once the old one has left the store', async () => {
    const test = await aLab()
    await test.must('replicaServer.set', serverSettings)
    const { vmId } = await test.must('vm.create', {
      hostId: 'host-1',
      name: 'web01',
      disks: [{ sizeBytes: 10_737_418_240 }],
    })
    await test.must('vm.start', { vmId })
    await test.must('replication.enable', { vmId, replicaServer: fqdns[1], certificateId: 'certificate-2' })
    await test.must('replication.startInitial', { vmId })
    await test.must('clock.skip', { seconds: 1800 })
    const { stores } = await test.must('host.view', { hostId: 'host-1' })
    const old = stores.find(({ certificateId }) => certificateId === 'certificate-2')?.thumbprint ?? ''
    const file = { path: authority.leaf('n1', fqdns[0]) }
    await test.must('store.importPfx', { hostId: 'host-1', file, password: filePassword })
    await test.must('store.remove', {
      hostId: 'host-1',
      store: 'LocalMachine\\My',
      certificateId: 'certificate-2',
    })
    const own = { ...serverSettings, hostId: 'host-1', certificateId: 'certificate-4' }
    await test.must('replicaServer.set', own)
    await test.must('clock.skip', { seconds: 900 })
    const failure = await test.refusal('replication.resume', { vmId })
    expect(failure).toMatchObject({ code: 'connection.noClientCertificate', windowsCode: '0x00002F0C' })
    const { sentence, next } = describeFailure(failure, 'en')
    expect(sentence).toContain("The replication of 'web01'")
    expect(sentence).toContain(old)
    expect(old).toMatch(/^[0-9A-F]{40}$/)
    expect(next).toContain('Set-VMReplication -CertificateThumbprint')
    // The views of the last failure name it by its thumbprint, too.
    const views = [await test.must('replication.view', { vmId }), (await test.must('vm.view', { vmId })).replication]
    for (const view of views) expect(view?.lastFailure?.params).toMatchObject({ vm: 'web01', certificate: old })
    await test.must('replication.change', { vmId, certificateId: 'certificate-4' })
    await test.must('replication.resume', { vmId })
  })
})

describe('the password of a PFX that was made elsewhere', () => {
  it('is given to the connection test, or written into passwords.txt beside the file, as the sentence says', async () => {
    const elsewhere = new OpensslAuthority(temporaryFolder())
    const pfx = [elsewhere.leaf('first', fqdns[0]), elsewhere.leaf('second', fqdns[1])] as const
    const before = await aCore(later)
    await openLab(before, elsewhere, { crl: elsewhere.crl('plain'), pfx })
    await before.must('replicaServer.set', serverSettings)
    await before.core.close()
    // Another process, which has not heard the passwords.
    const test = await aCore({ ...later, path: before.path, folder: before.folder })
    expect(existsSync(elsewhere.at('passwords.txt'))).toBe(true)
    const failure = await test.refusal('connection.test', question)
    expect(failure).toMatchObject({ code: 'pfx.passwordUnknown', params: { path: pfx[0], entry: 'first.pfx' } })
    const { next } = describeFailure(failure, 'en')
    expect(next).toContain('clientPassword')
    expect(next).toContain('"first.pfx PASSWORD" into passwords.txt')
    const given = { clientPassword: filePassword, serverPassword: filePassword }
    test.secrets.add(filePassword)
    expect((await test.must('connection.test', { ...question, ...given })).engine?.agrees).toBe(true)
    // It is not kept: what was typed for one test is no secret of the workspace.
    expect((await test.refusal('connection.test', question)).code).toBe('pfx.passwordUnknown')
    elsewhere.notePasswords('first', 'second')
    expect((await test.must('connection.test', question)).engine?.agrees).toBe(true)
    rmSync(elsewhere.folder, { recursive: true, force: true })
  })
})

describe('a root that is taken over', () => {
  it.each([
    ['a host certificate that signed itself', 'critical,CA:FALSE'],
    ['one that denies it without saying that this is critical', 'CA:FALSE'],
  ])('is none where it says that it is no authority: %s', async (_, constraints) => {
    const file = (name: string) => ({ path: authority.at(name) })
    authority.run(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-noenc',
      '-days',
      '900',
      '-subj',
      `/CN=${fqdns[0]}`,
      '-addext',
      `basicConstraints=${constraints}`,
      '-keyout',
      'self.key',
      '-out',
      'self.pem',
    )
    const test = await aCore(later)
    const input = { file: file('self.pem'), key: file('self.key'), passphrase }
    expect(await test.refusal('root.import', input)).toMatchObject({
      code: 'root.notAuthority',
      params: { name: fqdns[0] },
      windowsCode: '0x80096019',
    })
    expect((await test.must('root.list', {})).roots).toEqual([])
  })
})
