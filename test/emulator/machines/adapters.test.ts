import { describe, expect, it } from 'vitest'
import { isSameIpv6, isUsableIpv6, parseIpv6 } from '../../../src-main/emulator/world/ipv6.ts'
import { failedOver, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const vmId = 'vm-1'
const adapterId = 'adapter-1'
const ipv6 = {
  address: '2001:db8::50',
  prefixLength: 64,
  gateway: 'fe80::1',
  dnsServer: null,
  alternateDnsServer: null,
}
const adapterOf = (lab: Lab, id = vmId) => lab.vm(id).adapters[0]!

describe('adding and removing adapters', () => {
  it('gives each a MAC address of its own', () => {
    const lab = twoHosts()
    const added = lab.do('adapter.add', { vmId, name: 'Storage', switchName: 'External' })
    expect(lab.vm(vmId).adapters[1]).toMatchObject({ ...added, name: 'Storage', macAddress: '00-15-5D-00-00-02' })
    lab.do('adapter.remove', { vmId, ...added })
    expect(lab.vm(vmId).adapters).toHaveLength(1)
  })

  it.each([
    [{ name: '' }, 'adapter.badName'],
    [{ name: 'x'.repeat(101) }, 'adapter.badName'],
    [{ switchName: 'Lab' }, 'host.unknownSwitch'],
    [{ isLegacy: true }, 'adapter.legacyGeneration2'],
  ])('is refused with %j', (change, code) => {
    expect(twoHosts().refused('adapter.add', { vmId, ...change }).code).toBe(code)
  })

  it('stops at 8 synthetic and 4 legacy adapters, and needs generation 1 to be off', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'old', generation: 1 })
    for (let count = 1; count < 8; count += 1) lab.do('adapter.add', { vmId: 'vm-2' })
    for (let count = 0; count < 4; count += 1) lab.do('adapter.add', { vmId: 'vm-2', isLegacy: true })
    expect(lab.refused('adapter.add', { vmId: 'vm-2' })).toMatchObject({ params: { countMax: 8 } })
    expect(lab.refused('adapter.add', { vmId: 'vm-2', isLegacy: true })).toMatchObject({ params: { countMax: 4 } })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.refused('adapter.add', { vmId: 'vm-2' }).code).toBe('vm.wrongState')
    expect(lab.refused('adapter.remove', { vmId: 'vm-2', adapterId: 'adapter-2' }).code).toBe('vm.wrongState')
  })
})

describe('VLAN and MAC address', () => {
  it('take a VLAN id from 1 to 4094', () => {
    const lab = twoHosts()
    for (const vlanId of [0, 4095, -1]) {
      expect(lab.refused('adapter.setVlan', { vmId, adapterId, vlanId }).code).toBe('adapter.badVlan')
    }
    lab.do('adapter.setVlan', { vmId, adapterId, vlanId: 20 })
    expect(adapterOf(lab).vlanId).toBe(20)
    lab.do('adapter.setVlan', { vmId, adapterId, vlanId: null })
    expect(adapterOf(lab).vlanId).toBeNull()
  })

  it('make a MAC address static, in any form, and dynamic again', () => {
    const lab = twoHosts()
    lab.do('vm.turnOff', { vmId })
    lab.do('adapter.setMacAddress', { vmId, adapterId, macAddress: '02:ab:cd:ef:01:02' })
    expect(adapterOf(lab)).toMatchObject({ macAddress: '02-AB-CD-EF-01-02', hasStaticMacAddress: true })
    lab.do('vm.create', { hostId: 'host-1', name: 'db01' })
    const taken = { vmId: 'vm-2', adapterId: 'adapter-2', macAddress: '02abcdef0102' }
    expect(lab.refused('adapter.setMacAddress', taken)).toMatchObject({
      code: 'adapter.duplicateMacAddress',
      params: { owner: 'web01' },
    })
    lab.do('adapter.setMacAddress', { vmId, adapterId, macAddress: null })
    expect(adapterOf(lab)).toMatchObject({ macAddress: '00-15-5D-00-00-01', hasStaticMacAddress: false })
  })

  it.each(['', '02-AB-CD-EF-01', '02-AB-CD-EF-01-GG', '01-00-5E-00-00-01', '00-00-00-00-00-00'])(
    'refuse the MAC address %j',
    (macAddress) => {
      const lab = twoHosts()
      lab.do('vm.turnOff', { vmId })
      expect(lab.refused('adapter.setMacAddress', { vmId, adapterId, macAddress }).code).toBe('adapter.badMacAddress')
    },
  )
})

