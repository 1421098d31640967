import { describe, expect, it } from 'vitest'
import { aCore, type TestCore } from '../a-core.ts'

/** Three machines on one host, of which the second runs. */
async function threeMachines(test: TestCore): Promise<string[]> {
  const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
  const vmIds: string[] = []
  for (const name of ['one', 'two', 'three']) vmIds.push((await test.must('vm.create', { hostId, name })).vmId)
  await test.must('vm.start', { vmId: vmIds[1] ?? '' })
  return vmIds
}

const states = async (test: TestCore) => (await test.must('vm.list', {})).vms.map(({ state }) => state)

describe('one operation on many machines', () => {
  it('shows what each machine refuses before the first is touched', async () => {
    const test = await aCore()
    const vmIds = await threeMachines(test)
    const before = await test.hash()
    const { machines, scripts } = await test.must('bulk.check', { operation: 'vm.start', vmIds })
    expect(machines.map(({ vmName, refusal }) => [vmName, refusal?.code])).toEqual([
      ['one', undefined],
      ['two', 'vm.wrongState'],
      ['three', undefined],
    ])
    expect(scripts).toHaveLength(1)
    const commands = scripts[0]?.lines.map(({ text }) => text).join('\n')
    expect(commands).toContain("Start-VM -Name 'one'")
    expect(commands).not.toContain("'two'")
    expect(await test.hash()).toBe(before)
  })

  it('changes nothing where one machine refuses', async () => {
    const test = await aCore()
    const vmIds = await threeMachines(test)
    const before = await test.hash()
    const failure = await test.refusal('bulk.run', { operation: 'vm.start', vmIds })
    expect(failure).toMatchObject({ code: 'vm.wrongState' })
    expect(failure.partly).toBeUndefined()
    expect(await test.hash()).toBe(before)
  })

  it('does it for the others where those that refuse are to be left out', async () => {
    const test = await aCore()
    const vmIds = await threeMachines(test)
    expect(await test.must('bulk.run', { operation: 'vm.start', vmIds, leavesOutRefused: true })).toEqual({
      doneCount: 2,
      leftOutCount: 1,
    })
    expect(await states(test)).toEqual(['Running', 'Running', 'Running'])
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })

  it('says of a machine that is not there that it is not there, and refuses where nothing is left to be done', async () => {
    const test = await aCore()
    const vmIds = await threeMachines(test)
    const { machines } = await test.must('bulk.check', { operation: 'vm.save', vmIds: ['vm-99', ...vmIds] })
    expect(machines.map(({ refusal }) => refusal?.code)).toEqual([
      'vm.unknown',
      'vm.wrongState',
      undefined,
      'vm.wrongState',
    ])
    const [first = ''] = vmIds
    expect(
      await test.refusal('bulk.run', { operation: 'vm.save', vmIds: [first], leavesOutRefused: true }),
    ).toMatchObject({
      code: 'vm.wrongState',
    })
  })

  it('says how far it came where the file could take no more, and goes on from there', async () => {
    let left = Number.POSITIVE_INFINITY
    const test = await aCore({
      around: (workspace) => ({
        ...workspace,
        transaction: (work) => {
          left -= 1
          return left < 0
            ? { ok: false, failure: { code: 'workspace.diskFull', params: { path: 'C:' } } }
            : workspace.transaction(work)
        },
      }),
    })
    const vmIds = await threeMachines(test)
    left = 1
    const accepted = [vmIds[0] ?? '', vmIds[2] ?? '']
    const failure = await test.refusal('bulk.run', { operation: 'vm.start', vmIds: accepted })
    expect(failure).toMatchObject({ partly: { done: ['bulk.some'], remaining: ['bulk.others'] } })
    left = Number.POSITIVE_INFINITY
    expect(await states(test)).toEqual(['Running', 'Running', 'Off'])
    await test.must('bulk.run', { operation: 'vm.start', vmIds: accepted, leavesOutRefused: true })
    expect(await states(test)).toEqual(['Running', 'Running', 'Running'])
  })
})
