import { describe, expect, it } from 'vitest'
import { enable, gigabyte, hourMs, minuteMs, replicating, twoHosts } from '../lab.ts'

const vmId = 'vm-1'

describe('enabling replication (row 1)', () => {
  it('makes a record on each side and a placeholder that is off, blank and connected to nothing', () => {
    const lab = twoHosts()
    enable(lab)
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary ReadyForInitialReplication Warning',
      'Replica WaitingForInitialReplication Warning',
    ])
    const primary = lab.vm('vm-1')
    const replica = lab.vm('vm-2')
    expect(replica).toMatchObject({ name: 'web01', guid: primary.guid, state: 'Off', hostId: 'host-2', guestFiles: [] })
    expect(replica.adapters.map((adapter) => adapter.switchName)).toEqual([null])
    expect(replica.disks[0]?.path).toBe(`C:\\Replica\\Hyper-V Replica\\Virtual hard disks\\${primary.guid}\\web01.vhdx`)
    expect(lab.side('vm-2')).toMatchObject({
      certificateId: 'certificate-2',
      primaryServer: 'HYPERVISOR-01.lab.example',
      replicaServer: 'HYPERVISOR-02.lab.example',
    })
  })

  it('is refused for a machine that already replicates', () => {
    const lab = twoHosts()
    enable(lab)
    expect(lab.refused('replication.enable', { vmId, replicaServer: 'HYPERVISOR-02.lab.example' }).code).toBe(
      'replication.alreadyEnabled',
    )
  })

  it('is refused when the replica server has a machine with this name', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-2', name: 'WEB01' })
    const input = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', input)).toMatchObject({
      code: 'replication.nameTaken',
      field: 'replicaServer',
    })
  })

  it('is refused towards its own host', () => {
    const input = { vmId, replicaServer: 'HYPERVISOR-01.lab.example', certificateId: 'certificate-1' }
    expect(twoHosts().refused('replication.enable', input).code).toBe('replication.sameHost')
  })

  it('is refused when the replica volume is too small for the disks', () => {
    const lab = twoHosts()
    const disks = [{ sizeBytes: 60_000 * gigabyte, usedBytes: 2_000 * gigabyte }]
    lab.do('vm.create', { hostId: 'host-2', name: 'other', disks })
    const input = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    lab.do('vm.create', { hostId: 'host-1', name: 'big', disks: [{ sizeBytes: 400 * gigabyte }] })
    expect(lab.refused('replication.enable', { ...input, vmId: 'vm-3' }).code).toBe('replication.storageFull')
  })

  it.each([
    [{ frequencySeconds: 31 }, 'replication.badFrequency', 'frequencySeconds'],
    [{ recoveryHistoryHours: 25 }, 'replication.badHistory', 'recoveryHistoryHours'],
    [{ recoveryHistoryHours: 4, vssFrequencyHours: 13 }, 'replication.badVssFrequency', 'vssFrequencyHours'],
    [{ vssFrequencyHours: 4 }, 'replication.vssNeedsHistory', 'vssFrequencyHours'],
    [{ port: 0 }, 'replicaServer.badPort', 'port'],
    [{ excludedDiskIds: ['disk-1'] }, 'replication.noDisk', 'excludedDiskIds'],
    [{ excludedDiskIds: ['disk-9'] }, 'disk.unknown', 'excludedDiskIds'],
  ])('is refused with %j', (settings, code, field) => {
    const input = { vmId, replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1', ...settings }
    expect(twoHosts().refused('replication.enable', input)).toMatchObject({ code, field })
  })

  it('replicates only the disks that were chosen', () => {
    const lab = twoHosts()
    const disks = [{ sizeBytes: gigabyte }, { sizeBytes: 2 * gigabyte }]
    const guestFiles = [
      { path: 'C:\\here.txt', sizeBytes: 1 },
      { path: 'D:\\there.txt', sizeBytes: 1 },
    ]
    lab.do('vm.create', { hostId: 'host-1', name: 'two', disks, guestFiles })
    enable(lab, { vmId: 'vm-2', excludedDiskIds: ['disk-3'] })
    lab.do('replication.startInitial', { vmId: 'vm-2' })
    lab.pass(10 * minuteMs)
    expect(lab.vm('vm-3').disks.map((disk) => disk.sizeBytes)).toEqual([gigabyte])
    expect(lab.vm('vm-3').guestFiles.map((file) => file.path)).toEqual(['C:\\here.txt'])
  })
})

