import { describe, expect, it } from 'vitest'
import type { FaultId } from '../../../src-main/contract/faults.ts'
import { failedOver, hourMs, minuteMs, replicating, type Lab } from '../lab.ts'
import { faultOf, heal, inject, symptom } from './fault-lab.ts'

function refusalOf(lab: Lab, faultId: FaultId, vmId: string): string {
  const { refusal } = inject(lab, faultId, { vmId })
  return refusal === null ? 'none' : `${refusal.code} ${refusal.windowsCode ?? ''}`.trim()
}

/** Failed over to `vm-2`; the old primary's host has power again and its machine is off. */
function withOldPrimary(): Lab {
  const lab = failedOver()
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

describe('a mistake around a failover', () => {
  it('F31 a planned failover is prepared while the machine runs: it must be turned off', () => {
    const lab = replicating()
    expect(refusalOf(lab, 'F31', 'vm-1')).toBe(symptom('F31'))
    heal(lab, 'F31')
    lab.do('failover.prepare', { vmId: 'vm-1' })
  })

  it('F32 the direction shall be reversed, but the primary is no Replica server', () => {
    const lab = replicating()
    expect(refusalOf(lab, 'F32', 'vm-1')).toBe(symptom('F32'))
    heal(lab, 'F32')
    expect(lab.emulator.hostView('host-1')?.replicaServer.enabled).toBe(true)
  })

  it('F33 the hosts of a workgroup are not in the TrustedHosts of each other', () => {
    const lab = replicating()
    lab.do('host.setTrustedHosts', { hostId: 'host-1', trustedHosts: ['*.lab.example'] })
    lab.do('host.setTrustedHosts', { hostId: 'host-2', trustedHosts: ['*'] })
    expect(lab.emulator.checkReverse('vm-1')).toMatchObject({ ok: true })
    expect(refusalOf(lab, 'F33', 'vm-1')).toBe(symptom('F33'))
    heal(lab, 'F33')
    expect(lab.emulator.checkReverse('vm-1')).toMatchObject({ ok: true })
    expect(lab.emulator.hostView('host-1')?.trustedHosts).toEqual(['*.lab.example', 'HYPERVISOR-02.lab.example'])
  })

  it('F34 an unplanned failover is tried while a test machine is there', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(refusalOf(lab, 'F34', 'vm-2')).toBe(symptom('F34'))
    expect(lab.side('vm-2').testVmId).not.toBeNull()
    heal(lab, 'F34')
    lab.do('failover.start', { vmId: 'vm-2' })
  })

  it('F35 a failover is completed although replication goes on', () => {
    const lab = replicating()
    expect(inject(lab, 'F35', { vmId: 'vm-2' }).refusal).toMatchObject({
      code: 'replication.wrongState',
      params: { operation: 'commitFailover', state: 'Replicating' },
    })
    heal(lab, 'F35')
    expect(lab.states('vm-1', 'vm-2')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('F36 the selected recovery point is invalid: a more recent one works', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    lab.pass(3 * hourMs)
    const oldest = lab.side('vm-2').recoveryPoints.at(-1)!.recoveryPointId
    const newest = lab.side('vm-2').recoveryPoints[0]!.recoveryPointId
    expect(refusalOf(lab, 'F36', 'vm-2')).toBe(symptom('F36'))
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('failover.start', { vmId: 'vm-2', recoveryPointId: oldest }).code).toBe('failover.pointInvalid')
    expect(lab.refused('failover.startTest', { vmId: 'vm-2', recoveryPointId: oldest }).code).toBe(
      'failover.pointInvalid',
    )
    lab.do('failover.start', { vmId: 'vm-2', recoveryPointId: newest })
    lab.do('failover.cancel', { vmId: 'vm-2' })
    heal(lab, 'F36')
    lab.do('failover.start', { vmId: 'vm-2', recoveryPointId: oldest })
  })

  it('F37 the direction is reversed before the old primary was set as replica', () => {
    const lab = withOldPrimary()
    expect(refusalOf(lab, 'F37', 'vm-2')).toBe(symptom('F37'))
    heal(lab, 'F37')
    lab.do('replication.reverse', { vmId: 'vm-2' })
  })

  it('F38 the wizard for reversing stopped half-way: cancel is useless, running it again helps', () => {
    const lab = withOldPrimary()
    expect(refusalOf(lab, 'F38', 'vm-2')).toBe(symptom('F38'))
    expect(lab.side('vm-2').state).toBe('FailedOver')
    expect(lab.side('vm-1').mode).toBe('Replica')
    heal(lab, 'F38')
    lab.pass(40 * minuteMs)
    expect(lab.states('vm-2', 'vm-1')).toEqual(['Primary Replicating Normal', 'Replica Replicating Normal'])
  })

  it('F39 the machine that failed over is connected to no switch: nobody reaches it', () => {
    const lab = failedOver()
    const adapterId = lab.vm('vm-2').adapters[0]!.adapterId
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBe('vm-2')
    inject(lab, 'F39', { vmId: 'vm-2' })
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBeNull()
    heal(lab, 'F39')
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBe('vm-2')
  })

  it('F40 the machine that failed over has a wrong address: address and DNS are put right', () => {
    const lab = failedOver()
    const adapterId = lab.vm('vm-2').adapters[0]!.adapterId
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
    lab.do('vm.start', { vmId: 'vm-2' })
    inject(lab, 'F40', { vmId: 'vm-2' })
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBeNull()
    heal(lab, 'F40')
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBe('vm-2')
    expect(faultOf(lab, 'F40').active).toEqual([])
  })
  it.each([
    [300, 30],
    [900, 300],
  ])('F42 a replica that is updated every %i s is extended every %i s: it is refused', (simple, frequencySeconds) => {
    const lab = replicating({ frequencySeconds: simple })
    expect(lab.refused('fault.inject', { faultId: 'F42', vmId: 'vm-2' }).params).toMatchObject({
      reason: 'thirdHostMissing',
    })
    lab.enableServer(lab.addHost('HYPERVISOR-03'), 'certificate-3')
    const params = { frequencySeconds, simpleFrequencySeconds: simple }
    expect(inject(lab, 'F42', { vmId: 'vm-2' }).refusal).toEqual({ code: symptom('F42'), params, windowsCode: null })
    heal(lab, 'F42')
    const toThird = { vmId: 'vm-2', replicaServer: 'HYPERVISOR-03.lab.example', certificateId: 'certificate-2' }
    lab.do('replication.enable', { ...toThird, frequencySeconds: 900 })
    // The same mistake in the settings of what is extended already.
    expect(inject(lab, 'F42', { vmId: 'vm-2' }).refusal).toEqual({ code: symptom('F42'), params, windowsCode: null })
    expect(lab.side('vm-2', 'Extended').frequencySeconds).toBe(900)
  })
})
