import { describe, expect, it } from 'vitest'
import { failedOver, hourMs, minuteMs, replicating, type Lab } from '../lab.ts'

const noLoss = { lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] }

function prepared(): Lab {
  const lab = replicating()
  lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
  lab.do('vm.shutDown', { vmId: 'vm-1' })
  lab.do('failover.prepare', { vmId: 'vm-1' })
  lab.pass(10_000)
  return lab
}

describe('planned failover, preparation (row 14)', () => {
  it('needs the machine to be off', () => {
    expect(replicating().refused('failover.prepare', { vmId: 'vm-1' })).toMatchObject({
      code: 'failover.vmRunning',
      params: { vm: 'web01' },
    })
  })

  it('sends what is left and locks the machine', () => {
    const lab = replicating()
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.do('failover.prepare', { vmId: 'vm-1' })
    // Scripts wait for PreparedForFailover and then fail over once, so it is not shown before the last log was received.
    expect(lab.side('vm-1')).toMatchObject({
      state: 'Replicating',
      health: 'Normal',
      transfer: { kind: 'plannedFailover' },
    })
    expect(lab.emulator.lanes().map(({ state }) => state)).toEqual(['Replicating'])
    expect(lab.refused('failover.prepare', { vmId: 'vm-1' })).toMatchObject({
      code: 'replication.wrongState',
      params: { state: 'Replicating' },
    })
    expect(lab.refused('failover.start', { vmId: 'vm-2' }).code).toBe('replication.transferUnderWay')
    lab.pass(10_000)
    expect(lab.side('vm-1')).toMatchObject({ state: 'PreparedForFailover', transfer: null, pendingBytes: 0 })
    expect(lab.side('vm-2').recoveryPoints[0]).toMatchObject({ kind: 'planned', lostBytes: 0, lostSeconds: 0 })
    expect(lab.refused('vm.start', { vmId: 'vm-1' }).code).toBe('vm.preparedForFailover')
  })

  it('is complete at once when nothing is left to send', () => {
    const lab = replicating()
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    lab.do('failover.prepare', { vmId: 'vm-1' })
    expect(lab.side('vm-1').transfer).toBeNull()
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover).toMatchObject({ kind: 'planned', loss: noLoss })
  })

  it('belongs to the primary', () => {
    expect(replicating().refused('failover.prepare', { vmId: 'vm-2' })).toMatchObject({ code: 'replication.wrongSide' })
  })

  it('is refused while the line is cut', () => {
    const lab = replicating()
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    expect(lab.refused('failover.prepare', { vmId: 'vm-1' }).code).toBe('connection.timedOut')
  })
})

describe('planned failover (row 15)', () => {
  it('loses nothing, changes the Generation ID and does not start the machine', () => {
    const lab = prepared()
    const { generationId } = lab.vm('vm-2')
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.states('vm-1', 'vm-2')).toEqual([
      'Primary PreparedForFailover Warning',
      'Replica FailedOverWaitingCompletion Warning',
    ])
    const replica = lab.vm('vm-2')
    expect(replica.state).toBe('Off')
    expect(replica.generationId).not.toBe(generationId)
    expect(replica.guestFiles[0]).toMatchObject({ path: 'C:\\data\\orders.txt', version: 2 })
    expect(lab.side('vm-2').failover).toMatchObject({
      kind: 'planned',
      fromHost: 'HYPERVISOR-01.lab.example',
      toHost: 'HYPERVISOR-02.lab.example',
      startedInstant: null,
      loss: noLoss,
    })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover?.startedInstant).toBe(lab.emulator.now())
  })
})

