import { describe, expect, it } from 'vitest'
import { enable, gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'

/** Exports the initial copy of `vm-1`, whose disk has 10 GB in use, at 200 MB a second. */
function exporting(): { lab: Lab; folder: string } {
  const lab = twoHosts()
  enable(lab)
  lab.do('replication.startInitial', { vmId, destinationPath: 'C:\\Export\\' })
  return { lab, folder: lab.side(vmId).initialCopyPath! }
}

function exported(): { lab: Lab; folder: string } {
  const made = exporting()
  made.lab.pass(2 * minuteMs)
  return made
}

const carry = (lab: Lab, path: string) =>
  lab.do('initialCopy.carry', { fromHostId: 'host-1', path, toHostId: 'host-2' })
const used = (lab: Lab, host: number) => lab.emulator.world.hosts[host - 1]!.volumes[0]!.usedBytes

describe('initial replication by export (row 4)', () => {
  it('copies to a folder named after machine and id, which takes its space from the start', () => {
    const lab = twoHosts()
    enable(lab)
    const before = used(lab, 1)
    lab.do('replication.startInitial', { vmId, destinationPath: 'C:\\Export\\' })
    const { guid } = lab.vm(vmId)
    expect(lab.emulator.initialCopies()).toEqual([
      {
        hostId: 'host-1',
        path: `C:\\Export\\web01_${guid.toUpperCase()}`,
        vmName: 'web01',
        guid,
        sizeBytes: 10 * gigabyte,
        completedInstant: null,
      },
    ])
    expect(used(lab, 1) - before).toBe(10 * gigabyte)
    expect(lab.side(vmId)).toMatchObject({
      state: 'InitialReplicationInProgress',
      transfer: { kind: 'export', totalBytes: 10 * gigabyte },
    })
  })

  it('then sends changes, which wait beside the replica, while both sides keep their warning', () => {
    const { lab } = exported()
    lab.pass(20 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary InitialReplicationInProgress Warning',
      'Replica WaitingForInitialReplication Warning',
    ])
    expect(lab.side(vmId).healthDetails.map((detail) => detail.code)).toEqual(['importPending'])
    const { queuedBytes } = lab.side('vm-2')
    // 120 MB an hour, sent every five minutes.
    expect(queuedBytes).toBeGreaterThan(30_000_000)
    expect(lab.side('vm-2').recoveryPoints).toEqual([])
    expect(lab.refused('failover.start', { vmId: 'vm-2' }).code).toBe('replication.wrongState')
  })

  it('keeps no more changes beside a disk than the disk has blocks, however often they were written', () => {
    const lab = twoHosts()
    lab.do('disk.add', { vmId, sizeBytes: 500 * gigabyte })
    enable(lab)
    lab.do('replication.startInitial', { vmId, destinationPath: 'C:\\Export' })
    lab.pass(5 * minuteMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000_000_000 })
    const before = used(lab, 2) - lab.side('vm-2').queuedBytes
    // Half of it to each disk; the first one is written twice and more, the second one not yet.
    lab.do('vm.setChurn', { vmId, bytesPerHour: 100 * gigabyte })
    lab.pass(3 * hourMs)
    const [small] = lab.vm(vmId).disks
    const { queuedBytes } = lab.side('vm-2')
    expect(small!.sizeBytes).toBe(40 * gigabyte)
    expect(queuedBytes).toBeGreaterThan(small!.sizeBytes + 100 * gigabyte)
    expect(queuedBytes).toBeLessThan(small!.sizeBytes + 160 * gigabyte)
    expect(used(lab, 2) - before).toBe(queuedBytes)
  })

  it('is refused for a path that is none, a full volume, a folder that is there, and with a time', () => {
    const lab = twoHosts()
    enable(lab)
    const refused = (input: object) => lab.refused('replication.startInitial', { vmId, ...input })
    for (const destinationPath of ['', 'Export', 'Q:\\Export', '\\\\server\\share', 'C:\\a|b']) {
      expect(refused({ destinationPath })).toMatchObject({ code: 'initialCopy.badPath', field: 'destinationPath' })
    }
    const timed = { destinationPath: 'C:\\Export', startInstant: lab.emulator.now() + hourMs }
    expect(refused(timed).code).toBe('initialCopy.notAlone')
    expect(refused({ destinationPath: 'C:\\Export', useBackup: true }).code).toBe('initialCopy.notAlone')
    const room = lab.emulator.world.hosts[0]!.volumes[0]!
    const rest = room.sizeBytes - room.usedBytes - 9 * gigabyte
    lab.do('vm.create', { hostId: 'host-1', name: 'big', disks: [{ sizeBytes: 4 * rest, usedBytes: rest }] })
    expect(refused({ destinationPath: 'C:\\Export' }).code).toBe('disk.volumeFull')
  })

  it('begins anew after the host crashed in the middle, and the half-written folder is gone', () => {
    const { lab } = exporting()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.side(vmId)).toMatchObject({ state: 'ReadyForInitialReplication', initialCopyPath: null })
    expect(lab.emulator.initialCopies()).toEqual([])
  })
})

