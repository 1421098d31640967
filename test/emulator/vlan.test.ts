import { describe, expect, it } from 'vitest'
import { failedOver, type Lab } from './lab.ts'

/** An old primary runs beside its replica that has failed over, with one address in one network. */
function splitBrain(): Lab {
  const lab = failedOver()
  lab.do('vm.start', { vmId: 'vm-2' })
  const adapter = lab.vm('vm-2').adapters[0]!
  if (adapter.switchName === null) {
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId: adapter.adapterId, switchName: 'External' })
  }
  lab.do('host.restorePower', { hostId: 'host-1' })
  return lab
}

const setVlan = (lab: Lab, vmId: string, vlanId: number | null) =>
  lab.do('adapter.setVlan', { vmId, adapterId: lab.vm(vmId).adapters[0]!.adapterId, vlanId })

const duplicates = (lab: Lab) =>
  lab.emulator.attention().flatMap(({ code, vmId }) => (code === 'duplicateAddress' ? [vmId] : []))

describe('a VLAN', () => {
  it('keeps two machines with one address apart', () => {
    const lab = splitBrain()
    expect(duplicates(lab)).toEqual(['vm-1', 'vm-2'])
    setVlan(lab, 'vm-2', 10)
    expect(duplicates(lab)).toEqual([])
    setVlan(lab, 'vm-1', 10)
    expect(duplicates(lab)).toEqual(['vm-1', 'vm-2'])
    setVlan(lab, 'vm-1', 20)
    expect(duplicates(lab)).toEqual([])
  })

  it('decides which machine a client finds at an address', () => {
    const lab = splitBrain()
    const name = 'web01.lab.example'
    lab.do('dns.set', { name, address: lab.vm('vm-1').adapters[0]!.ip!.address })
    setVlan(lab, 'vm-2', 10)
    expect(lab.emulator.lookUp(name, 'host-1')).toMatchObject({ answeredByVmId: 'vm-1', isDuplicate: false })
    expect(lab.emulator.lookUp(name, 'vm-2')).toMatchObject({ answeredByVmId: 'vm-2', isDuplicate: false })
    // Whoever stands nowhere sees both.
    expect(lab.emulator.lookUp(name).isDuplicate).toBe(true)
  })

  it('hides the hosts, which are untagged, from a guest', () => {
    const lab = splitBrain()
    const find = () => lab.emulator.lookUp('HYPERVISOR-02.lab.example', 'vm-1').answeredByHostId
    expect(find()).toBe('host-2')
    setVlan(lab, 'vm-1', 10)
    expect(find()).toBeNull()
  })
})
