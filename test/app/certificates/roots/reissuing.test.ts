/** Roots that OpenSSL made badly, issued again with the same key and name, and what that cures. */
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, passphrase, temporaryFolder, type TestCore } from '../../a-core.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' }).toString()

/** Extensions that leave out what `openssl req -x509` would add by itself. */
const bare = '[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\n'

beforeAll(() => {
  folder = temporaryFolder('file')
  const make = (name: string, bits: number, subject: string, extensions: string, ...extra: string[]) => {
    writeFileSync(at(`${name}.cnf`), `${bare}${extensions}\n`)
    openssl('genrsa', '-out', at(`${name}.key`), String(bits))
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      at(`${name}.key`),
      '-config',
      at(`${name}.cnf`),
      '-subj',
      subject,
      '-utf8',
      '-days',
      '900',
      '-out',
      at(`${name}.pem`),
      ...extra,
    )
  }
  make(
    'noCrlSign',
    2048,
    '/CN=No CRLs',
    'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\nsubjectKeyIdentifier=hash',
  )
  make('bare', 2048, '/O=Müller GmbH/CN=Wurzel Größe', 'subjectKeyIdentifier=none')
  make('short', 1024, '/CN=makecert', 'subjectKeyIdentifier=none', '-sha1')
  make(
    'otherKeyId',
    2048,
    '/CN=Odd',
    'basicConstraints=CA:TRUE\nkeyUsage=keyCertSign,cRLSign\nsubjectKeyIdentifier=00112233',
    '-sha1',
  )
  make('parent', 2048, '/CN=Parent', 'basicConstraints=critical,CA:TRUE')
  openssl('genrsa', '-out', at('below.key'), '2048')
  openssl('req', '-new', '-key', at('below.key'), '-subj', '/CN=Below', '-out', at('below.csr'))
  writeFileSync(at('below.ext'), 'basicConstraints=CA:TRUE\nkeyUsage=keyCertSign\n')
  openssl(
    'x509',
    '-req',
    '-in',
    at('below.csr'),
    '-CA',
    at('parent.pem'),
    '-CAkey',
    at('parent.key'),
    '-extfile',
    at('below.ext'),
    '-days',
    '900',
    '-out',
    at('below.pem'),
  )
}, 60_000)

async function imported(test: TestCore, name: string) {
  return test.must('root.import', { file: { path: at(`${name}.pem`) }, key: { path: at(`${name}.key`) }, passphrase })
}

