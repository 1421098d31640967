import { beforeAll, describe, expect, it } from 'vitest'
import { prepareTemplate, type Template, type TestCore } from '../a-core.ts'

let template: Template<object>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    await test.must('rehearsal.prepareTwoHosts', {})
    await test.must('clock.setPace', { pace: 'paused' })
    return {}
  })
})

async function primaryOf(test: TestCore, name: string) {
  const { vms } = await test.must('vm.list', {})
  return vms.find((vm) => vm.name === name && vm.replication?.mode === 'Primary')!
}

async function statuses(test: TestCore, vmId: string) {
  const { checks } = await test.must('failover.dryRun', { vmId })
  return Object.fromEntries(checks.map(({ check, status }) => [check, status]))
}

const heard = (test: TestCore) =>
  test.events
    .filter(({ type }) => type === 'checklist.changed')
    .map(({ params }) => `${String(params['row'])} ${String(params['status'])}`)

describe('the dry run of a planned failover', () => {
  it('checks everything that needs no downtime while the machine runs, and changes nothing', async () => {
    const test = await template.open()
    const { vmId } = await primaryOf(test, 'web01')
    const before = await test.must('world.hash', {})
    const view = await test.must('failover.dryRun', { vmId })
    expect(view.checks.map(({ check, status }) => [check, status])).toEqual([
      ['vmOff', 'comesLast'],
      ['replicaState', 'successful'],
      ['reverseConfiguration', 'successful'],
      ['remoteManagement', 'successful'],
      ['connection', 'successful'],
      ['failoverIp', 'warning'],
      ['network', 'successful'],
      ['dns', 'successful'],
      ['rehearsed', 'successful'],
    ])
    expect(view).toMatchObject({ isRunning: true, canRun: true })
    expect(view.about.map(({ row }) => row)).toEqual([
      'shutDown',
      'sendData',
      'failOver',
      'reverse',
      'start',
      'address',
      'dns',
      'client',
    ])
    expect(await test.must('world.hash', {})).toEqual(before)
    expect((await test.must('vm.view', { vmId })).state).toBe('Running')
    const script = view.scripts.map(({ lines }) => lines.map(({ text }) => text).join('\n')).join('\n')
    expect(script).toMatch(/Stop-VM[^]*Start-VMFailover[^]*Set-VMReplication[^]*Start-VM[^]*Connect-VMNetworkAdapter/)
  })

  it('finds all closed gates at once, each with the remedy that opens it', async () => {
    const test = await template.open()
    const { vmId, hostId } = await primaryOf(test, 'web01')
    const host = await test.must('host.view', { hostId })
    const { enabled: _enabled, ...server } = host.replicaServer
    await test.must('replicaServer.set', { ...serverInput(server), hostId, enabled: false })
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: [] })
    expect(await statuses(test, vmId)).toMatchObject({
      reverseConfiguration: 'failed',
      remoteManagement: 'failed',
      connection: 'successful',
    })
    const { checks, canRun } = await test.must('failover.dryRun', { vmId })
    expect(canRun).toBe(false)
    const failed = checks.filter(({ failure }) => failure !== null)
    expect(failed.map(({ failure }) => failure?.fix?.code)).toEqual(['enableReplicaServer', 'addTrustedHostsOnBoth'])
    // One after the other, while the machine goes on running.
    for (const { failure } of failed) await test.fix(failure as never)
    expect(await test.must('failover.dryRun', { vmId })).toMatchObject({ canRun: true, isRunning: true })
  })

  it('carries it through from the shutdown to the first client, and measures until then', async () => {
    const test = await template.open()
    const { vmId } = await primaryOf(test, 'web01')
    const about = await test.must('failover.dryRun', { vmId })
    const done = await test.must('failover.runWhole', { vmId })
    expect(done.rows).toEqual(about.about)
    expect(done.awaySeconds).toBe(about.awaySeconds)
    expect(heard(test).filter((each) => each.endsWith('successful'))).toHaveLength(8)
    const moved = await test.must('vm.view', { vmId: done.vmId })
    expect(moved).toMatchObject({
      state: 'Running',
      replication: { mode: 'Primary', state: 'Replicating', failover: { kind: 'planned', isReversed: true } },
    })
    const { reachedInstant, stoppedInstant } = moved.replication!.failover!
    expect(Math.round((reachedInstant! - stoppedInstant) / 1_000)).toBe(done.awaySeconds)
    const { now } = await test.must('world.view', {})
    expect(now.machines.find(({ name }) => name === 'web01')).toMatchObject({ state: 'reached', vmId: done.vmId })
  })

  it('is refused while the machine runs where a later row would be, and changes nothing', async () => {
    const test = await template.open()
    const { vmId, hostId } = await primaryOf(test, 'web01')
    await test.must('host.setTrustedHosts', { hostId, trustedHosts: [] })
    const before = await test.must('world.hash', {})
    const refused = await test.refusal('failover.runWhole', { vmId })
    expect(refused).toMatchObject({ code: 'failover.reverseTrustedHosts', field: 'reverse' })
    expect(refused.partly).toBeUndefined()
    expect(await test.must('world.hash', {})).toEqual(before)
    expect((await test.must('vm.view', { vmId })).state).toBe('Running')
  })

  it('stops at the row of its error and goes on from there', async () => {
    const test = await template.open()
    const { vmId } = await primaryOf(test, 'web01')
    await test.must('vm.setIntegrationServices', { vmId, services: { shutdown: false } })
    const refused = await test.refusal('failover.runWhole', { vmId })
    expect(refused).toMatchObject({ code: 'vm.shutdownServiceMissing', field: 'shutDown' })
    expect(refused.partly).toBeUndefined()
    await test.must('vm.turnOff', { vmId })
    expect(await statuses(test, vmId)).toMatchObject({ vmOff: 'successful' })
    const { rows } = await test.must('failover.runWhole', { vmId })
    expect(rows[0]).toEqual({ row: 'shutDown', tookMilliseconds: 0 })
    expect(rows).toHaveLength(8)
  })
})

/** What `replicaServer.set` takes of what a host tells of its Replica server. */
function serverInput(server: object) {
  const { certificateId, defaultStorageLocation } = server as {
    certificateId: string | null
    defaultStorageLocation: string
  }
  return { certificateId, defaultStorageLocation }
}
