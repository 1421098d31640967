/** What stands beside a wizard is what the runbook says once it was done: both come from the same commands. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { WizardDraft, WizardKind } from '../../../src-main/contract/views/wizard.ts'
import { peerOf, waitForState, type Template, type TestCore } from '../a-core.ts'
import { readyToEnable, replicating, type ReplicatingStage, type Stage } from './template.ts'

let ready: Template<Stage>
let template: Template<ReplicatingStage>
beforeAll(async () => {
  ready = await readyToEnable()
  template = await replicating()
})

/** The commands of scripts, each on one line, without the looks and blanks around them. */
function commandsOf(scripts: readonly { readonly host: string; readonly lines: readonly { text: string }[] }[]) {
  return scripts.flatMap(({ host, lines }) =>
    lines
      .map(({ text }) => text)
      .join('\n')
      .replace(/ `\n\s+/g, ' ')
      .split('\n')
      .map((line) => line.trim())
      // A warning is what a look says that somebody who reads along does without.
      .filter((line) => /^[A-Z$]/.test(line) && !line.startsWith('Write-Warning'))
      .map((line) => `${host.toLowerCase()}: ${line}`),
  )
}

/** The lines beside the wizard, and the lines that the runbook has more once Finish has done its work. */
async function bothOf(test: TestCore, kind: WizardKind, vmId: string, draft: WizardDraft = {}) {
  const before = commandsOf((await test.must('runbook.view', {})).scripts)
  const view = await test.must('wizard.view', { kind, vmId, draft })
  const aside = commandsOf(view.scripts)
  await test.must('wizard.finish', { kind, vmId, draft })
  const runbook = commandsOf((await test.must('runbook.view', {})).scripts)
  for (const line of before) runbook.splice(runbook.indexOf(line), 1)
  return { aside, runbook }
}

describe('the aside and the runbook say the same', () => {
  it('of Enable Replication, with a disk that is left out', async () => {
    const test = await ready.open()
    const { vmId } = ready.props
    const { diskId } = await test.must('disk.add', { vmId, sizeBytes: 1024 ** 3, name: 'pagefile' })
    const { disks } = await test.must('vm.view', { vmId })
    const chosen = disks.map((disk) => disk.diskId).filter((each) => each !== diskId)
    const draft = { disks: chosen, recoveryPoints: 'additional', coverageHours: 4 }
    const { aside, runbook } = await bothOf(test, 'enableReplication', vmId, draft)
    expect(aside.join('\n')).toMatch(/-ExcludedVhdPath '.*pagefile\.vhdx'/)
    // The rule of the listener was enabled before.
    expect(runbook).toEqual(expect.arrayContaining(aside.slice(1)))
  })

  it.each([0, 1, 2])('of Test Failover to point %s, counted back from the latest', async (index) => {
    const test = await template.open()
    const { replicaVmId: vmId } = template.props
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const recoveryPoint = recoveryPoints[index]?.recoveryPointId ?? expect.fail('too few points')
    const { aside, runbook } = await bothOf(test, 'testFailover', vmId, { recoveryPoint })
    expect(runbook).toEqual(aside)
  })

  it('of Failover, After Failover and Reverse Replication', async () => {
    const test = await template.open()
    const { replicaVmId: vmId, vmId: oldId, hostIds, certificateIds } = template.props
    await test.must('host.losePower', { hostId: hostIds[0] })
    const { recoveryPoints } = await test.must('replication.view', { vmId })
    const recoveryPoint = recoveryPoints[2]?.recoveryPointId ?? expect.fail('too few points')
    const failover = await bothOf(test, 'failover', vmId, { recoveryPoint })
    expect(failover.aside.join('\n')).toContain('$points[1]')
    expect(failover.runbook).toEqual(failover.aside)

    const after = await bothOf(test, 'afterFailover', vmId, { address: '10.10.2.21', gateway: '10.10.2.1' })
    expect(after.runbook.toSorted()).toEqual(after.aside.toSorted())

    await test.must('host.restorePower', { hostId: hostIds[0] })
    await test.must('vm.shutDown', { vmId: oldId })
    await test.must('replicaServer.set', {
      hostId: hostIds[0],
      enabled: true,
      certificateId: certificateIds[0],
      defaultStorageLocation: 'C:\\Hyper-V Replica',
    })
    await test.must('host.setFirewallRule', {
      hostId: hostIds[0],
      rule: 'VIRT-HVRHTTPSL-In-TCP-NoScope',
      enabled: true,
    })
    const reverse = await bothOf(test, 'reverseReplication', vmId)
    // It was shut down by hand before.
    const own = reverse.aside.filter((line) => !line.includes('Stop-VM '))
    expect(reverse.runbook.toSorted()).toEqual(own.toSorted())
  })

  it('of Planned Failover', async () => {
    const test = await template.open()
    const { vmId } = template.props
    await test.must('vm.shutDown', { vmId })
    await waitForState(test, vmId, 'Replicating')
    const planned = await bothOf(test, 'plannedFailover', vmId, { start: true })
    expect(planned.runbook.toSorted()).toEqual(planned.aside.filter((line) => !line.includes('Stop-VM ')).toSorted())
    expect(await peerOf(test, vmId)).toBe(template.props.replicaVmId)
  })
})

describe('the aside of a draft that is not complete', () => {
  it('shows placeholders that PowerShell refuses, and the defaults of Hyper-V Manager', async () => {
    const test = await ready.open()
    const draft = {
      server: '',
      certificate: 'nothing',
      port: 'x',
      frequencySeconds: '',
      schedule: 'at',
      startInstant: '',
    }
    const { scripts } = await test.must('wizard.view', { kind: 'enableReplication', vmId: ready.props.vmId, draft })
    const [first, ...commands] = commandsOf(scripts)
    expect(first).toContain('<fqdn>: Enable-NetFirewallRule')
    expect(commands.join('\n')).toMatch(/-ReplicaServerName '<FQDN>' -ReplicaServerPort 443 .*'<thumbprint>'/)
    expect(commands.at(-1)).toMatch(/Start-VMInitialReplication -VMName 'web01'$/)
  })

  it('opens the HTTP listener for Kerberos and names no certificate', async () => {
    const test = await ready.open()
    const { scripts } = await test.must('wizard.view', {
      kind: 'enableReplication',
      vmId: ready.props.vmId,
      draft: { authentication: 'kerberos' },
    })
    const commands = commandsOf(scripts).join('\n')
    expect(commands).toContain('VIRT-HVRHTTPL-In-TCP-NoScope')
    expect(commands).not.toContain('CertificateThumbprint')
  })

  it('says on an old Windows Server what it does not have', async () => {
    const test = await ready.open()
    const { hostId } = await test.must('host.add', { name: 'OLD-01', dnsSuffix: 'lab.example', edition: '2012R2' })
    const { vmId } = await test.must('vm.create', { hostId, name: 'db01' })
    await test.must('vm.start', { vmId })
    const draft = { address: '10.10.2.21' }
    const { scripts } = await test.must('wizard.view', { kind: 'afterFailover', vmId, draft })
    const text = scripts.flatMap((script) => script.lines.map((line) => line.text)).join('\n')
    expect(text).toContain('does not have Invoke-Command -VMName')
  })
})
