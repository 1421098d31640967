/** What the screens say before a certificate is removed from a store is what the core does. */
import { beforeAll, describe, expect, it } from 'vitest'
import { storeRemovalCost } from '../../../../src-renderer/views/hosts/store-cost.ts'
import { prepareTemplate, type Template, type TestCore } from '../../../app/a-core.ts'

let template: Template<{ readonly hostId: string }>

beforeAll(async () => {
  template = await prepareTemplate(async (core) => {
    await core.must('rehearsal.prepareTwoHosts', {})
    await core.must('clock.setPace', { pace: 'paused' })
    const { hosts } = await core.must('world.view', {})
    return { hostId: hosts[0]?.hostId ?? '' }
  })
})

async function costOf(core: TestCore, hostId: string, store: string) {
  const { hosts, vms } = await core.must('world.view', {})
  const host = hosts.find((each) => each.hostId === hostId)
  const entry = host?.stores.find((each) => each.store === store)
  if (!host || !entry) throw new Error(`There is nothing in ${store}.`)
  return { entry, cost: storeRemovalCost(host, entry, hosts, vms) }
}

/** Machines of a host whose replication does not get through, after long enough for every cycle. */
async function disconnected(core: TestCore, hostId: string): Promise<string[]> {
  const before = await core.must('world.view', {})
  await core.must('clock.skip', { seconds: 30 * 60 })
  const { vms } = await core.must('world.view', {})
  const at = (list: typeof vms, vmId: string) =>
    list.find((vm) => vm.vmId === vmId)?.replication?.lastReplicationInstant
  return vms
    .filter((vm) => vm.hostId === hostId && vm.replication && at(vms, vm.vmId) === at(before.vms, vm.vmId))
    .map((vm) => vm.name)
    .toSorted()
}

describe('what it costs to remove', () => {
  it.each(['LocalMachine\\My', 'LocalMachine\\Root'] as const)('a certificate from %s is foretold', async (store) => {
    const core = await template.open()
    const { hostId } = template.props
    expect(await disconnected(core, hostId)).toEqual([])
    const { entry, cost } = await costOf(core, hostId, store)
    await core.must('store.remove', { hostId, store, certificateId: entry.certificateId })
    expect(cost.disconnected.length).toBeGreaterThan(0)
    expect(cost.disconnected).toEqual(await disconnected(core, hostId))
    expect(cost.losesKey).toBe(store === 'LocalMachine\\My')
    expect(cost.isPresented).toBe(store === 'LocalMachine\\My')
    expect(cost.untrusted).toHaveLength(store === 'LocalMachine\\Root' ? 1 : 0)
    expect(cost.leavesCrl).toBe(store === 'LocalMachine\\Root')
  })
})
