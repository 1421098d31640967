/** The computer's clock goes back behind what was already signed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { passphrase, prepareTemplate, type Template, type TestCore } from '../../a-core.ts'

const year = 365 * 86_400_000
let template: Template<{ rootId: string; certificateIds: string[] }>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: ['hv1.lab.example'] })
    return { rootId, certificateIds }
  })
})

/** Somebody sets the clock: only the one on the wall. */
function setClock(test: TestCore, by: number): void {
  test.wall.now += by
  test.wall.setBy += by
}

describe('a clock that is behind what was already signed', () => {
  it('is said before anything is signed, and nothing is', async () => {
    const test = await template.open()
    const { rootId, certificateIds } = template.props
    setClock(test, -year)
    await test.must('root.unlock', { rootId, passphrase })
    const before = (await test.must('audit.list', {})).entries.length
    const [certificateId = ''] = certificateIds
    for (const failure of [
      await test.refusal('crl.publish', { rootId }),
      await test.refusal('certificate.issue', { rootId, fqdns: ['hv2.lab.example'] }),
      await test.refusal('certificate.renew', { certificateId }),
      await test.refusal('certificate.revoke', { certificateId, reason: 'superseded' }),
      await test.refusal('root.reissue', { rootId }),
      await test.refusal('root.create', { name: 'Second', passphrase }),
    ]) {
      expect(failure.code).toBe('time.wentBack')
      expect(failure.params.newest).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/)
    }
    const { entries } = await test.must('audit.list', {})
    expect(entries.slice(before)).toEqual([])
    expect((await test.must('root.list', {})).roots[0]?.crl.crlNumber).toBe(1)
  })

  it('signs again once it was confirmed, and asks again when it goes back further', async () => {
    const test = await template.open()
    const { rootId } = template.props
    setClock(test, -year)
    await test.must('protection.confirmClock', {})
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('crl.publish', { rootId })
    expect((await test.must('audit.list', {})).entries.map(({ kind }) => kind)).toContain('clock.confirmed')
    setClock(test, -year)
    await test.must('root.unlock', { rootId, passphrase })
    expect((await test.refusal('crl.publish', { rootId })).code).toBe('time.wentBack')
    setClock(test, year)
    await test.must('root.unlock', { rootId, passphrase })
    await test.must('crl.publish', { rootId })
  })

  it('is no matter while a time server puts it right by some seconds', async () => {
    const test = await template.open()
    const { rootId } = template.props
    await test.must('root.unlock', { rootId, passphrase })
    setClock(test, -1_500)
    await test.must('crl.publish', { rootId })
  })
})

describe('a root that is unlocked', () => {
  it('locks when the clock is set back, and when the computer slept', async () => {
    for (const by of [-year, 3_600_000]) {
      const test = await template.open()
      const { rootId } = template.props
      await test.must('root.unlock', { rootId, passphrase })
      setClock(test, by)
      expect((await test.must('root.list', {})).roots[0]?.isUnlocked).toBe(false)
    }
  })
})
