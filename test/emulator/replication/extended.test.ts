import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, minuteMs, replicating, type Lab, type LooseInput } from '../lab.ts'

const [p, r, x] = ['vm-1', 'vm-2', 'vm-3'] as const
const extended = { relationshipType: 'Extended' } as const

/** `replicating`, with a third host that is a Replica server. */
function threeHosts(settings: LooseInput<'replication.enable'> = {}): Lab {
  const lab = replicating(settings)
  lab.enableServer(lab.addHost('HYPERVISOR-03'), 'certificate-3')
  return lab
}

const toThird = { vmId: r, replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }

/** P replicates to R every 5 minutes, R to X. */
function chain(settings: LooseInput<'replication.enable'> = {}): Lab {
  const lab = threeHosts()
  lab.do('replication.enable', { ...toThird, ...settings })
  lab.do('replication.startInitial', { vmId: r, ...extended })
  lab.pass(12 * minuteMs)
  return lab
}

/** `chain`, failed over to R because P is lost. */
function failedOverToMiddle(recoveryPointId?: string): Lab {
  const lab = chain()
  lab.do('host.losePower', { hostId: 'host-1' })
  lab.do('failover.start', { vmId: r, ...(recoveryPointId === undefined ? {} : { recoveryPointId }) })
  return lab
}

const extendedState = (lab: Lab) => lab.side(r, 'Extended').state

describe('extending replication (row 23)', () => {
  it('gives the middle host a second relationship as its source, and the third host an extended replica', () => {
    const lab = threeHosts()
    lab.do('replication.enable', toThird)
    expect(lab.side(r)).toMatchObject({ mode: 'Replica', relationshipType: 'Simple', state: 'Replicating' })
    expect(lab.side(r, 'Extended')).toMatchObject({
      mode: 'Primary',
      relationshipType: 'Extended',
      state: 'ReadyForInitialReplication',
      primaryServer: 'HYPERVISOR-02.lab.example',
    })
    expect(lab.states(x)).toEqual(['ExtendedReplica WaitingForInitialReplication Warning'])
    expect(lab.vm(r).extendedReplication?.relationshipType).toBe('Extended')
    expect(lab.vm(x)).toMatchObject({ guid: lab.vm(p).guid, state: 'Off', extendedReplication: null })
    lab.do('replication.startInitial', { vmId: r, ...extended })
    lab.pass(10 * minuteMs)
    expect(lab.states(p, r, x)).toEqual([
      'Primary Replicating Normal',
      'Replica Replicating Normal',
      'ExtendedReplica Replicating Normal',
    ])
    expect(lab.emulator.lanes().map((lane) => lane.relationshipType)).toEqual(['Simple', 'Extended'])
  })

  it('brings over what the middle host has received, so the third is never ahead of it', () => {
    const lab = chain()
    lab.do('vm.writeGuestFile', { vmId: p, path: 'C:\\data\\orders.txt' })
    const versions = () => [p, r, x].map((vm) => lab.vm(vm).guestFiles[0]?.version)
    expect(versions()).toEqual([2, 1, 1])
    for (let minute = 0; minute < 15; minute += 1) {
      lab.pass(minuteMs)
      const [, middle, third] = versions()
      expect(third!).toBeLessThanOrEqual(middle!)
    }
    expect(versions()).toEqual([2, 2, 2])
  })

  it('says of the third host how old the content is that it holds, not when it was sent', () => {
    const lab = chain()
    const middle = lab.side(r).lastReplicationInstant!
    expect(lab.side(x).lastReplicationInstant).toBeLessThanOrEqual(middle)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.pass(30 * minuteMs)
    expect(lab.side(x).lastReplicationInstant).toBe(lab.side(r).lastReplicationInstant)
  })

  it.each<[string, LooseInput<'replication.enable'>, string, string]>([
    ['every 30 seconds', { frequencySeconds: 30 }, 'replication.extendedFrequency', 'frequencySeconds'],
    [
      'with application-consistent points',
      { recoveryHistoryHours: 4, vssFrequencyHours: 4 },
      'replication.extendedVss',
      'vssFrequencyHours',
    ],
    ['without one of the disks', { excludedDiskIds: ['disk-2'] }, 'replication.extendedDisks', 'excludedDiskIds'],
    ['every 31 seconds', { frequencySeconds: 31 }, 'replication.badFrequency', 'frequencySeconds'],
  ])('is refused %s (8.5, F42)', (_, settings, code, field) => {
    expect(threeHosts().refused('replication.enable', { ...toThird, ...settings })).toMatchObject({ code, field })
  })

  it('is refused more often than the replica itself is updated', () => {
    const lab = threeHosts({ frequencySeconds: 900 })
    lab.pass(20 * minuteMs)
    expect(lab.refused('replication.enable', { ...toThird, frequencySeconds: 300 })).toMatchObject({
      code: 'replication.extendedFrequency',
      params: { frequencySeconds: 300, simpleFrequencySeconds: 900 },
    })
    lab.do('replication.enable', { ...toThird, frequencySeconds: 900 })
    expect(lab.refused('replication.change', { vmId: r, ...extended, frequencySeconds: 300 }).code).toBe(
      'replication.extendedFrequency',
    )
    expect(
      lab.refused('replication.change', { vmId: r, ...extended, recoveryHistoryHours: 2, vssFrequencyHours: 1 }).code,
    ).toBe('replication.extendedVss')
  })

  it('is refused to a third host that is no Replica server, from a middle one that is none, and a second time', () => {
    const lab = threeHosts()
    lab.do('replicaServer.set', { hostId: 'host-3', enabled: false })
    expect(lab.refused('replication.enable', toThird)).toMatchObject({ code: 'connection.notReplicaServer' })
    const middle = threeHosts()
    middle.do('replicaServer.set', { hostId: 'host-2', enabled: false })
    expect(middle.refused('replication.enable', toThird).code).toBe('connection.notReplicaServer')
    const twice = chain()
    expect(twice.refused('replication.enable', toThird).code).toBe('replication.alreadyEnabled')
    expect(twice.refused('replication.enable', { ...toThird, vmId: x }).code).toBe('replication.alreadyEnabled')
  })

  it('is refused while the replica does not replicate', () => {
    const lab = threeHosts()
    lab.do('replication.suspend', { vmId: r })
    expect(lab.refused('replication.enable', toThird).code).toBe('replication.wrongState')
  })

  it('addresses each relationship by its type', () => {
    const lab = chain()
    lab.do('replication.suspend', { vmId: r, ...extended })
    expect([lab.side(r).state, extendedState(lab)]).toEqual(['Replicating', 'Suspended'])
    lab.do('replication.resume', { vmId: r, ...extended })
    lab.do('replication.resetStatistics', { vmId: r, ...extended })
    expect(lab.side(r, 'Extended').statistics.successfulCycles).toBe(0)
    expect(lab.side(r).statistics.successfulCycles).toBeGreaterThan(0)
    expect(lab.refused('replication.suspend', { vmId: p, ...extended }).code).toBe('replication.notEnabled')
  })

  it('can begin with an exported copy of what the replica holds', () => {
    const lab = threeHosts()
    lab.do('replication.enable', toThird)
    lab.do('replication.startInitial', { vmId: r, ...extended, destinationPath: 'C:\\Export' })
    lab.pass(20 * minuteMs)
    const path = lab.side(r, 'Extended').initialCopyPath!
    lab.do('initialCopy.carry', { fromHostId: 'host-2', path, toHostId: 'host-3' })
    lab.do('replication.importInitial', { vmId: x, path })
    lab.pass(10 * minuteMs)
    expect([extendedState(lab), lab.side(x).state]).toEqual(['Replicating', 'Replicating'])
    expect(lab.vm(x).disks[0]!.writeSequence).toBeGreaterThan(1)
  })

  it('must compare with the third host after the middle one was resynchronized', () => {
    const lab = chain()
    lab.do('replication.suspend', { vmId: p })
    lab.pass(minuteMs)
    lab.do('replication.resume', { vmId: p, resynchronize: true })
    lab.pass(minuteMs)
    expect([lab.side(r).state, extendedState(lab)]).toEqual(['Replicating', 'WaitingForStartResynchronize'])
    lab.do('replication.resume', { vmId: r, ...extended })
    lab.pass(minuteMs)
    expect([extendedState(lab), lab.side(x).state]).toEqual(['Replicating', 'Replicating'])
  })
})

