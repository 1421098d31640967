import { beforeAll, describe, expect, it } from 'vitest'
import type { WizardView } from '../../../src-main/contract/views/wizard.ts'
import { makeReplicaServer, passphrase, waitForState, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'

let template: Template<ReplicatingStage>
beforeAll(async () => {
  template = await replicating()
})

const kind = 'extendReplication' as const

describe('Extend Replication', () => {
  it('has the pages of Enable Replication without disks, 30 seconds and VSS', async () => {
    const { test, vmId, third } = await withThirdHost()
    const view = await test.must('wizard.view', { kind, vmId, draft: { recoveryPoints: 'additional' } })
    expect(view.pages.map(({ page }) => page)).toEqual([
      'beforeYouBegin',
      'replicaServer',
      'connection',
      'frequency',
      'recoveryPoints',
      'initialReplication',
      'summary',
    ])
    // It does something else than Enable, and says so before it begins.
    expect(view.pages[0]?.fields.map(({ name }) => name)).toEqual(['introductionExtend'])
    expect(view.draft).toMatchObject({ server: third, frequencySeconds: '300', method: 'network', compression: true })
    expect(optionsOf(view, 'frequency', 'frequencySeconds')).toEqual(['300', '900'])
    expect(optionsOf(view, 'replicaServer', 'server')).toEqual([third])
    const names = view.pages.flatMap(({ fields }) => fields.map(({ name }) => name))
    expect(names.filter((name) => /vss|disks/i.test(name))).toEqual([])
    expect(view.canFinish).toBe(true)
  })

  it('extends to the third host and sends the initial copy there', async () => {
    const { test, vmId, third } = await withThirdHost()
    const result = await test.must('wizard.finish', { kind, vmId, draft: { frequencySeconds: '900' } })
    expect(result).toMatchObject({ message: 'replicationExtended', params: { vm: 'web01', server: third } })
    await test.must('clock.skip', { seconds: 7_200 })
    const { replication, extendedReplication } = await test.must('vm.view', { vmId })
    expect(replication).toMatchObject({ mode: 'Replica', relationshipType: 'Simple', state: 'Replicating' })
    expect(extendedReplication).toMatchObject({
      relationshipType: 'Extended',
      state: 'Replicating',
      frequencySeconds: 900,
      replicaServer: third,
    })
  })

  it('is refused at its field for the primary as third host, and for more often than the first hop', async () => {
    const { test, vmId } = await withThirdHost()
    const { fqdns, vmId: primaryVmId } = template.props
    const finish = (draft: Record<string, string>) => test.refusal('wizard.finish', { kind, vmId, draft })
    expect(await finish({ server: fqdns[0] })).toMatchObject({
      code: 'replication.nameTaken',
      field: 'replicaServer:server',
    })
    await test.must('replication.change', { vmId: primaryVmId, frequencySeconds: 900 })
    await waitForState(test, vmId, 'Replicating')
    await test.must('clock.skip', { seconds: 1_800 })
    const view = await test.must('wizard.view', { kind, vmId })
    expect(optionsOf(view, 'frequency', 'frequencySeconds')).toEqual(['900'])
    expect(await finish({ frequencySeconds: '300' })).toMatchObject({
      code: 'replication.extendedFrequency',
      field: 'frequency:frequencySeconds',
    })
  })

  it('is only for a replica that replicates and is not extended yet', async () => {
    const { test, vmId } = await withThirdHost()
    const view = (id: string) => test.refusal('wizard.view', { kind, vmId: id })
    expect((await view(template.props.vmId)).code).toBe('replication.wrongSide')
    await test.must('replication.suspend', { vmId })
    expect((await view(vmId)).code).toBe('replication.wrongState')
    await test.must('replication.resume', { vmId })
    await test.must('wizard.finish', { kind, vmId, draft: {} })
    expect((await view(vmId)).code).toBe('replication.alreadyEnabled')
  })
})

/** A third Replica server whose certificate the first two trust. */
async function withThirdHost(): Promise<{ test: TestCore; vmId: string; third: string }> {
  const test = await template.open()
  const { rootId, replicaVmId: vmId, files } = template.props
  await test.must('root.unlock', { rootId, passphrase })
  const { hostId } = await test.must('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
  const { hosts } = await test.must('host.list', {})
  const third = hosts.find((host) => host.hostId === hostId)?.fqdn ?? ''
  const { certificateIds } = await test.must('certificate.issue', { rootId, fqdns: [third] })
  const [certificateId] = certificateIds
  await test.must('certificate.export', { certificateIds, folder: files })
  await test.must('certificate.importOnHost', { hostId, certificateId: certificateId ?? '' })
  await makeReplicaServer(test, hostId, certificateId ?? '')
  return { test, vmId, third }
}

function optionsOf(view: WizardView, page: string, name: string): string[] {
  const found = view.pages.find((each) => each.page === page)?.fields.find((each) => each.name === name)
  return found?.options.map(({ value }) => value) ?? []
}