describe('stopping an initial replication by export (row 7)', () => {
  it('is possible while it is being written, and takes the folder away', () => {
    const { lab } = exporting()
    lab.do('replication.stopInitial', { vmId })
    expect(lab.side(vmId).state).toBe('ReadyForInitialReplication')
    expect(lab.emulator.initialCopies()).toEqual([])
  })

  it('is refused once the export has finished', () => {
    const { lab } = exported()
    expect(lab.refused('replication.stopInitial', { vmId }).code).toBe('initialCopy.exported')
  })
})

describe('importing an initial copy (row 5)', () => {
  it('merges what has come since the export, and both sides replicate', () => {
    const { lab, folder } = exported()
    lab.pass(20 * minuteMs)
    lab.do('vm.writeGuestFile', { vmId, path: 'C:\\data\\orders.txt' })
    lab.pass(6 * minuteMs)
    carry(lab, folder)
    lab.do('replication.importInitial', { vmId: 'vm-2', path: folder })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm('vm-2').guestFiles).toMatchObject([{ path: 'C:\\data\\orders.txt', version: 2 }])
    expect(lab.side('vm-2').queuedBytes).toBe(0)
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.side(vmId).lagSeconds).toBeLessThan(600)
  })

  it('is heard of by a primary that could not be reached when it sends next', () => {
    const { lab, folder } = exported()
    carry(lab, folder)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.do('replication.importInitial', { vmId: 'vm-2', path: folder })
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary InitialReplicationInProgress Warning',
      'Replica Replicating Normal',
    ])
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(30 * minuteMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('is refused for a folder that is not there or belongs to another machine', () => {
    const { lab, folder } = exported()
    expect(lab.refused('replication.importInitial', { vmId: 'vm-2', path: folder })).toMatchObject({
      code: 'initialCopy.unknown',
      field: 'path',
    })
    carry(lab, folder)
    lab.do('vm.create', { hostId: 'host-1', name: 'other' })
    enable(lab, { vmId: 'vm-3' })
    expect(lab.refused('replication.importInitial', { vmId: 'vm-4', path: folder }).code).toBe(
      'initialCopy.otherMachine',
    )
    expect(lab.refused('replication.importInitial', { vmId, path: folder }).code).toBe('replication.wrongSide')
  })

  it('is refused for a copy that the primary gave up when it crashed', () => {
    const { lab, folder } = exported()
    carry(lab, folder)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(lab.side(vmId).state).toBe('ReadyForInitialReplication')
    expect(lab.refused('replication.importInitial', { vmId: 'vm-2', path: folder }).code).toBe(
      'initialCopy.otherMachine',
    )
  })

  it('is refused for a copy from before replication was removed and enabled again', () => {
    const lab = replicating()
    lab.do('vm.turnOff', { vmId })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('replication.setAsReplica', { vmId })
    lab.do('replication.reverse', { vmId: 'vm-2' })
    lab.do('replication.startInitial', { vmId: 'vm-2', destinationPath: 'C:\\Back' })
    lab.pass(2 * minuteMs)
    const path = lab.side('vm-2').initialCopyPath!
    lab.do('initialCopy.carry', { fromHostId: 'host-2', path, toHostId: 'host-1' })
    lab.do('replication.remove', { vmId: 'vm-2' })
    enable(lab, { vmId: 'vm-2', replicaServer: 'HYPERVISOR-01.lab.example', certificateId: 'certificate-2' })
    expect(lab.refused('replication.importInitial', { vmId, path }).code).toBe('initialCopy.otherMachine')
    lab.do('replication.startInitial', { vmId: 'vm-2', useBackup: true })
    lab.pass(minuteMs)
    expect(lab.states('vm-2', vmId)).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('leaves out what came after an earlier export that the primary gave up', () => {
    const { lab, folder: givenUp } = exported()
    lab.pass(20 * minuteMs)
    expect(lab.side('vm-2').queuedBytes).toBeGreaterThan(0)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    lab.do('initialCopy.remove', { hostId: 'host-1', path: givenUp })
    lab.pass(hourMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.do('replication.startInitial', { vmId, destinationPath: 'C:\\Export' })
    const exportedInstant = lab.emulator.now()
    lab.pass(10 * minuteMs)
    carry(lab, lab.side(vmId).initialCopyPath!)
    lab.do('replication.importInitial', { vmId: 'vm-2', path: lab.side(vmId).initialCopyPath! })
    expect(lab.side('vm-2')).toMatchObject({ lastReplicationInstant: exportedInstant, queuedBytes: 0 })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(hourMs)
    lab.do('replication.resetStatistics', { vmId })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('is no more what changes wait for after a crash: the next initial replication gives their space back', () => {
    const { lab } = exported()
    lab.pass(20 * minuteMs)
    const { queuedBytes } = lab.side('vm-2')
    expect(queuedBytes).toBeGreaterThan(0)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    const before = used(lab, 2)
    lab.do('replication.startInitial', { vmId })
    expect(lab.side('vm-2').queuedBytes).toBe(0)
    expect(used(lab, 2)).toBe(before - queuedBytes)
  })
})

describe('the folder of an initial copy', () => {
  it('moves its space from host to host, and is deleted at the end', () => {
    const { lab, folder } = exported()
    const before = [used(lab, 1), used(lab, 2)]
    carry(lab, folder)
    expect(used(lab, 1)).toBe(before[0]! - 10 * gigabyte)
    lab.do('initialCopy.remove', { hostId: 'host-2', path: folder })
    expect(used(lab, 2)).toBe(before[1])
    expect(lab.refused('initialCopy.remove', { hostId: 'host-2', path: folder }).code).toBe('initialCopy.unknown')
  })

  it('cannot be carried or deleted while it is being written', () => {
    const { lab, folder } = exporting()
    const carrying = { fromHostId: 'host-1', path: folder, toHostId: 'host-2' }
    expect(lab.refused('initialCopy.carry', carrying).code).toBe('initialCopy.beingWritten')
    expect(lab.refused('initialCopy.remove', { hostId: 'host-1', path: folder }).code).toBe('initialCopy.beingWritten')
  })
})

describe('initial replication from an existing machine (row 6)', () => {
  function copied(): Lab {
    const lab = twoHosts()
    lab.do('vm.copyToHost', { vmId, hostId: 'host-2' })
    return lab
  }

  it('uses a machine that was exported and imported with its id, and sends only what differs', () => {
    const lab = copied()
    expect(lab.vm('vm-2')).toMatchObject({ guid: lab.vm(vmId).guid, name: 'web01', state: 'Off', replication: null })
    expect(lab.vm('vm-2').generationId).not.toBe(lab.vm(vmId).generationId)
    lab.pass(hourMs)
    lab.do('replication.enableAsReplica', { vmId: 'vm-2' })
    expect(lab.states('vm-2')).toEqual(['Replica WaitingForInitialReplication Warning'])
    enable(lab)
    expect(lab.side('vm-2').relationshipId).toBe(lab.side(vmId).relationshipId)
    lab.do('replication.startInitial', { vmId, useBackup: true })
    expect(lab.side(vmId).transfer!.totalBytes).toBeLessThan(130_000_000)
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('takes no more space than the disk has, although a checkpoint has its blocks twice', () => {
    const lab = twoHosts()
    const { sizeBytes } = lab.vm(vmId).disks[0]!
    lab.do('vm.setChurn', { vmId, bytesPerHour: 900 * gigabyte })
    lab.pass(3 * hourMs)
    lab.do('checkpoint.create', { vmId })
    lab.pass(3 * hourMs)
    const before = used(lab, 2)
    lab.do('vm.copyToHost', { vmId, hostId: 'host-2' })
    expect(lab.vm('vm-2').disks[0]!.usedBytes).toBe(sizeBytes)
    expect(used(lab, 2) - before).toBe(sizeBytes)
  })

  it('uses the machine that removing replication has left on the replica server', () => {
    const lab = twoHosts()
    enable(lab)
    lab.do('replication.startInitial', { vmId })
    lab.pass(10 * minuteMs)
    for (const each of [vmId, 'vm-2']) lab.do('replication.remove', { vmId: each })
    lab.do('replication.enableAsReplica', { vmId: 'vm-2' })
    enable(lab)
    lab.do('replication.startInitial', { vmId, useBackup: true })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('is refused while the machine does not wait for a primary', () => {
    const lab = copied()
    const input = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', input).code).toBe('replication.nameTaken')
  })

  it('is refused for disks of another size', () => {
    const lab = copied()
    lab.do('replication.enableAsReplica', { vmId: 'vm-2' })
    lab.do('vm.shutDown', { vmId })
    lab.do('disk.resize', { vmId, diskId: 'disk-1', sizeBytes: 50 * gigabyte })
    const input = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', input)).toMatchObject({
      code: 'replication.existingMismatch',
      params: { disk: 'web01' },
    })
  })

  it('cannot wait with checkpoints, while it runs, or on a host that is no Replica server', () => {
    const lab = copied()
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.refused('replication.enableAsReplica', { vmId: 'vm-2' }).code).toBe('vm.wrongState')
    lab.do('vm.turnOff', { vmId: 'vm-2' })
    lab.do('checkpoint.create', { vmId: 'vm-2' })
    expect(lab.refused('replication.enableAsReplica', { vmId: 'vm-2' }).code).toBe('replication.hasCheckpoints')
    const other = copied()
    other.do('replicaServer.set', { hostId: 'host-2', enabled: false })
    expect(other.refused('replication.enableAsReplica', { vmId: 'vm-2' }).code).toBe('connection.notReplicaServer')
  })

  it('compares only where there is something to compare with', () => {
    const lab = twoHosts()
    enable(lab)
    expect(lab.refused('replication.startInitial', { vmId, useBackup: true }).code).toBe('replication.noExistingCopy')
  })

  it('copies no machine to a host that has it already, or that is a replica', () => {
    const lab = twoHosts()
    enable(lab)
    expect(lab.refused('vm.copyToHost', { vmId, hostId: 'host-2' }).code).toBe('vm.duplicateName')
    expect(lab.refused('vm.copyToHost', { vmId: 'vm-2', hostId: 'host-1' }).code).toBe('vm.replicated')
  })
})
