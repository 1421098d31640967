/** The runbook tells what a command meant when it was given, whatever became of the things that it named. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCore, aVm, close, passphrase, temporaryFolder, twoHosts, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from '../wizards/template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

async function runbookOf(test: TestCore): Promise<string> {
  const { scripts } = await test.must('runbook.view', {})
  return scripts.map(({ host, lines }) => [`## ${host}`, ...lines.map((line) => line.text)].join('\n')).join('\n')
}

/** The step with a title, without the steps around it. */
async function stepOf(test: TestCore, title: RegExp): Promise<string> {
  const steps = (await runbookOf(test)).split(/^# \d+\. /m)
  return steps.find((step) => title.test(step.split('\n')[0] ?? ''))?.trim() ?? expect.fail(`no step ${String(title)}`)
}

/** The aside of a dialog, as one text without line breaks inside commands. */
async function asideOf(test: TestCore, kind: 'failover' | 'testFailover', vmId: string, recoveryPoint: string) {
  const view = await test.must('wizard.view', { kind, vmId, draft: { recoveryPoint } })
  return view.scripts.flatMap((script) => script.lines.map((line) => line.text)).join('\n')
}

describe('a failover to an older recovery point', () => {
  it('is told by the runbook as by the dialog: the second of the additional points', async () => {
    const test = await template.open()
    const { replicaVmId: vmId } = template.props
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const point = recoveryPoints[2] ?? expect.fail('too few points')
    const aside = await asideOf(test, 'testFailover', vmId, point.recoveryPointId)
    await test.must('wizard.finish', { kind: 'testFailover', vmId, draft: { recoveryPoint: point.recoveryPointId } })
    expect(aside).toContain('$points[1]')
    expect(await stepOf(test, /test failover/i)).toContain('$points[1]')
  })

  it('stays one after it was cancelled', async () => {
    const test = await template.open()
    const { replicaVmId: vmId, hostIds } = template.props
    await test.must('host.losePower', { hostId: hostIds[0] })
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const point = recoveryPoints[1] ?? expect.fail('only one point')
    await test.must('failover.start', { vmId, recoveryPointId: point.recoveryPointId })
    const told = await stepOf(test, /^Fail web01 over/)
    expect(told).toContain('$points[0]')
    await test.must('failover.cancel', { vmId })
    expect(await stepOf(test, /^Fail web01 over/)).toBe(told)
  })
})

describe('what a command named keeps its name in the runbook', () => {
  it('when the machine was removed', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
    await test.must('vm.setProcessor', { vmId, processorCount: 4 })
    const told = await runbookOf(test)
    expect(told).toContain("Set-VMProcessor -VMName 'web01'")
    await test.must('vm.remove', { vmId })
    expect(await runbookOf(test)).toBe(told)
  })

  it('when the host was removed, with what its Windows takes', async () => {
    const test = await aCore()
    const dnsSuffix = 'lab.example'
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix, edition: '2016' })
    const { rootId } = await test.must('root.create', { name: 'Test Root', passphrase })
    const fqdns = ['HYPERVISOR-01.lab.example']
    const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns })
    await test.must('certificate.export', { certificateIds, folder: join(test.folder, 'files') })
    await test.must('certificate.importOnHost', { hostId, certificateId: certificateIds[0] ?? '' })
    const told = await runbookOf(test)
    expect(told).toContain("'hypervisor-01.lab.example.compat.pfx'")
    await test.must('host.remove', { hostId })
    expect(await runbookOf(test)).toBe(told)
  })

  it('when the host got another DNS suffix, in the one script that the host has', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
    await test.must('vm.setProcessor', { vmId, processorCount: 4 })
    await test.must('host.setDnsSuffix', { hostId, dnsSuffix: 'corp.example' })
    await test.must('vm.setProcessor', { vmId, processorCount: 8 })
    const { scripts } = await test.must('runbook.view', {})
    expect(scripts.map(({ host }) => host)).toEqual(['HYPERVISOR-01.corp.example'])
    const { files } = await test.must('runbook.write', { folder: join(test.folder, 'runbook'), language: 'en' })
    expect(files.filter((file) => file.endsWith('.ps1'))).toHaveLength(1)
    const readme = readFileSync(files.find((file) => file.endsWith('README.md')) ?? '', 'utf8')
    const hosts = [...readme.matchAll(/^On \*\*(\S+)\*\*: `\.\\(\S+) /gm)].map(([, host, script]) => [host, script])
    const script = 'hypervisor-01.corp.example.ps1'
    expect(hosts).toEqual([
      ['HYPERVISOR-01.lab.example', script],
      ['HYPERVISOR-01.lab.example', script],
      ['HYPERVISOR-01.lab.example', script],
      ['HYPERVISOR-01.corp.example', script],
    ])
  })

  it('when the switch was renamed', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const vmId = await aVm(test, hostId)
    const { adapters } = await test.must('vm.view', { vmId })
    await test.must('switch.add', { hostId, name: 'Front', kind: 'private' })
    const { adapterId } = adapters[0] ?? expect.fail('no adapter')
    await test.must('vm.connectAdapter', { vmId, adapterId, switchName: 'Front' })
    await test.must('switch.rename', { hostId, name: 'Front', newName: 'Back' })
    expect(await stepOf(test, /connect/i)).toContain("'Front'")
  })

  it('when the adapter was removed', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
    const { adapterId } = await test.must('adapter.add', { vmId, name: 'Backup', switchName: null })
    await test.must('adapter.setVlan', { vmId, adapterId, vlanId: 20 })
    const told = await stepOf(test, /VLAN/)
    expect(told).toContain("'Backup'")
    await test.must('adapter.remove', { vmId, adapterId })
    expect(await stepOf(test, /VLAN/)).toBe(told)
  })

  it('when the disk was removed', async () => {
    const test = await aCore()
    const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'web01' })
    const { diskId } = await test.must('disk.add', { vmId, sizeBytes: 1024 ** 3, name: 'data' })
    await test.must('disk.resize', { vmId, diskId, sizeBytes: 2 * 1024 ** 3 })
    const told = await runbookOf(test)
    expect(told).toContain('Resize-VHD')
    await test.must('disk.remove', { vmId, diskId })
    const after = await runbookOf(test)
    expect(after).toContain('Resize-VHD')
    expect(after).toContain('Remove-VMHardDiskDrive')
  })

  it('when the root that was imported was issued anew', async () => {
    const test = await aCore()
    const { hostIds, rootId } = await twoHosts(test, join(temporaryFolder(), 'files'))
    expect(hostIds).toHaveLength(2)
    const told = await runbookOf(test)
    await test.must('root.reissue', { rootId, years: 12 })
    expect(await runbookOf(test)).toBe(told)
  })
})

describe('a host that is kept off', () => {
  /** The machine has failed over and runs on the second host; the first has no power and is kept off. */
  async function keptOff(): Promise<TestCore> {
    const test = await template.open()
    const { replicaVmId: vmId, hostIds } = template.props
    await test.must('host.losePower', { hostId: hostIds[0] })
    await test.must('wizard.finish', { kind: 'failover', vmId, draft: {} })
    await test.must('host.keepOff', { hostId: hostIds[0] })
    return test
  }

  const pendingOf = async (test: TestCore) =>
    (await test.must('world.view', {})).now.hosts.map((host) => host.keptOff?.pending.map(({ name }) => name))

  it('is told by the runbook as what is done at its console, also when its machines are gone', async () => {
    const test = await keptOff()
    const told = async () => (await stepOf(test, /^Keep the host off/)).split('## ')[0]?.trim()
    const script = await told()
    for (const line of ['Stop-VM', 'Set-VM', 'Disconnect-VMNetworkAdapter']) expect(script).toContain(line)
    await test.must('host.restorePower', { hostId: template.props.hostIds[0] })
    await test.must('host.letIn', { hostId: template.props.hostIds[0] })
    expect(await told()).toBe(script)
    expect(await stepOf(test, /^Let the host in again/)).toContain("Disconnect-VMNetworkAdapter -VMName 'web01'")
  })

  it('stays so when the workspace is opened again, and is not when the world goes back to before', async () => {
    const test = await keptOff()
    const before = await test.hash()
    await close(test)
    const again = await aCore({ path: test.path })
    expect(await again.hash()).toBe(before)
    expect(await pendingOf(again)).toEqual([['web01'], undefined])
    const { activities } = await again.must('activity.list', {})
    const kept = activities.find(({ type }) => type === 'host.keptOff') ?? expect.fail('no activity')
    await again.must('clock.rewind', { beforeActivity: kept.sequence })
    expect(await pendingOf(again)).toEqual([undefined, undefined])
    await again.must('host.restorePower', { hostId: template.props.hostIds[0] })
    expect(await again.must('vm.view', { vmId: template.props.vmId })).toMatchObject({ state: 'Running' })
  })
})
