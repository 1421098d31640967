/** What the dialog with the settings of a relationship reads and sends, tried on a real relationship. */
import { expect, it } from 'vitest'
import { proposedInstant } from '../../../../src-renderer/views/machines/resynchronize-time.ts'
import { changeOf, toForm } from '../../../../src-renderer/views/machines/replication-form.ts'
import { aCore } from '../../../app/a-core.ts'

it('changes nothing while nothing is typed, and what is typed comes back', async () => {
  const core = await aCore()
  await core.must('rehearsal.prepareTwoHosts', {})
  const { vms } = await core.must('world.view', {})
  const vmId = vms.find((vm) => vm.replication?.mode === 'Primary')?.vmId ?? ''
  const before = await core.must('replication.view', { vmId })
  await core.must('replication.change', { vmId, ...changeOf(toForm(before), false) })
  expect(toForm(await core.must('replication.view', { vmId }))).toEqual(toForm(before))

  const typed = {
    ...toForm(before),
    frequencySeconds: '900',
    compression: false,
    recoveryPoints: 'additional',
    historyHours: '6',
    vssHours: '2',
    resynchronization: 'window',
    fromTime: '22:15',
    toTime: '4:05',
  }
  await core.must('replication.change', { vmId, ...changeOf(typed, false) })
  const after = await core.must('replication.view', { vmId })
  expect(after).toMatchObject({
    frequencySeconds: 900,
    compression: false,
    recoveryHistoryHours: 6,
    vssFrequencyHours: 2,
    autoResynchronizeEnabled: true,
    autoResynchronizeStartMinutes: 1335,
    autoResynchronizeEndMinutes: 245,
  })
  expect(toForm(after)).toEqual({ ...typed, toTime: '04:05' })
  await core.must('replication.change', { vmId, ...changeOf({ ...typed, resynchronization: 'automatically' }, false) })
  expect(toForm(await core.must('replication.view', { vmId })).resynchronization).toBe('automatically')

  const refusalOf = (changes: object) =>
    core.refusal('replication.change', { vmId, ...changeOf({ ...typed, ...changes }, false) })
  expect(await refusalOf({ port: 'https' })).toMatchObject({ field: 'port' })
  expect(await refusalOf({ historyHours: '25' })).toMatchObject({ field: 'recoveryHistoryHours' })
  expect(await refusalOf({ toTime: '24:00' })).toMatchObject({ field: 'autoResynchronizeEndMinutes' })
  expect(await refusalOf({ replicaServer: ' ' })).toMatchObject({ field: 'replicaServer' })
})

it('offers no application-consistent points to an extended relationship', async () => {
  const core = await aCore()
  await core.must('rehearsal.prepareTwoHosts', {})
  const { vms } = await core.must('world.view', {})
  const view = vms.find((vm) => vm.replication?.mode === 'Primary')!.replication!
  const form = { ...toForm(view), recoveryPoints: 'additional', vssHours: '4' }
  expect(changeOf(form, true)).toMatchObject({ vssFrequencyHours: 0 })
  expect(changeOf(form, false)).toMatchObject({ vssFrequencyHours: 4 })
  expect(changeOf({ ...form, recoveryPoints: 'latestOnly' }, false)).toMatchObject({
    recoveryHistoryHours: 0,
    vssFrequencyHours: 0,
  })
})

it('proposes the next evening for a resynchronization', () => {
  expect(proposedInstant(Date.UTC(2026, 0, 5, 8))).toBe(Date.UTC(2026, 0, 5, 18, 30))
  expect(proposedInstant(Date.UTC(2026, 0, 5, 18, 30))).toBe(Date.UTC(2026, 0, 6, 18, 30))
})
