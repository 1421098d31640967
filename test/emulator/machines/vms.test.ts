import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gigabyte, hourMs, replicating, twoHosts } from '../lab.ts'

const vmId = 'vm-1'
const ip = { address: '10.0.0.70', subnetMask: '255.255.255.0', gateway: '10.0.0.1', dnsServer: null }

describe('creating a machine', () => {
  it('leaves it off, connected to the first switch, with its files and its name in DNS', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'db01', ip, guestFiles: [{ path: 'C:\\a.txt', sizeBytes: 5 }] })
    expect(lab.vm('vm-2')).toMatchObject({
      state: 'Off',
      generation: 2,
      adapters: [{ switchName: 'External', ip }],
      guestFiles: [{ path: 'C:\\a.txt', version: 1, sizeBytes: 5 }],
      disks: [{ sizeBytes: 40 * gigabyte, usedBytes: 10 * gigabyte, format: 'VHDX', writeSequence: 1 }],
    })
    expect(lab.emulator.lookUp('db01.lab.example')).toMatchObject({ address: '10.0.0.70', answeredByVmId: null })
  })

  it.each([
    [{ name: '' }, 'vm.badName', 'name'],
    [{ name: 'a/b' }, 'vm.badName', 'name'],
    [{ name: 'x'.repeat(65) }, 'vm.badName', 'name'],
    [{ name: 'WEB01' }, 'vm.duplicateName', 'name'],
    [{ disks: [] }, 'disk.badSize', 'disks'],
    [{ disks: [{ sizeBytes: 0 }] }, 'disk.badSize', 'disks.0.sizeBytes'],
    [{ disks: [{ sizeBytes: 64 * 1024 ** 4 + 1 }] }, 'disk.badSize', 'disks.0.sizeBytes'],
    [{ disks: [{ sizeBytes: gigabyte, usedBytes: 2 * gigabyte }] }, 'disk.badSize', 'disks.0.usedBytes'],
    [{ disks: Array(65).fill({ sizeBytes: gigabyte }) }, 'disk.tooMany', 'disks'],
    [{ disks: [{ sizeBytes: 60_000 * gigabyte, usedBytes: 3_000 * gigabyte }] }, 'disk.volumeFull', 'disks'],
    [{ ip: { ...ip, address: '300.0.0.1' } }, 'ip.badAddress', 'ip.address'],
    [{ ip: { ...ip, subnetMask: '255.0.255.0' } }, 'ip.badSubnetMask', 'ip.subnetMask'],
    [{ ip: { ...ip, gateway: '10.0.1.1' } }, 'ip.gatewayOutsideSubnet', 'ip.gateway'],
    [{ guestFiles: [{ path: 'a.txt' }] }, 'guest.badPath', 'guestFiles.0.path'],
    [{ guestFiles: [{ path: 'D:\\a.txt' }] }, 'guest.badPath', 'guestFiles.0.path'],
    [{ churnBytesPerHour: 1_000_000_000_000_000 }, 'guest.badChurn', 'churnBytesPerHour'],
  ])('is refused with %j', (change, code, field) => {
    const input = { hostId: 'host-1', name: 'db01', ...change }
    expect(twoHosts().refused('vm.create', input as never)).toMatchObject({ code, field })
  })
})

describe('power of a machine', () => {
  it('starts, stops and is deleted only in states that fit', () => {
    const lab = twoHosts()
    expect(lab.refused('vm.start', { vmId })).toMatchObject({ code: 'vm.wrongState', params: { state: 'Running' } })
    expect(lab.refused('vm.remove', { vmId }).code).toBe('vm.wrongState')
    lab.pass(hourMs)
    expect(lab.vm(vmId).uptimeSeconds).toBe(3600)
    lab.do('vm.shutDown', { vmId })
    expect(lab.refused('vm.turnOff', { vmId })).toMatchObject({ code: 'vm.wrongState', params: { state: 'Off' } })
    const { usedBytes } = lab.vm(vmId).disks[0]!
    const free = lab.emulator.hostView('host-1')!.volumes[0]!.freeBytes
    lab.do('vm.remove', { vmId })
    expect(lab.emulator.hostView('host-1')!.volumes[0]!.freeBytes - free).toBe(usedBytes)
    expect(lab.refused('vm.start', { vmId }).code).toBe('vm.unknown')
  })

  it('keeps a replica from being started or deleted (invariant 3)', () => {
    const lab = replicating()
    expect(lab.refused('vm.start', { vmId: 'vm-2' }).code).toBe('vm.startNeedsFailover')
    expect(lab.refused('vm.remove', { vmId: 'vm-2' }).code).toBe('vm.replicated')
  })
})

