import { describe, expect, it } from 'vitest'
import { enable, failedOver, gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'
const terabyte = 1024 ** 4
/** What is left of the volume, the growing file of the first disk aside. */
const freeBytes = (lab: Lab) =>
  lab.emulator.hostView('host-1')!.volumes[0]!.freeBytes + lab.vm(vmId).disks[0]!.usedBytes

describe('adding a disk', () => {
  it('puts a blank file beside the first one and gives the guest the next drive', () => {
    const lab = twoHosts()
    const free = freeBytes(lab)
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: 10 * gigabyte, usedBytes: gigabyte })
    const disk = lab.vm(vmId).disks[1]!
    expect(disk).toMatchObject({ diskId, driveLetter: 'D', kind: 'dynamic', usedBytes: gigabyte, writeSequence: 0 })
    expect(disk.path).toBe('C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\web01-2.vhdx')
    expect(free - freeBytes(lab)).toBe(gigabyte)
    lab.do('vm.writeGuestFile', { vmId, path: 'D:\\new.txt' })
    expect(lab.vm(vmId).guestFiles.map((file) => file.path)).toEqual(['C:\\data\\orders.txt', 'D:\\new.txt'])
  })

  it('takes the whole size of a fixed disk at once', () => {
    const lab = twoHosts()
    const free = freeBytes(lab)
    lab.do('disk.add', { vmId, sizeBytes: 10 * gigabyte, kind: 'fixed' })
    expect(free - freeBytes(lab)).toBe(10 * gigabyte)
  })

  it('leaves it out of a replication that is there already (row 27)', () => {
    const lab = replicating()
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: gigabyte })
    expect(lab.side(vmId)).toMatchObject({ replicatedDiskIds: ['disk-1'], excludedDiskIds: [diskId] })
    lab.pass(hourMs)
    expect(lab.states(vmId, 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it.each([
    [{ sizeBytes: 0 }, 'disk.badSize', 'sizeBytes'],
    [{ sizeBytes: 64 * terabyte + 1 }, 'disk.badSize', 'sizeBytes'],
    [{ sizeBytes: 2040 * gigabyte + 1, format: 'VHD' }, 'disk.badSize', 'sizeBytes'],
    [{ sizeBytes: gigabyte, usedBytes: 2 * gigabyte }, 'disk.badSize', 'usedBytes'],
    [{ sizeBytes: 3 * terabyte, kind: 'fixed' }, 'disk.volumeFull', 'sizeBytes'],
    [{ sizeBytes: gigabyte, name: 'a/b' }, 'disk.badName', 'name'],
    [{ sizeBytes: gigabyte, name: 'web01' }, 'disk.duplicatePath', 'name'],
    [{ sizeBytes: gigabyte, folder: 'VHD' }, 'disk.badFolder', 'folder'],
    [{ sizeBytes: gigabyte, folder: 'E:\\VHD' }, 'disk.unknownVolume', 'folder'],
    [{ sizeBytes: gigabyte, driveLetter: 'C' }, 'disk.badDriveLetter', 'driveLetter'],
    [{ sizeBytes: gigabyte, driveLetter: 'AB' }, 'disk.badDriveLetter', 'driveLetter'],
  ])('is refused with %j', (change, code, field) => {
    expect(twoHosts().refused('disk.add', { vmId, ...change } as never)).toMatchObject({ code, field })
  })

  it('is refused where the controllers are full, and on a saved machine', () => {
    const lab = twoHosts()
    lab.do('vm.save', { vmId })
    expect(lab.refused('disk.add', { vmId, sizeBytes: gigabyte }).code).toBe('vm.wrongState')
    lab.do('vm.start', { vmId })
    for (let count = 1; count < 64; count += 1) lab.do('disk.add', { vmId, sizeBytes: gigabyte })
    expect(lab.refused('disk.add', { vmId, sizeBytes: gigabyte })).toMatchObject({ code: 'disk.tooMany' })
    expect(
      lab
        .vm(vmId)
        .disks.map((disk) => disk.driveLetter)
        .slice(22, 26),
    ).toEqual(['Y', 'Z', '', ''])
  })
})

describe('disks that cannot be replicated', () => {
  it.each(['passThrough', 'sharedVhdx'] as const)('keep replication from being enabled: %s (F43)', (attachment) => {
    const lab = twoHosts()
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: gigabyte, attachment })
    const settings = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', settings)).toMatchObject({
      code: 'replication.diskNotReplicable',
      windowsCode: '0x80070057',
    })
    enable(lab, { excludedDiskIds: [diskId] })
  })
})