describe('removing a chain (row 22)', () => {
  it('is refused for the first relationship on the middle host while the extended one exists', () => {
    const lab = chain()
    expect(lab.refused('replication.remove', { vmId: r }).code).toBe('replication.extendedExists')
    lab.do('replication.remove', { vmId: r, ...extended })
    lab.do('replication.remove', { vmId: r })
    lab.do('replication.remove', { vmId: x })
    expect([r, x].map((vm) => lab.vm(vm).replication)).toEqual([null, null])
  })
})

describe('failover at the third host (row 24)', () => {
  it('fails over without a planned form, and its loss is measured against the primary', () => {
    const lab = chain()
    expect(lab.refused('failover.prepare', { vmId: r, ...extended }).code).toBe('replication.extendedNotOffered')
    expect(lab.refused('failover.start', { vmId: x }).code).toBe('failover.primaryRunning')
    lab.do('vm.writeGuestFile', { vmId: p, path: 'C:\\data\\orders.txt' })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: x })
    expect(lab.side(x)).toMatchObject({ state: 'FailedOverWaitingCompletion', mode: 'ExtendedReplica' })
    const { loss, kind } = lab.side(x).failover!
    expect(kind).toBe('unplanned')
    expect(loss.files).toEqual([{ path: 'C:\\data\\orders.txt', primaryVersion: 2, replicaVersion: 1 }])
    expect(loss.lostSeconds).toBeGreaterThan(0)
    lab.pass(10 * minuteMs)
    expect(extendedState(lab)).toBe('Error')
    lab.do('vm.start', { vmId: x })
    lab.do('failover.complete', { vmId: x })
    expect(lab.side(x).state).toBe('FailedOver')
  })

  it('is taken back, and the chain goes on', () => {
    const lab = chain()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: x })
    lab.do('failover.cancel', { vmId: x })
    lab.pass(10 * minuteMs)
    if (extendedState(lab) === 'Error') lab.do('replication.resume', { vmId: r, ...extended })
    lab.pass(minuteMs)
    expect([extendedState(lab), lab.side(x).state]).toEqual(['Replicating', 'Replicating'])
  })

  it('cannot be reversed; a test failover leaves the chain alone', () => {
    const lab = chain()
    lab.do('failover.startTest', { vmId: x })
    lab.pass(10 * minuteMs)
    expect(lab.side(x).state).toBe('Replicating')
    lab.do('failover.stopTest', { vmId: x })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: x })
    expect(lab.refused('replication.reverse', { vmId: x }).code).toBe('replication.extendedNotOffered')
  })
})

