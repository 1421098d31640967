import { beforeAll, describe, expect, it } from 'vitest'
import { fleetOf } from '../../../src-main/app/fleet/fleet.ts'
import type { AttentionView } from '../../../src-main/contract/views/attention.ts'
import type { FleetView } from '../../../src-main/contract/views/fleet.ts'
import { httpsRule, Lab, minuteMs } from '../../emulator/lab.ts'

/** Three hosts; of the machines on the first, each replicates to the second, but for the last, which does not replicate. */
function fleetLab(machineCount: number): Lab {
  const lab = new Lab('fleet')
  for (const number of [1, 2, 3]) {
    lab.enableServer(lab.addHost(`HYPERVISOR-0${number}`), `certificate-${number}`)
  }
  for (let index = 1; index <= machineCount + 1; index += 1) {
    const { vmId } = lab.do('vm.create', { hostId: 'host-1', name: `vm-${index}`, disks: [{ sizeBytes: 1024 ** 3 }] })
    lab.do('vm.start', { vmId })
    if (index > machineCount) continue
    lab.do('replication.enable', { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' })
    lab.do('replication.startInitial', { vmId })
  }
  lab.pass(30 * minuteMs)
  return lab
}

/** The view, as the core makes it. */
function seen({ emulator }: Lab, others: readonly AttentionView[] = []): FleetView {
  const now = emulator.reachability()
  const fleet = fleetOf({
    hosts: emulator.world.hosts.flatMap(({ hostId }) => emulator.hostView(hostId) ?? []),
    vms: emulator.world.vms.flatMap(({ vmId }) => emulator.vmView(vmId) ?? []),
    lanes: emulator.lanes(now),
    now,
    attention: [...emulator.attention(now), ...others],
  })
  if (fleet === null) throw new Error('no fleet')
  return fleet
}

const counts = ({ standings }: FleetView) =>
  Object.fromEntries(Object.entries(standings).map(([standing, vmIds]) => [standing, vmIds.length]))

const primaries = (lab: Lab) => lab.emulator.world.vms.filter((vm) => vm.hostId === 'host-1').map(({ vmId }) => vmId)

describe('many hosts at a glance', () => {
  let lab: Lab
  beforeAll(() => {
    lab = fleetLab(6)
  })

  it('counts each machine once, so that the counts by state add up to all machines', () => {
    const fleet = seen(lab)
    expect(counts(fleet)).toEqual({ critical: 0, warning: 0, copying: 0, normal: 6, notEnabled: 1 })
    expect(fleet.machineCount).toBe(7)
    expect(fleet.answeringHostCount).toBe(3)
  })

  it('has a cell for each two hosts between which something flows, with its count, worst state and longest lag', () => {
    const { matrix } = seen(lab)
    expect(matrix.isBySite).toBe(false)
    expect(matrix.places.map(({ name }) => name)).toEqual(['HYPERVISOR-01', 'HYPERVISOR-02', 'HYPERVISOR-03'])
    expect(matrix.cells).toEqual([
      { from: 0, to: 1, machineCount: 6, worst: 'normal', lagSeconds: expect.any(Number) as number },
    ])
    expect(matrix.cells[0]?.lagSeconds).toBeGreaterThan(0)
  })

  it('names nothing as an exception while everything is Normal', () => {
    expect(seen(lab)).toMatchObject({ exceptions: [], exceptionCount: 0, causes: [] })
  })

  it('tells machines with one cause in one row, whichever copies they have, with one remedy for all', () => {
    const [one = '', two = '', three = ''] = primaries(lab)
    for (const vmId of [one, two, three]) lab.do('replication.suspend', { vmId })
    const fleet = seen(lab)
    expect(fleet.causes).toHaveLength(1)
    expect(fleet.causes[0]).toMatchObject({
      key: 'health replicationPaused',
      count: 3,
      vmIds: [one, two, three],
      fromHostIds: ['host-1'],
      toHostIds: ['host-2'],
      remedy: 'resume',
    })
    expect(counts(fleet)).toMatchObject({ warning: 3, normal: 3 })
    expect(fleet.exceptionCount).toBe(3)
    expect(fleet.exceptions.map(({ causeKey }) => causeKey)).toEqual(Array(3).fill('health replicationPaused'))
    expect(fleet.matrix.cells[0]).toMatchObject({ machineCount: 6, worst: 'warning' })
    for (const vmId of [one, two, three]) lab.do('replication.resume', { vmId })
  })

  it('calls nothing Normal that could not be sent at this moment, whatever Windows still says', () => {
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
    expect(lab.side(primaries(lab)[0] ?? '').health).toBe('Normal')
    const fleet = seen(lab)
    expect(counts(fleet)).toMatchObject({ critical: 6, normal: 0, notEnabled: 1 })
    expect(fleet.matrix.cells[0]?.worst).toBe('critical')
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: true })
  })

  it('counts a host that does not answer, and the machines that are down with it in one row', () => {
    const other = fleetLab(4)
    other.do('host.losePower', { hostId: 'host-1' })
    const fleet = seen(other)
    expect(fleet.answeringHostCount).toBe(2)
    const down = fleet.causes.find(({ item }) => item.code === 'machineDown')
    expect(down).toMatchObject({ count: 4, key: 'machineDown host-1' })
    expect(fleet.causes[0]?.item.severity).toBe('critical')
  })

  it('makes no row of a copy that simply runs, and counts it', () => {
    const other = fleetLab(1)
    const { vmId } = other.do('vm.create', {
      hostId: 'host-1',
      name: 'new',
      disks: [{ sizeBytes: 512 * 1024 ** 3, usedBytes: 400 * 1024 ** 3 }],
    })
    other.do('vm.start', { vmId })
    other.do('replication.enable', { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' })
    other.do('replication.startInitial', { vmId })
    expect(counts(seen(other))).toEqual({ critical: 0, warning: 0, copying: 1, normal: 1, notEnabled: 1 })
    expect(seen(other).causes).toEqual([])
  })

  it('is about many hosts only: two hosts are an overview of their own', () => {
    const { emulator } = new Lab()
    expect(fleetOf({ hosts: [], vms: [], lanes: [], now: emulator.reachability(), attention: [] })).toBeNull()
  })
})

describe('a fleet too large for a line and a column for each host', () => {
  it('is grouped by site from seventeen hosts on', () => {
    const lab = new Lab('sites')
    for (let index = 1; index <= 17; index += 1) {
      lab.do('host.add', { name: `H${index}`, ipAddress: `10.${index % 2}.0.${index}` })
    }
    const { matrix } = seen(lab)
    expect(matrix.isBySite).toBe(true)
    expect(matrix.places).toMatchObject([{ name: '10.1.0.0/24' }, { name: '10.0.0.0/24' }])
    expect(matrix.places.flatMap(({ hostIds }) => hostIds)).toHaveLength(17)
  })
})
