/** What the screens say beforehand and meanwhile about a volume that is offline is what the core does. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { HostView } from '../../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../../src-main/contract/views/vm.ts'
import { volumeLossCost } from '../../../../src-renderer/views/hosts/volume-cost.ts'
import { criticalCause } from '../../../../src-renderer/views/machines/critical-cause.ts'
import { prepareTemplate, type Template, type TestCore } from '../../../app/a-core.ts'

interface Ids {
  readonly hostId: string
  readonly offVmId: string
}

let template: Template<Ids>

/** Two hosts that replicate; on the first a machine more, which is off and has its disk on D:. */
beforeAll(async () => {
  template = await prepareTemplate(async (core) => {
    await core.must('rehearsal.prepareTwoHosts', {})
    const { hosts } = await core.must('world.view', {})
    const hostId = hosts[0]?.hostId ?? ''
    await core.must('volume.add', { hostId, letter: 'D', sizeBytes: 1024 ** 4 })
    const { vmId } = await core.must('vm.create', { hostId, name: 'file01' })
    await core.must('disk.add', { vmId, sizeBytes: 1024 ** 3, folder: 'd:\\VHD' })
    return { hostId, offVmId: vmId }
  })
})

const lose = (core: TestCore, hostId: string, letter: string) =>
  core.must('volume.setOnline', { hostId, letter, isOnline: false })

describe('what a volume costs that goes offline', () => {
  it.each(['C', 'D', 'Q'])('is foretold for volume %s:', async (letter) => {
    const core = await template.open()
    const ids = template.props
    const before = await core.must('world.view', {})
    const cost = volumeLossCost(ids.hostId, letter, before.vms)
    if (letter !== 'Q') await lose(core, ids.hostId, letter)
    const after = await core.must('world.view', {})
    const own = after.vms.filter((vm) => vm.hostId === ids.hostId)
    const namesOf = (vms: readonly VmView[]) => vms.map(({ name }) => name).toSorted()
    expect(cost.losing).toEqual(namesOf(own.filter(({ state }) => state.endsWith('Critical'))))
    expect(cost.resynchronizing).toEqual(
      namesOf(own.filter(({ replication }) => replication?.state === 'WaitingForStartResynchronize')),
    )
  })
})

describe('why a machine is critical', () => {
  const causeOf = async (core: TestCore, vmId: string) => {
    const { vms, hosts } = await core.must('world.view', {})
    const vm = vms.find((each) => each.vmId === vmId) ?? expect.fail('no machine')
    return criticalCause(vm, hosts.find(({ hostId }) => hostId === vm.hostId) ?? expect.fail('no host'))
  }

  it('is every volume with disks of it that is offline, as long as one is', async () => {
    const core = await template.open()
    const ids = template.props
    expect(await causeOf(core, ids.offVmId)).toBeUndefined()
    await lose(core, ids.hostId, 'D')
    expect(await causeOf(core, ids.offVmId)).toEqual({ kind: 'lost', volumes: ['D:'] })
    await lose(core, ids.hostId, 'C')
    expect(await causeOf(core, ids.offVmId)).toEqual({ kind: 'lost', volumes: ['C:', 'D:'] })
    for (const letter of ['C', 'D']) await core.must('volume.setOnline', { hostId: ids.hostId, letter, isOnline: true })
    expect(await causeOf(core, ids.offVmId)).toBeUndefined()
  })

  it('is a full volume, and then that nobody has resumed it yet', () => {
    const vm = { state: 'PausedCritical', disks: [{ attachment: 'virtualHardDisk', path: 'C:\\a.vhdx' }] }
    const host = (freeBytes: number) => ({ volumes: [{ letter: 'C', isOnline: true, freeBytes }] }) as HostView
    expect(criticalCause(vm as VmView, host(0))).toEqual({ kind: 'full', volumes: ['C:'] })
    expect(criticalCause(vm as VmView, host(5))).toEqual({ kind: 'wasFull', volumes: [] })
  })
})