describe('removing a disk', () => {
  it('deletes its file, and never the last or a replicated one', () => {
    const lab = replicating()
    expect(lab.refused('disk.remove', { vmId, diskId: 'disk-9' }).code).toBe('disk.unknown')
    expect(lab.refused('disk.remove', { vmId, diskId: 'disk-1' }).code).toBe('disk.replicated')
    const free = freeBytes(lab)
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: gigabyte, kind: 'fixed' })
    lab.do('disk.remove', { vmId, diskId })
    expect(freeBytes(lab)).toBe(free)
    expect(lab.side(vmId).excludedDiskIds).toEqual([])
    const bare = twoHosts()
    expect(bare.refused('disk.remove', { vmId, diskId: 'disk-1' }).code).toBe('disk.last')
  })

  it('leaves the IDE disk of generation 1 where it is while the machine runs', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'old', generation: 1 })
    lab.do('disk.add', { vmId: 'vm-2', sizeBytes: gigabyte })
    lab.do('vm.start', { vmId: 'vm-2' })
    const [first, second] = lab.vm('vm-2').disks
    expect(lab.refused('disk.remove', { vmId: 'vm-2', diskId: first!.diskId }).code).toBe('vm.wrongState')
    lab.do('disk.remove', { vmId: 'vm-2', diskId: second!.diskId })
  })
})

describe('resizing a disk', () => {
  it('grows a VHDX online, on this host alone', () => {
    const lab = replicating()
    lab.do('disk.resize', { vmId, diskId: 'disk-1', sizeBytes: 80 * gigabyte })
    expect([lab.vm(vmId).disks[0]!.sizeBytes, lab.vm('vm-2').disks[0]!.sizeBytes]).toEqual([
      80 * gigabyte,
      40 * gigabyte,
    ])
  })

  it('takes the space of a fixed disk that grows', () => {
    const lab = twoHosts()
    const { diskId } = lab.do('disk.add', { vmId, sizeBytes: gigabyte, kind: 'fixed' })
    const free = freeBytes(lab)
    lab.do('disk.resize', { vmId, diskId, sizeBytes: 3 * gigabyte })
    expect(free - freeBytes(lab)).toBe(2 * gigabyte)
    expect(lab.refused('disk.resize', { vmId, diskId, sizeBytes: 3 * terabyte }).code).toBe('disk.volumeFull')
  })

  it.each([
    [0, 'disk.badSize'],
    [64 * terabyte + 1, 'disk.badSize'],
    [5 * gigabyte, 'disk.tooSmall'],
  ])('is refused with %d bytes', (sizeBytes, code) => {
    expect(twoHosts().refused('disk.resize', { vmId, diskId: 'disk-1', sizeBytes })).toMatchObject({
      code,
      field: 'sizeBytes',
    })
  })

  it('is refused for a VHD of a running machine, a pass-through disk and a parent of checkpoints', () => {
    const lab = twoHosts()
    const vhd = lab.do('disk.add', { vmId, sizeBytes: gigabyte, format: 'VHD' })
    const physical = lab.do('disk.add', { vmId, sizeBytes: gigabyte, attachment: 'passThrough' })
    const sizeBytes = 2 * gigabyte
    expect(lab.refused('disk.resize', { vmId, ...vhd, sizeBytes }).code).toBe('disk.resizeOnline')
    expect(lab.refused('disk.resize', { vmId, ...physical, sizeBytes }).code).toBe('disk.notResizable')
    lab.do('disk.remove', { vmId, ...physical })
    lab.do('vm.turnOff', { vmId })
    lab.do('disk.resize', { vmId, ...vhd, sizeBytes })
    lab.do('checkpoint.create', { vmId })
    expect(lab.refused('disk.resize', { vmId, ...vhd, sizeBytes: 3 * gigabyte }).code).toBe('disk.hasCheckpoints')
    expect(lab.refused('disk.remove', { vmId, ...vhd }).code).toBe('disk.hasCheckpoints')
  })
})

