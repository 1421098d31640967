/** The main job by calls, as a user makes them; `aCore` holds every reply against the contract. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calls, isCallName } from '../../src-main/contract/registry.ts'
import { aCore, aVm, callNames, makeReplicaServer, peerOf, twoHosts, waitForState } from './a-core.ts'

describe('the main job', () => {
  it('goes from an empty workspace to a second failover, and every reply fits the contract', async () => {
    const test = await aCore()
    const { must } = test
    const files = join(test.folder, 'files')
    const trust = await twoHosts(test, files)
    const [firstHost, secondHost] = trust.hostIds
    await makeReplicaServer(test, secondHost, trust.certificateIds[1])
    const vmId = await aVm(test, firstHost)
    const tested = await must('connection.test', { hostId: firstHost, replicaServer: trust.fqdns[1] })
    expect(tested.engine).toMatchObject({ agrees: true, client: { accepted: true }, server: { accepted: true } })

    await must('wizard.view', { kind: 'enableReplication', vmId })
    await must('wizard.finish', { kind: 'enableReplication', vmId, draft: { recoveryPoints: 'additional' } })
    await must('world.view', {})
    await waitForState(test, vmId, 'Replicating')
    await must('vm.writeGuestFile', { vmId, path: 'C:\\Orders\\ledger.csv' })
    await must('clock.skip', { seconds: 7200 })
    const replicaVmId = await peerOf(test, vmId)
    await must('replication.view', { vmId: replicaVmId })
    await must('failover.startTest', { vmId: replicaVmId })
    await must('world.view', {})
    const begun = (await must('replication.view', { vmId: replicaVmId })).testFailovers[0]!
    await must('failover.stopTest', { vmId: replicaVmId })
    const report = await must('rehearsal.report', {
      vmId: replicaVmId,
      testStartedInstant: begun.startedInstant,
      language: 'de',
    })
    expect(report).toMatchObject({ fileName: expect.stringMatching(/\.html$/), text: expect.stringContaining('de') })
    expect((await test.refusal('rehearsal.report', { vmId: replicaVmId })).code).toBe('rehearsal.unknown')

    await must('vm.shutDown', { vmId })
    const planned = { kind: 'plannedFailover' as const, vmId, draft: { reverse: true } }
    await test.fix(await test.refusal('wizard.finish', planned))
    await test.fix(await test.refusal('wizard.finish', planned))
    expect(await must('wizard.finish', planned)).toMatchObject({
      vmId: replicaVmId,
      message: 'failoverCompletedAndStarted',
    })
    await must('world.view', {})
    await must('clock.skip', { seconds: 1200 })
    await must('host.losePower', { hostId: secondHost })
    await must('clock.skip', { seconds: 600 })
    await must('wizard.view', { kind: 'failover', vmId })
    await must('wizard.finish', { kind: 'failover', vmId, draft: {} })
    await must('wizard.view', { kind: 'afterFailover', vmId, draft: {} })
    await must('wizard.finish', { kind: 'afterFailover', vmId, draft: { address: '10.10.1.99' } })
    expect(await must('network.lookUp', { name: 'web01.lab.example' })).toMatchObject({
      address: '10.10.1.99',
      answeredByVmId: vmId,
    })
    await must('host.restorePower', { hostId: secondHost })
    await must('wizard.view', { kind: 'reverseReplication', vmId })
    const reverse = { kind: 'reverseReplication' as const, vmId, draft: {} }
    await test.fix(await test.refusal('wizard.finish', reverse))
    expect(await must('wizard.finish', reverse)).toMatchObject({ message: 'replicationReversed' })
    await waitForState(test, vmId, 'Replicating')

    for (const hostId of trust.hostIds) {
      await must('host.view', { hostId })
      await must('host.events', { hostId })
      await must('certificate.judge', { hostId, certificateId: trust.certificateIds[0] })
    }
    for (const name of ['root.list', 'certificate.list', 'clock.view', 'vm.list', 'runbook.view'] as const) {
      await must(name, {})
    }
    for (const name of ['root.cer', `${trust.fqdns[0].toLowerCase()}.cer`]) {
      await must('certificate.inspect', { file: { path: join(files, name) }, hostId: firstHost })
    }
    await must('crl.publish', { rootId: trust.rootId, folder: files })
    await must('runbook.write', { folder: join(test.folder, 'runbook') })
    await must('activity.list', {})
    const { actual, expected } = test.core.verify()
    expect(actual).toBe(expected)
    expect(test.reported).toEqual([])
  })
})

describe('the contract', () => {
  it('has a handler for every call: an empty input is answered or refused, and nothing breaks', async () => {
    const test = await aCore()
    for (const name of [...callNames('query'), ...callNames('command')]) {
      const reply = await test.core.call(name, {})
      if (!reply.ok) expect(['input.invalid', ...calls[name].failures], name).toContain(reply.failure.code)
    }
    expect(test.reported).toEqual([])
    expect(isCallName('world.view')).toBe(true)
  })
})

it('carries out nothing that is meant for the world of a lab, where it has none', async () => {
  const test = await aCore()
  const before = await test.must('world.hash', {})
  const reply = await test.core.call('clock.skip', { seconds: 60 }, '0123456789abcdef')
  expect(reply).toMatchObject({ ok: false, failure: { code: 'lab.notOffered' } })
  expect(await test.must('world.hash', {})).toEqual(before)
})