describe('IPv6 addresses', () => {
  it.each([
    ['2001:db8::50', true],
    ['2001:0db8:0000:0000:0000:0000:0000:0050', true],
    ['fd00::1', true],
    ['::', false],
    ['::1', false],
    ['fe80::1', false],
    ['ff02::1', false],
    ['2001:db8:::1', false],
    ['2001:db8::1::2', false],
    ['1:2:3:4:5:6:7', false],
    ['1:2:3:4:5:6:7:8:9', false],
    ['1:2:3:4:5:6:7::8', false],
    ['2001:db8::g', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s can be used: %s', (address, isUsable) => {
    expect(isUsableIpv6(address)).toBe(isUsable)
  })

  it('are the same in long and short form', () => {
    expect(isSameIpv6('2001:DB8::50', '2001:db8:0:0:0:0:0:50')).toBe(true)
    expect(isSameIpv6('2001:db8::50', '2001:db8::51')).toBe(false)
    expect(parseIpv6('::')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('are set in a running guest, and no two machines have one', () => {
    const lab = twoHosts()
    lab.do('adapter.setGuestAddress', { vmId, adapterId, ipv6 })
    expect(adapterOf(lab).ipv6).toEqual(ipv6)
    lab.do('vm.create', { hostId: 'host-2', name: 'db01' })
    const other = { vmId: 'vm-2', adapterId: 'adapter-2', ipv6: { ...ipv6, address: '2001:db8:0::50' } }
    expect(lab.refused('adapter.setGuestAddress', other).code).toBe('vm.notRunning')
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.refused('adapter.setGuestAddress', other)).toMatchObject({ code: 'ip.duplicate', field: 'ipv6.address' })
    lab.do('adapter.setGuestAddress', { vmId, adapterId, ipv6: null })
    lab.do('adapter.setGuestAddress', other)
  })

  it.each([
    [{ address: 'fe80::1' }, 'ip.badIpv6Address', 'ipv6.address'],
    [{ prefixLength: 0 }, 'ip.badPrefixLength', 'ipv6.prefixLength'],
    [{ prefixLength: 129 }, 'ip.badPrefixLength', 'ipv6.prefixLength'],
    [{ gateway: 'gateway' }, 'ip.badIpv6Address', 'ipv6.gateway'],
    [{ dnsServer: '::' }, 'ip.badIpv6Address', 'ipv6.dnsServer'],
    [{ alternateDnsServer: 'x' }, 'ip.badIpv6Address', 'ipv6.alternateDnsServer'],
  ])('are refused with %j', (change, code, field) => {
    const input = { vmId, adapterId, ipv6: { ...ipv6, ...change } }
    expect(twoHosts().refused('adapter.setGuestAddress', input)).toMatchObject({ code, field })
    expect(replicating().refused('adapter.setFailoverAddress', input)).toMatchObject({ code, field })
  })
})

describe('Failover TCP/IP', () => {
  const ip = {
    address: '10.1.0.50',
    subnetMask: '255.255.255.0',
    gateway: '10.1.0.1',
    dnsServer: '10.1.0.2',
    alternateDnsServer: '10.1.0.3',
  }

  it('puts both families with every field into the guest at its first start after a failover', () => {
    const lab = replicating()
    const replica = { vmId: 'vm-2', adapterId: 'adapter-2' }
    lab.do('adapter.setGuestAddress', { vmId, adapterId, ipv6 })
    lab.do('vm.setFailoverIp', { ...replica, ip })
    const failoverIpv6 = { ...ipv6, address: '2001:db8:1::50', alternateDnsServer: '2001:db8:1::3' }
    lab.do('adapter.setFailoverAddress', { ...replica, ipv6: failoverIpv6 })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(adapterOf(lab, 'vm-2')).toMatchObject({ ip: { address: '10.0.0.50' }, ipv6 })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(adapterOf(lab, 'vm-2')).toMatchObject({ ip, ipv6: failoverIpv6 })
  })

  it('leaves what is not set, and can be cleared per family', () => {
    const lab = replicating()
    const replica = { vmId: 'vm-2', adapterId: 'adapter-2' }
    lab.do('vm.setFailoverIp', { ...replica, ip })
    lab.do('adapter.setFailoverAddress', { ...replica, ipv6 })
    lab.do('vm.setFailoverIp', { ...replica, ip: null })
    expect(adapterOf(lab, 'vm-2')).toMatchObject({ failoverIp: null, failoverIpv6: ipv6 })
    lab.do('adapter.setFailoverAddress', { ...replica, ipv6: null })
    expect(adapterOf(lab, 'vm-2').failoverIpv6).toBeNull()
    const bad = { ...ip, alternateDnsServer: 'x' }
    expect(lab.refused('vm.setFailoverIp', { ...replica, ip: bad })).toMatchObject({ field: 'ip.alternateDnsServer' })
  })

  it("needs Data Exchange: without it the primary's address stays and the log says so", () => {
    const lab = replicating()
    lab.do('vm.setFailoverIp', { vmId: 'vm-2', adapterId: 'adapter-2', ip })
    lab.do('vm.setIntegrationServices', { vmId: 'vm-2', services: { keyValuePairExchange: false } })
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(adapterOf(lab, 'vm-2').ip?.address).toBe('10.0.0.50')
    expect(lab.emulator.hostEvents('host-2', 1)).toMatchObject([{ level: 'warning' }])
    expect(lab.emulator.hostEvents('host-2', 1)![0]!.message).toContain('could not be applied')
  })

  it('is refused for a legacy adapter', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'old', generation: 1 })
    const { adapterId: legacy } = lab.do('adapter.add', { vmId: 'vm-2', name: 'Legacy', isLegacy: true })
    const connection = { replicaServer: 'HYPERVISOR-02.lab.example', certificateId: 'certificate-1' }
    lab.do('replication.enable', { vmId: 'vm-2', ...connection })
    const input = { vmId: 'vm-2', adapterId: legacy }
    expect(lab.refused('vm.setFailoverIp', { ...input, ip }).code).toBe('adapter.legacyFailoverIp')
    expect(lab.refused('adapter.setFailoverAddress', { ...input, ipv6 }).code).toBe('adapter.legacyFailoverIp')
  })
})

