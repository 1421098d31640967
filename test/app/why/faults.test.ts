/**
 * Every fault of the catalogue is brought about in a world with real certificates; "Why?" must name it, and its button alone,
 * pressed as often as it is offered, must lead back to a lane that is Normal.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { faultIds, faultTable, type FaultId } from '../../../src-main/contract/faults.ts'
import type { CallName, InputOf } from '../../../src-main/contract/registry.ts'
import type { WhyView } from '../../../src-main/contract/views/why.ts'
import { aVm, passphrase, waitForState, type Template, type TestCore, type Trust } from '../a-core.ts'
import { before, lanes, prepareLane, skip, type Place } from '../broken-lanes.ts'

type About = InputOf<'why.explain'>['about']

let template: Template<Trust>

beforeAll(async () => {
  template = await prepareLane()
})

/** What a fault is called by that gives no failure. */
const situations: Readonly<Partial<Record<FaultId, string>>> = {
  F22: 'resynchronizationRequired',
  F24: 'connection.timedOut',
  F25: 'resynchronizationRequired',
  F26: 'resynchronizationRequired',
  F27: 'resynchronizationRequired',
  F30: 'paused',
}

describe('why a lane is not Normal', () => {
  it.each(Object.keys(lanes) as FaultId[])(
    '%s is named by its cause, and repaired by the button alone',
    async (faultId) => {
      const test = await template.open()
      await before[faultId]?.(test)
      await test.must('fault.inject', { faultId, ...lanes[faultId] })
      await skip(test, 6)
      const cause = faultTable[faultId].failureCode ?? situations[faultId]
      const asked = await why(test, { kind: 'relationship', vmId: 'vm-1' })
      expect(asked.cause.code).toBe(situations[faultId] ?? cause)
      // One answer, whichever side is asked and wherever from.
      for (const about of [
        { kind: 'relationship', vmId: 'vm-2' },
        { kind: 'fault', faultId },
      ] as const) {
        expect((await why(test, about)).cause).toEqual(asked.cause)
      }
      if (asked.cause.kind === 'failure') expect(await refusal(test)).toBe(asked.cause.code)
      const pressed = await pressUntilNothing(test, { kind: 'relationship', vmId: 'vm-1' })
      // The first press repairs and resumes. What is left are cycles that were missed, of which the statistics tell.
      expect(pressed.slice(1).filter((each) => each !== 'cyclesMissed: resetStatistics')).toEqual([])
      expect(await laneOf(test)).toBe('Replicating Normal true')
    },
  )
})

