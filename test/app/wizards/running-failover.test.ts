import { beforeAll, describe, expect, it } from 'vitest'
import { close, aCore, httpsRule, waitForState, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

describe('a planned failover', () => {
  it('of a running machine is refused at the first row, changes nothing and offers to shut it down', async () => {
    const test = await template.open()
    const before = await test.must('world.hash', {})
    const failure = await finish(test, { reverse: true })
    expect(failure).toMatchObject({
      code: 'failover.vmRunning',
      field: 'options:vmOff',
      fix: { code: 'shutDownVm', steps: [{ call: 'vm.shutDown', input: { vmId: template.props.vmId } }] },
    })
    expect(rows(test)).toEqual(['vmOff failed'])
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('with reverse fails for the two reasons of a workgroup, one after the other, and succeeds when both are mended', async () => {
    const test = await template.open()
    const { vmId, replicaVmId, fqdns, hostIds } = template.props
    await test.must('vm.writeGuestFile', { vmId, path: 'C:\\Orders\\ledger.csv', sizeBytes: 50_000 })
    await test.must('vm.shutDown', { vmId })
    const off = await test.must('world.hash', {})

    const notServer = await finish(test, { reverse: true })
    expect(notServer).toMatchObject({
      code: 'failover.reverseNotReplicaServer',
      field: 'options:reverseConfiguration',
      params: { host: fqdns[0], peer: fqdns[1] },
      fix: { code: 'enableReplicaServer', params: { host: 'HYPERVISOR-01' } },
    })
    expect(rows(test)).toEqual(['vmOff successful', 'replicaState successful', 'reverseConfiguration failed'])
    expect(await test.must('world.hash', {})).toEqual(off)
    await test.fix(notServer)

    const mended = await test.must('world.hash', {})
    const notTrusted = await finish(test, { reverse: true })
    expect(notTrusted).toMatchObject({
      code: 'failover.reverseTrustedHosts',
      field: 'options:reverseConfiguration',
      fix: { code: 'addTrustedHostsOnBoth' },
    })
    expect(await test.must('world.hash', {})).toEqual(mended)
    await test.fix(notTrusted)
    for (const [index, hostId] of hostIds.entries()) {
      const { trustedHosts } = await test.must('host.view', { hostId })
      expect(trustedHosts).toEqual([fqdns[1 - index]])
    }

    test.events.length = 0
    const result = await test.must('wizard.finish', { kind: 'plannedFailover', vmId, draft: { reverse: true } })
    expect(result.vmId).toBe(replicaVmId)
    expect(result.checklist.map((row) => [row.row, row.status])).toEqual([
      ['vmOff', 'successful'],
      ['replicaState', 'successful'],
      ['reverseConfiguration', 'successful'],
      ['sendData', 'successful'],
      ['failOver', 'successful'],
      ['reverse', 'successful'],
      ['start', 'successful'],
    ])
    // Every row is begun and ended in order, and the sending tells how far it is.
    const seen = rows(test).filter((row, index, all) => row !== all[index - 1])
    expect(seen).toEqual([
      'vmOff successful',
      'replicaState successful',
      'reverseConfiguration successful',
      'sendData inProgress',
      'sendData successful',
      'failOver inProgress',
      'failOver successful',
      'reverse inProgress',
      'reverse successful',
      'start inProgress',
      'start successful',
    ])
    const percents = test.events
      .filter((event) => event.type === 'checklist.changed' && event.params['row'] === 'sendData')
      .map((event) => Number(event.params['progressPercent']))
    expect(percents[0]).toBe(0)
    expect(percents.every((percent) => percent >= -1 && percent <= 100)).toBe(true)

    const moved = await test.must('vm.view', { vmId: replicaVmId })
    expect(moved).toMatchObject({ state: 'Running', replication: { mode: 'Primary', state: 'Replicating' } })
    expect(moved.replication?.failover).toMatchObject({
      kind: 'planned',
      isReversed: true,
      loss: { lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] },
    })
    expect(moved.guestFiles).toEqual((await test.must('vm.view', { vmId })).guestFiles)
    expect(await test.must('vm.view', { vmId })).toMatchObject({ state: 'Off', replication: { mode: 'Replica' } })
    await test.must('clock.skip', { seconds: 700 })
    const { statistics } = await test.must('replication.view', { vmId: replicaVmId })
    expect(statistics.successfulCycles).toBeGreaterThan(0)
    expect(test.core.verify()).toMatchObject({ actual: await test.hash() })
  })

  it('keeps the remedies together where the firewall rule of the old primary is disabled as well', async () => {
    const test = await template.open()
    const { vmId, hostIds } = template.props
    await test.must('vm.shutDown', { vmId })
    await test.fix(await finish(test, { reverse: true }))
    const { firewallRules } = await test.must('host.view', { hostId: hostIds[0] })
    expect(firewallRules.find((rule) => rule.displayName === httpsRule)?.enabled).toBe(true)
    await test.must('host.setFirewallRule', { hostId: hostIds[0], rule: httpsRule, enabled: false })
    const failure = await finish(test, { reverse: true })
    expect(failure).toMatchObject({ code: 'connection.firewallRuleDisabled', fix: { code: 'enableFirewallRule' } })
    await test.fix(failure)
    expect((await finish(test, { reverse: true })).code).toBe('failover.reverseTrustedHosts')
  })

  it('without reverse leaves the primary prepared and locked, and the replica failed over', async () => {
    const test = await template.open()
    const { vmId, replicaVmId } = template.props
    await test.must('vm.shutDown', { vmId })
    const result = await test.must('wizard.finish', { kind: 'plannedFailover', vmId, draft: {} })
    expect(result.message).toBe('failoverCompletedAndStarted')
    expect(result.checklist.map((row) => row.row)).toEqual(['vmOff', 'sendData', 'failOver', 'start'])
    expect((await test.must('replication.view', { vmId })).state).toBe('PreparedForFailover')
    expect((await test.must('replication.view', { vmId: replicaVmId })).state).toBe('FailedOverWaitingCompletion')
    expect((await test.must('vm.view', { vmId: replicaVmId })).state).toBe('Running')
    expect((await test.refusal('vm.start', { vmId })).code).toBe('vm.preparedForFailover')
  })

  it('with start unticked leaves the machine off', async () => {
    const test = await template.open()
    const { vmId, replicaVmId } = template.props
    await test.must('vm.shutDown', { vmId })
    const result = await test.must('wizard.finish', { kind: 'plannedFailover', vmId, draft: { start: false } })
    expect(result.message).toBe('failoverCompleted')
    expect(result.checklist.map((row) => row.row)).toEqual(['vmOff', 'sendData', 'failOver'])
    expect((await test.must('vm.view', { vmId: replicaVmId })).state).toBe('Off')
  })

  it('is refused where the replica is not ready, at the row that says so', async () => {
    const test = await template.open()
    const { vmId, replicaVmId } = template.props
    await test.must('vm.shutDown', { vmId })
    await test.must('replication.suspend', { vmId: replicaVmId })
    const before = await test.must('world.hash', {})
    const failure = await finish(test, {})
    expect(failure).toMatchObject({ code: 'failover.replicaNotReady', field: 'options:replicaState' })
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('that cannot send is refused at the row of the sending', async () => {
    const test = await template.open()
    const { vmId, hostIds } = template.props
    await test.must('vm.shutDown', { vmId })
    await test.must('host.setFirewallRule', { hostId: hostIds[1], rule: httpsRule, enabled: false })
    const failure = await finish(test, {})
    expect(failure).toMatchObject({
      code: 'connection.firewallRuleDisabled',
      field: 'options:sendData',
      fix: { code: 'enableFirewallRule' },
    })
    await test.fix(failure)
    await test.must('wizard.finish', { kind: 'plannedFailover', vmId, draft: {} })
  })

  it('that would find too little memory at its last row does not begin, and says which row it is', async () => {
    const test = await template.open()
    const { vmId, replicaVmId, hostIds } = template.props
    const { vmId: eater } = await test.must('vm.create', {
      hostId: hostIds[1],
      name: 'eater',
      memoryBytes: 62 * 1024 ** 3,
    })
    await test.must('vm.start', { vmId: eater })
    await test.must('vm.shutDown', { vmId })
    const before = await test.hash()
    const failure = await finish(test, {})
    expect(failure).toMatchObject({ code: 'vm.notEnoughMemory', field: 'options:start', windowsCode: '0x8007000E' })
    expect(failure.partly).toBeUndefined()
    expect(await test.hash()).toBe(before)
    expect((await test.must('replication.view', { vmId: replicaVmId })).state).toBe('Replicating')
  })

  it('is the same after the workspace was closed and opened', async () => {
    const test = await template.open()
    const { vmId, replicaVmId } = template.props
    await test.must('vm.shutDown', { vmId })
    await test.must('failover.runPlanned', { vmId })
    const before = await test.must('replication.view', { vmId: replicaVmId })
    await close(test)
    const again = await aCore({ folder: test.folder })
    expect(await again.must('replication.view', { vmId: replicaVmId })).toEqual(before)
  })

  it('goes on with what was prepared by hand, while its last data are on the way and after they have arrived', async () => {
    for (const waitSeconds of [0, 3_600]) {
      const test = await template.open()
      const { vmId, replicaVmId } = template.props
      await test.must('vm.writeGuestFile', { vmId, path: 'C:\\Orders\\ledger.csv', sizeBytes: 900_000_000 })
      await test.must('vm.shutDown', { vmId })
      await test.must('failover.prepare', { vmId })
      if (waitSeconds > 0) await test.must('clock.skip', { seconds: waitSeconds })
      const { state, transfer } = await test.must('replication.view', { vmId })
      expect([state, transfer?.kind]).toEqual(
        waitSeconds > 0 ? ['PreparedForFailover', undefined] : ['Replicating', 'plannedFailover'],
      )
      await test.must('wizard.finish', { kind: 'plannedFailover', vmId, draft: {} })
      const moved = await test.must('vm.view', { vmId: replicaVmId })
      expect(moved).toMatchObject({ state: 'Running', replication: { state: 'FailedOverWaitingCompletion' } })
      expect(moved.replication?.failover).toMatchObject({ kind: 'planned', loss: { lostBytes: 0 } })
    }
  })

  it('of a machine that does not replicate, or of a replica, is refused', async () => {
    const test = await template.open()
    const { replicaVmId, hostIds } = template.props
    expect((await test.refusal('failover.runPlanned', { vmId: 'vm-99' })).code).toBe('vm.unknown')
    expect((await test.refusal('failover.runPlanned', { vmId: replicaVmId })).code).toBe('replication.wrongSide')
    const { vmId } = await test.must('vm.create', { hostId: hostIds[0], name: 'alone' })
    expect((await test.refusal('failover.runPlanned', { vmId })).code).toBe('replication.notEnabled')
    await waitForState(test, template.props.vmId, 'Replicating')
  })
})

async function finish(test: TestCore, draft: { reverse?: boolean; start?: boolean }) {
  test.events.length = 0
  return test.refusal('wizard.finish', { kind: 'plannedFailover', vmId: template.props.vmId, draft })
}

/** The rows as they were reported. */
function rows(test: TestCore): string[] {
  return test.events
    .filter((event) => event.type === 'checklist.changed')
    .map((event) => `${event.params['row']} ${event.params['status']}`)
}
