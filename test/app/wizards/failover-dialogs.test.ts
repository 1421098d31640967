import { beforeAll, describe, expect, it } from 'vitest'
import { waitForState, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

describe('the Failover dialog', () => {
  it('offers the recovery points, the latest first and chosen, each with what it would lose', async () => {
    const test = await template.open()
    const { replicaVmId: vmId, hostIds, fqdns } = template.props
    await test.must('host.losePower', { hostId: hostIds[0] })
    const view = await test.must('wizard.view', { kind: 'failover', vmId })
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    expect(recoveryPoints.length).toBeGreaterThan(1)
    const [note, field] = view.pages[0]?.fields ?? []
    expect(note).toMatchObject({ kind: 'note', name: 'dataLoss', params: { server: fqdns[0] } })
    expect(field).toMatchObject({ kind: 'recoveryPoint', value: recoveryPoints[0]?.recoveryPointId })
    expect(field?.options.map((option) => option.detail)).toEqual(
      recoveryPoints.map(({ at, kind, lostSeconds, lostBytes }) => ({ at, kind, lostSeconds, lostBytes })),
    )
    const lost = recoveryPoints.map((point) => point.lostSeconds)
    expect(lost).toEqual([...lost].sort((one, other) => one - other))
  })

  it('fails over to the point that was chosen and starts the machine', async () => {
    const test = await template.open()
    const { replicaVmId: vmId, hostIds, fqdns } = template.props
    await test.must('host.losePower', { hostId: hostIds[0] })
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const point = recoveryPoints[1] ?? expect.fail('only one point')
    const result = await test.must('wizard.finish', {
      kind: 'failover',
      vmId,
      draft: { recoveryPoint: point.recoveryPointId },
    })
    expect(result).toMatchObject({
      vmId,
      message: 'failoverCompletedAndStarted',
      params: { vm: 'web01', server: fqdns[1] },
    })
    const vm = await test.must('vm.view', { vmId })
    expect(vm.state).toBe('Running')
    expect(vm.replication?.failover).toMatchObject({
      kind: 'unplanned',
      recoveryPointInstant: point.at,
      loss: { lostSeconds: point.lostSeconds, lostBytes: point.lostBytes },
    })
  })

  it('is refused for a point that is gone, while the primary runs, while a test runs, and on the primary', async () => {
    const test = await template.open()
    const { vmId, replicaVmId, hostIds } = template.props
    const kind = 'failover' as const
    const before = await test.hash()
    expect(await test.refusal('wizard.finish', { kind, vmId: replicaVmId, draft: {} })).toMatchObject({
      code: 'failover.primaryRunning',
      field: 'recoveryPoint:recoveryPoint',
    })
    const gone = { recoveryPoint: 'point-9999' }
    expect((await test.must('wizard.view', { kind, vmId: replicaVmId, draft: gone })).canFinish).toBe(false)
    expect(await test.refusal('wizard.finish', { kind, vmId: replicaVmId, draft: gone })).toMatchObject({
      code: 'failover.noRecoveryPoint',
      field: 'recoveryPoint:recoveryPoint',
    })
    expect((await test.refusal('wizard.finish', { kind, vmId, draft: {} })).code).toBe('replication.wrongSide')
    expect(await test.hash()).toBe(before)

    await test.must('failover.startTest', { vmId: replicaVmId })
    await test.must('host.losePower', { hostId: hostIds[0] })
    const testing = await test.refusal('wizard.finish', { kind, vmId: replicaVmId, draft: {} })
    expect(testing).toMatchObject({
      code: 'failover.testRunning',
      field: 'recoveryPoint:recoveryPoint',
      fix: { code: 'stopTestFailover' },
    })
    await test.fix(testing)
    await test.must('wizard.finish', { kind, vmId: replicaVmId, draft: {} })
  })
})

describe('the Planned Failover dialog', () => {
  it('starts the replica and does not reverse, unless it is told otherwise', async () => {
    const test = await template.open()
    const view = await test.must('wizard.view', { kind: 'plannedFailover', vmId: template.props.vmId })
    expect(view.draft).toEqual({ reverse: false, start: true })
    expect(view.checklist.map((row) => row.row)).toEqual(['vmOff', 'sendData', 'failOver', 'start'])
    const all = await test.must('wizard.view', {
      kind: 'plannedFailover',
      vmId: template.props.vmId,
      draft: { reverse: true },
    })
    expect(all.checklist.map((row) => [row.group, row.row, row.status])).toEqual([
      ['prerequisites', 'vmOff', 'notStarted'],
      ['prerequisites', 'replicaState', 'notStarted'],
      ['prerequisites', 'reverseConfiguration', 'notStarted'],
      ['actions', 'sendData', 'notStarted'],
      ['actions', 'failOver', 'notStarted'],
      ['actions', 'reverse', 'notStarted'],
      ['actions', 'start', 'notStarted'],
    ])
  })

  it('shows the commands for both hosts in its scripts', async () => {
    const test = await template.open()
    const draft = { reverse: true }
    const view = await test.must('wizard.view', { kind: 'plannedFailover', vmId: template.props.vmId, draft })
    const text = view.scripts.flatMap((script) => script.lines.map((line) => line.text)).join('\n')
    for (const command of ['Start-VMFailover', '-Prepare', 'Set-VMReplication', '-Reverse', 'Start-VM ']) {
      expect(text).toContain(command)
    }
    const hosts = new Set(view.scripts.map((script) => script.host.toLowerCase()))
    expect([...hosts].sort()).toEqual(template.props.fqdns.map((fqdn) => fqdn.toLowerCase()).sort())
  })

  it('belongs to the primary', async () => {
    const test = await template.open()
    const { replicaVmId: vmId } = template.props
    expect((await test.refusal('wizard.view', { kind: 'plannedFailover', vmId })).code).toBe('replication.wrongSide')
  })
})

describe('Reverse Replication', () => {
  it('says before it begins that recovery points and what the old primary wrote are discarded', async () => {
    const test = await failedOver()
    const view = await test.must('wizard.view', { kind: 'reverseReplication', vmId: template.props.replicaVmId })
    expect(view.pages[0]?.fields.map(({ name }) => name)).toEqual(['introductionReverse'])
  })

  it('is filled in with what the relationship was, and has no page for disks', async () => {
    const test = await failedOver()
    const { replicaVmId: vmId, fqdns, certificateIds } = template.props
    const view = await test.must('wizard.view', { kind: 'reverseReplication', vmId })
    expect(view.pages.map((page) => page.page)).toEqual([
      'beforeYouBegin',
      'replicaServer',
      'connection',
      'frequency',
      'recoveryPoints',
      'initialReplication',
      'summary',
    ])
    expect(view.draft).toMatchObject({
      server: fqdns[0],
      port: 443,
      certificate: certificateIds[1],
      frequencySeconds: '300',
      recoveryPoints: 'additional',
      coverageHours: 4,
      vss: false,
      compression: true,
    })
  })

  it('is refused before anything is done while the old primary runs, and its remedy shuts it down', async () => {
    const test = await failedOver()
    const { replicaVmId: vmId } = template.props
    await test.must('host.restorePower', { hostId: template.props.hostIds[0] })
    const before = await test.hash()
    const failure = await test.refusal('wizard.finish', { kind: 'reverseReplication', vmId, draft: {} })
    expect(failure).toMatchObject({
      code: 'failover.reverseOldPrimaryRunning',
      field: 'replicaServer:server',
      fix: { code: 'shutDownVm' },
    })
    expect(await test.hash()).toBe(before)
  })

  it('brings the direction round, step by step as Hyper-V does', async () => {
    const test = await failedOver()
    const { vmId: oldPrimary, replicaVmId: vmId, hostIds, certificateIds } = template.props
    await test.must('host.restorePower', { hostId: hostIds[0] })
    const finish = { kind: 'reverseReplication' as const, vmId, draft: { frequencySeconds: '30' } }
    await test.fix(await test.refusal('wizard.finish', finish))
    const before = await test.hash()
    const notServer = await test.refusal('wizard.finish', finish)
    expect(notServer).toMatchObject({
      code: 'failover.reverseNotReplicaServer',
      field: 'replicaServer:server',
      fix: { code: 'enableReplicaServer' },
    })
    // The last step would be refused, so none is taken.
    expect(await test.hash()).toBe(before)
    await test.fix(notServer)
    expect((await test.must('host.view', { hostId: hostIds[0] })).replicaServer.certificateId).toBe(certificateIds[0])
    expect(await test.must('wizard.finish', finish)).toMatchObject({ message: 'replicationReversed', vmId })
    await waitForState(test, vmId, 'Replicating')
    expect(await test.must('replication.view', { vmId })).toMatchObject({ mode: 'Primary', frequencySeconds: 30 })
    expect(await test.must('replication.view', { vmId: oldPrimary })).toMatchObject({ mode: 'Replica' })
  })

  it('is for a machine that failed over', async () => {
    const test = await template.open()
    const { vmId, replicaVmId } = template.props
    const kind = 'reverseReplication' as const
    expect((await test.refusal('wizard.view', { kind, vmId })).code).toBe('replication.wrongSide')
    expect((await test.refusal('wizard.view', { kind, vmId: replicaVmId })).code).toBe('replication.wrongState')
  })
})

describe('the Test Failover dialog', () => {
  it('makes a second machine from the chosen point and starts nothing', async () => {
    const test = await template.open()
    const { replicaVmId: vmId, fqdns } = template.props
    const kind = 'testFailover' as const
    const view = await test.must('wizard.view', { kind, vmId })
    expect(view.scripts[0]?.lines.map((line) => line.text).join(' ')).toContain('-AsTest')
    const { message, params } = await test.must('wizard.finish', { kind, vmId, draft: {} })
    expect({ message, params }).toEqual({
      message: 'testFailoverCompleted',
      params: { vm: 'web01', server: fqdns[1] },
    })
    const { vms } = await test.must('world.view', {})
    expect(vms.find((vm) => vm.name === 'web01 - Test')).toMatchObject({ state: 'Off' })
  })

  it('is for the replica, and shows a point that is gone at its field', async () => {
    const test = await template.open()
    const { vmId: primary, replicaVmId: vmId } = template.props
    const kind = 'testFailover' as const
    expect((await test.refusal('wizard.view', { kind, vmId: primary })).code).toBe('replication.wrongSide')
    const view = await test.must('wizard.view', { kind, vmId, draft: { recoveryPoint: 'gone' } })
    expect(view.canFinish).toBe(false)
    expect(view.pages[0]?.fields[0]?.problem?.code).toBe('failover.noRecoveryPoint')
  })
})

/** The first host lost its power and the machine runs on the second. */
async function failedOver(): Promise<TestCore> {
  const test = await template.open()
  await test.must('host.losePower', { hostId: template.props.hostIds[0] })
  await test.must('wizard.finish', { kind: 'failover', vmId: template.props.replicaVmId, draft: {} })
  return test
}