/** Faults that no lane shows: of a step that was tried, of a machine that has failed over, of names and Kerberos. */
describe('why something else does not work', () => {
  it('names a missing service principal name, and restarts the service that registers it', async () => {
    const test = await template.open()
    for (const hostId of template.props.hostIds) {
      await test.must('host.joinDomain', { hostId, domain: 'lab.example' })
      await test.must('host.setFirewallRule', { hostId, rule: 'Hyper-V Replica HTTP Listener (TCP-In)', enabled: true })
      const { replicaServer } = await test.must('host.view', { hostId })
      await test.must('replicaServer.set', {
        hostId,
        enabled: true,
        authentication: 'certificateAndKerberos',
        certificateId: replicaServer.certificateId,
        defaultStorageLocation: replicaServer.defaultStorageLocation,
      })
    }
    await test.must('replication.change', { vmId: 'vm-1', authentication: 'kerberos', port: 80 })
    await skip(test, 6)
    await test.must('fault.inject', { faultId: 'F17', hostId: 'host-2' })
    await skip(test, 6)
    const asked = await why(test, { kind: 'fault', faultId: 'F17' })
    expect(asked.cause.code).toBe('connection.spnMissing')
    expect(asked.gates.find(({ state }) => state === 'closed')?.gate).toBe('kerberos')
    expect(asked.fix?.code).toBe('restartService')
    await pressUntilNothing(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(await laneOf(test)).toBe('Replicating Normal true')
  })

  const mistakes: Readonly<Partial<Record<FaultId, { place: Place; fix: string | null }>>> = {
    F31: { place: { vmId: 'vm-1' }, fix: 'shutDownVm' },
    F32: { place: { vmId: 'vm-1' }, fix: 'enableReplicaServer' },
    F33: { place: { vmId: 'vm-1' }, fix: 'addTrustedHostsOnBoth' },
    F34: { place: { vmId: 'vm-2' }, fix: 'stopTestFailover' },
    F35: { place: { vmId: 'vm-2' }, fix: null },
    F36: { place: { vmId: 'vm-2' }, fix: null },
    F42: { place: { vmId: 'vm-2' }, fix: null },
    F43: { place: { vmId: 'vm-3' }, fix: null },
  }

  it.each(Object.keys(mistakes) as FaultId[])(
    '%s is named by the refusal of the step, and undone where a call can',
    async (faultId) => {
      const test = await template.open()
      if (faultId === 'F36') await skip(test, 200)
      if (faultId === 'F42') await test.must('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
      if (faultId === 'F43') await aVm(test, 'host-1', 'dc01', '10.10.1.22')
      const { place, fix } = mistakes[faultId]!
      await test.must('fault.inject', { faultId, ...place })
      const hash = await test.hash()
      const asked = await why(test, { kind: 'fault', faultId })
      expect(asked.cause).toMatchObject({ kind: 'failure', code: faultTable[faultId].failureCode })
      expect(asked.fix?.code ?? null).toBe(fix)
      // The step was tried on a copy.
      expect(await test.hash()).toBe(hash)
      for (const { call, input } of asked.fix?.steps ?? []) await test.must(call as CallName, input as never)
      const { faults } = await test.must('fault.list', {})
      const left = faults.find((each) => each.faultId === faultId)?.active[0]
      if (fix !== null) expect(left?.isPresent).toBe(false)
      else expect(await laneOf(test)).toBe('Replicating Normal true')
    },
  )

  it.each(['F37', 'F38'] as const)(
    '%s: the way back after a failover is named, and gone to its end',
    async (faultId) => {
      const test = await failedOver()
      await test.must('host.restorePower', { hostId: 'host-1' })
      await skip(test, 5)
      await test.must('fault.inject', { faultId, vmId: 'vm-2' })
      const asked = await why(test, { kind: 'fault', faultId })
      expect(asked.cause.code).toBe(faultTable[faultId].failureCode)
      expect(asked.fix).not.toBeNull()
      for (const { call, input } of asked.fix?.steps ?? []) await test.must(call as CallName, input as never)
      await skip(test, 20)
      await pressUntilNothing(test, { kind: 'relationship', vmId: 'vm-2' })
      expect(await laneOf(test)).toBe('Replicating Normal true')
    },
  )

  it('never offers to start the old primary after a failover', async () => {
    const test = await failedOver()
    const asked = await why(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(asked.cause.code).toBe('failedOver')
    expect(asked.gates.find(({ state }) => state === 'closed')).toMatchObject({
      gate: 'power',
      measured: { host: 'HYPERVISOR-01' },
    })
    expect(asked.fix).toBeNull()
  })

  it('F39 and F40: what keeps clients from a machine that has failed over comes before the way back', async () => {
    const test = await failedOver()
    await test.must('fault.inject', { faultId: 'F39', vmId: 'vm-2' })
    const cut = await why(test, { kind: 'fault', faultId: 'F39' })
    expect([cut.cause.code, cut.fix?.code]).toEqual(['machineNotConnected', 'connectAdapter'])
    expect(cut.gates.map(({ gate, state }) => `${gate} ${state}`).slice(0, 2)).toEqual([
      'clients closed',
      'source notChecked',
    ])
    for (const { call, input } of cut.fix?.steps ?? []) await test.must(call as CallName, input as never)
    await test.must('fault.inject', { faultId: 'F40', vmId: 'vm-2' })
    const lost = await why(test, { kind: 'fault', faultId: 'F40' })
    expect([lost.cause.code, lost.fix?.code]).toEqual(['machineOtherAddress', 'setGuestAddress'])
    for (const { call, input } of lost.fix?.steps ?? []) await test.must(call as CallName, input as never)
    const { now } = await test.must('world.view', {})
    expect(now.machines[0]?.state).toBe('reached')
    expect((await why(test, { kind: 'relationship', vmId: 'vm-2' })).cause.code).toBe('failedOver')
  })

  it('F41 names the client that believes an old address, and clears its cache', async () => {
    const test = await template.open()
    await test.must('fault.inject', { faultId: 'F41', hostId: 'host-2', vmId: 'vm-1' })
    const asked = await why(test, { kind: 'fault', faultId: 'F41' })
    expect([asked.cause.code, asked.cause.params['client'], asked.fix?.code]).toEqual([
      'clientsStale',
      'HYPERVISOR-02',
      'flushNames',
    ])
    for (const { call, input } of asked.fix?.steps ?? []) await test.must(call as CallName, input as never)
    expect((await why(test, { kind: 'fault', faultId: 'F41' })).cause.code).toBe('nothing')
  })

  it('has tried every fault of the catalogue', () => {
    const tried = [...Object.keys(lanes), 'F17', ...Object.keys(mistakes), 'F37', 'F38', 'F39', 'F40', 'F41']
    expect(tried.toSorted()).toEqual([...faultIds])
  })
})

describe('one answer everywhere', () => {
  const refusedCertificates = ['F06', 'F07', 'F08', 'F09', 'F10', 'F11', 'F12', 'F13', 'F14'] as const

  it.each(refusedCertificates)('%s: a connection test and its "Why?" say what the lane says', async (faultId) => {
    const test = await template.open()
    await test.must('fault.inject', { faultId, ...lanes[faultId] })
    await skip(test, 6)
    const lane = await why(test, { kind: 'relationship', vmId: 'vm-1' })
    const { certificateId } = (await test.must('vm.view', { vmId: 'vm-1' })).replication ?? {}
    const connection = {
      hostId: 'host-1',
      replicaServer: template.props.fqdns[1],
      certificateId: certificateId ?? null,
    }
    const asked = await why(test, { kind: 'connection', ...connection })
    expect(asked.cause.code).toBe(lane.cause.code)
    expect(asked.gates.find(({ state }) => state === 'closed')?.gate).toBe(
      lane.gates.find(({ state }) => state === 'closed')?.gate,
    )
    const refused = await test.refusal('connection.test', { ...connection, performHandshake: false })
    expect([refused.code, refused.params['reason']]).toEqual([lane.cause.code, lane.cause.params['reason']])
  })

  it('shows the code of each host under its name, and says which of them is only inferred', async () => {
    const test = await template.open()
    await test.must('fault.inject', { faultId: 'F09', hostId: 'host-2' })
    await skip(test, 6)
    const { hosts } = await why(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(
      hosts.map(({ host, windowsCode, isInferred, events }) => [host, windowsCode, isInferred, events[0]?.eventId]),
    ).toEqual([
      ['HYPERVISOR-02', '0x80092013', true, 33_680],
      ['HYPERVISOR-01', '0x00002EFE', true, 32_086],
    ])
  })

  it('repairs once for all machines with the same cause, and resumes each of them', async () => {
    const test = await template.open()
    await aVm(test, 'host-1', 'dc01', '10.10.1.22')
    await test.must('replication.enable', { vmId: 'vm-3', replicaServer: template.props.fqdns[1] })
    await test.must('replication.startInitial', { vmId: 'vm-3' })
    await waitForState(test, 'vm-3', 'Replicating')
    await test.must('fault.inject', { faultId: 'F07', hostId: 'host-2' })
    await skip(test, 6)
    const asked = await why(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(asked.others).toEqual(['dc01'])
    await pressUntilNothing(test, { kind: 'relationship', vmId: 'vm-1' })
    const { lanes: after } = await test.must('world.view', {})
    expect(after.map(({ state, health }) => `${state} ${health}`)).toEqual(['Replicating Normal', 'Replicating Normal'])
  })

  it('signs the next CRL for both hosts where the newest one has ended', async () => {
    const test = await template.open()
    await test.must('clock.setPace', { pace: 'paused' })
    for (let months = 0; months < 14; months += 1) await test.must('clock.skip', { seconds: 15 * 86_400 })
    const asked = await why(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(asked.cause).toMatchObject({
      code: 'connection.certificateRefused',
      params: { reason: 'certificate.revocationOffline' },
    })
    expect(asked.fix?.code).toBe('publishCrlOnHosts')
    await test.must('root.unlock', { rootId: template.props.rootId, passphrase })
    await pressUntilNothing(test, { kind: 'relationship', vmId: 'vm-1' })
    expect(await laneOf(test)).toBe('Replicating Normal true')
  })
})

/** The first host has no power, and its machine runs on the second. */
async function failedOver(): Promise<TestCore> {
  const test = await template.open()
  await test.must('host.losePower', { hostId: 'host-1' })
  await test.must('failover.start', { vmId: 'vm-2' })
  const { adapters } = await test.must('vm.view', { vmId: 'vm-2' })
  for (const { adapterId } of adapters) {
    await test.must('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
  }
  await test.must('vm.start', { vmId: 'vm-2' })
  await skip(test, 1)
  return test
}

async function laneOf(test: TestCore): Promise<string> {
  const { lanes: after } = await test.must('world.view', {})
  return after.map(({ state, health, canSend }) => `${state} ${health} ${canSend}`).join()
}

async function why(test: TestCore, about: About): Promise<WhyView> {
  return test.must('why.explain', { about })
}

/** What the world itself refuses to send with. */
async function refusal(test: TestCore): Promise<string | undefined> {
  const { now } = await test.must('world.view', {})
  return now.relationships[0]?.obstacle?.code
}

/** Presses the button as long as there is one. */
async function pressUntilNothing(test: TestCore, about: About): Promise<string[]> {
  const pressed: string[] = []
  for (let presses = 0; presses < 5; presses += 1) {
    const { fix, cause } = await why(test, about)
    if (fix === null) return pressed
    pressed.push(`${cause.code}: ${fix.code}`)
    for (const { call, input } of fix.steps) await test.must(call as CallName, input as never)
    await skip(test, 40)
  }
  return expect.fail(`the button never went away: ${pressed.join(', ')}`)
}
