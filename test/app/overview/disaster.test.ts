import { beforeAll, describe, expect, it } from 'vitest'
import type { DisasterStep } from '../../../src-main/contract/views/disaster.ts'
import { prepareTemplate, type Template, type TestCore } from '../a-core.ts'

let template: Template<object>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    await test.must('rehearsal.prepareTwoHosts', {})
    await test.must('clock.setPace', { pace: 'paused' })
    return {}
  })
})

async function disasterOf(test: TestCore) {
  return (await test.must('world.view', {})).disaster
}

async function stepsOf(test: TestCore): Promise<readonly DisasterStep[]> {
  return (await disasterOf(test))?.steps ?? []
}

const short = (steps: readonly DisasterStep[]) => steps.map(({ step, state }) => `${step} ${state}`)

/** The first host, with its machine db01 and web01, loses power. */
async function firstHostDies(test: TestCore): Promise<string> {
  const { hosts } = await test.must('host.list', {})
  const hostId = hosts[0]!.hostId
  await test.must('clock.skip', { seconds: 38 })
  await test.must('host.losePower', { hostId })
  await test.must('clock.skip', { seconds: 60 })
  return hostId
}

async function failOverAll(test: TestCore, hostId: string) {
  const { machines } = await test.must('failover.list', { hostId })
  return test.must('failover.runList', { vmIds: machines.map(({ vmId }) => vmId) })
}

describe('what to do when a host does not answer', () => {
  it('is nothing while every host answers', async () => {
    expect(await disasterOf(await template.open())).toBeNull()
  })

  it('begins with what to look at, before it offers a failover', async () => {
    const test = await template.open()
    await firstHostDies(test)
    const steps = await stepsOf(test)
    expect(short(steps)).toEqual(['look open', 'failover open', 'keepOff open', 'waitReplica waits'])
    expect(steps[1]?.params).toMatchObject({ count: 2, names: 'db01, web01', to: 'HYPERVISOR-02' })
    expect(steps[3]?.params).toMatchObject({ names: 'dc01', host: 'HYPERVISOR-01' })
  })

  it('looks the same from outside whether the power or the line is gone', async () => {
    const [dead, cut] = [await template.open(), await template.open()]
    await firstHostDies(dead)
    const { hosts } = await cut.must('host.list', {})
    await cut.must('clock.skip', { seconds: 38 })
    await cut.must('network.partition', { hostIds: [hosts[0]!.hostId] })
    await cut.must('clock.skip', { seconds: 60 })
    const told = (steps: readonly DisasterStep[]) =>
      steps.map(({ step, state, hostId, vmIds }) => ({ step, state, hostId, vmIds }))
    expect(told(await stepsOf(cut))).toEqual(told(await stepsOf(dead)))
  })

  it('keeps what would be lost as it is, while the outage runs on', async () => {
    const test = await template.open()
    await firstHostDies(test)
    const before = await disasterOf(test)
    await test.must('clock.skip', { seconds: 600 })
    const after = await disasterOf(test)
    const lossOf = (view: typeof before) => {
      const params = view?.steps.find(({ step }) => step === 'failover')?.params
      return [params?.['lostSeconds'], params?.['lostBytes']]
    }
    expect(lossOf(after)).toEqual(lossOf(before))
    expect(after?.away?.sinceInstant).toBe(before?.away?.sinceInstant)
  })

  it('fails the machines over in the order that was chosen, and begins each only after the one before it', async () => {
    const test = await template.open()
    const hostId = await firstHostDies(test)
    const { machines } = await test.must('failover.list', { hostId })
    expect(machines.map(({ name }) => name)).toEqual(['db01', 'web01'])
    const chosen = machines.map(({ vmId }) => vmId).toReversed()
    const turned = await test.must('failover.list', { hostId, vmIds: chosen })
    expect(turned.machines.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['web01', null],
      ['db01', null],
    ])
    expect(turned.scripts.map(({ lines }) => lines.map(({ text }) => text).join('\n'))[0]).toMatch(
      /Start-VMFailover[^]*web01[^]*Start-VM[^]*db01/,
    )
    test.events.length = 0
    expect(await test.must('failover.runList', { vmIds: chosen })).toEqual({ vmIds: chosen })
    const heard = test.events.filter(({ type }) => type === 'failoverList.changed').map(({ params }) => params)
    expect(heard.map(({ vmId, status }) => `${chosen.indexOf(String(vmId))} ${String(status)}`)).toEqual([
      '0 inProgress',
      '0 successful',
      '1 inProgress',
      '1 successful',
    ])
  })

  it('stops at the first machine that cannot be failed over, unless it is told to go on, and does nothing twice', async () => {
    for (const goesOn of [false, true]) {
      const test = await template.open()
      const hostId = await firstHostDies(test)
      const { machines } = await test.must('failover.list', { hostId })
      const vmIds = machines.map(({ vmId }) => vmId)
      // A test failover stands in the way of the first.
      await test.must('failover.startTest', { vmId: vmIds[0]! })
      const listed = (await test.must('failover.list', { hostId, vmIds })).machines
      expect(listed.map(({ name }) => name)).toEqual(['web01'])
      const failure = await test.refusal('failover.runList', { vmIds, goesOn })
      expect(failure).toMatchObject({ code: 'failover.testRunning', field: 'vmIds.0' })
      expect(failure.partly !== undefined).toBe(goesOn)
      const second = await test.must('vm.view', { vmId: vmIds[1]! })
      expect(second.state).toBe(goesOn ? 'Running' : 'Off')
      await test.must('failover.stopTest', { vmId: vmIds[0]! })
      expect(await test.must('failover.runList', { vmIds })).toEqual({ vmIds })
    }
  })

  it('counts a machine as away until a client is answered, and names what is in the way', async () => {
    const test = await template.open()
    const hostId = await firstHostDies(test)
    const { vmIds } = await failOverAll(test, hostId)
    await test.must('clock.skip', { seconds: 120 })
    const steps = await stepsOf(test)
    expect(short(steps)).toEqual([
      'runs done',
      'connect open',
      'clients waits',
      'runs done',
      'connect open',
      'clients waits',
      'keepOff open',
      'waitReplica waits',
      'waitReverse waits',
    ])
    expect((await disasterOf(test))?.away).toMatchObject({ hasFailedOver: true })
    for (const vmId of vmIds) await test.must('wizard.finish', { kind: 'afterFailover', vmId, draft: {} })
    expect((await stepsOf(test)).filter(({ step }) => step === 'clients').map(({ state }) => state)).toEqual([
      'done',
      'done',
    ])
    expect((await disasterOf(test))?.away).toBeNull()
  })

  it('shows a host that is kept off as isolated, with what follows as soon as somebody reaches it', async () => {
    const test = await template.open()
    const hostId = await firstHostDies(test)
    await test.must('host.keepOff', { hostId })
    expect((await disasterOf(test))?.silent[0]?.keptOffSinceInstant).not.toBeNull()
    // Nobody asks any more what it may be, since somebody has decided.
    expect(short(await stepsOf(test))).toEqual(['failover open', 'keepOff done', 'waitReplica waits'])
    await failOverAll(test, hostId)
    const kept = (await stepsOf(test)).find(({ step }) => step === 'keepOff')
    expect(kept).toMatchObject({ state: 'done', params: { names: 'db01, web01', count: 2 } })
  })
})

