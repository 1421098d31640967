/** Keys that never leave their host, from the INF to the bundle without a PFX; and one root per host. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeAdvice } from '../../../../src-main/contract/texts/advice.ts'
import { passphrase, prepareTemplate, temporaryFolder, type Template } from '../../a-core.ts'

let template: Template<{ rootId: string }>
let folder = ''
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' }).toString()
const newRequest = (name: string, ...extra: string[]) =>
  openssl('req', '-new', '-newkey', 'rsa:2048', '-noenc', '-keyout', at(`${name}.key`), '-out', at(name), ...extra)

beforeAll(async () => {
  folder = temporaryFolder('file')
  const usages = ['-addext', 'extendedKeyUsage=codeSigning', '-addext', 'keyUsage=keyCertSign']
  newRequest('hv01.req', '-subj', '/CN=x', '-addext', 'subjectAltName=DNS:HV01.lab.example,DNS:hv01', ...usages)
  newRequest('bad.req', '-subj', '/CN=hv_01.lab.example')
  newRequest('alone.req', '-subj', '/CN=hv01')
  newRequest('nobody.req', '-subj', '/')
  template = await prepareTemplate(async (test) => {
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    await test.must('host.add', { name: 'HV02', dnsSuffix: 'lab.example' })
    return test.must('root.create', { name: 'Lab Root', passphrase })
  })
}, 60_000)

async function unlocked() {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return { test, ...template.props }
}
const file = (name: string) => ({ path: at(name) })

describe('signing a request', () => {
  it('certifies its key for its names with our usages, whatever it asks for', async () => {
    const { test, rootId } = await unlocked()
    expect(await test.must('csr.read', { file: file('hv01.req') })).toEqual({
      commonName: 'x',
      dnsNames: ['HV01.lab.example', 'hv01'],
      names: ['HV01.lab.example', 'hv01'],
      keyBits: 2048,
    })
    const signed = await test.must('csr.sign', { rootId, file: file('hv01.req'), years: 2 })
    expect(signed.dnsNames).toEqual(['hv01.lab.example', 'hv01'])
    const view = await test.must('certificate.view', { certificateId: signed.certificateId })
    expect(view).toMatchObject({
      issuedTo: 'hv01.lab.example',
      extendedKeyUsages: ['serverAuth', 'clientAuth'],
      keyUsages: ['digitalSignature', 'keyEncipherment'],
      isKeyOnHost: true,
    })
    const bundled = await test.must('certificate.bundle', {
      certificateIds: [signed.certificateId],
      folder: join(test.folder, 'bundles'),
      language: 'de',
    })
    const [bundle] = bundled.bundles
    expect(bundled).toMatchObject({ passwordsPath: null, advice: [] })
    expect([...(bundle?.files ?? [])].sort()).toEqual(
      ['root.cer', 'Lab-Root.crl', 'hv01.lab.example.cer', 'import.ps1', 'undo.ps1', 'README.txt'].sort(),
    )
    const inBundle = (name: string) => join(bundle?.path ?? '', name)
    expect(readFileSync(inBundle('import.ps1'), 'utf8')).toContain('certreq.exe -accept -machine $certificateFile')
    expect(readFileSync(inBundle('README.txt'), 'utf8')).toContain('certreq -accept -machine hv01.lab.example.cer')
    const root = join(test.folder, 'root.pem')
    openssl('x509', '-inform', 'DER', '-in', inBundle('root.cer'), '-out', root)
    const certificate = join(test.folder, 'host.pem')
    openssl('x509', '-inform', 'DER', '-in', inBundle('hv01.lab.example.cer'), '-out', certificate)
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', root, certificate)).toContain(': OK')
    // The key that OpenSSL holds is the one that was certified.
    expect(openssl('x509', '-in', certificate, '-noout', '-pubkey')).toBe(
      openssl('pkey', '-in', at('hv01.req.key'), '-pubout'),
    )
  })

  it('takes other names in place of those in the request', async () => {
    const { test, rootId } = await unlocked()
    const signed = await test.must('csr.sign', {
      rootId,
      file: file('nobody.req'),
      fqdns: ['hv07.lab.example', 'broker.lab.example'],
      addsShortNames: true,
    })
    expect(signed.dnsNames).toEqual(['hv07.lab.example', 'broker.lab.example', 'hv07', 'broker'])
  })

  it.each([
    ['bad.req', 'name.badCharacter', 'file'],
    ['alone.req', 'name.notQualified', 'file'],
    ['nobody.req', 'csr.noName', 'fqdns'],
    ['missing.req', 'file.unreadable', 'file.path'],
    ['hv01.req.key', 'csr.unreadable', 'file'],
  ])('refuses %s by its field', async (name, code, field) => {
    const { test, rootId } = await unlocked()
    expect(await test.refusal('csr.sign', { rootId, file: file(name) })).toMatchObject({ code, field })
    expect((await test.must('certificate.list', {})).certificates).toHaveLength(1)
  })

  it('refuses names that the root may not certify, given or requested, and a locked root', async () => {
    const { test, rootId } = await unlocked()
    const constrained = await test.must('root.create', {
      name: 'Constrained',
      passphrase,
      permittedDnsSuffixes: ['other.example'],
    })
    const input = { rootId: constrained.rootId, file: file('hv01.req') }
    expect(await test.refusal('csr.sign', input)).toMatchObject({ code: 'name.outsideConstraint', field: 'file' })
    expect(await test.refusal('csr.sign', { ...input, fqdns: ['a.other.example', 'b.lab.example'] })).toMatchObject({
      code: 'name.outsideConstraint',
      field: 'fqdns.1',
    })
    await test.must('root.lock', { rootId })
    expect((await test.refusal('csr.sign', { rootId, file: file('hv01.req') })).code).toBe('root.locked')
  })

  it('makes a certificate that can be renewed for the same key only, and is not imported from here', async () => {
    const { test, rootId } = await unlocked()
    const { certificateId } = await test.must('csr.sign', { rootId, file: file('hv01.req') })
    expect(await test.refusal('certificate.renew', { certificateId })).toMatchObject({
      code: 'certificate.keyElsewhere',
      field: 'newKey',
    })
    const renewed = await test.must('certificate.renew', { certificateId, newKey: false })
    const view = await test.must('certificate.view', { certificateId: renewed.certificateId })
    expect(view).toMatchObject({ isKeyOnHost: true, dnsNames: ['hv01.lab.example', 'hv01'] })
    const input = { hostId: 'host-1', certificateId: renewed.certificateId }
    expect((await test.refusal('certificate.importOnHost', input)).code).toBe('certificate.keyElsewhere')
    await test.must('certificate.revoke', { certificateId })
  })
})

describe('preparing requests', () => {
  it('gives an INF and the lines per host of the workspace, and writes the files as Windows reads them', async () => {
    const { test, rootId } = await unlocked()
    await test.must('template.save', { rootId, provider: 'enhancedAes', keyBits: 3072, addsShortNames: true })
    const written = join(test.folder, 'inf')
    const { requests } = await test.must('csr.prepare', { rootId, hostIds: ['host-1', 'host-2'], folder: written })
    expect(requests.map(({ dnsNames }) => dnsNames)).toEqual([
      ['hv01.lab.example', 'hv01'],
      ['hv02.lab.example', 'hv02'],
    ])
    expect(readdirSync(written).sort()).toEqual(['hv01.lab.example.inf', 'hv02.lab.example.inf'])
    const inf = readFileSync(requests[0]?.path ?? '', 'latin1')
    expect(inf).toContain('KeyLength = 3072\r\n')
    expect(inf).toContain('ProviderType = 24\r\n')
    expect(inf).toContain('_continue_ = "dns=hv01.lab.example&"\r\n_continue_ = "dns=hv01"\r\n')
  })

  it('gives one for a whole cluster, without any root', async () => {
    const { test } = await unlocked()
    const fqdns = ['broker.lab.example', 'node1.lab.example']
    const { requests } = await test.must('csr.prepare', { fqdns, pattern: 'cluster' })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ fqdn: fqdns[0], dnsNames: fqdns, path: null })
  })

  it('names what is wrong before anything is written', async () => {
    const { test, rootId } = await unlocked()
    const fqdns = ['hv01.lab.example', 'hv 02.lab.example']
    expect(await test.refusal('csr.prepare', { rootId, fqdns })).toMatchObject({
      code: 'name.hasSpace',
      field: 'fqdns.1',
    })
    expect((await test.refusal('csr.prepare', { fqdns: ['a.lab.example'], rootId: 'root-9' })).code).toBe(
      'root.unknown',
    )
  })
})

describe('one root per host', () => {
  it('makes N roots and N certificates in one call, where every bundle trusts all roots and carries all CRLs', async () => {
    const { test } = await unlocked()
    const made = await test.must('root.createPerHost', {
      fqdns: ['hv03.lab.example'],
      hostIds: ['host-1', 'host-2'],
      passphrase,
      folder: join(test.folder, 'bundles'),
      windowsVersions: ['2012R2'],
    })
    expect(made.hosts.map(({ fqdn }) => fqdn)).toEqual(['hv03.lab.example', 'hv01.lab.example', 'hv02.lab.example'])
    const rootIds = made.hosts.map(({ rootId }) => rootId)
    for (const [index, bundle] of made.bundles.entries()) {
      expect(bundle.rootIds[0]).toBe(rootIds[index])
      expect(new Set(bundle.rootIds)).toEqual(new Set(rootIds))
      const files = readdirSync(bundle.path)
      expect(files.filter((name) => name.endsWith('root.cer'))).toHaveLength(3)
      expect(files.filter((name) => name.endsWith('.crl'))).toHaveLength(3)
      // Every root is trusted by the script, and each verifies the certificate of its own host.
      const script = readFileSync(join(bundle.path, 'import.ps1'), 'utf8')
      expect(script.match(/@\{ File = '/g)).toHaveLength(3)
      const pem = join(test.folder, 'root.pem')
      openssl('x509', '-inform', 'DER', '-in', join(bundle.path, 'root.cer'), '-out', pem)
      const host = join(test.folder, 'host.pem')
      openssl('x509', '-inform', 'DER', '-in', join(bundle.path, `${bundle.fqdn}.cer`), '-out', host)
      expect(openssl('verify', '-x509_strict', '-CAfile', pem, host)).toContain(': OK')
    }
    const codes = made.advice.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['layout.shortKey', 'layout.revocationOff', 'pfx.compatNeeded']))
    for (const advice of made.advice) expect(describeAdvice(advice, 'en')).not.toContain('{{')
  })

  it('lets the emulated hosts replicate with each other, with the revocation check on', async () => {
    const { test } = await unlocked()
    const made = await test.must('root.createPerHost', {
      hostIds: ['host-1', 'host-2'],
      passphrase,
      folder: join(test.folder, 'bundles'),
    })
    for (const [index, { certificateId }] of made.hosts.entries()) {
      const hostId = `host-${index + 1}`
      await test.must('certificate.importOnHost', { hostId, certificateId })
      await test.must('replicaServer.set', {
        hostId,
        enabled: true,
        certificateId,
        defaultStorageLocation: 'C:\\Replica',
      })
      const rule = 'Hyper-V Replica HTTPS Listener (TCP-In)'
      await test.must('host.setFirewallRule', { hostId, rule, enabled: true })
    }
    const tested = await test.must('connection.test', {
      hostId: 'host-1',
      replicaServer: 'hv02.lab.example',
      port: 443,
      authentication: 'certificate',
    })
    expect([tested.clientVerdict.accepted, tested.serverVerdict.accepted]).toEqual([true, true])
    expect(tested.engine?.agrees).toBe(true)
  })

  it('takes in more hosts later: all of them trust each other then', async () => {
    const { test } = await unlocked()
    const first = await test.must('root.createPerHost', { hostIds: ['host-1'], passphrase })
    const joinsRootId = first.hosts[0]?.rootId ?? ''
    const second = await test.must('root.createPerHost', { hostIds: ['host-2'], passphrase, joinsRootId })
    const { roots } = await test.must('root.list', {})
    expect(roots.find(({ rootId }) => rootId === joinsRootId)?.trustedWithRootIds).toEqual([second.hosts[0]?.rootId])
  })

  it('makes nothing where a name, a wish or a root is wrong', async () => {
    const { test } = await unlocked()
    const input = { fqdns: ['hv01.lab.example'], passphrase }
    expect((await test.refusal('root.createPerHost', { ...input, passphrase: 'short' })).code).toBe(
      'root.passphraseTooShort',
    )
    expect(await test.refusal('root.createPerHost', { ...input, hostYears: 99 })).toMatchObject({
      code: 'certificate.badValidity',
      field: 'hostYears',
    })
    expect(await test.refusal('root.createPerHost', { ...input, joinsRootId: 'root-9' })).toMatchObject({
      code: 'root.unknown',
      field: 'joinsRootId',
    })
    await test.must('root.createPerHost', input)
    expect((await test.refusal('root.createPerHost', input)).code).toBe('root.duplicateName')
    expect((await test.must('root.list', {})).roots).toHaveLength(2)
  })

  it('can be cancelled and then has made nothing', async () => {
    const { test } = await unlocked()
    const fqdns = Array.from({ length: 20 }, (_, index) => `many${index}.lab.example`)
    const running = test.call('root.createPerHost', { fqdns, passphrase })
    while (!test.events.some(({ type }) => type === 'task.progressed')) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await test.must('task.cancel', {})
    expect(await running).toMatchObject({ ok: false, failure: { code: 'core.cancelled' } })
    expect((await test.must('root.list', {})).roots).toHaveLength(1)
  })
})