describe('a disk that is changed offline (F26)', () => {
  it('makes resynchronization of its primary required, which brings the change over', () => {
    const lab = replicating()
    const edit = { vmId, diskId: 'disk-1', path: 'C:\\patch.txt' }
    expect(lab.refused('disk.editOffline', edit).code).toBe('vm.wrongState')
    lab.do('vm.shutDown', { vmId })
    lab.do('disk.editOffline', edit)
    expect(lab.side(vmId)).toMatchObject({ state: 'WaitingForStartResynchronize', health: 'Critical' })
    lab.do('replication.resume', { vmId })
    lab.pass(10 * minuteMs)
    expect(lab.states(vmId, 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm('vm-2').guestFiles.map((file) => file.path)).toContain('C:\\patch.txt')
  })

  it('is refused for a prepared primary, absurd sizes and files that are elsewhere', () => {
    const lab = replicating()
    lab.do('vm.shutDown', { vmId })
    const edit = { vmId, diskId: 'disk-1' }
    expect(lab.refused('disk.editOffline', { ...edit, sizeBytes: 41 * gigabyte }).code).toBe('guest.badWrite')
    expect(lab.refused('disk.editOffline', { ...edit, path: 'D:\\a.txt' }).code).toBe('guest.badPath')
    lab.do('failover.prepare', { vmId })
    expect(lab.refused('disk.editOffline', edit).code).toBe('vm.preparedForFailover')
  })

  it('interrupts an initial replication, which begins anew', () => {
    const lab = twoHosts()
    lab.do('vm.shutDown', { vmId })
    enable(lab)
    lab.do('replication.startInitial', { vmId })
    lab.do('disk.editOffline', { vmId, diskId: 'disk-1' })
    expect(lab.side(vmId).state).toBe('ReadyForInitialReplication')
  })
})

describe('the files of disks', () => {
  it('grow with what is written, on both sides alike, and never beyond the size', () => {
    const lab = replicating()
    lab.pass(6 * hourMs)
    const used = [vmId, 'vm-2'].map((id) => lab.vm(id).disks[0]!.usedBytes)
    expect(used[0]).toBeGreaterThan(10 * gigabyte + 100_000_000)
    expect(Math.abs(used[0]! - used[1]!)).toBeLessThan(10_000_000)
    lab.do('vm.setChurn', { vmId, bytesPerHour: 100 * gigabyte })
    lab.pass(24 * hourMs)
    expect(lab.vm(vmId).disks[0]!.usedBytes).toBe(40 * gigabyte)
  })

  it('pause a machine whose volume is full, until there is space again', () => {
    const lab = twoHosts()
    lab.do('vm.create', {
      hostId: 'host-1',
      name: 'filler',
      disks: [{ sizeBytes: 4 * terabyte, usedBytes: 2 * terabyte - 11 * gigabyte }],
    })
    lab.do('vm.setChurn', { vmId, bytesPerHour: 10 * gigabyte })
    lab.pass(2 * hourMs)
    expect(lab.vm(vmId)).toMatchObject({ state: 'PausedCritical', heartbeat: 'noContact' })
    expect(lab.emulator.hostEvents('host-1', 1)).toMatchObject([{ eventId: 16_060, level: 'error' }])
    expect(lab.refused('vm.resume', { vmId })).toMatchObject({ code: 'vm.storageFull', windowsCode: '0x80070070' })
    lab.do('vm.remove', { vmId: 'vm-2' })
    lab.do('vm.resume', { vmId })
    expect(lab.vm(vmId).state).toBe('Running')
  })

  it('are joined by a differencing disk after a failover, until it is completed', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.pass(2 * hourMs + minuteMs)
    expect(lab.vm('vm-2').disks[0]!.differencingBytes).toBeGreaterThan(200_000_000)
    lab.do('failover.complete', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').disks[0]!.differencingBytes).toBe(0)
    const cancelled = failedOver()
    cancelled.do('vm.start', { vmId: 'vm-2' })
    cancelled.pass(2 * hourMs)
    const free = cancelled.emulator.hostView('host-2')!.volumes[0]!.freeBytes
    cancelled.do('failover.cancel', { vmId: 'vm-2' })
    expect(cancelled.emulator.hostView('host-2')!.volumes[0]!.freeBytes).toBeGreaterThan(free + 200_000_000)
  })
})
