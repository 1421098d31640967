/** CRLs of authorities that were made elsewhere: taken over with their key, or only known by their certificate. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readCrl } from '../../../../src-main/authority/inspection/inspect.ts'
import { valueOf } from '../../../authority/builders.ts'
import { aCore, passphrase, temporaryFolder, type TestCore } from '../../a-core.ts'
import { anAuthority, type ForeignFiles } from '../../an-authority.ts'

const fqdn = 'hypervisor-01.lab.example'
/** OpenSSL dates its files by the real clock; the core opens them a little later. */
const later = { wallStart: Math.floor(Date.now() / 1000) * 1000 + 600_000 }
let company: ForeignFiles
let other: ForeignFiles

beforeAll(() => {
  company = anAuthority(temporaryFolder('file'), 'Company CA', fqdn)
  other = anAuthority(temporaryFolder('file'), 'Other CA', fqdn)
}, 60_000)

const path = (file: string) => ({ file: { path: file } })
const aHost = async (test: TestCore) =>
  (await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })).hostId
const crlOf = (test: TestCore, rootId: string) => {
  const { der } = test.workspace.latestCrl(rootId)?.document as { der: string }
  return valueOf(readCrl(Buffer.from(der, 'base64'), 'newest'))
}

describe('an authority that is taken over', () => {
  const takeOver = (extra: object = {}) => ({
    ...path(company.certificate),
    key: { path: company.key },
    passphrase,
    ...extra,
  })

  it('signs a CRL at once, with a number above all that it can have used', async () => {
    const test = await aCore(later)
    const { rootId, crl } = await test.must('root.import', takeOver())
    expect(crl?.takenOverCount).toBe(0)
    expect(crl?.crlNumber).toBeGreaterThan(test.wall.now / 1000)
    expect((await test.must('crl.list', {})).crls).toMatchObject([
      { rootId, state: 'current', crl: { revokedCount: 0 } },
    ])
    const again = await test.must('crl.publish', { rootId })
    expect(again.crlNumber).toBe((crl?.crlNumber ?? 0) + 1)
  })

  it('goes on above the number that it is said to have used', async () => {
    const test = await aCore(later)
    const { crl } = await test.must('root.import', takeOver({ lastCrlNumber: 2_026_113_001_001 }))
    expect(crl?.crlNumber).toBe(2_026_113_001_002)
  })

  it('keeps revoked what its last CRL revoked, and goes on above its number', async () => {
    const test = await aCore(later)
    const crl = { path: company.crl('last.crl', { crlNumber: '01D7BA4E5B28', revoked: ['1234', company.hostSerial] }) }
    const { rootId, crl: first } = await test.must('root.import', takeOver({ crl }))
    expect(first).toEqual({ crlNumber: 0x01d7ba4e5b29, takenOverCount: 2 })
    await test.must('crl.publish', { rootId })
    expect(crlOf(test, rootId)).toMatchObject({
      crlNumber: '1d7ba4e5b2a',
      revoked: [{ serialNumber: '1234', reason: 'keyCompromise' }, { serialNumber: company.hostSerial }],
    })
    const { entries } = await test.must('audit.list', {})
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'crl.takenOver', subject: rootId }))
  })

  it('takes over a CRL later as well, and each of its entries once', async () => {
    const test = await aCore(later)
    const { rootId, crl: first } = await test.must('root.import', takeOver())
    const crl = company.crl('late.crl', { crlNumber: '2A', revoked: ['1234'] })
    const number = first?.crlNumber ?? 0
    expect(await test.must('crl.import', path(crl))).toEqual({ rootId, crlNumber: number + 1, takenOverCount: 1 })
    expect(await test.must('crl.import', path(crl))).toEqual({ rootId, crlNumber: number + 2, takenOverCount: 0 })
    expect(crlOf(test, rootId).revoked).toHaveLength(1)
    await test.must('root.lock', { rootId })
    expect((await test.refusal('crl.import', path(crl))).code).toBe('root.locked')
  })

  it('is refused with a CRL of another one, a delta, or a number that cannot be counted on from', async () => {
    const test = await aCore(later)
    const refusal = async (crl: string) => {
      const { code, field } = await test.refusal('root.import', takeOver({ crl: { path: crl } }))
      return [code, field]
    }
    expect(await refusal(other.crl('other.crl', { crlNumber: '01', revoked: [] }))).toEqual(['crl.foreign', 'crl'])
    const extensions = ['2.5.29.27 = critical,ASN1:INTEGER:1']
    const delta = company.crl('delta.crl', { crlNumber: '02', revoked: [], extensions })
    expect(await refusal(delta)).toEqual(['crl.isDelta', 'crl'])
    const huge = company.crl('huge.crl', { crlNumber: 'FFFFFFFFFFFFFFFFFFFF', revoked: [] })
    expect(await refusal(huge)).toEqual(['crl.numberTooLarge', 'crl'])
    expect(await refusal(company.certificate)).toEqual(['crl.unreadable', 'crl'])
    expect((await test.must('root.list', {})).roots).toEqual([])
  })
})

