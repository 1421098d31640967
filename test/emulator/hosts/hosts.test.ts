import { describe, expect, it } from 'vitest'
import { certificateFor, gigabyte, Lab, minuteMs, replicating, twoHosts } from '../lab.ts'

describe('adding a host', () => {
  it('gives it one volume, one switch, an address, its disabled rules and a name in DNS', () => {
    const lab = new Lab()
    lab.do('host.add', { name: 'HYPERVISOR-01', dnsSuffix: 'lab.example' })
    expect(lab.emulator.hostView('host-1')).toMatchObject({
      fqdn: 'HYPERVISOR-01.lab.example',
      ipAddress: '10.0.0.11',
      domain: null,
      hasPower: true,
      switches: [{ name: 'External', kind: 'external' }],
      replicaServer: { enabled: false, kerberosPort: 80, certificatePort: 443, monitoringIntervalSeconds: 43_200 },
      firewallRules: [
        { displayName: 'Hyper-V Replica HTTP Listener (TCP-In)', port: 80, enabled: false },
        { displayName: 'Hyper-V Replica HTTPS Listener (TCP-In)', port: 443, enabled: false },
        { displayName: 'Hyper-V (MIG-TCP-In)', port: 6600, enabled: true },
      ],
    })
    expect(lab.emulator.lookUp('hypervisor-01.LAB.example')).toMatchObject({
      address: '10.0.0.11',
      answeredByHostId: 'host-1',
    })
  })

  it.each([
    [{ name: 'HYPER VISOR' }, 'name.hasSpace', 'name'],
    [{ name: 'A-NAME-OF-16-CHA' }, 'host.badName', 'name'],
    [{ name: '12345' }, 'host.badName', 'name'],
    [{ name: '' }, 'host.badName', 'name'],
    [{ name: 'x'.repeat(70) }, 'name.labelTooLong', 'name'],
    [{ name: 'hypervisor-01' }, 'host.duplicateName', 'name'],
    [{ name: 'NEW', dnsSuffix: 'lab example' }, 'name.hasSpace', 'dnsSuffix'],
    [{ name: 'NEW', dnsSuffix: 'lab..example' }, 'name.emptyLabel', 'dnsSuffix'],
    [{ name: 'NEW', dnsSuffix: 'läb.example' }, 'name.badCharacter', 'dnsSuffix'],
    [{ name: 'NEW', dnsSuffix: '-lab.example' }, 'name.badHyphen', 'dnsSuffix'],
    [{ name: 'NEW', dnsSuffix: `${'a'.repeat(64)}.example` }, 'name.labelTooLong', 'dnsSuffix'],
    [{ name: 'NEW', dnsSuffix: Array(90).fill('abc').join('.') }, 'name.tooLong', 'dnsSuffix'],
    [{ name: 'NEW', ipAddress: '10.0.0.256' }, 'host.badIpAddress', 'ipAddress'],
    [{ name: 'NEW', ipAddress: '10.0.0.11' }, 'host.duplicateIpAddress', 'ipAddress'],
  ])('is refused with %j', (input, code, field) => {
    expect(twoHosts().refused('host.add', input)).toMatchObject({ code, field })
  })
})

describe('removing a host', () => {
  it('is refused while it holds machines', () => {
    expect(twoHosts().refused('host.remove', { hostId: 'host-1' })).toMatchObject({
      code: 'host.notEmpty',
      params: { count: 1 },
    })
  })

  it('takes its links and its name with it', () => {
    const lab = twoHosts()
    lab.do('host.remove', { hostId: 'host-2' })
    expect(lab.emulator.world.links).toEqual([])
    expect(lab.emulator.lookUp('hypervisor-02.lab.example').address).toBeNull()
  })
})

describe('settings of a host', () => {
  it('knows firewall rules by name and display name', () => {
    const lab = twoHosts()
    lab.do('host.setFirewallRule', { hostId: 'host-1', rule: 'VIRT-HVRHTTPL-In-TCP-NoScope', enabled: true })
    expect(lab.emulator.hostView('host-1')?.firewallRules[0]?.enabled).toBe(true)
    expect(lab.refused('host.setFirewallRule', { hostId: 'host-1', rule: 'Ping', enabled: true }).code).toBe(
      'host.unknownRule',
    )
  })

  it('is known under its new name when the suffix changes', () => {
    const lab = twoHosts()
    lab.do('host.setDnsSuffix', { hostId: 'host-1', dnsSuffix: 'other.example' })
    expect(lab.emulator.hostView('host-1')?.fqdn).toBe('HYPERVISOR-01.other.example')
    expect(lab.emulator.lookUp('hypervisor-01.lab.example').address).toBeNull()
    expect(lab.refused('host.setDnsSuffix', { hostId: 'host-1', dnsSuffix: 'a b' }).code).toBe('name.hasSpace')
  })
})