describe('the switch for test failovers', () => {
  it('is where the test machine is connected, and must exist', () => {
    const lab = replicating()
    const replica = { vmId: 'vm-2', adapterId: 'adapter-2' }
    expect(lab.refused('adapter.setTestSwitch', { ...replica, switchName: 'Lab' }).code).toBe('host.unknownSwitch')
    lab.do('adapter.setTestSwitch', { ...replica, switchName: 'External' })
    const { testVmId } = lab.do('failover.startTest', { vmId: 'vm-2' })
    expect(adapterOf(lab, testVmId)).toMatchObject({ switchName: 'External', hasStaticMacAddress: false })
    const bare = twoHosts()
    expect(bare.refused('adapter.setTestSwitch', { vmId, adapterId, switchName: 'External' }).code).toBe(
      'replication.notEnabled',
    )
  })
})

describe('integration services', () => {
  it('are all on but Guest services, and are switched one by one', () => {
    const lab = twoHosts()
    expect(lab.vm(vmId).integrationServices).toEqual({
      shutdown: true,
      timeSynchronization: true,
      keyValuePairExchange: true,
      heartbeat: true,
      backup: true,
      guestServices: false,
    })
    lab.do('vm.setIntegrationServices', { vmId, services: { guestServices: true, heartbeat: false } })
    expect(lab.vm(vmId)).toMatchObject({
      integrationServices: { guestServices: true, heartbeat: false, backup: true },
      heartbeat: 'disabled',
    })
  })

  it('show a heartbeat while the guest is up', () => {
    const lab = twoHosts()
    expect(lab.vm(vmId).heartbeat).toBe('ok')
    lab.do('vm.pause', { vmId })
    expect(lab.vm(vmId).heartbeat).toBe('noContact')
  })

  it('tell the guest through Data Exchange which host it is on, also after a failover', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.vm('vm-2').keyValues).toContainEqual({ name: 'HostName', value: 'HYPERVISOR-02.lab.example' })
    expect(lab.vm('vm-2').keyValues).toContainEqual({ name: 'VirtualMachineName', value: 'web01' })
    lab.do('vm.setIntegrationServices', { vmId: 'vm-2', services: { keyValuePairExchange: false } })
    expect(lab.vm('vm-2').keyValues).toEqual([])
  })

  it('make application-consistent points only with the Backup service', () => {
    const kindsOf = (backup: boolean) => {
      const lab = replicating({ recoveryHistoryHours: 4, vssFrequencyHours: 1 })
      lab.do('vm.setIntegrationServices', { vmId, services: { backup } })
      lab.pass(180 * minuteMs)
      return lab.side('vm-2').recoveryPoints.map((point) => point.kind)
    }
    expect(kindsOf(true)).toContain('applicationConsistent')
    expect(kindsOf(false)).not.toContain('applicationConsistent')
  })
})
