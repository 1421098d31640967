import { describe, expect, it } from 'vitest'
import { minuteMs, replicating, twoHosts, enable } from '../lab.ts'

const vmId = 'vm-2'

describe('test failover (row 12)', () => {
  it('makes a second machine that is off, connected to the test switch or to nothing, while replication goes on', () => {
    const lab = replicating()
    const { testVmId } = lab.do('failover.startTest', { vmId })
    expect(lab.vm(testVmId)).toMatchObject({
      name: 'web01 - Test',
      hostId: 'host-2',
      state: 'Off',
      testOfVmId: vmId,
      replication: null,
      adapters: [{ switchName: null }],
      disks: [{ kind: 'differencing' }],
      guestFiles: [{ version: 1 }],
    })
    expect(lab.vm(testVmId).guid).not.toBe(lab.vm(vmId).guid)
    lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
    lab.do('vm.start', { vmId: testVmId })
    lab.do('vm.writeGuestFile', { vmId: testVmId, path: 'C:\\test.txt' })
    lab.pass(6 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
    expect(lab.vm(vmId).guestFiles.map((file) => `${file.path} ${file.version}`)).toEqual(['C:\\data\\orders.txt 2'])
    expect(lab.vm(testVmId).guestFiles).toHaveLength(2)
  })

  it('allows one test machine at a time', () => {
    const lab = replicating()
    lab.do('failover.startTest', { vmId })
    expect(lab.refused('failover.startTest', { vmId }).code).toBe('failover.testRunning')
  })

  it('needs a complete initial replication', () => {
    const lab = twoHosts()
    enable(lab)
    expect(lab.refused('failover.startTest', { vmId })).toMatchObject({
      code: 'replication.wrongState',
      params: { state: 'WaitingForInitialReplication' },
    })
  })

  it('belongs to the replica', () => {
    expect(replicating().refused('failover.startTest', { vmId: 'vm-1' }).code).toBe('replication.wrongSide')
  })
})

describe('stopping a test failover (row 13)', () => {
  it('turns the test machine off and deletes it', () => {
    const lab = replicating()
    const free = lab.emulator.hostView('host-2')!.volumes[0]!.freeBytes
    const { testVmId } = lab.do('failover.startTest', { vmId })
    lab.do('vm.start', { vmId: testVmId })
    lab.do('failover.stopTest', { vmId })
    expect(lab.emulator.vmView(testVmId)).toBeNull()
    expect(lab.side(vmId).testVmId).toBeNull()
    expect(lab.emulator.hostView('host-2')!.volumes[0]!.freeBytes).toBe(free)
  })

  it('leaves a rehearsal behind: its point, how long it took, what was checked, and when the next one is due', () => {
    const lab = replicating()
    expect(lab.side(vmId)).toMatchObject({ testFailovers: [], nextTestFailoverInstant: null })
    const startedInstant = lab.emulator.now()
    const { testVmId } = lab.do('failover.startTest', { vmId })
    const point = lab.side(vmId).recoveryPoints[0]!
    expect(lab.side(vmId).testFailovers).toMatchObject([
      {
        startedInstant,
        recoveryPointInstant: point.at,
        recoveryPointKind: 'latest',
        ranInstant: null,
        stoppedInstant: null,
        outcome: 'running',
      },
    ])
    lab.pass(minuteMs)
    lab.do('vm.start', { vmId: testVmId })
    lab.pass(minuteMs)
    lab.do('failover.stopTest', { vmId })
    expect(lab.side(vmId).testFailovers).toMatchObject([
      {
        ranInstant: startedInstant + minuteMs,
        stoppedInstant: startedInstant + 2 * minuteMs,
        checks: [
          { name: 'ran', result: 'passed' },
          { name: 'apart', result: 'passed' },
          { name: 'network', result: 'notChecked' },
          { name: 'replication', result: 'passed' },
        ],
        outcome: 'passed',
      },
    ])
    expect(lab.side(vmId).nextTestFailoverInstant).toBe(startedInstant + 30 * 24 * 60 * minuteMs)
  })

  it('puts the next one off only if the test machine ran', () => {
    const lab = replicating()
    lab.do('failover.startTest', { vmId })
    lab.do('failover.stopTest', { vmId })
    expect(lab.side(vmId)).toMatchObject({ testFailovers: [{ outcome: 'nothing' }], nextTestFailoverInstant: null })
  })

  it('has failed where the test machine could be met by clients of the primary', () => {
    const lab = replicating()
    const { testVmId } = lab.do('failover.startTest', { vmId })
    const { adapterId } = lab.vm(testVmId).adapters[0]!
    const external = lab.emulator.hostView('host-2')!.switches.find(({ kind }) => kind === 'external')!
    lab.do('vm.connectAdapter', { vmId: testVmId, adapterId, switchName: external.name })
    lab.do('vm.start', { vmId: testVmId })
    lab.do('failover.stopTest', { vmId })
    const [test] = lab.side(vmId).testFailovers
    expect(test).toMatchObject({ outcome: 'failed' })
    expect(test!.checks).toContainEqual({ name: 'apart', result: 'failed' })
    expect(lab.side(vmId).nextTestFailoverInstant).toBeNull()
  })

  it('notes nothing under the rules of before', () => {
    const lab = replicating()
    lab.emulator.follow(4)
    lab.do('failover.startTest', { vmId })
    lab.do('failover.stopTest', { vmId })
    expect(lab.side(vmId).testFailovers).toEqual([])
  })

  it('is refused without a test machine', () => {
    expect(replicating().refused('failover.stopTest', { vmId }).code).toBe('failover.notFailedOver')
  })

  it('comes before removing replication', () => {
    const lab = replicating()
    lab.do('failover.startTest', { vmId })
    expect(lab.refused('replication.remove', { vmId }).code).toBe('failover.testRunning')
    lab.do('failover.stopTest', { vmId })
    lab.do('replication.remove', { vmId })
    expect(lab.vm(vmId).replication).toBeNull()
  })

  it('is the only way to delete a test machine', () => {
    const lab = replicating()
    const { testVmId } = lab.do('failover.startTest', { vmId })
    expect(lab.refused('vm.remove', { vmId: testVmId }).code).toBe('vm.replicated')
  })
})