describe('a failover on the middle host of a chain (row 25)', () => {
  it('stops sending to the third host until it is decided how replication goes on', () => {
    const lab = failedOverToMiddle()
    lab.do('vm.start', { vmId: r })
    const held = lab.vm(x).disks[0]!.writeSequence
    lab.pass(hourMs)
    expect(extendedState(lab)).toBe('Suspended')
    expect(lab.vm(x).disks[0]!.writeSequence).toBe(held)
    expect(lab.refused('replication.resume', { vmId: r, ...extended })).toMatchObject({
      code: 'replication.wrongState',
      params: { state: 'FailedOverWaitingCompletion' },
    })
  })

  it('keeps replicating to the third host as a Simple relationship, once it is completed', () => {
    const lab = failedOverToMiddle()
    lab.do('vm.start', { vmId: r })
    expect(lab.refused('replication.changeModeToPrimary', { vmId: r }).code).toBe('replication.wrongState')
    lab.do('failover.complete', { vmId: r })
    lab.do('replication.changeModeToPrimary', { vmId: r })
    lab.do('vm.writeGuestFile', { vmId: r, path: 'C:\\data\\orders.txt' })
    lab.pass(10 * minuteMs)
    expect(lab.states(r, x)).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect([r, x].map((vm) => lab.side(vm).relationshipType)).toEqual(['Simple', 'Simple'])
    expect(lab.vm(x).guestFiles[0]?.version).toBe(lab.vm(r).guestFiles[0]?.version)
  })

  it('compares with the third host first if an older point was chosen', () => {
    const lab = threeHosts({ recoveryHistoryHours: 4 })
    lab.do('replication.enable', toThird)
    lab.do('replication.startInitial', { vmId: r, ...extended })
    lab.pass(3 * hourMs)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: r, recoveryPointId: lab.side(r).recoveryPoints[2]!.recoveryPointId })
    lab.do('failover.complete', { vmId: r })
    lab.do('replication.changeModeToPrimary', { vmId: r })
    expect(lab.side(r).state).toBe('WaitingForStartResynchronize')
    lab.do('replication.resume', { vmId: r })
    lab.pass(10 * minuteMs)
    expect(lab.states(r, x)).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm(x).disks[0]!.writeSequence).toBe(lab.vm(r).disks[0]!.writeSequence)
  })

  it('reverses to the old primary, and the chain to the third host stops', () => {
    const lab = failedOverToMiddle()
    lab.do('host.restorePower', { hostId: 'host-1' })
    lab.do('vm.turnOff', { vmId: p })
    lab.do('replication.setAsReplica', { vmId: p })
    lab.do('replication.reverse', { vmId: r })
    lab.do('replication.startInitial', { vmId: r })
    expect(lab.vm(r).extendedReplication).toBeNull()
    lab.pass(2 * hourMs)
    expect(lab.states(r, p)).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.states(x)).toEqual(['ExtendedReplica Replicating Warning'])
    expect(lab.refused('replication.changeModeToPrimary', { vmId: r }).code).toBe('replication.wrongState')
  })

  it('is not offered together with reversing in the Planned Failover dialog', () => {
    const lab = chain()
    for (const [host, other] of [
      [1, 2],
      [2, 1],
    ]) {
      lab.do('host.setTrustedHosts', { hostId: `host-${host}`, trustedHosts: [`HYPERVISOR-0${other}.lab.example`] })
    }
    expect(lab.emulator.checkReverse(p)).toMatchObject({ ok: false, failure: { code: 'failover.reverseExtended' } })
  })

  it('has nothing to go on with where there is no third host', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: r })
    lab.do('failover.complete', { vmId: r })
    expect(lab.refused('replication.changeModeToPrimary', { vmId: r }).code).toBe('replication.noExtension')
  })

  it('goes on with the same bytes after it was cancelled', () => {
    const lab = failedOverToMiddle()
    lab.do('vm.start', { vmId: r })
    lab.pass(minuteMs)
    lab.do('failover.cancel', { vmId: r })
    lab.do('replication.resume', { vmId: r, ...extended })
    lab.pass(10 * minuteMs)
    expect(lab.vm(x).disks[0]!.writeSequence).toBe(lab.vm(r).disks[0]!.writeSequence)
    expect(lab.vm(r).disks[0]!.usedBytes).toBeGreaterThan(gigabyte)
  })
})
