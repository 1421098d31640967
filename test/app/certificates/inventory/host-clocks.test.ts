/** A certificate lives by the clock of whoever uses it: the inventory says so where that is another than the one here. */
import { expect, it } from 'vitest'
import { readyToEnable } from '../../wizards/template.ts'

it('has expired in the list, in its details and in what needs attention when it has by the clock of its host', async () => {
  const template = await readyToEnable()
  const test = await template.open()
  const { hostIds, certificateIds } = template.props
  const stateOf = async (certificateId: string) => {
    const { certificates, counts } = await test.must('certificate.search', {})
    const row = certificates.find((each) => each.certificateId === certificateId)
    const view = await test.must('certificate.view', { certificateId })
    expect(view).toMatchObject({ state: row?.state, byHostClock: row?.byHostClock })
    return { state: row?.state, expiredCount: counts.byState.expired, byHostClock: row?.byHostClock }
  }
  const [first = '', second = ''] = certificateIds
  expect(await stateOf(second)).toEqual({ state: 'valid', expiredCount: 0, byHostClock: [] })

  await test.must('host.setClockSkew', { hostId: hostIds[1] ?? '', skewSeconds: -30 * 86_400 })
  const byHostClock = [{ hostId: hostIds[1], host: 'HYPERVISOR-02', state: 'notYetValid' }]
  expect(await stateOf(second)).toMatchObject({ state: 'notYetValid', byHostClock })
  expect(await stateOf(first)).toMatchObject({ state: 'valid', byHostClock: [] })

  await test.must('host.setClockSkew', { hostId: hostIds[1] ?? '', skewSeconds: 0 })
  await test.must('fault.inject', { faultId: 'F12', hostId: hostIds[1] ?? '' })
  expect(await stateOf(second)).toMatchObject({ state: 'expired', expiredCount: 1 })
})