describe('a weak root from elsewhere', () => {
  it.each([
    ['noCrlSign', ['noCrlSign'], []],
    ['bare', ['noBasicConstraints', 'noSubjectKeyId'], []],
    ['short', ['noBasicConstraints', 'weakSignature', 'shortKey', 'noSubjectKeyId'], ['shortKey']],
    ['otherKeyId', ['weakSignature'], []],
    ['below', ['noCrlSign', 'notSelfSigned'], []],
  ] as const)(
    'is imported (%s), issued again, and what it had issued chains to both',
    async (name, weak, remaining) => {
      const test = await aCore()
      const { rootId, weaknesses } = await imported(test, name)
      expect(weaknesses).toEqual(weak)
      const issue = { rootId, fqdns: ['hv01.lab.example'], years: 1 }
      const before = await test.must('certificate.issue', issue)
      const [old] = (await test.must('root.list', {})).roots
      const reissued = await test.must('root.reissue', { rootId, years: 5 })
      expect(reissued).toMatchObject({ healed: weak.filter((each) => !remaining.includes(each as never)), remaining })
      const after = await test.must('certificate.issue', { ...issue, fqdns: ['hv02.lab.example'] })

      const [root] = (await test.must('root.list', {})).roots
      expect(root).toMatchObject({
        weaknesses: remaining,
        curableWeaknesses: [],
        thumbprint: reissued.thumbprint,
        previousThumbprints: [old?.thumbprint],
      })
      const certificateIds = [...before.certificateIds, ...after.certificateIds]
      const files = join(test.folder, 'files')
      const exported = await test.must('certificate.export', { certificateIds, folder: files, chainFormats: ['pem'] })
      expect(exported.files.map(({ kind }) => kind)).toContain('crl')
      const newRoot = join(test.folder, 'root.pem')
      openssl('x509', '-inform', 'DER', '-in', join(files, 'root.cer'), '-out', newRoot)
      for (const host of ['hv01', 'hv02']) {
        const pem = join(files, `${host}.lab.example.pem`)
        // Strictness asks for the authority's key identifier, which a certificate from before may lack; and no strictness
        // takes the key that cannot be cured.
        const hasKeyId = !weak.some((each) => each === 'noSubjectKeyId') || host === 'hv02'
        const level = name === 'short' ? ['-auth_level', '0'] : hasKeyId ? ['-x509_strict'] : []
        expect(openssl('verify', ...level, '-CAfile', newRoot, pem), host).toContain(': OK')
        // An old root that OpenSSL takes at all still serves: hosts need not all get the new file in the same hour.
        if (name === 'noCrlSign' || name === 'otherKeyId') {
          expect(openssl('verify', '-auth_level', '0', '-CAfile', at(`${name}.pem`), pem), host).toContain(': OK')
        }
      }
      const crl = exported.files.find(({ kind }) => kind === 'crl')?.path ?? ''
      const { stderr } = spawnSync('openssl', ['crl', '-inform', 'DER', '-in', crl, '-noout', '-CAfile', newRoot])
      expect(stderr.toString()).toContain('verify OK')
    },
  )

  it('keeps its name byte for byte, its key and its key identifier', async () => {
    const test = await aCore()
    const { rootId } = await imported(test, 'otherKeyId')
    await test.must('root.reissue', { rootId })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
    const files = join(test.folder, 'files')
    await test.must('certificate.export', { certificateIds, folder: files })
    const text = openssl('x509', '-inform', 'DER', '-in', join(files, 'root.cer'), '-noout', '-text')
    expect(text).toMatch(/Subject Key Identifier:\s+00:11:22:33/)
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/)
    const host = openssl('x509', '-inform', 'DER', '-in', join(files, 'hv01.lab.example.cer'), '-noout', '-text')
    expect(host).toMatch(/Authority Key Identifier:\s+00:11:22:33/)
  })

  it('is what the emulated host has in its store until the new file is imported there', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    const { rootId } = await imported(test, 'noCrlSign')
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
    const [certificateId = ''] = certificateIds
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'before') })
    await test.must('certificate.importOnHost', { hostId, certificateId })
    const failed = async () =>
      (await test.must('certificate.judge', { hostId, certificateId })).rules
        .filter(({ result }) => result === 'failed')
        .map(({ code }) => code)
    expect(await failed()).toEqual(['certificate.revocationUnknown'])
    await test.must('root.reissue', { rootId })
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'after') })
    expect(await failed()).toEqual(['certificate.revocationUnknown'])
    await test.must('certificate.importOnHost', { hostId, certificateId })
    expect(await failed()).toEqual([])
    // The old file is still the old root.
    const file = { path: at('noCrlSign.pem') }
    await test.must('store.importCertificate', { hostId, store: 'LocalMachine\\Root', file })
    expect(await failed()).toEqual(['certificate.revocationUnknown'])
  })

  it('is not issued again while it is locked, or for longer than a root may last', async () => {
    const test = await aCore()
    const { rootId } = await imported(test, 'bare')
    expect(await test.refusal('root.reissue', { rootId, years: 21 })).toMatchObject({
      code: 'certificate.badValidity',
      field: 'years',
    })
    await test.must('root.lock', { rootId })
    expect((await test.refusal('root.reissue', { rootId })).code).toBe('root.locked')
    expect((await test.refusal('root.reissue', { rootId: 'root-9' })).code).toBe('root.unknown')
    const { entries } = await test.must('audit.list', {})
    expect(entries.map(({ kind }) => kind)).not.toContain('root.reissued')
  })

  it('leaves an entry in the audit trail with both thumbprints', async () => {
    const test = await aCore()
    const { rootId } = await imported(test, 'bare')
    const [old] = (await test.must('root.list', {})).roots
    const { thumbprint } = await test.must('root.reissue', { rootId })
    const { entries } = await test.must('audit.list', {})
    expect(entries.at(-1)).toMatchObject({
      kind: 'root.reissued',
      subject: rootId,
      details: { thumbprint, previousThumbprint: old?.thumbprint },
    })
  })
})