describe('initial replication (rows 2, 3 and 7)', () => {
  it('takes as long as the line needs for the compressed copy and then both sides replicate', () => {
    const lab = twoHosts()
    enable(lab)
    lab.do('replication.startInitial', { vmId })
    const { transfer } = lab.side(vmId)
    // 10 GiB in use, halved by compression, at 1 Gbit/s, and a millisecond of latency.
    expect(transfer).toMatchObject({ kind: 'initialReplication', totalBytes: 10 * gigabyte, sentBytes: 0 })
    expect(transfer!.endsInstant! - lab.emulator.now()).toBe(Math.ceil((5 * gigabyte * 8) / 1e6) + 1)
    lab.pass(20_000)
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary InitialReplicationInProgress Warning',
      'Replica WaitingForInitialReplication Warning',
    ])
    expect(lab.side(vmId).transfer!.sentBytes / lab.side(vmId).transfer!.totalBytes).toBeCloseTo(20_000 / 42_951, 2)
    lab.pass(23_000)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.side(vmId).statistics.initialReplicationBytes).toBe(10 * gigabyte)
  })

  it('starts by itself at a scheduled instant', () => {
    const lab = twoHosts()
    enable(lab)
    const startInstant = lab.emulator.now() + 2 * hourMs
    lab.do('replication.startInitial', { vmId, startInstant })
    lab.pass(2 * hourMs - 1)
    expect(lab.side(vmId).state).toBe('ReadyForInitialReplication')
    lab.pass(1)
    expect(lab.side(vmId).state).toBe('InitialReplicationInProgress')
  })

  it('is refused more than seven days ahead', () => {
    const lab = twoHosts()
    enable(lab)
    const startInstant = lab.emulator.now() + 7 * 24 * hourMs + 1
    expect(lab.refused('replication.startInitial', { vmId, startInstant })).toMatchObject({
      code: 'replication.startTooLate',
      field: 'startInstant',
    })
  })

  it('can be stopped and started again', () => {
    const lab = twoHosts()
    enable(lab)
    lab.do('replication.startInitial', { vmId })
    lab.pass(1000)
    lab.do('replication.stopInitial', { vmId })
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary ReadyForInitialReplication Warning',
      'Replica WaitingForInitialReplication Warning',
    ])
    lab.do('replication.startInitial', { vmId })
    lab.pass(minuteMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('goes on where it was when the line comes back', () => {
    const lab = twoHosts()
    enable(lab)
    lab.do('replication.startInitial', { vmId })
    lab.pass(20_000)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    const sent = lab.side(vmId).transfer!.sentBytes
    expect(lab.side(vmId).transfer).toMatchObject({ endsInstant: null })
    lab.do('network.setLink', { fromHostId: 'host-2', toHostId: 'host-1' })
    lab.pass(minuteMs)
    expect(lab.side(vmId).transfer!.sentBytes).toBe(sent)
    lab.pass(24_000)
    expect(lab.side(vmId).state).toBe('Replicating')
  })
})

describe('cycles', () => {
  it('bring over exactly what was written up to the cut', () => {
    const lab = replicating()
    const replica = lab.vm('vm-2').disks[0]!.writeSequence
    const { lastReplicationInstant } = lab.side(vmId)
    // 120 MB an hour in blocks of 4 KiB, and the file that was there before.
    const durationMs = lastReplicationInstant! - (lab.emulator.now() - 12 * minuteMs)
    expect(replica).toBe(1 + Math.floor((120e6 * durationMs) / hourMs / 4096))
    expect(lab.vm('vm-1').disks[0]!.writeSequence).toBeGreaterThan(replica)
  })

  it('bring a guest file over with the version it had at the cut', () => {
    const lab = replicating()
    lab.do('vm.writeGuestFile', { vmId, path: 'C:\\data\\orders.txt' })
    const version = (vm: string) => lab.vm(vm).guestFiles[0]?.version
    expect([version('vm-1'), version('vm-2')]).toEqual([2, 1])
    lab.pass(5 * minuteMs)
    expect([version('vm-1'), version('vm-2')]).toEqual([2, 2])
  })

  it('are counted as missed when the line is too slow for the interval', () => {
    const lab = replicating()
    lab.do('vm.setChurn', { vmId, bytesPerHour: 10_000_000_000 })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 5_000_000 })
    lab.pass(6 * hourMs)
    const { statistics, health, healthDetails } = lab.side(vmId)
    expect(statistics.missedCycles).toBeGreaterThan(0)
    expect(health).not.toBe('Normal')
    expect(healthDetails.map((detail) => detail.code)).toContain('cyclesMissed')
  })

  it('share the line one after the other, so a large log holds up a small one', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'quiet' })
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: 3_600_000_000 })
    for (const each of ['vm-1', 'vm-2']) {
      enable(lab, { vmId: each })
      lab.do('replication.startInitial', { vmId: each })
    }
    lab.pass(2 * minuteMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 20_000_000 })
    lab.pass(5 * minuteMs)
    const latency = (vm: string) => lab.side(vm).statistics.maximumLatencyMilliseconds
    expect(latency('vm-1')).toBeGreaterThan(50_000)
    expect(latency('vm-2')).toBeGreaterThan(latency('vm-1'))
  })
})

