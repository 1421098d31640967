import { describe, expect, it } from 'vitest'
import { fleetOf } from '../../../../src-main/app/fleet/fleet.ts'
import type { WorldView } from '../../../../src-main/contract/views/world.ts'
import { filtered, machineRows, type MachineFilters } from '../../../../src-renderer/views/machines/all-machines.ts'
import { Lab, minuteMs } from '../../../emulator/lab.ts'

/** Three hosts; two machines replicate from the first to the second, one is alone on the third. */
function threeHosts(): Lab {
  const lab = new Lab('list')
  for (const number of [1, 2, 3]) lab.enableServer(lab.addHost(`HYPERVISOR-0${number}`), `certificate-${number}`)
  for (const [name, hostId] of [
    ['web01', 'host-1'],
    ['web02', 'host-1'],
    ['alone', 'host-3'],
  ] as const) {
    const { vmId } = lab.do('vm.create', { hostId, name, disks: [{ sizeBytes: 1024 ** 3 }] })
    lab.do('vm.start', { vmId })
    if (hostId !== 'host-1') continue
    lab.do('replication.enable', { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' })
    lab.do('replication.startInitial', { vmId })
  }
  lab.pass(30 * minuteMs)
  lab.do('replication.suspend', { vmId: 'vm-1' })
  return lab
}

function seen({ emulator }: Lab): WorldView {
  const now = emulator.reachability()
  const hosts = emulator.world.hosts.flatMap(({ hostId }) => emulator.hostView(hostId) ?? [])
  const vms = emulator.world.vms.flatMap(({ vmId }) => emulator.vmView(vmId) ?? [])
  const lanes = emulator.lanes(now)
  const fleet = fleetOf({ hosts, vms, lanes, now, attention: emulator.attention(now) })
  return { now, hosts, vms, lanes, fleet } as unknown as WorldView
}

describe('the list of all machines', () => {
  const world = seen(threeHosts())
  const names = (filters: MachineFilters, words = '') =>
    filtered(machineRows(world), filters, words, world)
      .map(({ vm, hostName }) => `${vm.name} ${hostName.slice(-2)}`)
      .toSorted()

  it('has a machine and its replica as two rows, as Hyper-V Manager lists them', () => {
    expect(names({})).toEqual(['alone 03', 'web01 01', 'web01 02', 'web02 01', 'web02 02'])
  })

  it('shows exactly what a count of the overview leads to', () => {
    for (const [standing, vmIds] of Object.entries(world.fleet?.standings ?? {})) {
      expect(names({ standing, copies: 'one' })).toHaveLength(vmIds.length)
    }
    expect(names({ standing: 'warning', copies: 'one' })).toEqual(['web01 01'])
    expect(names({ standing: 'notEnabled', copies: 'one' })).toEqual(['alone 03'])
  })

  it('shows what goes from one host to another, and the machines of a cause', () => {
    expect(names({ from: 'host-1', to: 'host-2', copies: 'one' })).toEqual(['web01 01', 'web02 01'])
    expect(names({ from: 'host-2' })).toEqual([])
    expect(names({ cause: 'health replicationPaused' })).toEqual(['web01 01', 'web01 02'])
  })

  it('keeps only what all filters and all typed words let through', () => {
    expect(names({ mode: 'Replica' })).toEqual(['web01 02', 'web02 02'])
    expect(names({ mode: 'Replica', host: 'host-1' })).toEqual([])
    expect(names({ state: 'Off,Saved' }, 'WEB02')).toEqual(['web02 02'])
    expect(names({}, 'web -02')).toEqual(['web01 02', 'web02 02'])
  })

  it('does not say that a machine runs whose host does not answer', () => {
    const lab = threeHosts()
    lab.do('host.losePower', { hostId: 'host-3' })
    const after = seen(lab)
    const alone = machineRows(after).filter(({ vm }) => vm.name === 'alone')
    expect(alone).toMatchObject([{ isKnown: false }])
    expect(filtered(alone, { state: 'Running,Off' }, '', after)).toEqual([])
  })
})
