import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const setOnline = (lab: Lab, hostId: string, isOnline: boolean, letter = 'C:') =>
  lab.do('volume.setOnline', { hostId, letter, isOnline })
const lose = (lab: Lab, hostId = 'host-1') => setOnline(lab, hostId, false)
const regain = (lab: Lab, hostId = 'host-1') => setOnline(lab, hostId, true)

describe('a machine whose volume is lost (1.4)', () => {
  it.each([
    ['Running', [], 'PausedCritical', 'Running'],
    ['Paused', ['vm.pause'], 'PausedCritical', 'Paused'],
    ['Saved', ['vm.save'], 'SavedCritical', 'Saved'],
    ['Off', ['vm.turnOff'], 'OffCritical', 'Off'],
  ] as const)('that is %s is critical until the volume is back', (_, commands, critical, after) => {
    const lab = twoHosts()
    for (const command of commands) lab.do(command, { vmId: 'vm-1' })
    lose(lab)
    expect(lab.vm('vm-1').state).toBe(critical)
    expect(lab.emulator.hostView('host-1')!.volumes).toMatchObject([{ letter: 'C', isOnline: false }])
    lab.pass(hourMs)
    regain(lab)
    expect(lab.vm('vm-1').state).toBe(after)
  })

  it('writes nothing meanwhile', () => {
    const lab = twoHosts()
    const written = () => lab.emulator.world.vms[0]!.disks[0]!.writtenBytes
    lab.pass(hourMs)
    lose(lab)
    const before = written()
    lab.pass(5 * hourMs)
    expect(written()).toBe(before)
    expect(lab.refused('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\a.txt' }).code).toBe('vm.notRunning')
  })

  it('loses it with any of its disks, and has it back with the last of them', () => {
    const lab = twoHosts()
    lab.do('volume.add', { hostId: 'host-1', letter: 'D', sizeBytes: 100 * gigabyte })
    lab.do('disk.add', { vmId: 'vm-1', sizeBytes: gigabyte, folder: 'D:\\VHD' })
    setOnline(lab, 'host-1', false, 'D')
    lose(lab)
    expect(lab.vm('vm-1').state).toBe('PausedCritical')
    regain(lab)
    expect(lab.vm('vm-1').state).toBe('PausedCritical')
    setOnline(lab, 'host-1', true, 'd:')
    expect(lab.vm('vm-1').state).toBe('Running')
  })

  it('that is turned off is OffCritical, can be removed, and cannot be started', () => {
    const lab = twoHosts()
    lose(lab)
    expect(lab.refused('vm.resume', { vmId: 'vm-1' })).toMatchObject({
      code: 'vm.storageLost',
      params: { volume: 'C:' },
    })
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    expect(lab.vm('vm-1').state).toBe('OffCritical')
    expect(lab.refused('vm.start', { vmId: 'vm-1' })).toMatchObject({
      code: 'vm.wrongState',
      params: { state: 'OffCritical' },
    })
    lab.do('vm.remove', { vmId: 'vm-1' })
    regain(lab)
    expect(lab.emulator.hostView('host-1')!.volumes).toMatchObject([{ freeBytes: 2 * 1024 ** 4, isOnline: true }])
  })

  it('does not start with its host before the volume is back', () => {
    const lab = twoHosts()
    lose(lab)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.vm('vm-1').state).toBe('OffCritical')
    regain(lab)
    expect(lab.vm('vm-1').state).toBe('Off')
  })

  it('stays paused for want of space when it was so before', () => {
    const lab = replicating()
    lab.do('fault.inject', { faultId: 'F22', vmId: 'vm-1' })
    lose(lab)
    regain(lab)
    expect(lab.vm('vm-1').state).toBe('PausedCritical')
  })
})

