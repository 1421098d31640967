/** Passphrase, recovery sheet and audit trail of a root, through the core. */
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, close, passphrase, prepareTemplate, type Template } from '../../a-core.ts'

const other = 'another passphrase, quite as long'

let template: Template<{ rootId: string }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const { rootId } = await test.must('root.create', { name: 'Größe & Söhne', passphrase })
    await test.must('root.lock', { rootId })
    return { rootId }
  })
}, 60_000)

describe('changing the passphrase', () => {
  it('lets the new one in and the old one no more', async () => {
    const test = await template.open()
    const { rootId } = template.props
    test.secrets.add(other)
    const wrong = await test.refusal('root.changePassphrase', { rootId, passphrase: other, newPassphrase: other })
    expect(wrong).toMatchObject({ code: 'root.wrongPassphrase' })
    const short = await test.refusal('root.changePassphrase', { rootId, passphrase, newPassphrase: 'short' })
    expect(short).toMatchObject({ code: 'root.passphraseTooShort', field: 'newPassphrase' })
    await test.must('root.changePassphrase', { rootId, passphrase, newPassphrase: other })
    expect((await test.refusal('root.unlock', { rootId, passphrase })).code).toBe('root.wrongPassphrase')
    await test.must('root.unlock', { rootId, passphrase: other })
    await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
  })
})

describe('the recovery sheet', () => {
  it('restores the root in another workspace, with the passphrase only', async () => {
    const test = await template.open()
    const { rootId } = template.props
    const { text } = await test.must('root.recoverySheet', { rootId, language: 'cs' })
    expect(text).toContain('Größe & Söhne')
    const before = (await test.must('root.list', {})).roots[0]

    const elsewhere = await aCore({ seed: 'elsewhere' })
    await elsewhere.must('root.create', { name: 'First here', passphrase })
    const refused = await elsewhere.refusal('root.restore', { sheet: text, passphrase: other })
    expect(refused.code).toBe('root.wrongPassphrase')
    const restored = await elsewhere.must('root.restore', { sheet: text.replaceAll('\n', '\r\n'), passphrase })
    const { roots } = await elsewhere.must('root.list', {})
    expect(roots[1]).toMatchObject({ rootId: restored.rootId, thumbprint: before?.thumbprint, isUnlocked: true })
    const { certificateIds } = await elsewhere.must('certificate.issue', {
      rootId: restored.rootId,
      fqdns: ['hv02.lab.example'],
    })
    const { crlNumber } = await elsewhere.must('certificate.revoke', { certificateId: certificateIds[0] ?? '' })
    expect(crlNumber).toBeGreaterThan(before?.crl.crlNumber ?? Infinity)
    expect((await elsewhere.refusal('root.restore', { sheet: text, passphrase })).code).toBe('root.duplicateName')
    const { entries } = await elsewhere.must('audit.list', {})
    expect(entries.map(({ kind }) => kind)).toContain('root.restored')
    await elsewhere.must('root.lock', { rootId: restored.rootId })
    await elsewhere.must('root.unlock', { rootId: restored.rootId, passphrase })
  })

  it('names the line that was typed wrongly', async () => {
    const test = await template.open()
    const { text } = await test.must('root.recoverySheet', template.props)
    const wrong = text.replace(
      /^(007 .)(.)/m,
      (_, start: string, letter: string) => start + (letter === 'A' ? 'B' : 'A'),
    )
    expect(await test.refusal('root.restore', { sheet: wrong, passphrase })).toMatchObject({
      code: 'root.sheetUnreadable',
      params: { problem: 'sheetLine: 7' },
    })
    const cut = text.replace(/^007 .*\n/m, '')
    expect((await test.refusal('root.restore', { sheet: cut, passphrase })).params).toEqual({ problem: 'sheetLine: 7' })
    expect((await test.refusal('root.restore', { sheet: 'nothing', passphrase })).code).toBe('root.sheetUnreadable')
  })
})

describe('the audit trail', () => {
  it('holds every signature and unlocking, without a secret, and its chain holds', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv01.lab.example'] })
    await test.must('certificate.revoke', { certificateId: certificateIds[0] ?? '', reason: 'keyCompromise' })
    const { entries } = await test.must('audit.list', {})
    expect(entries.map((entry) => entry.kind)).toEqual([
      'root.created',
      'crl.published',
      'root.unlocked',
      'certificate.issued',
      'certificate.revoked',
      'crl.published',
    ])
    expect((await test.must('audit.list', { fromSequence: 4, limit: 1 })).entries).toEqual([entries[3]])
    expect(await test.must('audit.verify', {})).toEqual({ isIntact: true, entryCount: 6, brokenAtSequence: null })
  })

  it.each([
    [`UPDATE audit SET subject = 'root-2' WHERE sequence = 1`, 1],
    ['DELETE FROM audit WHERE sequence = 1', 1],
    ['DELETE FROM audit WHERE sequence = 2', null],
  ])('shows that somebody did: %s', async (statement, brokenAtSequence) => {
    const test = await template.open()
    await close(test)
    const database = new DatabaseSync(test.path)
    database.exec(statement)
    database.close()
    const again = await aCore({ path: test.path })
    expect(await again.must('audit.verify', {})).toMatchObject({ isIntact: false, brokenAtSequence })
  })
})
