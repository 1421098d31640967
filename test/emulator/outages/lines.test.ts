import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { throughput } from '../../../src-main/emulator/network/links.ts'
import { networkView } from '../../../src-main/contract/views/network.ts'
import { enable, failedOver, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const server = 'HYPERVISOR-02.lab.example'

function connection(lab: Lab, changes: { bypassesProxy?: boolean; serverName?: string } = {}): string {
  const reply = lab.emulator.checkConnection({
    clientHostId: 'host-1',
    serverName: server,
    port: 443,
    authentication: 'certificate',
    certificateId: 'certificate-1',
    ...changes,
  })
  return reply.ok ? 'ok' : `${reply.failure.code} ${reply.failure.windowsCode ?? ''}`.trim()
}

const link = (lab: Lab, settings: object) =>
  lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', ...settings })

describe('names', () => {
  it('are looked for in the hosts file, then in the cache, then in DNS', () => {
    const lab = twoHosts()
    const find = () => {
      const { source, address } = lab.emulator.lookUp('web01.lab.example', 'host-2')
      return `${source} ${address}`
    }
    expect(find()).toBe('dns 10.0.0.50')
    expect(lab.do('dns.resolve', { clientId: 'host-2', name: 'web01.lab.example' })).toMatchObject({
      answeredByVmId: 'vm-1',
      source: 'dns',
    })
    lab.do('dns.set', { name: 'web01.lab.example', address: '10.0.0.77' })
    expect(find()).toBe('cache 10.0.0.50')
    lab.do('hostsFile.set', { hostId: 'host-2', name: 'WEB01.lab.example', address: '10.0.0.99' })
    expect(find()).toBe('hostsFile 10.0.0.99')
    lab.do('hostsFile.remove', { hostId: 'host-2', name: 'web01.lab.example' })
    expect(find()).toBe('cache 10.0.0.50')
    lab.pass(hourMs)
    expect(find()).toBe('dns 10.0.0.77')
    expect(lab.emulator.lookUp('10.0.0.11', 'host-2')).toMatchObject({ source: 'address', answeredByHostId: 'host-1' })
    expect(lab.emulator.lookUp('HYPERVISOR-01', 'host-2')).toMatchObject({ source: 'dns' })
    expect(lab.emulator.lookUp('HYPERVISOR-01')).toMatchObject({ source: 'broadcast' })
  })

  it('stay in the cache of a guest until it is flushed', () => {
    const lab = twoHosts()
    lab.do('dns.resolve', { clientId: 'vm-1', name: server })
    lab.do('dns.remove', { name: server })
    expect(lab.emulator.lookUp(server, 'vm-1')).toMatchObject({ source: 'cache', answeredByHostId: 'host-2' })
    expect(networkView.parse(lab.emulator.networkView()).cachedNames).toMatchObject([
      { clientId: 'vm-1', name: server },
    ])
    lab.do('dns.flushCache', { clientId: 'vm-1' })
    expect(lab.emulator.lookUp(server, 'vm-1').address).toBeNull()
  })

  it('are believed by a primary for the time to live of the old record', () => {
    const lab = replicating()
    lab.do('dns.set', { name: server, address: '10.0.0.200', ttlSeconds: 60 })
    lab.pass(6 * minuteMs)
    expect(lab.side('vm-1').lastFailure).toBeNull()
    lab.pass(20 * minuteMs)
    expect(lab.side('vm-1').lastFailure?.code).toBe('connection.timedOut')
    lab.do('hostsFile.set', { hostId: 'host-1', name: server, address: '10.0.0.12' })
    lab.pass(35 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ state: 'Replicating', lastFailure: null })
  })

  it('lead to the same cycles after a world was written and read', () => {
    const run = (restores: boolean) => {
      const lab = replicating()
      lab.do('dns.set', { name: server, address: '10.0.0.12', ttlSeconds: 30 })
      for (let step = 0; step < 12; step += 1) {
        if (restores) lab.restore()
        if (step === 6) lab.do('dns.remove', { name: server })
        lab.pass(7 * minuteMs)
      }
      return lab.emulator.hash()
    }
    expect(run(true)).toBe(run(false))
  })

  it.each([
    ['dns.resolve', { clientId: 'host-9', name: 'a' }, 'host.unknown'],
    ['dns.resolve', { clientId: 'vm-9', name: 'a' }, 'vm.unknown'],
    ['dns.resolve', { clientId: 'vm-2', name: 'a' }, 'vm.notRunning'],
    ['dns.resolve', { clientId: 'host-1', name: 'nobody.example' }, 'dns.nameNotFound'],
    ['dns.flushCache', { clientId: 'host-9' }, 'host.unknown'],
    ['hostsFile.set', { hostId: 'host-1', name: 'a', address: '300.1.1.1' }, 'ip.badAddress'],
    ['hostsFile.set', { hostId: 'host-1', name: 'a b', address: '10.0.0.1' }, 'name.hasSpace'],
    ['hostsFile.remove', { hostId: 'host-1', name: 'a' }, 'hostsFile.unknownEntry'],
  ] as const)('are refused: %s with %j', (name, input, code) => {
    const lab = twoHosts()
    lab.do('vm.create', { hostId: 'host-1', name: 'off' })
    expect(lab.refused(name, input as never).code).toBe(code)
  })
})