describe('a volume that is offline', () => {
  it('takes nothing new', () => {
    const lab = twoHosts()
    lose(lab)
    const there = { hostId: 'host-1' }
    expect(lab.refused('vm.create', { ...there, name: 'new' }).code).toBe('volume.offline')
    expect(lab.refused('volume.resize', { ...there, letter: 'C', sizeBytes: 4 * 1024 ** 4 }).code).toBe(
      'volume.offline',
    )
    expect(lab.refused('disk.add', { vmId: 'vm-1', sizeBytes: gigabyte }).code).toBe('vm.wrongState')
    expect(lab.refused('replication.enable', { vmId: 'vm-1', replicaServer: 'x.lab.example' }).code).toBe(
      'vm.storageLost',
    )
    const location = { enabled: true, certificateId: 'certificate-1', defaultStorageLocation: 'C:\\Replica' }
    expect(lab.refused('replicaServer.set', { ...there, ...location }).code).toBe('replicaServer.storageDenied')
    expect(lab.refused('volume.setOnline', { ...there, letter: 'Q', isOnline: true }).code).toBe('volume.unknown')
  })
})

describe('a volume that is offline', () => {
  const attention = (lab: Lab) =>
    lab.emulator.attention().filter(({ code, hostId }) => code === 'volumeOffline' && hostId === 'host-1')

  it('needs attention until it is back, and most of all where machines have disks on it', () => {
    const lab = twoHosts()
    lab.do('volume.add', { hostId: 'host-1', letter: 'D', sizeBytes: 100 * gigabyte })
    expect(attention(lab)).toEqual([])
    lose(lab)
    setOnline(lab, 'host-1', false, 'D')
    expect(attention(lab)).toMatchObject([
      { severity: 'critical', params: { host: 'HYPERVISOR-01', volume: 'C:', machineCount: 1 }, vmId: null },
      { severity: 'warning', params: { volume: 'D:', machineCount: 0 } },
    ])
    regain(lab)
    setOnline(lab, 'host-1', true, 'D')
    expect(attention(lab)).toEqual([])
  })

  it('is not named beside the missing power of its host', () => {
    const lab = twoHosts()
    lose(lab)
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(attention(lab)).toEqual([])
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(attention(lab)).toHaveLength(1)
  })
})

describe('replication when storage is lost', () => {
  it('of a running primary needs a resynchronization, because its log was cut off (4.1)', () => {
    const lab = replicating()
    lose(lab)
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary WaitingForStartResynchronize Critical',
      'Replica Replicating Normal',
    ])
    expect(lab.refused('replication.resume', { vmId: 'vm-1' }).code).toBe('vm.storageLost')
    lab.pass(hourMs)
    regain(lab)
    lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('of a primary that is off only stops, and goes on when it is resumed', () => {
    const lab = replicating()
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lose(lab)
    lab.pass(10 * minuteMs)
    expect(lab.states('vm-1')).toEqual(['Primary Error Critical'])
    expect(lab.side('vm-1').lastFailure?.code).toBe('vm.storageLost')
    regain(lab)
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('of a replica stops the primary, whose changes are sent when it is resumed', () => {
    const lab = replicating()
    lose(lab, 'host-2')
    expect(lab.vm('vm-2').state).toBe('OffCritical')
    lab.pass(10 * minuteMs)
    expect(lab.states('vm-1')).toEqual(['Primary Error Critical'])
    expect(lab.refused('failover.start', { vmId: 'vm-2' }).code).toBe('vm.storageLost')
    regain(lab, 'host-2')
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('can still be paused and removed on the side that lost it', () => {
    const lab = replicating()
    lose(lab, 'host-2')
    lab.do('replication.suspend', { vmId: 'vm-2' })
    lab.do('replication.remove', { vmId: 'vm-2' })
    regain(lab, 'host-2')
    expect(lab.vm('vm-2').state).toBe('Off')
  })

  it('breaks an export off', () => {
    const lab = twoHosts()
    lab.do('replication.enable', {
      vmId: 'vm-1',
      replicaServer: 'HYPERVISOR-02.lab.example',
      certificateId: 'certificate-1',
    })
    lab.do('replication.startInitial', { vmId: 'vm-1', destinationPath: 'C:\\Export' })
    lose(lab)
    expect(lab.side('vm-1')).toMatchObject({ state: 'ReadyForInitialReplication', transfer: null })
    expect(lab.emulator.initialCopies()).toEqual([])
  })

  it('lets a failover go to the other host, as with a lost host', () => {
    const lab = replicating()
    lab.pass(2 * hourMs)
    lose(lab)
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').state).toBe('Running')
  })
})