describe('Replication Configuration (3.1)', () => {
  const settings = { hostId: 'host-1', enabled: true, certificateId: 'certificate-1', defaultStorageLocation: 'C:\\R' }

  it('moves the port of the firewall rule, but does not enable the rule', () => {
    const lab = new Lab()
    lab.addHost('HYPERVISOR-01')
    lab.do('replicaServer.set', { ...settings, certificatePort: 8443 })
    expect(lab.emulator.hostView('host-1')?.firewallRules[1]).toMatchObject({ port: 8443, enabled: false })
  })

  it.each([
    [{ certificateId: null }, 'replicaServer.noCertificate', 'certificateId'],
    [{ certificateId: 'certificate-9' }, 'store.missing', 'certificateId'],
    [{ certificatePort: 70_000 }, 'replicaServer.badPort', 'certificatePort'],
    [{ defaultStorageLocation: null }, 'replicaServer.noStorageLocation', 'defaultStorageLocation'],
    [{ defaultStorageLocation: 'Q:\\Replica' }, 'replicaServer.storageDenied', 'defaultStorageLocation'],
    [{ defaultStorageLocation: 'replica' }, 'replicaServer.storageDenied', 'defaultStorageLocation'],
  ])('is refused with %j', (change, code, field) => {
    expect(twoHosts().refused('replicaServer.set', { ...settings, ...change })).toMatchObject({ code, field })
  })

  it.each([
    ['name', { dnsNames: ['other.example'], commonName: 'other.example' }, true],
    ['usages', { extendedKeyUsages: ['serverAuth'] }, true],
    ['dates', { notAfterInstant: 1 }, true],
    ['privateKey', {}, false],
  ])('lists no certificate that fails the requirement %s', (requirement, facts, hasPrivateKey) => {
    const lab = twoHosts()
    const certificate = { ...certificateFor('certificate-5', 'hypervisor-01.lab.example'), ...facts }
    lab.do('store.put', { hostId: 'host-1', store: 'LocalMachine\\My', certificate, hasPrivateKey })
    expect(lab.refused('replicaServer.set', { ...settings, certificateId: 'certificate-5' })).toMatchObject({
      code: 'replicaServer.noValidCertificate',
      params: { requirement },
    })
  })

  it('finds no certificate of its own in the store of the user (F14)', () => {
    const lab = twoHosts()
    const certificate = certificateFor('certificate-6', 'hypervisor-01.lab.example')
    lab.do('store.put', { hostId: 'host-1', store: 'CurrentUser\\My', certificate, hasPrivateKey: true })
    expect(lab.refused('replicaServer.set', { ...settings, certificateId: 'certificate-6' }).code).toBe('store.missing')
  })

  it('needs no certificate to be switched off', () => {
    const lab = twoHosts()
    lab.do('replicaServer.set', { hostId: 'host-2', enabled: false })
    expect(lab.emulator.hostView('host-2')?.replicaServer.enabled).toBe(false)
  })

  it('keeps authorization entries apart by their primary server', () => {
    const lab = twoHosts()
    const entry = { hostId: 'host-2', primaryServer: '*.lab.example', storageLocation: 'C:\\A', trustGroup: 'a' }
    lab.do('authorization.add', entry)
    expect(lab.refused('authorization.add', entry).code).toBe('authorization.duplicate')
    expect(lab.refused('authorization.add', { ...entry, primaryServer: 'a.*.example' }).code).toBe(
      'authorization.badPattern',
    )
    expect(lab.refused('authorization.add', { ...entry, primaryServer: 'b', storageLocation: 'Q:\\' }).code).toBe(
      'replicaServer.storageDenied',
    )
    lab.do('authorization.remove', { hostId: 'host-2', primaryServer: '*.LAB.example' })
    expect(lab.refused('authorization.remove', { hostId: 'host-2', primaryServer: '*.lab.example' }).code).toBe(
      'authorization.unknown',
    )
  })
})

describe('space and memory', () => {
  it('counts recovery points against the volume of the replica, and frees it with them', () => {
    const lab = replicating({ recoveryHistoryHours: 2 })
    const free = () => lab.emulator.hostView('host-2')!.volumes[0]!.freeBytes
    const file = () => lab.vm('vm-2').disks[0]!.usedBytes
    const before = free() + file()
    lab.pass(180 * minuteMs)
    expect(before - free() - file()).toBeGreaterThan(100_000_000)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    lab.do('failover.complete', { vmId: 'vm-2' })
    expect(free() + file()).toBe(before)
  })

  it('stops applying when the volume of the replica is full, and is resumed when there is space (F21)', () => {
    const lab = replicating({ recoveryHistoryHours: 24 })
    lab.do('vm.create', {
      hostId: 'host-2',
      name: 'filler',
      disks: [{ sizeBytes: 4096 * gigabyte, usedBytes: 2037 * gigabyte }],
    })
    lab.do('vm.setChurn', { vmId: 'vm-1', bytesPerHour: gigabyte })
    lab.pass(4 * 60 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Error', lastFailure: { code: 'replication.storageFull' } })
    lab.do('vm.remove', { vmId: 'vm-3' })
    lab.pass(60 * minuteMs)
    expect(lab.side('vm-1').state).toBe('Error')
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Replicating', lastFailure: null })
  })

  it('starts no machine that does not fit into the memory', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'big', memoryBytes: 61 * gigabyte })
    expect(lab.refused('vm.start', { vmId: 'vm-2' })).toMatchObject({
      code: 'vm.notEnoughMemory',
      params: { ramSize: 61 * 1024, freeBytes: 60 * gigabyte },
    })
  })
})