describe('links', () => {
  it('carry no more than their bandwidth, and less the more packets they lose', () => {
    const settings = fc.record({
      bandwidthBitsPerSecond: fc.integer({ min: 1000, max: 100_000_000_000 }),
      latencyMilliseconds: fc.integer({ min: 0, max: 10_000 }),
      lossPermille: fc.integer({ min: 0, max: 999 }),
    })
    fc.assert(
      fc.property(settings, (each) => {
        const through = throughput(each)
        expect(Number.isSafeInteger(through)).toBe(true)
        expect(through).toBeGreaterThanOrEqual(1000)
        expect(through).toBeLessThanOrEqual(each.bandwidthBitsPerSecond)
        expect(throughput({ ...each, lossPermille: each.lossPermille + 1 })).toBeLessThanOrEqual(through)
      }),
    )
  })

  it('send an initial copy more slowly when they lose packets', () => {
    const time = (lossPermille: number) => {
      const lab = twoHosts()
      link(lab, { latencyMilliseconds: 20, lossPermille })
      lab.do('replication.enable', { vmId: 'vm-1', replicaServer: server, certificateId: 'certificate-1' })
      lab.do('replication.startInitial', { vmId: 'vm-1' })
      return lab.side('vm-1').transfer!.endsInstant! - lab.emulator.now()
    }
    expect(time(10)).toBeGreaterThan(10 * time(0))
    expect(time(40)).toBeGreaterThan(1.9 * time(10))
  })

  it('let no connection come about within 60 seconds when they are too slow or lose too much', () => {
    const lab = twoHosts()
    link(lab, { latencyMilliseconds: 7500 })
    expect(connection(lab)).toBe('ok')
    link(lab, { latencyMilliseconds: 7501 })
    expect(connection(lab)).toBe('connection.timedOut 0x00002EE2')
    link(lab, { lossPermille: 499 })
    expect(connection(lab)).toBe('ok')
    link(lab, { lossPermille: 500 })
    expect(connection(lab)).toBe('connection.timedOut 0x00002EE2')
  })

  it('break a transfer off when the network is partitioned, and let it go on when it is joined again', () => {
    const lab = replicating()
    lab.do('host.add', { name: 'THIRD', dnsSuffix: 'lab.example' })
    const { partitionId } = lab.do('network.partition', { hostIds: ['host-1', 'host-3'] })
    expect(connection(lab)).toBe('connection.timedOut 0x00002EE2')
    expect(lab.emulator.networkView().links.map(({ isConnected, isUp }) => [isConnected, isUp])).toEqual([
      [true, false],
      [true, true],
      [true, false],
    ])
    lab.pass(10 * minuteMs)
    expect(lab.side('vm-1').lastFailure?.code).toBe('connection.timedOut')
    lab.do('network.rejoin', { partitionId })
    lab.pass(20 * minuteMs)
    expect(lab.side('vm-1').lastFailure).toBeNull()
  })

  it('stay cut when a partition ends that was not the only reason', () => {
    const lab = twoHosts()
    link(lab, { isConnected: false })
    const { partitionId } = lab.do('network.partition', { hostIds: ['host-2'] })
    link(lab, { isConnected: true })
    expect(connection(lab)).toBe('connection.timedOut 0x00002EE2')
    lab.do('network.rejoin', { partitionId })
    expect(connection(lab)).toBe('ok')
  })

  it('hide machines from clients on the other side of a partition', () => {
    const lab = twoHosts()
    lab.do('network.partition', { hostIds: ['host-2'] })
    expect(lab.emulator.lookUp('web01.lab.example', 'host-2').answeredByVmId).toBeNull()
    expect(lab.emulator.lookUp('web01.lab.example', 'host-1').answeredByVmId).toBe('vm-1')
  })

  it.each([
    ['network.partition', { hostIds: ['host-9'] }, 'host.unknown'],
    ['network.partition', { hostIds: ['host-1', 'host-2'] }, 'partition.pointless'],
    ['network.rejoin', { partitionId: 'partition-9' }, 'partition.unknown'],
  ] as const)('are refused: %s with %j', (name, input, code) => {
    expect(twoHosts().refused(name, input as never).code).toBe(code)
  })

  it('are cut by no more partitions than there may be, and a removed host leaves them', () => {
    const lab = twoHosts()
    lab.do('host.add', { name: 'THIRD' })
    for (let count = 0; count < 16; count += 1) lab.do('network.partition', { hostIds: ['host-3'] })
    expect(lab.refused('network.partition', { hostIds: ['host-3'] }).code).toBe('partition.tooMany')
    lab.do('host.remove', { hostId: 'host-3' })
    expect(lab.emulator.networkView().partitions).toEqual([])
  })
})