describe('a machine that runs twice', () => {
  async function split(test: TestCore) {
    const hostId = await firstHostDies(test)
    const { vmIds } = await failOverAll(test, hostId)
    await test.must('clock.skip', { seconds: 600 })
    await test.must('host.restorePower', { hostId })
    await test.must('clock.skip', { seconds: 900 })
    return { hostId, vmIds }
  }

  it('is one entry, with what each side would lose', async () => {
    const test = await template.open()
    await split(test)
    const view = await disasterOf(test)
    expect(view?.splits.map(({ name, sides }) => [name, sides.map(({ hasTakenOver }) => hasTakenOver)])).toEqual([
      ['db01', [false, true]],
      ['web01', [false, true]],
    ])
    for (const { sides } of view?.splits ?? []) {
      for (const { lostBytes, lostSeconds } of sides) expect([lostBytes > 0, lostSeconds > 0]).toEqual([true, true])
    }
    expect(view?.steps.filter(({ step }) => step === 'splitBrain')).toHaveLength(2)
  })

  it('ends with the side that took over: the old primary is off, starts nothing by itself and is disconnected', async () => {
    const test = await template.open()
    const { vmIds } = await split(test)
    for (const vmId of vmIds) await test.must('failover.keepSide', { vmId })
    const { vms } = await test.must('vm.list', {})
    const old = vms.filter(({ name, replication }) => name !== 'dc01' && replication?.mode === 'Primary')
    expect(old.map(({ state, automaticStartAction }) => [state, automaticStartAction])).toEqual([
      ['Off', 'nothing'],
      ['Off', 'nothing'],
    ])
    expect(old.flatMap(({ adapters }) => adapters.map(({ switchName }) => switchName))).toEqual([null, null])
    expect((await disasterOf(test))?.splits ?? []).toEqual([])
    expect(await test.refusal('failover.keepSide', { vmId: vmIds[0]! })).toMatchObject({ code: 'failover.notSplit' })
  })

  it('ends with the old primary: the failover is cancelled and the other side is the replica again', async () => {
    const test = await template.open()
    await split(test)
    const [first] = (await disasterOf(test))?.splits ?? []
    const old = first?.sides.find(({ hasTakenOver }) => !hasTakenOver)
    const over = first?.sides.find(({ hasTakenOver }) => hasTakenOver)
    await test.must('failover.keepSide', { vmId: old!.vmId })
    const replica = await test.must('vm.view', { vmId: over!.vmId })
    expect(replica).toMatchObject({ state: 'Off', replication: { mode: 'Replica', failover: null } })
    expect(await test.must('vm.view', { vmId: old!.vmId })).toMatchObject({ state: 'Running' })
  })
})
