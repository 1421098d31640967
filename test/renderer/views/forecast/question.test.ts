import { expect, it } from 'vitest'
import { questionOf, type ForecastForm } from '../../../../src-renderer/views/forecast/question.ts'

const form: ForecastForm = {
  fromWorkspace: false,
  vms: '50',
  churn: 'daily',
  churnMegabytesPerHour: '1.5',
  linkMegabitsPerSecond: '0.5',
  intervalSeconds: '300',
  compression: true,
  recoveryHistoryHours: '4',
  days: '30',
  seed: 'x',
}

it('turns units into bytes and bits', () => {
  expect(questionOf(form)).toMatchObject({
    vms: 50,
    churn: 'daily',
    churnBytesPerHour: 1_500_000,
    linkBitsPerSecond: 500_000,
    days: 30,
  })
})

it('leaves out what the workspace says', () => {
  const question = questionOf({ ...form, fromWorkspace: true, linkMegabitsPerSecond: ' ' })
  expect(question).not.toHaveProperty('vms')
  expect(question).not.toHaveProperty('linkBitsPerSecond')
})

it('makes of nothing and of words a number that no range holds', () => {
  expect(questionOf({ ...form, vms: '', days: 'many' })).toMatchObject({ vms: -1, days: -1 })
})