describe('a proxy in the path', () => {
  it('breaks or swallows connections unless it is bypassed', () => {
    const lab = twoHosts()
    lab.do('host.setProxy', { hostId: 'host-1', proxy: 'inspecting' })
    expect(connection(lab)).toBe('connection.proxyInPath 0x00002EF3')
    lab.do('host.setProxy', { hostId: 'host-1', proxy: 'unreachable' })
    expect(connection(lab)).toBe('connection.proxyTimedOut 0x00002EE2')
    expect(connection(lab, { bypassesProxy: true })).toBe('ok')
  })

  it('is bypassed by a relationship that says so', () => {
    const lab = replicating()
    lab.do('host.setProxy', { hostId: 'host-1', proxy: 'unreachable' })
    lab.pass(6 * minuteMs)
    expect(lab.side('vm-1').lastFailure?.code).toBe('connection.proxyTimedOut')
    lab.do('replication.change', { vmId: 'vm-1', bypassesProxy: true })
    lab.pass(35 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({ bypassesProxy: true, lastFailure: null })
  })
})

describe('two machines with one address', () => {
  it('are reported when an old primary starts after an unplanned failover', () => {
    const lab = failedOver()
    const adapterId = lab.vm('vm-2').adapters[0]!.adapterId
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId, switchName: 'External' })
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    const codes = lab.emulator.attention().map(({ code, vmId }) => `${code} ${vmId}`)
    expect(codes).toEqual(expect.arrayContaining(['splitBrain vm-1', 'duplicateAddress vm-1', 'duplicateAddress vm-2']))
    expect(lab.emulator.lookUp('web01.lab.example').isDuplicate).toBe(true)
  })
})

describe('a link with another bandwidth in each direction', () => {
  const speeds = (lab: Lab) => {
    const { bitsPerSecond, backBitsPerSecond, effectiveBitsPerSecond, backEffectiveBitsPerSecond } = networkView.parse(
      lab.emulator.networkView(),
    ).links[0]!
    return [bitsPerSecond, backBitsPerSecond, effectiveBitsPerSecond, backEffectiveBitsPerSecond]
  }

  it('is the same from whichever end it is set', () => {
    const lab = twoHosts()
    link(lab, { bitsPerSecond: 100_000_000, backBitsPerSecond: 40_000_000 })
    expect(speeds(lab)).toEqual([100_000_000, 40_000_000, 100_000_000, 40_000_000])
    const other = twoHosts()
    const input = { bitsPerSecond: 40_000_000, backBitsPerSecond: 100_000_000 }
    other.do('network.setLink', { fromHostId: 'host-2', toHostId: 'host-1', ...input })
    expect(speeds(other)).toEqual(speeds(lab))
    link(lab, { bitsPerSecond: 5_000_000 })
    expect(speeds(lab)).toEqual([5_000_000, 5_000_000, 5_000_000, 5_000_000])
    expect(lab.emulator.world.links[0]).not.toHaveProperty('back')
  })

  it('loses to packet loss in each direction no more than it has', () => {
    const lab = twoHosts()
    link(lab, { bitsPerSecond: 100_000_000, backBitsPerSecond: 1_000_000, latencyMilliseconds: 20, lossPermille: 1 })
    const [, , there, back] = speeds(lab)
    expect(there).toBeLessThan(100_000_000)
    expect(back).toBe(1_000_000)
  })

  it('carries an initial replication at the speed of the direction that it goes in', () => {
    const durationMs = (settings: object) => {
      const lab = twoHosts()
      lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', latencyMilliseconds: 0, ...settings })
      enable(lab)
      lab.do('replication.startInitial', { vmId: 'vm-1' })
      const { startedInstant, endsInstant } = lab.emulator.world.vms[0]!.replications[0]!.transfer
      return endsInstant - startedInstant
    }
    const slow = durationMs({ bitsPerSecond: 10_000_000 })
    expect(durationMs({ bitsPerSecond: 10_000_000, backBitsPerSecond: 1_000_000_000 })).toBe(slow)
    expect(durationMs({ bitsPerSecond: 1_000_000_000, backBitsPerSecond: 10_000_000 })).toBeLessThan(slow / 50)
    const turned = { fromHostId: 'host-2', toHostId: 'host-1', backBitsPerSecond: 10_000_000 }
    expect(durationMs(turned)).toBe(slow)
  })

  it('refuses a bandwidth that no line has at the field of its direction', () => {
    const lab = twoHosts()
    const input = { fromHostId: 'host-1', toHostId: 'host-2', backBitsPerSecond: 1 }
    expect(lab.refused('network.setLink', input)).toMatchObject({
      code: 'link.badBandwidth',
      field: 'backBitsPerSecond',
    })
  })
})
