import { beforeAll, describe, expect, it } from 'vitest'
import type { WizardDraft } from '../../../src-main/contract/views/wizard.ts'
import { aVm, type Template, type TestCore } from '../a-core.ts'
import { replicating, type ReplicatingStage } from './template.ts'

const kind = 'afterFailover' as const

let template: Template<ReplicatingStage>
let test: TestCore
beforeAll(async () => {
  template = await replicating()
})

describe('After Failover', () => {
  it('begins with what the guest and DNS say, on the first switch', async () => {
    await failOver()
    const view = await show()
    expect(view.pages.map((page) => page.page)).toEqual(['adapter', 'dns', 'summary'])
    expect(view.draft).toMatchObject({
      switchName: switchName(),
      address: '10.10.1.21',
      subnetMask: '255.255.255.0',
      gateway: '10.10.1.1',
      updateDns: true,
      dnsName: 'web01.lab.example',
      ttlSeconds: 300,
    })
    expect(view.canFinish).toBe(true)
  })

  it('shows what is wrong at its field, and changes nothing', async () => {
    await failOver()
    const before = await test.must('world.hash', {})
    const cases: [WizardDraft, string, string][] = [
      [{ address: '' }, 'adapter:address', 'ip.badAddress'],
      [{ address: '10.10.1.256' }, 'adapter:address', 'ip.badAddress'],
      [{ address: '10.10.1' }, 'adapter:address', 'ip.badAddress'],
      [{ address: '010.10.1.1' }, 'adapter:address', 'ip.badAddress'],
      [{ subnetMask: '255.0.255.0' }, 'adapter:subnetMask', 'ip.badSubnetMask'],
      [{ subnetMask: 'x' }, 'adapter:subnetMask', 'ip.badSubnetMask'],
      [{ gateway: 'gateway' }, 'adapter:gateway', 'ip.badAddress'],
      [{ dnsServer: '1.2.3' }, 'adapter:dnsServer', 'ip.badAddress'],
      [{ adapter: 'nonsense' }, 'adapter:adapter', 'adapter.unknown'],
      [{ adapter: 'adapter-99' }, 'adapter:adapter', 'adapter.unknown'],
      [{ switchName: 'no such switch' }, 'adapter:switchName', 'host.unknownSwitch'],
      [{ dnsName: '' }, 'dns:dnsName', 'name.empty'],
      [{ ttlSeconds: '' }, 'dns:ttlSeconds', 'dns.badTtl'],
      [{ ttlSeconds: 86_401 }, 'dns:ttlSeconds', 'dns.badTtl'],
      [{ ttlSeconds: -1 }, 'dns:ttlSeconds', 'dns.badTtl'],
    ]
    for (const [draft, owner, code] of cases) {
      const view = await show(draft)
      expect(view.canFinish, JSON.stringify(draft)).toBe(false)
      expect(view.draft).toMatchObject(draft)
      expect(await finish(draft)).toMatchObject({ code, field: owner })
    }
    expect(await test.must('world.hash', {})).toEqual(before)
  })

  it('changes nothing either where only the last of its steps is refused', async () => {
    await failOver()
    await aVm(test, template.props.hostIds[1], 'other', '10.10.1.77')
    const before = await test.must('world.hash', {})
    const cases: [WizardDraft, string, string][] = [
      [{ address: '10.20.30.40' }, 'adapter:gateway', 'ip.gatewayOutsideSubnet'],
      [{ address: '10.10.1.77' }, 'adapter:address', 'ip.duplicate'],
      [{ address: '10.10.1.99', dnsName: 'web 01.lab.example' }, 'dns:dnsName', 'name.hasSpace'],
      [{ address: '10.10.1.99', dnsName: `${'w'.repeat(70)}.lab.example` }, 'dns:dnsName', 'name.labelTooLong'],
    ]
    for (const [draft, owner, code] of cases) {
      expect(await show(draft), code).toMatchObject({ canFinish: false, refusal: { code, field: owner } })
      expect(await finish(draft), code).toMatchObject({ code, field: owner })
      expect(await test.must('world.hash', {}), code).toEqual(before)
    }
  })

  it('connects the adapter, sets the address and the record, and a client reaches the machine', async () => {
    await failOver()
    const { replicaVmId: vmId } = template.props
    const draft = { address: '10.10.2.21', gateway: '10.10.2.1', dnsServer: '', ttlSeconds: '60' }
    expect(await test.must('wizard.finish', { kind, vmId, draft })).toMatchObject({
      message: 'addressChanged',
      params: { vm: 'web01', address: '10.10.2.21', name: 'web01.lab.example' },
    })
    const vm = await test.must('vm.view', { vmId })
    expect(vm.adapters[0]).toMatchObject({
      switchName: switchName(),
      ip: { address: '10.10.2.21', gateway: '10.10.2.1', dnsServer: null },
    })
    expect(await test.must('network.lookUp', { name: 'web01.lab.example' })).toMatchObject({
      address: '10.10.2.21',
      ttlSeconds: 60,
      answeredByVmId: vmId,
    })
  })

  it('leaves DNS alone where it is told to', async () => {
    await failOver()
    const { replicaVmId: vmId } = template.props
    const draft = { address: '10.10.1.50', updateDns: false, dnsName: '', ttlSeconds: 'never mind' }
    const view = await show(draft)
    expect(view.pages.at(-1)?.fields.map((field) => field.name)).not.toContain('dnsName')
    await test.must('wizard.finish', { kind, vmId, draft })
    expect(await test.must('network.lookUp', { name: 'web01.lab.example' })).toMatchObject({ address: '10.10.1.21' })
  })

  it('of a machine that is off sets the address that its next failover brings', async () => {
    test = await template.open()
    const { replicaVmId: vmId } = template.props
    const draft = { address: '10.10.2.21', gateway: '10.10.2.1', updateDns: false }
    await test.must('wizard.finish', { kind, vmId, draft })
    expect((await test.must('vm.view', { vmId })).adapters[0]?.failoverIp?.address).toBe('10.10.2.21')
    await test.must('host.losePower', { hostId: template.props.hostIds[0] })
    await test.must('wizard.finish', { kind: 'failover', vmId, draft: {} })
    expect((await test.must('vm.view', { vmId })).adapters[0]?.ip?.address).toBe('10.10.2.21')
  })
})

/** The first host lost its power and the machine runs on the second. */
async function failOver(): Promise<void> {
  test = await template.open()
  await test.must('host.losePower', { hostId: template.props.hostIds[0] })
  await test.must('wizard.finish', { kind: 'failover', vmId: template.props.replicaVmId, draft: {} })
}

function show(draft: WizardDraft = {}) {
  return test.must('wizard.view', { kind, vmId: template.props.replicaVmId, draft })
}

function finish(draft: WizardDraft) {
  return test.refusal('wizard.finish', { kind, vmId: template.props.replicaVmId, draft })
}

function switchName(): string {
  return 'External'
}
