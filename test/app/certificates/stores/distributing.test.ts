/** A new CRL and where it has arrived: on every emulated host, in every bundle, and in no file of another authority. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { passphrase, prepareTemplate, type Template, type TestCore } from '../../a-core.ts'

const suffix = 'lab.example'

interface Props {
  readonly rootId: string
  readonly hostIds: readonly string[]
  readonly certificateIds: readonly string[]
  readonly folder: string
}

let template: Template<Props>
beforeAll(async () => {
  template = await prepareTemplate(async (test): Promise<Props> => {
    const folder = join(test.folder, 'lab certificates')
    const hostIds: string[] = []
    for (const name of ['HV01', 'HV02']) {
      hostIds.push((await test.must('host.add', { name, dnsSuffix: suffix })).hostId)
    }
    const made = await test.must('certificate.makeForHosts', { suffix, fqdns: ['HV01', 'HV02'], passphrase, folder })
    for (const [index, hostId] of hostIds.entries()) {
      await test.must('certificate.importOnHost', { hostId, certificateId: made.certificateIds[index] ?? '' })
    }
    return { rootId: made.rootId, certificateIds: made.certificateIds, hostIds, folder }
  })
})

/** The files are those of the template, as they were written with CRL 1. */
let written: Buffer
beforeAll(() => (written = crlIn('hv01.lab.example')))

async function revoked(): Promise<TestCore> {
  const test = await template.open()
  for (const fqdn of ['hv01.lab.example', 'hv02.lab.example']) {
    writeFileSync(join(template.props.folder, fqdn, 'lab.example-Root.crl'), written)
  }
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  const [, certificateId = ''] = template.props.certificateIds
  await test.must('certificate.revoke', { certificateId, reason: 'keyCompromise' })
  return test
}

async function statusIn(test: TestCore) {
  const { crls } = await test.must('crl.list', {})
  return crls.find(({ rootId }) => rootId === template.props.rootId) ?? expect.fail('no status')
}

const attentionIn = async (test: TestCore) =>
  (await test.must('world.view', {})).attention.filter(({ code }) => code === 'crlNotOnHosts')

const crlIn = (fqdn: string) => readFileSync(join(template.props.folder, fqdn, 'lab.example-Root.crl'))

describe('a CRL that revokes a key in other hands', () => {
  it('needs attention until it is on every host that trusts its root', async () => {
    const before = await template.open()
    expect((await statusIn(before)).outdatedHosts).toEqual([])
    expect(await attentionIn(before)).toEqual([])

    const test = await revoked()
    expect((await statusIn(test)).outdatedHosts).toMatchObject([
      { host: 'HV01', misses: true },
      { host: 'HV02', misses: true },
    ])
    expect(await attentionIn(test)).toMatchObject([{ severity: 'warning', params: { count: 2 } }])
    await test.must('host.losePower', { hostId: template.props.hostIds[1] ?? '' })
    const distributed = await test.must('crl.distribute', { rootId: template.props.rootId })
    expect(distributed).toMatchObject({ crlNumber: 2, hosts: ['HV01'], silentHosts: ['HV02'] })
    expect((await statusIn(test)).outdatedHosts.map(({ host }) => host)).toEqual(['HV02'])
    expect(await attentionIn(test)).toMatchObject([{ params: { count: 1, host: 'HV02' } }])
  })

  it('replaces the one before it in all bundles, and nothing twice', async () => {
    const test = await revoked()
    const { rootId } = template.props
    const fqdns = ['hv01.lab.example', 'hv02.lab.example']
    const distributed = await test.must('crl.distribute', { rootId })
    expect(distributed).toMatchObject({ missingCount: 0, archivesCount: 0 })
    expect(distributed.paths).toHaveLength(2)
    for (const fqdn of fqdns) {
      const path = join(template.props.folder, fqdn, 'lab.example-Root.crl')
      const { crl } = await test.must('certificate.inspect', { file: { path } })
      expect(crl).toMatchObject({ crlNumber: '2', revokedCount: 1 })
    }
    expect((await test.must('crl.distribute', { rootId })).paths).toEqual([])
  })

  it('leaves what is no CRL of its root as it is, and says what is no longer there', async () => {
    const test = await revoked()
    const { rootId, folder } = template.props
    const [first, second] = ['hv01.lab.example', 'hv02.lab.example'] as const
    writeFileSync(join(folder, first, 'lab.example-Root.crl'), 'somebody else has this name now')
    rmSync(join(folder, second, 'lab.example-Root.crl'))
    const distributed = await test.must('crl.distribute', { rootId })
    expect(distributed).toMatchObject({ paths: [], missingCount: 1 })
    expect(crlIn(first).toString()).toBe('somebody else has this name now')
  })
})