describe('a CRL of an authority whose key is elsewhere', () => {
  async function rules(test: TestCore, hostId: string): Promise<Record<string, string>> {
    const { hosts } = await test.must('host.list', {})
    const own = hosts[0]?.stores.find((entry) => entry.store === 'LocalMachine\\My')
    const judged = await test.must('certificate.judge', { certificateId: own?.certificateId ?? '', hostId })
    return Object.fromEntries(judged.rules.map(({ rule, code }) => [rule, code ?? 'passed']))
  }
  const steps = {
    pfx: (test: TestCore, hostId: string) =>
      test.must('store.importPfx', { hostId, ...path(company.hostPfx), password: 'secret' }),
    root: (test: TestCore, hostId: string) =>
      test.must('store.importCertificate', { hostId, store: 'LocalMachine\\Root', ...path(company.certificate) }),
    crl: (test: TestCore, hostId: string, file: string) => test.must('store.importCrl', { hostId, ...path(file) }),
  }

  it('lets the host accept its certificates with the revocation check on', async () => {
    const test = await aCore(later)
    const hostId = await aHost(test)
    await steps.pfx(test, hostId)
    expect(await rules(test, hostId)).toMatchObject({ chain: 'certificate.chainIncomplete' })
    await steps.root(test, hostId)
    expect(await rules(test, hostId)).toMatchObject({ chain: 'passed', revocation: 'certificate.revocationUnknown' })
    await steps.crl(test, hostId, company.crl('clean.crl', { crlNumber: '03', revoked: ['1234'] }))
    expect(new Set(Object.values(await rules(test, hostId)))).toEqual(new Set(['passed']))
  })

  it.each([
    ['before', ['root', 'crl', 'pfx']],
    ['after', ['root', 'pfx', 'crl']],
    ['before its root and after', ['pfx', 'root', 'crl']],
  ] as const)('revokes a certificate that was imported %s it', async (_when, order) => {
    const test = await aCore(later)
    const hostId = await aHost(test)
    const crl = company.crl('revoking.crl', { crlNumber: '04', revoked: [company.hostSerial] })
    for (const step of order) await steps[step](test, hostId, crl)
    expect(await rules(test, hostId)).toMatchObject({ chain: 'passed', revocation: 'certificate.revoked' })
  })

  it('is refused while its authority is unknown here', async () => {
    const test = await aCore(later)
    const hostId = await aHost(test)
    await steps.root(test, hostId)
    const crl = other.crl('unknown.crl', { crlNumber: '05', revoked: [] })
    expect((await test.refusal('store.importCrl', { hostId, ...path(crl) })).code).toBe('crl.foreign')
  })

  it('can be shown whatever number it has', async () => {
    const test = await aCore(later)
    const file = company.crl('shown.crl', { crlNumber: 'FFFFFFFFFFFFFFFFFFFF', revoked: [] })
    const { crl } = await test.must('certificate.inspect', path(file))
    expect(crl?.crlNumber).toBe('1208925819614629174706175')
  })
})