describe('cancelling (rows 17 and 19)', () => {
  it('lets a prepared primary start again', () => {
    const lab = prepared()
    lab.do('failover.cancel', { vmId: 'vm-1' })
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.side('vm-2').recoveryPoints[0]?.kind).toBe('latest')
    lab.do('vm.start', { vmId: 'vm-1' })
  })

  it('must be done on both sides after the replica has failed over', () => {
    const lab = prepared()
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('vm.writeGuestFile', { vmId: 'vm-2', path: 'C:\\data\\orders.txt' })
    lab.do('failover.cancel', { vmId: 'vm-2' })
    expect(lab.vm('vm-2')).toMatchObject({ state: 'Off' })
    // What was written after the failover is gone with the failover's differencing disk.
    expect(lab.vm('vm-2').guestFiles[0]?.version).toBe(2)
    expect(lab.side('vm-1').state).toBe('PreparedForFailover')
    lab.do('failover.cancel', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('gives back the Generation ID and the point list', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    lab.pass(3 * hourMs)
    lab.do('host.losePower', { hostId: 'host-1' })
    const before = { points: lab.side('vm-2').recoveryPoints, generationId: lab.vm('vm-2').generationId }
    lab.do('failover.start', { vmId: 'vm-2', recoveryPointId: before.points.at(-1)!.recoveryPointId })
    lab.do('failover.cancel', { vmId: 'vm-2' })
    expect({ points: lab.side('vm-2').recoveryPoints, generationId: lab.vm('vm-2').generationId }).toEqual(before)
  })

  it('is refused without a failover', () => {
    const lab = replicating()
    expect(lab.refused('failover.cancel', { vmId: 'vm-2' }).code).toBe('failover.notFailedOver')
    expect(lab.refused('failover.cancel', { vmId: 'vm-1' }).code).toBe('failover.notFailedOver')
  })

  it('is impossible after completion', () => {
    const lab = failedOver()
    lab.do('failover.complete', { vmId: 'vm-2' })
    expect(lab.refused('failover.cancel', { vmId: 'vm-2' }).code).toBe('failover.completed')
  })
})

describe('unplanned failover (row 18)', () => {
  it('loses exactly what the point lacks, in seconds, bytes, writes and file versions', () => {
    const lab = replicating()
    const sequence = lab.vm('vm-2').disks[0]!.writeSequence
    const { lastReplicationInstant } = lab.side('vm-2')
    lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt', sizeBytes: 5000 })
    lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\new.txt', sizeBytes: 100 })
    lab.do('host.losePower', { hostId: 'host-1' })
    const lostAt = lab.emulator.now()
    lab.pass(hourMs)
    lab.do('failover.start', { vmId: 'vm-2' })
    const lostWrites = lab.vm('vm-1').disks[0]!.writeSequence - sequence
    expect(lab.side('vm-2').failover?.loss).toEqual({
      lostSeconds: Math.ceil((lostAt - lastReplicationInstant!) / 1000),
      lostBytes: (lostWrites - 2) * 4096 + 5100,
      lostWrites,
      files: [
        { path: 'C:\\data\\orders.txt', primaryVersion: 2, replicaVersion: 1 },
        { path: 'C:\\new.txt', primaryVersion: 1, replicaVersion: null },
      ],
    })
    expect(lab.side('vm-2').failover).toMatchObject({ kind: 'unplanned', stoppedInstant: lostAt })
  })

  it('goes back to an older point, and tells what every other point would have lost', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    for (let hour = 0; hour < 4; hour += 1) {
      lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
      lab.pass(hourMs)
    }
    lab.do('host.losePower', { hostId: 'host-1' })
    const points = lab.side('vm-2').recoveryPoints
    const [latest, ...hourly] = points
    expect(latest?.kind).toBe('latest')
    expect(hourly.map((point) => point.kind)).toEqual(
      ['standard', 'standard', 'standard', 'standard'].slice(0, hourly.length),
    )
    const oldest = hourly.at(-1)!
    expect(oldest.lostBytes).toBeGreaterThan(latest!.lostBytes)
    lab.do('failover.start', { vmId: 'vm-2', recoveryPointId: oldest.recoveryPointId })
    const failover = lab.side('vm-2').failover!
    expect(failover.recoveryPointInstant).toBe(oldest.at)
    expect(failover.loss.lostBytes).toBe(oldest.lostBytes)
    expect(failover.otherPoints).toEqual(points.filter((point) => point !== oldest))
    expect(lab.vm('vm-2').guestFiles[0]!.version).toBeLessThan(5)
  })

  it('is refused while the primary can be seen running', () => {
    expect(replicating().refused('failover.start', { vmId: 'vm-2' })).toMatchObject({
      code: 'failover.primaryRunning',
      params: { vm: 'web01', host: 'HYPERVISOR-01' },
    })
  })

  it('is possible while the primary runs beyond a cut line', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover?.stoppedInstant).toBe(lab.emulator.now())
  })

  it('is refused while a test machine exists (F34)', () => {
    const lab = replicating()
    lab.do('failover.startTest', { vmId: 'vm-2' })
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('failover.start', { vmId: 'vm-2' }).code).toBe('failover.testRunning')
  })

  it('is refused for a point that does not exist (F36)', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('failover.start', { vmId: 'vm-2', recoveryPointId: 'point-999' })).toMatchObject({
      code: 'failover.noRecoveryPoint',
      field: 'recoveryPointId',
    })
  })

  it('cancels a running resynchronization', () => {
    const lab = replicating()
    lab.do('replication.suspend', { vmId: 'vm-1' })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', bitsPerSecond: 100_000 })
    lab.do('replication.resume', { vmId: 'vm-1', resynchronize: true })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.states('vm-2')).toEqual(['Replica FailedOverWaitingCompletion Warning'])
  })

  it('makes the next send of the primary fail for good', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2' })
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({
      state: 'Error',
      health: 'Critical',
      lastFailure: { code: 'replication.replicaNotReceiving' },
    })
  })

  it('puts the Failover TCP/IP settings into the guest at the first start, and keeps the address without any', () => {
    const ip = { address: '10.0.0.60', subnetMask: '255.255.255.0', gateway: '10.0.0.1', dnsServer: '10.0.0.2' }
    const lab = replicating()
    const { adapterId } = lab.vm('vm-2').adapters[0]!
    lab.do('vm.setFailoverIp', { vmId: 'vm-2', adapterId, ip })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').adapters[0]?.ip?.address).toBe('10.0.0.50')
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').adapters[0]?.ip).toEqual(ip)
    const without = failedOver()
    without.do('vm.start', { vmId: 'vm-2' })
    expect(without.vm('vm-2').adapters[0]?.ip?.address).toBe('10.0.0.50')
  })
})

describe('completing (row 20)', () => {
  it('removes the recovery points for good', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    lab.pass(3 * hourMs)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('failover.complete', { vmId: 'vm-2' })
    expect(lab.states('vm-2')).toEqual(['Replica FailedOver Warning'])
    expect(lab.side('vm-2').recoveryPoints).toHaveLength(1)
    expect(lab.side('vm-2').failover?.isCompleted).toBe(true)
  })

  it('is refused while replicating, in the words of Windows (F35)', () => {
    expect(replicating().refused('failover.complete', { vmId: 'vm-2' })).toMatchObject({
      code: 'replication.wrongState',
      params: { vm: 'web01', operation: 'commitFailover', state: 'Replicating' },
    })
  })
})