describe('pause and resume (rows 8 and 9)', () => {
  it('tracks on while the primary is paused and sends the backlog afterwards', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Suspended Warning', 'Replica Replicating Normal'])
    lab.pass(30 * minuteMs)
    expect(lab.side(vmId).pendingBytes).toBeGreaterThan(59_000_000)
    lab.do('replication.resume', { vmId })
    lab.pass(10_000)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.side(vmId).pendingBytes).toBeLessThan(1_000_000)
  })

  it('makes the primary stop with an error when the replica is paused (F29)', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId: 'vm-2' })
    expect(lab.states('vm-2')).toEqual(['Replica Suspended Critical'])
    lab.pass(5 * minuteMs)
    expect(lab.states(vmId)).toEqual(['Primary Error Critical'])
    expect(lab.side(vmId).lastFailure?.code).toBe('replication.replicaNotReceiving')
    expect(lab.emulator.hostEvents('host-1', 5)?.map((entry) => entry.eventId)).toContain(32_086)
    expect(lab.refused('replication.resume', { vmId }).code).toBe('replication.replicaNotReceiving')
    lab.do('replication.resume', { vmId: 'vm-2' })
    lab.do('replication.resume', { vmId })
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })
})

describe('resynchronization (rows 10 and 11)', () => {
  it('is forced from a paused primary, compares, and removes the recovery points', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    lab.pass(3 * hourMs)
    expect(lab.side('vm-2').recoveryPoints.length).toBeGreaterThan(2)
    lab.do('replication.suspend', { vmId })
    lab.do('replication.resume', { vmId, resynchronize: true })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Resynchronizing Critical', 'Replica Resynchronizing Critical'])
    lab.pass(minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.side('vm-2').recoveryPoints).toHaveLength(1)
    expect(lab.emulator.hostEvents('host-1', 9)?.map((entry) => entry.eventId)).toEqual(
      expect.arrayContaining([29_242, 29_244]),
    )
  })

  it('can be paused and continued', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000 })
    lab.do('replication.resume', { vmId, resynchronize: true })
    lab.pass(10_000)
    lab.do('replication.suspend', { vmId })
    expect(lab.side(vmId)).toMatchObject({ state: 'ResynchronizeSuspended', health: 'Critical' })
    const { sentBytes } = lab.side(vmId).transfer!
    lab.pass(minuteMs)
    expect(lab.side(vmId).transfer?.sentBytes).toBe(sentBytes)
    lab.do('replication.resume', { vmId })
    lab.pass(hourMs)
    expect(lab.side(vmId).state).toBe('Replicating')
  })

  it('is required when the logs exceed half of the disks (F24)', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId })
    lab.do('vm.setChurn', { vmId, bytesPerHour: 15 * gigabyte })
    lab.pass(hourMs)
    expect(lab.side(vmId).state).toBe('Suspended')
    lab.pass(hourMs)
    expect(lab.states(vmId)).toEqual(['Primary WaitingForStartResynchronize Critical'])
  })
})

describe('changing settings (row 26)', () => {
  it('reaches the replica at the next cycle', () => {
    const lab = replicating()
    lab.do('replication.change', { vmId, frequencySeconds: 900, recoveryHistoryHours: 2 })
    expect(lab.side('vm-2')).toMatchObject({ frequencySeconds: 300, recoveryHistoryHours: 0 })
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-2')).toMatchObject({ frequencySeconds: 900, recoveryHistoryHours: 2 })
  })

  it('refuses application-consistent points without additional recovery points', () => {
    expect(replicating().refused('replication.change', { vmId, vssFrequencyHours: 4 }).code).toBe(
      'replication.vssNeedsHistory',
    )
  })

  it('belongs to the primary', () => {
    expect(replicating().refused('replication.change', { vmId: 'vm-2', frequencySeconds: 30 }).code).toBe(
      'replication.wrongSide',
    )
  })
})

describe('removing replication (row 22)', () => {
  it('acts on one side only and deletes no machine', () => {
    const lab = replicating()
    lab.do('replication.remove', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').replication).toBeNull()
    expect(lab.side('vm-1').state).toBe('Replicating')
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Error', lastFailure: { code: 'replication.replicaMissing' } })
    lab.do('replication.remove', { vmId: 'vm-1' })
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').state).toBe('Running')
  })
})

describe('statistics (row 28)', () => {
  it('are zeroed, which ends a warning about missed cycles', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.pass(10 * minuteMs)
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(5 * minuteMs)
    expect(lab.side(vmId)).toMatchObject({ state: 'Replicating', health: 'Warning' })
    lab.do('replication.resetStatistics', { vmId })
    expect(lab.side(vmId)).toMatchObject({ health: 'Normal', statistics: { missedCycles: 0, successfulCycles: 0 } })
  })

  it('roll over at 09:00 and 21:00, and event 29174 keeps the finished interval', () => {
    const lab = replicating()
    lab.pass(hourMs)
    expect(lab.side(vmId).statistics.fromInstant % (24 * hourMs)).toBe(9 * hourMs)
    expect(lab.emulator.hostEvents('host-1', 1)?.[0]).toMatchObject({ eventId: 29_174, level: 'information' })
    lab.pass(12 * hourMs)
    expect(lab.side(vmId).statistics.fromInstant % (24 * hourMs)).toBe(21 * hourMs)
  })

  it('cannot be reset without replication', () => {
    expect(twoHosts().refused('replication.resetStatistics', { vmId })).toMatchObject({
      code: 'replication.notEnabled',
      params: { vm: 'web01', operation: 'Reset-VMReplicationStatistics' },
    })
  })
})
