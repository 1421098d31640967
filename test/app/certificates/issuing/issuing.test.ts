/** Certificates for more than one name, from the call to the store of a host. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeFailure } from '../../../../src-main/contract/texts/index.ts'
import { passphrase, prepareTemplate, type Template } from '../../a-core.ts'

let template: Template<{ rootId: string; hostId: string }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const { hostId } = await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    return { rootId, hostId }
  })
}, 60_000)

async function anUnlockedCore() {
  const test = await template.open()
  await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
  return { test, ...template.props }
}

describe('issuing', () => {
  it.each([
    ['cluster', { fqdns: ['broker.lab.example', 'hv01.lab.example'], pattern: 'cluster' }],
    ['wildcard', { fqdns: ['*.lab.example'], allowsWildcard: true }],
  ] as const)('gives a %s certificate that a host of it can use after export and import', async (_kind, input) => {
    const { test, rootId, hostId } = await anUnlockedCore()
    const { certificateIds } = await test.must('certificate.issue', { rootId, ...input, fqdns: [...input.fqdns] })
    expect(certificateIds).toHaveLength(1)
    const certificateId = certificateIds[0] ?? ''
    expect((await test.must('certificate.view', { certificateId })).dnsNames).toEqual(input.fqdns)
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    await test.must('certificate.importOnHost', { hostId, certificateId })
    const { rules } = await test.must('certificate.judge', { hostId, certificateId })
    expect(rules.filter(({ result }) => result !== 'passed')).toEqual([])
  })

  it('adds short names where they are wanted', async () => {
    const { test, rootId } = await anUnlockedCore()
    const { certificateIds } = await test.must('certificate.issue', {
      rootId,
      fqdns: ['hv01.lab.example', '*.lab.example'],
      addsShortNames: true,
      allowsWildcard: true,
    })
    const views = await Promise.all(
      certificateIds.map((certificateId) => test.must('certificate.view', { certificateId })),
    )
    expect(views.map((view) => view.dnsNames)).toEqual([['hv01.lab.example', 'hv01'], ['*.lab.example']])
  })

  it('refuses a wildcard that was not asked for, too many names, and files that overwrite each other', async () => {
    const { test, rootId } = await anUnlockedCore()
    const wildcard = await test.refusal('certificate.issue', { rootId, fqdns: ['hv01.lab.example', '*.lab.example'] })
    expect(wildcard).toMatchObject({ code: 'name.wildcard', field: 'fqdns.1' })
    expect(describeFailure(wildcard, 'en').next).toContain('--wildcard')
    const fqdns = Array.from({ length: 129 }, (_, index) => `hv${index}.lab.example`)
    const tooMany = await test.refusal('certificate.issue', { rootId, fqdns, pattern: 'cluster' })
    expect(tooMany).toMatchObject({ code: 'certificate.tooManyNames', params: { namesMax: 128 } })
    const first = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
    const second = await test.must('certificate.renew', { certificateId: first.certificateIds[0] ?? '' })
    const certificateIds = [...first.certificateIds, second.certificateId]
    const refused = await test.refusal('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    expect(refused).toMatchObject({ code: 'certificate.sameFiles', params: { name: 'hv01.lab.example' } })
  })

  it('reads a pasted list and says what is wrong with which line', async () => {
    const { test } = await anUnlockedCore()
    const parsed = await test.must('certificate.parseNames', { text: 'hv01.lab.example\nhv02\n' })
    expect(parsed).toEqual({
      names: [{ line: 1, fqdn: 'hv01.lab.example', text: 'hv01.lab.example' }],
      problems: [{ line: 2, text: 'hv02', code: 'name.notQualified', params: { name: 'hv02' } }],
    })
  })
})