describe('the guest', () => {
  it('makes the next version with every write of a file, whatever the case of its path', () => {
    const lab = twoHosts()
    expect(lab.do('vm.writeGuestFile', { vmId, path: 'c:\\DATA\\orders.txt' })).toEqual({ version: 2 })
    expect(lab.vm(vmId).guestFiles).toMatchObject([{ path: 'C:\\data\\orders.txt', version: 2 }])
  })

  it('writes nothing while it is off, and only to paths that can be', () => {
    const lab = twoHosts()
    expect(lab.refused('vm.writeGuestFile', { vmId, path: 'orders.txt' }).code).toBe('guest.badPath')
    expect(lab.refused('vm.writeGuestFile', { vmId, path: 'E:\\orders.txt' }).code).toBe('guest.badPath')
    lab.do('vm.shutDown', { vmId })
    expect(lab.refused('vm.writeGuestFile', { vmId, path: 'C:\\a.txt' }).code).toBe('vm.notRunning')
    const { writeSequence } = lab.vm(vmId).disks[0]!
    lab.pass(hourMs)
    expect(lab.vm(vmId).disks[0]!.writeSequence).toBe(writeSequence)
  })

  it('writes the same however the time is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: hourMs }), { maxLength: 8 }), (pieces) => {
        const inPieces = replicating()
        const atOnce = replicating()
        for (const piece of pieces) inPieces.pass(piece)
        atOnce.pass(pieces.reduce((sum, piece) => sum + piece, 0))
        expect(inPieces.emulator.hash()).toBe(atOnce.emulator.hash())
      }),
      { numRuns: 20 },
    )
  })
})

describe('adapters', () => {
  it('are connected to switches that exist', () => {
    const lab = twoHosts()
    const { adapterId } = lab.vm(vmId).adapters[0]!
    expect(lab.refused('vm.connectAdapter', { vmId, adapterId, switchName: 'Lab' }).code).toBe('host.unknownSwitch')
    expect(lab.refused('vm.connectAdapter', { vmId, adapterId: 'adapter-9', switchName: null }).code).toBe(
      'adapter.unknown',
    )
    lab.do('vm.connectAdapter', { vmId, adapterId, switchName: null })
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBeNull()
  })

  it('take no address that another running machine has', () => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-2', name: 'db01', ip })
    lab.do('vm.start', { vmId: 'vm-2' })
    const { adapterId } = lab.vm('vm-2').adapters[0]!
    const taken = { ...ip, address: '10.0.0.50' }
    expect(lab.refused('vm.setGuestIp', { vmId: 'vm-2', adapterId, ip: taken })).toMatchObject({
      code: 'ip.duplicate',
      params: { address: '10.0.0.50', owner: 'web01' },
    })
    lab.do('vm.setGuestIp', { vmId: 'vm-2', adapterId, ip: { ...ip, address: '10.0.0.71' } })
    expect(lab.vm('vm-2').adapters[0]?.ip?.address).toBe('10.0.0.71')
  })

  it('have Failover TCP/IP settings only on machines that replicate', () => {
    const lab = twoHosts()
    const { adapterId } = lab.vm(vmId).adapters[0]!
    expect(lab.refused('vm.setFailoverIp', { vmId, adapterId, ip }).code).toBe('replication.notEnabled')
  })
})

describe('DNS', () => {
  it('gives out what was set, until it is removed', () => {
    const lab = twoHosts()
    lab.do('dns.set', { name: 'www.lab.example', address: '10.0.0.50', ttlSeconds: 60 })
    expect(lab.emulator.lookUp('WWW.lab.example')).toMatchObject({ ttlSeconds: 60, answeredByVmId: vmId })
    lab.do('dns.remove', { name: 'www.lab.example' })
    expect(lab.refused('dns.remove', { name: 'www.lab.example' }).code).toBe('dns.unknownRecord')
  })

  it.each([
    [{ name: '' }, 'name.empty'],
    [{ name: 'a b' }, 'name.hasSpace'],
    [{ address: '1.2.3' }, 'ip.badAddress'],
    [{ ttlSeconds: 90_000 }, 'dns.badTtl'],
  ])('refuses %j', (change, code) => {
    const input = { name: 'www.lab.example', address: '10.0.0.50', ...change }
    expect(twoHosts().refused('dns.set', input).code).toBe(code)
  })
})

describe('links', () => {
  it.each([
    [{ toHostId: 'host-1' }, 'link.unknown'],
    [{ toHostId: 'host-9' }, 'host.unknown'],
    [{ bitsPerSecond: 999 }, 'link.badBandwidth'],
    [{ bitsPerSecond: 1e12 }, 'link.badBandwidth'],
  ])('refuse %j', (change, code) => {
    const input = { fromHostId: 'host-1', toHostId: 'host-2', ...change }
    expect(twoHosts().refused('network.setLink', input).code).toBe(code)
  })
})
