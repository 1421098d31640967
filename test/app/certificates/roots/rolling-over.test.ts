/** From one root to the next, with hosts that change over one by one. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { passphrase, prepareTemplate, type Template } from '../../a-core.ts'

const names = ['hv01.lab.example', 'hv02.lab.example']
let template: Template<{ oldRootId: string; rootId: string; certificateIds: string[] }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    await test.must('host.add', { name: 'HV01', dnsSuffix: 'lab.example' })
    await test.must('host.add', { name: 'HV02', dnsSuffix: 'lab.example' })
    const permittedDnsSuffixes = ['.Lab.Example']
    const { rootId: oldRootId } = await test.must('root.create', { name: 'First', passphrase, permittedDnsSuffixes })
    const { certificateIds } = await test.must('certificate.issue', { rootId: oldRootId, fqdns: names })
    const { rootId } = await test.must('root.rollOver', { rootId: oldRootId, name: 'Second', passphrase })
    return { oldRootId, rootId, certificateIds }
  })
}, 60_000)

async function unlocked() {
  const test = await template.open()
  for (const rootId of [template.props.oldRootId, template.props.rootId]) {
    await test.must('root.unlock', { rootId, passphrase })
  }
  return { test, ...template.props }
}

describe('a roll-over', () => {
  it('remembers both sides and hands the name constraints on', async () => {
    const { test, oldRootId, rootId } = await unlocked()
    const { roots } = await test.must('root.list', {})
    expect(roots).toMatchObject([
      { rootId: oldRootId, successorRootId: rootId, predecessorRootId: null, trustedWithRootIds: [rootId] },
      { rootId, successorRootId: null, predecessorRootId: oldRootId, trustedWithRootIds: [oldRootId] },
    ])
    expect(roots.map((root) => root.permittedDnsSuffixes)).toEqual([['lab.example'], ['lab.example']])
    const { entries } = await test.must('audit.list', {})
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'root.rolledOver', subject: oldRootId }))
  })

  it('is told by the certificates that hang on the old root, host by host, until it is ended', async () => {
    const { test, oldRootId, rootId, certificateIds } = await unlocked()
    const [first = '', second = ''] = certificateIds
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    await test.must('certificate.importOnHost', { hostId: 'host-1', certificateId: first })
    const started = await test.must('root.succession', { rootId: oldRootId })
    expect(started).toMatchObject({
      successorRootId: rootId,
      successorName: 'Second',
      endedWallInstant: null,
      renewedCount: 0,
      hanging: [
        { certificateId: first, name: names[0], hostIds: ['host-1'] },
        { certificateId: second, name: names[1], hostIds: [] },
      ],
    })
    expect(await test.refusal('root.endRollOver', { rootId: oldRootId })).toMatchObject({
      code: 'root.stillInUse',
      params: { root: 'First', count: 2 },
    })
    await test.must('certificate.renew', { certificateId: first })
    await test.must('certificate.revoke', { certificateId: second })
    expect(await test.must('root.succession', { rootId: oldRootId })).toMatchObject({ renewedCount: 1, hanging: [] })
    await test.must('root.endRollOver', { rootId: oldRootId })
    expect((await test.refusal('root.endRollOver', { rootId: oldRootId })).code).toBe('root.rollOverEnded')
    const { roots } = await test.must('root.list', {})
    // Peers of a host that was left behind have certificates of the new root; the other way round nobody needs the old one.
    expect(roots.map((root) => root.trustedWithRootIds)).toEqual([[rootId], []])
  })

  it('can be ended before everybody has changed over, if that is meant', async () => {
    const { test, oldRootId } = await unlocked()
    await test.must('root.endRollOver', { rootId: oldRootId, evenIfInUse: true })
    expect((await test.must('root.succession', { rootId: oldRootId })).endedWallInstant).toBe(test.wall.now)
  })

  it('lets a renewal come from the successor, with a new key or the old one', async () => {
    const { test, rootId, certificateIds } = await unlocked()
    for (const [index, newKey] of [true, false].entries()) {
      const { certificateId } = await test.must('certificate.renew', {
        certificateId: certificateIds[index] ?? '',
        newKey,
      })
      expect(await test.must('certificate.view', { certificateId })).toMatchObject({ rootId, issuedBy: 'Second' })
    }
  })

  it('needs the key of the new root for a renewal, and that of the old one only for the old key', async () => {
    const { test, oldRootId, rootId, certificateIds } = await unlocked()
    const [certificateId = ''] = certificateIds
    await test.must('root.lock', { rootId: oldRootId })
    expect(await test.refusal('certificate.renew', { certificateId, newKey: false })).toMatchObject({
      code: 'root.locked',
      params: { root: 'First' },
    })
    await test.must('root.lock', { rootId })
    expect(await test.refusal('certificate.renew', { certificateId })).toMatchObject({ params: { root: 'Second' } })
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('certificate.renew', { certificateId })
  })

  it('happens once per root, and not to a root that does not exist', async () => {
    const { test, oldRootId, rootId } = await unlocked()
    expect(await test.refusal('root.rollOver', { rootId: oldRootId, name: 'Third', passphrase })).toMatchObject({
      code: 'root.hasSuccessor',
      params: { root: 'First', successor: 'Second' },
    })
    expect((await test.refusal('root.rollOver', { rootId, name: 'first', passphrase })).code).toBe('root.duplicateName')
    expect((await test.must('root.list', {})).roots[1]?.successorRootId).toBe(null)
    for (const call of ['root.succession', 'root.endRollOver'] as const) {
      expect((await test.refusal(call, { rootId })).code).toBe('root.noSuccessor')
      expect((await test.refusal(call, { rootId: 'root-9' })).code).toBe('root.unknown')
    }
  })
})

describe('name constraints', () => {
  it('refuse a name outside at its field, before a key is made', async () => {
    const { test, oldRootId: rootId } = await unlocked()
    const issue = { rootId, fqdns: ['hv03.lab.example', 'hv03.other.example'] }
    expect(await test.refusal('certificate.issue', issue)).toMatchObject({
      code: 'name.outsideConstraint',
      field: 'fqdns.1',
      params: { name: 'hv03.other.example', root: 'First', permitted: 'lab.example' },
    })
    const short = { rootId, fqdns: ['hv03.lab.example'], addsShortNames: true }
    expect(await test.refusal('certificate.issue', short)).toMatchObject({
      code: 'name.outsideConstraint',
      field: 'addsShortNames',
      params: { name: 'hv03' },
    })
    const wildcard = { rootId, fqdns: ['*.lab.example', 'lab.example'], allowsWildcard: true }
    expect((await test.must('certificate.issue', wildcard)).certificateIds).toHaveLength(2)
  })

  it('are read with their mistakes named', async () => {
    const { test } = await unlocked()
    const permittedDnsSuffixes = ['lab.example', 'lab_2.example']
    expect(await test.refusal('root.create', { name: 'Third', passphrase, permittedDnsSuffixes })).toMatchObject({
      code: 'name.badCharacter',
      field: 'permittedDnsSuffixes.1',
    })
  })
})

describe('issuing for hosts of the workspace', () => {
  it('takes their FQDNs after the typed ones, each once', async () => {
    const { test, rootId } = await unlocked()
    const { certificateIds } = await test.must('certificate.issue', {
      rootId,
      fqdns: ['hv02.lab.example'],
      hostIds: ['host-1', 'host-2'],
    })
    const views = await Promise.all(
      certificateIds.map((certificateId) => test.must('certificate.view', { certificateId })),
    )
    expect(views.map((view) => view.dnsNames)).toEqual([['hv02.lab.example'], ['hv01.lab.example']])
  })

  it('says which host is unknown or has no FQDN, and that there are no names', async () => {
    const { test, rootId } = await unlocked()
    const { hostId } = await test.must('host.add', { name: 'HV03', dnsSuffix: '' })
    expect(await test.refusal('certificate.issue', { rootId, hostIds: ['host-1', hostId] })).toMatchObject({
      code: 'name.notQualified',
      field: 'hostIds.1',
    })
    expect(await test.refusal('certificate.issue', { rootId, hostIds: ['host-9'] })).toMatchObject({
      code: 'host.unknown',
      field: 'hostIds.0',
    })
    expect((await test.refusal('certificate.issue', { rootId })).code).toBe('name.empty')
  })
})

describe('templates', () => {
  it('give what a call leaves out, the named one on top of the default of the root', async () => {
    const { test, rootId, oldRootId } = await unlocked()
    await test.must('template.save', { rootId, years: 2, keyBits: 3072 })
    const saved = await test.must('template.save', { rootId, name: 'cluster', years: 1 })
    expect(saved).toMatchObject({ name: 'cluster', isDefault: false, years: 1, keyBits: 3072, provider: 'schannel' })
    const issue = async (extra: object) => {
      const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv09.lab.example'], ...extra })
      const view = await test.must('certificate.view', { certificateId: certificateIds[0] ?? '' })
      const years = Math.round((view.notAfterWallInstant - view.notBeforeWallInstant) / (365.25 * 86_400_000))
      return [years, view.keyBits]
    }
    expect(await issue({})).toEqual([2, 3072])
    expect(await issue({ template: 'cluster', keyBits: 2048 })).toEqual([1, 2048])
    expect(
      await test.refusal('certificate.issue', { rootId, fqdns: ['a.lab.example'], template: 'other' }),
    ).toMatchObject({ code: 'template.unknown', field: 'template', params: { root: 'Second', template: 'other' } })
    expect((await test.must('template.list', { rootId })).templates.map(({ name }) => name)).toEqual([
      'default',
      'cluster',
    ])
    expect((await test.must('template.list', { rootId: oldRootId })).templates).toEqual([
      expect.objectContaining({ name: 'default', years: 3, keyBits: 2048 }),
    ])
  })

  it('can be deleted, the default one back to where it began', async () => {
    const { test, rootId } = await unlocked()
    await test.must('template.save', { rootId, years: 7 })
    await test.must('template.save', { rootId, name: 'old', addsShortNames: true })
    await test.must('template.delete', { rootId, name: 'old' })
    expect((await test.refusal('template.delete', { rootId, name: 'old' })).code).toBe('template.unknown')
    await test.must('template.delete', { rootId, name: 'default' })
    expect((await test.must('template.list', { rootId })).templates).toMatchObject([{ name: 'default', years: 3 }])
    expect(await test.refusal('template.save', { rootId, years: 30 })).toMatchObject({
      code: 'certificate.badValidity',
    })
  })
})
