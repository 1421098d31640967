import { describe, expect, it } from 'vitest'
import { failedOver, twoHosts, type Lab } from '../lab.ts'

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

  it('has addresses of its own, so that a guest may take one that is in use elsewhere', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-2', name: 'db01' })
    lab.do('vm.start', { vmId: 'vm-2' })
    const adapterId = lab.vm('vm-2').adapters[0]!.adapterId
    const ip = { ...lab.vm('vm-1').adapters[0]!.ip!, address: '10.0.0.77' }
    lab.do('vm.setGuestIp', { vmId: 'vm-1', adapterId: lab.vm('vm-1').adapters[0]!.adapterId, ip })
    const taken = () => lab.refused('vm.setGuestIp', { vmId: 'vm-2', adapterId, ip })
    expect(taken()).toMatchObject({ code: 'ip.duplicate', field: 'ip.address', params: { owner: 'web01' } })
    setVlan(lab, 'vm-1', 10)
    lab.do('vm.setGuestIp', { vmId: 'vm-2', adapterId, ip })
    expect(duplicates(lab)).toEqual([])
    lab.do('vm.setGuestIp', { vmId: 'vm-2', adapterId, ip: { ...ip, address: '10.0.0.78' } })
    setVlan(lab, 'vm-2', 10)
    expect(taken().code).toBe('ip.duplicate')
  })

  it('lets a tagged guest have the address of a host, which is untagged', () => {
    const lab = twoHosts()
    const { adapterId, ip } = lab.vm('vm-1').adapters[0]!
    const ofHost = { ...ip!, address: lab.emulator.hostView('host-2')!.ipAddress }
    expect(lab.refused('vm.setGuestIp', { vmId: 'vm-1', adapterId, ip: ofHost }).code).toBe('ip.duplicate')
    setVlan(lab, 'vm-1', 10)
    lab.do('vm.setGuestIp', { vmId: 'vm-1', adapterId, ip: ofHost })
  })

  it('keeps IPv6 addresses apart, too', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-2', name: 'db01' })
    lab.do('vm.start', { vmId: 'vm-2' })
    const ipv6 = { address: '2001:db8::50', prefixLength: 64, gateway: null, dnsServer: null, alternateDnsServer: null }
    const give = (vmId: string) => ({ vmId, adapterId: lab.vm(vmId).adapters[0]!.adapterId, ipv6 })
    lab.do('adapter.setGuestAddress', give('vm-1'))
    expect(lab.refused('adapter.setGuestAddress', give('vm-2')).code).toBe('ip.duplicate')
    setVlan(lab, 'vm-2', 10)
    lab.do('adapter.setGuestAddress', give('vm-2'))
  })
})
