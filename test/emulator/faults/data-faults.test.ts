import { describe, expect, it } from 'vitest'
import { minuteMs, hourMs, replicating, twoHosts } from '../lab.ts'
import { eventIds, faultOf, heal, healthy, inject, lastFailure, recovered, symptom } from './fault-lab.ts'

describe('a fault of disks, logs and pauses', () => {
  it('F21 the volume of the replicas is full: it tries five times, then the primary is in error until it is resumed', () => {
    const lab = replicating({ recoveryHistoryHours: 2 })
    inject(lab, 'F21', { hostId: 'host-2' })
    lab.pass(24 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Warning', 'Replica Replicating Normal'])
    lab.pass(7 * minuteMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Error Critical', 'Replica Replicating Normal'])
    expect(lab.side('vm-1').healthDetails.map((detail) => detail.code)).toContain('inError')
    const eventsOf = (code: number) => eventIds(lab, 'host-1').filter((id) => id === code).length
    expect([eventsOf(32_315), eventsOf(32_086)]).toEqual([5, 1])
    heal(lab, 'F21')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F21 goes on by itself when there is space soon enough', () => {
    const lab = replicating({ recoveryHistoryHours: 2 })
    inject(lab, 'F21', { hostId: 'host-2' })
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F21'))
    expect(eventIds(lab, 'host-1')).toEqual(expect.arrayContaining([32_022, 32_315]))
    expect(eventIds(lab, 'host-2')).toEqual(expect.arrayContaining([32_056, 32_032]))
    heal(lab, 'F21')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F22 the volume of the primary is full: the machine is paused and resynchronization is required', () => {
    const lab = replicating()
    inject(lab, 'F22', { vmId: 'vm-1' })
    expect(lab.vm('vm-1').state).toBe('PausedCritical')
    expect(lab.states('vm-1')).toEqual(['Primary WaitingForStartResynchronize Critical'])
    heal(lab, 'F22')
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F22 leaves the machine off when its host loses power before the volume has space', () => {
    const lab = replicating()
    inject(lab, 'F22', { vmId: 'vm-1' })
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('fault.heal', { faultId: 'F22' }).code).toBe('host.off')
    lab.do('host.restorePower', { hostId: 'host-1' })
    heal(lab, 'F22')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F23 turns from Warning to Critical after an hour, on both sides', () => {
    const lab = replicating()
    inject(lab, 'F23', { hostId: 'host-2', otherHostId: 'host-1' })
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1').health).toBe('Warning')
    lab.pass(hourMs)
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Critical', 'Replica Replicating Warning'])
  })

  it('F24 the logs outgrow half of the disks while the line is cut: resynchronization is required', () => {
    const lab = replicating()
    inject(lab, 'F24', { vmId: 'vm-1' })
    lab.pass(6 * minuteMs)
    expect(lab.states('vm-1')).toEqual(['Primary WaitingForStartResynchronize Critical'])
    heal(lab, 'F24')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F25 the primary host crashes while the machine runs: resynchronization is required', () => {
    const lab = replicating()
    inject(lab, 'F25', { hostId: 'host-1' })
    expect(lab.vm('vm-1').state).toBe('Running')
    expect(lab.states('vm-1')).toEqual(['Primary WaitingForStartResynchronize Critical'])
    heal(lab, 'F25')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F26 a disk of the primary is changed while the machine is off: resynchronization is required', () => {
    const lab = replicating()
    expect(lab.refused('fault.inject', { faultId: 'F26', vmId: 'vm-1' })).toMatchObject({
      code: 'fault.notApplicable',
      params: { reason: 'vmRunning' },
    })
    lab.do('vm.shutDown', { vmId: 'vm-1' })
    inject(lab, 'F26', { vmId: 'vm-1' })
    expect(lab.states('vm-1')).toEqual(['Primary WaitingForStartResynchronize Critical'])
    heal(lab, 'F26')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F27 the primary is reverted to a checkpoint: resynchronization is required', () => {
    const lab = replicating()
    expect(lab.refused('fault.inject', { faultId: 'F27', vmId: 'vm-1' })).toMatchObject({
      code: 'fault.notApplicable',
      params: { reason: 'noCheckpoint' },
    })
    lab.do('checkpoint.create', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    inject(lab, 'F27', { vmId: 'vm-1' })
    expect(lab.states('vm-1')).toEqual(['Primary WaitingForStartResynchronize Critical'])
    heal(lab, 'F27')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F28 a disk is resized on the primary only: an out-of-bounds write, until the replica is as large', () => {
    const lab = replicating()
    inject(lab, 'F28', { vmId: 'vm-1' })
    expect(lab.vm('vm-1').disks[0]?.sizeBytes).toBeGreaterThan(lab.vm('vm-2').disks[0]!.sizeBytes)
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F28'))
    expect(lab.states('vm-1')).toEqual(['Primary Error Critical'])
    expect(eventIds(lab, 'host-1')).toContain(32_086)
    heal(lab, 'F28')
    expect(lab.vm('vm-2').disks[0]?.sizeBytes).toBe(lab.vm('vm-1').disks[0]?.sizeBytes)
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F28 shows by the write into the new room alone, and is not where no disk can be made larger', () => {
    const lab = replicating()
    lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: 0 })
    lab.pass(20 * minuteMs)
    inject(lab, 'F28', { vmId: 'vm-1' })
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F28'))
    const layered = replicating()
    layered.do('checkpoint.create', { vmId: 'vm-1' })
    expect(layered.refused('fault.inject', { faultId: 'F28', vmId: 'vm-1' })).toMatchObject({
      code: 'fault.notApplicable',
      params: { reason: 'notResizable' },
    })
  })

  it('F28 in a chain is healed on the third host too', () => {
    const lab = replicating()
    lab.enableServer(lab.addHost('HYPERVISOR-03'), 'certificate-3')
    const toThird = { vmId: 'vm-2', replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }
    lab.do('replication.enable', toThird)
    lab.do('replication.startInitial', { vmId: 'vm-2', relationshipType: 'Extended' })
    lab.pass(12 * minuteMs)
    inject(lab, 'F28', { vmId: 'vm-1' })
    lab.pass(6 * minuteMs)
    heal(lab, 'F28')
    expect(new Set(['vm-1', 'vm-2', 'vm-3'].map((vmId) => lab.vm(vmId).disks[0]?.sizeBytes)).size).toBe(1)
    expect(recovered(lab)).toEqual(healthy)
    expect(lab.side('vm-2', 'Extended').state).toBe('Replicating')
  })

  it('F29 the replica is paused: it is Critical, and the primary goes into Error', () => {
    const lab = replicating()
    inject(lab, 'F29', { vmId: 'vm-2' })
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F29'))
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Error Critical', 'Replica Suspended Critical'])
    expect(eventIds(lab, 'host-1')).toContain(32_086)
    heal(lab, 'F29')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F30 the primary is paused and forgotten: it is in Warning, and what is to be sent grows', () => {
    const lab = replicating()
    inject(lab, 'F30', { vmId: 'vm-1' })
    const before = lab.side('vm-1').pendingBytes
    lab.pass(30 * minuteMs)
    expect(lab.states('vm-1')).toEqual(['Primary Suspended Warning'])
    expect(lab.side('vm-1').pendingBytes).toBeGreaterThan(before)
    heal(lab, 'F30')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('F43 a machine shares a virtual hard disk: enabling replication is refused until it is converted', () => {
    const lab = twoHosts()
    const { refusal } = inject(lab, 'F43', { vmId: 'vm-1' })
    expect(refusal).toMatchObject({ code: 'replication.diskNotReplicable', windowsCode: '0x80070057' })
    const relationship = { vmId: 'vm-1', replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    expect(lab.refused('replication.enable', relationship).code).toBe(refusal?.code)
    heal(lab, 'F43')
    lab.do('replication.enable', relationship)
    expect(lab.refused('fault.inject', { faultId: 'F43', vmId: 'vm-1' })).toMatchObject({
      params: { reason: 'replicates' },
    })
  })

  it('F44 a backup of the replica breaks replication on both sides', () => {
    const lab = replicating()
    inject(lab, 'F44', { vmId: 'vm-2' })
    expect(eventIds(lab, 'host-2')).toEqual(expect.arrayContaining([32_546, 19_050, 32_056]))
    lab.pass(6 * minuteMs)
    expect(lastFailure(lab)).toBe(symptom('F44'))
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Error Critical', 'Replica Error Critical'])
    heal(lab, 'F44')
    expect(recovered(lab)).toEqual(healthy)
  })

  it('knows when somebody has put the cause right by hand', () => {
    const lab = replicating()
    inject(lab, 'F30', { vmId: 'vm-1' })
    lab.do('replication.resume', { vmId: 'vm-1' })
    expect(faultOf(lab, 'F30').active).toMatchObject([{ vmId: 'vm-1', isPresent: false }])
    inject(lab, 'F30', { vmId: 'vm-1' })
    expect(faultOf(lab, 'F30').active).toMatchObject([{ vmId: 'vm-1', isPresent: true }])
  })
})
