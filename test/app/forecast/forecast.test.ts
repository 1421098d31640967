import { describe, expect, it } from 'vitest'
import { aCore, type TestCore } from '../a-core.ts'
import { replicating } from '../wizards/template.ts'

const small = { vms: 3, days: 1, usedBytes: 1024 ** 3 }
const percents = (test: TestCore) =>
  test.events.filter(({ type }) => type === 'task.progressed').map(({ params }) => Number(params.done))

describe('a forecast', () => {
  it('changes nothing, shows its progress, and differs from the next one by the wall clock only', async () => {
    const test = await aCore()
    const before = await test.must('world.hash', {})
    const first = await test.must('forecast.run', small)
    expect(percents(test).length).toBeGreaterThan(3)
    expect(percents(test)).toEqual(percents(test).toSorted((one, other) => one - other))
    test.wall.now += 5_000
    const second = await test.must('forecast.run', small)
    expect({ ...first, wallMilliseconds: 0 }).toEqual({ ...second, wallMilliseconds: 0 })
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('runs beside commands and ends when it is cancelled', async () => {
    const test = await aCore()
    const running = test.call('forecast.run', { ...small, vms: 200, days: 366 })
    await test.must('host.add', { name: 'HV1' })
    expect(await test.must('task.cancel', {})).toEqual({ wasRunning: true })
    expect(await running).toMatchObject({
      ok: false,
      failure: { code: 'core.cancelled', params: { task: 'forecast' } },
    })
    expect(await test.must('task.cancel', {})).toEqual({ wasRunning: false })
  })

  it('takes machines and line from the workspace', async () => {
    const template = await replicating()
    const test = await template.open()
    const { vms } = await test.must('vm.list', {})
    const primaries = vms.filter((vm) => vm.replication?.mode !== 'Replica')
    const found = await test.must('forecast.run', { fromWorkspace: true, days: 1 })
    expect(found.vms.map(({ name, churnBytesPerHour }) => [name, churnBytesPerHour])).toEqual(
      primaries.map(({ name, churnBytesPerHour }) => [name, churnBytesPerHour]),
    )
    expect(found.linkBitsPerSecond).toBeGreaterThan(100_000_000)
    const narrow = await test.must('forecast.run', { fromWorkspace: true, days: 1, linkBitsPerSecond: 20_000 })
    expect(narrow).toMatchObject({ carries: false, linkBitsPerSecond: 20_000 })
  })

  it('is refused without machines, and with numbers that have no meaning', async () => {
    const test = await aCore()
    expect((await test.refusal('forecast.run', { fromWorkspace: true })).code).toBe('forecast.noMachines')
    expect(await test.refusal('forecast.run', { vms: 0 })).toMatchObject({ code: 'forecast.outOfRange', field: 'vms' })
    expect((await test.refusal('forecast.run', { days: 1.5 })).code).toBe('input.invalid')
  })
})
