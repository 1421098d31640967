/** Bundles: what one host needs, with the roots of its peers, by the choices of call and template. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyProviders } from '../../../../src-main/contract/pfx-choices.ts'
import { languages } from '../../../../src-main/contract/texts/shape.ts'
import { passphrase, prepareTemplate, type Template, type TestCore } from '../../a-core.ts'
import { passwordsFileOf } from '../passwords-file-of.ts'

const names = ['hv01.lab.example', 'hv02.lab.example']
let template: Template<{ rootId: string; certificateIds: string[] }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    const { rootId } = await test.must('root.create', { name: 'Lab Root', passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: names })
    return { rootId, certificateIds }
  })
}, 60_000)

async function unlocked() {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return { test, folder: join(test.folder, 'bundles'), ...template.props }
}

const passwordOf = (folder: string, fqdn: string) =>
  readFileSync(passwordsFileOf(folder), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(fqdn))
    ?.split(' ')[1] ?? ''

function opensslInfo(folder: string, file: string, fqdn: string): string {
  const args = ['pkcs12', '-in', file, '-info', '-noenc', '-passin', `pass:${passwordOf(folder, fqdn)}`]
  return execFileSync('sh', ['-c', 'exec openssl "$@" 2>&1', 'openssl', ...args]).toString()
}

describe('a bundle', () => {
  it('holds what the host needs and no password, in a folder of its own, readable by its owner only', async () => {
    const { test, folder, certificateIds, rootId } = await unlocked()
    const written = await test.must('certificate.bundle', { certificateIds, folder })
    expect(readdirSync(folder).sort()).toEqual([...names, 'manifest.json'].sort())
    const [first] = written.bundles
    expect(first).toMatchObject({ fqdn: names[0], path: join(folder, names[0] ?? ''), rootIds: [rootId] })
    expect([...(first?.files ?? [])].sort()).toEqual(
      [
        'root.cer',
        'Lab-Root.crl',
        'hv01.lab.example.cer',
        'hv01.lab.example.compat.pfx',
        'hv01.lab.example.modern.pfx',
        'import.ps1',
        'undo.ps1',
        'README.txt',
      ].sort(),
    )
    for (const { path, files, fqdn } of written.bundles) {
      expect(readdirSync(path).sort()).toEqual([...files].sort())
      for (const name of files) {
        expect(statSync(join(path, name)).mode & 0o777).toBe(0o600)
        expect(readFileSync(join(path, name)).includes(passwordOf(folder, fqdn)), name).toBe(false)
      }
    }
    expect(written.passwordsPath).toBe(join(test.folder, 'bundles passwords', 'passwords.txt'))
    expect(written.advice.map(({ code }) => code)).toEqual(['pfx.bothUnknown'])
  })

  it('is imported by an emulated host from where it lies', async () => {
    const { test, folder, certificateIds } = await unlocked()
    await test.must('certificate.bundle', { certificateIds, folder, windowsVersions: ['2016'] })
    const [certificateId = ''] = certificateIds
    // The host reads the newer kind, but only the older one was written, which it reads as well.
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId })
    const { rules } = await test.must('certificate.judge', { hostId: 'host-1', certificateId })
    expect(rules.filter(({ result }) => result !== 'passed')).toEqual([])
    const wanted = { hostId: 'host-1', certificateId, profile: 'modern' } as const
    expect((await test.refusal('certificate.importOnHost', wanted)).code).toBe('pfx.notFound')
  })

  it('is one archive per host where that is wanted, with the passwords outside', async () => {
    const { test, folder, certificateIds } = await unlocked()
    const { bundles } = await test.must('certificate.bundle', { certificateIds, folder, form: 'zip' })
    expect(readdirSync(folder).sort()).toEqual([...names.map((name) => `${name}.zip`), 'manifest.json'].sort())
    for (const { path, files, fqdn } of bundles) {
      execFileSync('unzip', ['-q', path, '-d', join(test.folder, 'unpacked')])
      expect(readdirSync(join(test.folder, 'unpacked', fqdn)).sort()).toEqual([...files].sort())
    }
    const pfx = join(test.folder, 'unpacked', 'hv01.lab.example', 'hv01.lab.example.modern.pfx')
    expect(opensslInfo(folder, pfx, 'hv01.lab.example')).toContain('subject=CN = hv01.lab.example')
    const view = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
    expect(view.exportedFiles.map(({ kind }) => kind)).toContain('bundle')
  })

  it.each([
    [['2012R2', '2022'], 'compat', ['hv01.lab.example.compat.pfx'], 'pfx.compatNeeded'],
    [['2019', '2025'], 'modern', ['hv01.lab.example.modern.pfx'], 'pfx.modernForAll'],
  ] as const)('for %j has the %s kind only, with the reason', async (windowsVersions, profile, pfxFiles, code) => {
    const { test, folder, certificateIds } = await unlocked()
    const input = { certificateIds: certificateIds.slice(0, 1), folder, windowsVersions: [...windowsVersions] }
    const { bundles, advice } = await test.must('certificate.bundle', input)
    expect(bundles[0]?.files.filter((name) => name.endsWith('.pfx'))).toEqual(pfxFiles)
    expect(bundles[0]?.profiles).toEqual([profile])
    expect(advice.map((each) => each.code)).toEqual([code])
    expect(await test.must('pfx.advise', { windowsVersions: [...windowsVersions] })).toEqual({
      profiles: [profile],
      advice,
    })
  })

  it.each(Object.entries(keyProviders))(
    'can name %s as the keeper of the key, as OpenSSL reads it',
    async (provider, { windowsName }) => {
      const { test, folder, certificateIds } = await unlocked()
      const input = { certificateIds: certificateIds.slice(0, 1), folder, provider: provider as 'schannel' }
      const { bundles } = await test.must('certificate.bundle', input)
      for (const profile of ['compat', 'modern']) {
        const pfx = join(bundles[0]?.path ?? '', `hv01.lab.example.${profile}.pfx`)
        const info = opensslInfo(folder, pfx, 'hv01.lab.example')
        expect(info).toContain(`Microsoft CSP Name: ${windowsName}`)
        expect(info).toContain('Microsoft Local Key set: <No Values>')
        expect(info).toMatch(/X509v3 Key Usage: 10/)
      }
    },
  )

  it.each(languages)(
    'explains itself in %s, with a byte order mark where there are letters beyond ASCII',
    async (language) => {
      const { test, folder, certificateIds } = await unlocked()
      const input = { certificateIds: certificateIds.slice(0, 1), folder, language, disablesRevocationCheck: true }
      const { bundles } = await test.must('certificate.bundle', { ...input, port: 8443, storageLocation: 'E:\\Größe' })
      const readme = readFileSync(join(bundles[0]?.path ?? '', 'README.txt'), 'utf8')
      expect(readme.startsWith('\uFEFF')).toBe(true)
      for (const command of [
        'certutil -addstore -f Root root.cer',
        'certutil -addstore -f CA Lab-Root.crl',
        'Import-PfxCertificate -FilePath .\\hv01.lab.example.compat.pfx',
        'Encryption test passed',
        '-LocalPort 8443',
        'DisableCertRevocationCheck',
        "-DefaultStorageLocation 'E:\\Größe'",
        '.\\undo.ps1',
      ]) {
        expect(readme).toContain(command)
      }
      const script = readFileSync(join(bundles[0]?.path ?? '', 'import.ps1'), 'utf8')
      expect(script.startsWith('\uFEFF')).toBe(true)
      expect(script).toContain("[string] $StorageLocation = 'E:\\Größe'")
    },
  )

  it('leaves the revocation check and the Replica server out where they are not wanted', async () => {
    const { test, folder, certificateIds } = await unlocked()
    const { bundles } = await test.must('certificate.bundle', { certificateIds, folder, bindsReplicaServer: false })
    const readme = readFileSync(join(bundles[0]?.path ?? '', 'README.txt'), 'utf8')
    expect(readme).not.toMatch(/DisableCertRevocationCheck|Set-VMReplicationServer/)
    expect(readFileSync(join(bundles[0]?.path ?? '', 'import.ps1'), 'utf8')).toContain('if ($BindReplicaServer) {')
  })

  it('takes what was left out from the template that the certificate was issued by', async () => {
    const { test, folder, rootId } = await unlocked()
    await test.must('template.save', {
      rootId,
      name: 'new hosts',
      windowsVersions: ['2022'],
      provider: 'softwareKsp',
      chainFormats: ['p7b'],
    })
    const fqdns = ['hv09.lab.example']
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns, template: 'new hosts' })
    const { bundles } = await test.must('certificate.bundle', { certificateIds, folder })
    expect(bundles[0]).toMatchObject({ profiles: ['modern'] })
    expect(bundles[0]?.files).toContain('hv09.lab.example.p7b')
    const pfx = join(bundles[0]?.path ?? '', 'hv09.lab.example.modern.pfx')
    expect(opensslInfo(folder, pfx, 'hv09.lab.example')).toContain('Microsoft Software Key Storage Provider')
    const exported = await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    expect(exported.advice.map(({ code }) => code)).toEqual(['pfx.modernForAll'])
    expect(exported.files.map(({ kind }) => kind)).not.toContain('pfxCompat')
    await test.must('template.delete', { rootId, name: 'new hosts' })
    const without = await test.must('certificate.bundle', { certificateIds, folder: join(test.folder, 'again') })
    expect(without.bundles[0]?.profiles).toEqual(['compat', 'modern'])
  })

  it('writes nothing where anything is missing', async () => {
    const { test, folder, rootId, certificateIds } = await unlocked()
    const renewed = await test.must('certificate.renew', { certificateId: certificateIds[0] ?? '' })
    const same = { certificateIds: [...certificateIds, renewed.certificateId], folder }
    expect((await test.refusal('certificate.bundle', same)).code).toBe('certificate.sameFiles')
    const unknown = { certificateIds: ['certificate-99'], folder }
    expect((await test.refusal('certificate.bundle', unknown)).code).toBe('certificate.unknown')
    const template = { certificateIds, folder, template: 'other' }
    expect((await test.refusal('certificate.bundle', template)).code).toBe('template.unknown')
    await test.must('root.lock', { rootId })
    expect((await test.refusal('certificate.bundle', { certificateIds, folder })).code).toBe('root.locked')
    expect(existsSync(folder)).toBe(false)
  })
})

describe('files of hosts during a roll-over', () => {
  async function rolling(test: TestCore, oldRootId: string) {
    const { rootId } = await test.must('root.rollOver', { rootId: oldRootId, name: 'Next Root', passphrase })
    return rootId
  }

  it('carry both roots and both CRLs until it is ended, and emulated hosts trust both', async () => {
    const { test, folder, rootId: oldRootId, certificateIds } = await unlocked()
    const rootId = await rolling(test, oldRootId)
    const [certificateId = '', second = ''] = certificateIds
    const renewed = await test.must('certificate.renew', { certificateId })
    const both = { certificateIds: [renewed.certificateId, second], folder }
    const { bundles } = await test.must('certificate.bundle', both)
    expect(bundles.map((bundle) => bundle.rootIds)).toEqual([
      [rootId, oldRootId],
      [oldRootId, rootId],
    ])
    expect(bundles[0]?.files).toEqual(
      expect.arrayContaining(['root.cer', 'Lab-Root.root.cer', 'Lab-Root.crl', 'Next-Root.crl']),
    )
    const script = readFileSync(join(bundles[0]?.path ?? '', 'import.ps1'), 'utf8')
    expect(script.match(/@\{ File = '/g)).toHaveLength(2)

    // One folder for all: the plain name belongs to one root, and each script names the right files.
    const plain = await test.must('certificate.export', { ...both, folder: join(test.folder, 'files') })
    const files = plain.files.map(({ path }) => path.split('/').at(-1))
    expect(files).toEqual(expect.arrayContaining(['root.cer', 'Lab-Root.root.cer']))
    const { roots } = await test.must('root.list', {})
    const thumbprintIn = (file: string) =>
      execFileSync('openssl', [
        'x509',
        '-inform',
        'DER',
        '-in',
        join(test.folder, 'files', file),
        '-noout',
        '-fingerprint',
      ])
        .toString()
        .replace(/.*=|:|\n/g, '')
    for (const name of names) {
      const text = readFileSync(join(test.folder, 'files', `${name}.import.ps1`), 'utf8')
      for (const [, file = '', thumbprint] of text.matchAll(/@\{ File = '([^']+)'; Thumbprint = '([^']+)' \}/g)) {
        expect(thumbprintIn(file)).toBe(thumbprint)
      }
    }
    expect(thumbprintIn('root.cer')).toBe(roots.find((each) => each.rootId === rootId)?.thumbprint)

    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId: renewed.certificateId })
    const host = await test.must('host.view', { hostId: 'host-1' })
    const trusted = host.stores.filter(({ store }) => store === 'LocalMachine\\Root').map(({ issuedTo }) => issuedTo)
    expect(trusted).toEqual(['Next Root', 'Lab Root'])
    expect(host.crls.map(({ issuer }) => issuer).sort()).toEqual(['Lab Root', 'Next Root'])

    await test.must('root.endRollOver', { rootId: oldRootId, evenIfInUse: true })
    const after = await test.must('certificate.bundle', { ...both, folder: join(test.folder, 'after') })
    expect(after.bundles.map((bundle) => bundle.rootIds)).toEqual([[rootId], [oldRootId, rootId]])
  })
})
