import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, minuteMs, twoHosts, enable, type Lab } from '../lab.ts'

/** `count` machines of 10 GB each on the first host, all of which have been told to send their first copy. */
function sending(count: number, prepare: (lab: Lab) => void = () => {}): Lab {
  const lab = twoHosts()
  prepare(lab)
  for (let index = 2; index <= count; index += 1) lab.do('vm.create', { hostId: 'host-1', name: `vm${index}` })
  for (let index = 1; index <= count; index += 1) {
    lab.do('vm.setChurn', { vmId: `vm-${index}`, bytesPerHour: 0 })
    enable(lab, { vmId: `vm-${index}` })
    lab.do('replication.startInitial', { vmId: `vm-${index}` })
  }
  lab.pass(0)
  return lab
}

/** The place in the queue of each machine; 0 for one that sends. */
function places(lab: Lab, count: number): (number | null)[] {
  return Array.from({ length: count }, (_, index) => {
    const { transfer } = lab.side(`vm-${index + 1}`)
    return transfer === null ? null : (transfer.queuePlace ?? 0)
  })
}

function setMaximum(lab: Lab, value: number | null): void {
  lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'MaximumActiveTransfers', value })
  lab.do('host.restartService', { hostId: 'host-1' })
}

describe('MaximumActiveTransfers (4.4)', () => {
  it('lets three machines of a primary send their first copy at a time, and the others in the order they came', () => {
    const lab = sending(5)
    expect(places(lab, 5)).toEqual([0, 0, 0, 1, 2])
    expect(lab.side('vm-4').transfer).toMatchObject({ kind: 'initialReplication', sentBytes: 0, endsInstant: null })
    expect(lab.states('vm-4')).toEqual(['Primary InitialReplicationInProgress Warning'])
    const firstEnd = lab.side('vm-1').transfer!.endsInstant!
    lab.pass(firstEnd - lab.emulator.now())
    expect(lab.states('vm-1', 'vm-4')).toEqual([
      'Primary Replicating Normal',
      'Primary InitialReplicationInProgress Warning',
    ])
    expect(places(lab, 5).slice(3)).toEqual([0, 0])
    lab.pass(hourMs)
    expect(lab.states('vm-4', 'vm-5')).toEqual(['Primary Replicating Normal', 'Primary Replicating Normal'])
  })

  it('gives the turn of one that is stopped to the next one at once', () => {
    const lab = sending(5)
    lab.do('replication.stopInitial', { vmId: 'vm-4' })
    expect(places(lab, 5)).toEqual([0, 0, 0, null, 1])
    lab.do('replication.stopInitial', { vmId: 'vm-2' })
    lab.pass(0)
    expect(places(lab, 5)).toEqual([0, null, 0, null, 0])
  })

  it('counts what the management service read when it started', () => {
    const lab = sending(3, (each) => setMaximum(each, 1))
    expect(places(lab, 3)).toEqual([0, 1, 2])
    lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'MaximumActiveTransfers', value: 2 })
    lab.pass(0)
    expect(places(lab, 3)).toEqual([0, 1, 2])
    lab.do('host.restartService', { hostId: 'host-1' })
    lab.pass(0)
    expect(places(lab, 3)).toEqual([0, 0, 1])
    lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'MaximumActiveTransfers', value: null })
    lab.do('host.shutDown', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.emulator.world.hosts[0]!.activeTransfersMax).toBe(3)
  })

  it('lets those that send go on when the value was made smaller', () => {
    const lab = sending(4)
    setMaximum(lab, 1)
    lab.pass(0)
    expect(places(lab, 4)).toEqual([0, 0, 0, 1])
    lab.pass(hourMs)
    expect(places(lab, 4)).toEqual([null, null, null, null])
  })

  it('makes comparisons wait, too, and change logs not', () => {
    const lab = sending(3)
    lab.pass(hourMs)
    lab.do('replication.suspend', { vmId: 'vm-1' })
    lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: 40 * gigabyte })
    lab.do('vm.setChurn', { vmId: 'vm-2', bytesPerHour: gigabyte })
    lab.pass(5 * minuteMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000_000 })
    setMaximum(lab, 1)
    lab.do('replication.suspend', { vmId: 'vm-3' })
    lab.do('replication.resume', { vmId: 'vm-3', resynchronize: true })
    lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
    expect(lab.side('vm-3').transfer).toMatchObject({ kind: 'resynchronization', queuePlace: null })
    expect(lab.side('vm-1').transfer).toMatchObject({ kind: 'resynchronization', queuePlace: 1 })
    const { successfulCycles } = lab.side('vm-2').statistics
    lab.pass(4 * hourMs)
    expect(lab.side('vm-2').statistics.successfulCycles).toBeGreaterThan(successfulCycles)
    expect(lab.states('vm-1', 'vm-3')).toEqual(['Primary Replicating Normal', 'Primary Replicating Normal'])
  })

  it('keeps nobody waiting for one whose line is down', () => {
    const lab = sending(5)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.pass(0)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: true })
    lab.pass(2 * hourMs)
    expect(places(lab, 5)).toEqual([null, null, null, null, null])
  })

  it('forgets the queue of a host that loses its power', () => {
    const lab = sending(5)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.pass(hourMs)
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.states('vm-1', 'vm-5').map((state) => state.split(' ')[1])).toEqual([
      'ReadyForInitialReplication',
      'ReadyForInitialReplication',
    ])
    lab.do('replication.startInitial', { vmId: 'vm-5' })
    expect(lab.side('vm-5').transfer?.queuePlace).toBeNull()
  })
})
