import { describe, expect, it } from 'vitest'
import { certificateFor, enable, gigabyte, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const host = (lab: Lab, hostId = 'host-1') => lab.emulator.hostView(hostId)!

describe('the clock of a host', () => {
  it('decides whether a certificate is valid, in every cycle', () => {
    const lab = twoHosts()
    const notAfterInstant = lab.emulator.now() + 10 * hourMs
    const certificate = { ...certificateFor('certificate-2', 'hypervisor-02.lab.example'), notAfterInstant }
    lab.do('store.put', { hostId: 'host-2', store: 'LocalMachine\\My', certificate, hasPrivateKey: true })
    enable(lab)
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    lab.pass(hourMs)
    // The clock of the primary, which judges, is eight hours ahead.
    lab.do('host.setClockSkew', { hostId: 'host-1', skewSeconds: 8 * 3600 })
    lab.pass(50 * minuteMs)
    expect(lab.side('vm-1').state).toBe('Replicating')
    lab.pass(15 * minuteMs)
    expect(lab.side('vm-1')).toMatchObject({
      state: 'Error',
      lastFailure: { params: { reason: 'certificate.expired' }, windowsCode: '0x00002F05' },
    })
    lab.do('host.setClockSkew', { hostId: 'host-1', skewSeconds: 0 })
    lab.do('replication.resume', { vmId: 'vm-1' })
    lab.pass(minuteMs)
    expect(lab.side('vm-1').state).toBe('Replicating')
  })

  it('decides which certificate the host offers for itself', () => {
    const lab = twoHosts()
    const settings = {
      hostId: 'host-1',
      enabled: true,
      certificateId: 'certificate-1',
      defaultStorageLocation: 'C:\\R',
    }
    lab.do('replicaServer.set', settings)
    lab.do('host.setClockSkew', { hostId: 'host-1', skewSeconds: -366 * 86_400 })
    lab.do('store.put', {
      hostId: 'host-1',
      store: 'LocalMachine\\My',
      certificate: {
        ...certificateFor('certificate-1', 'hypervisor-01.lab.example'),
        notBeforeInstant: lab.emulator.now(),
      },
      hasPrivateKey: true,
    })
    expect(lab.refused('replicaServer.set', settings)).toMatchObject({ params: { requirement: 'dates' } })
  })
})

describe('the registry (4.4)', () => {
  it('holds what was set, and the switch for revocation is one of its values', () => {
    const lab = twoHosts()
    lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'MaximumActiveTransfers', value: 10 })
    lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'DisableCertRevocationCheck', value: 1 })
    expect(host(lab)).toMatchObject({
      revocationCheckDisabled: true,
      registry: [
        { name: 'DisableCertRevocationCheck', value: 1 },
        { name: 'MaximumActiveTransfers', value: 10 },
      ],
    })
    lab.do('host.setRevocationCheck', { hostId: 'host-1', disabled: false })
    lab.do('host.setRegistryValue', { hostId: 'host-1', name: 'MaximumActiveTransfers', value: null })
    expect(host(lab)).toMatchObject({ revocationCheckDisabled: false, registry: [] })
  })

  it.each([
    ['DisableCertRevocationCheck', 2],
    ['MaximumActiveTransfers', 0],
    ['MaximumActiveTransfers', 1025],
    ['ApplyVHDLimit', 261],
    ['ApplyVMLimit', -1],
    ['ApplyChangeReplicaDiskThrottle', 257],
  ] as const)('takes no %s of %d', (name, value) => {
    expect(twoHosts().refused('host.setRegistryValue', { hostId: 'host-1', name, value }).code).toBe(
      'registry.badValue',
    )
  })
})

describe('volumes', () => {
  it('are added and resized, and replicas lie on the one of their storage location', () => {
    const lab = twoHosts()
    lab.do('volume.add', { hostId: 'host-2', letter: 'd:', sizeBytes: 100 * gigabyte })
    lab.do('replicaServer.set', {
      hostId: 'host-2',
      enabled: true,
      certificateId: 'certificate-2',
      defaultStorageLocation: 'D:\\Replica',
    })
    enable(lab, { recoveryHistoryHours: 4 })
    lab.do('replication.startInitial', { vmId: 'vm-1' })
    const free = (letter: string) => host(lab, 'host-2').volumes.find((each) => each.letter === letter)!.freeBytes
    lab.pass(hourMs)
    const before = { c: free('C'), d: free('D') }
    lab.pass(3 * hourMs)
    expect(free('C')).toBe(before.c)
    expect(free('D')).toBeLessThan(before.d)
    lab.do('volume.resize', { hostId: 'host-2', letter: 'D', sizeBytes: 200 * gigabyte })
    expect(free('D')).toBeGreaterThan(before.d)
    expect(lab.refused('volume.resize', { hostId: 'host-2', letter: 'D', sizeBytes: gigabyte }).code).toBe(
      'volume.tooSmall',
    )
  })

  it.each([
    ['volume.add', { letter: 'C', sizeBytes: gigabyte }, 'volume.duplicate'],
    ['volume.add', { letter: 'A', sizeBytes: gigabyte }, 'volume.badLetter'],
    ['volume.add', { letter: 'DD', sizeBytes: gigabyte }, 'volume.badLetter'],
    ['volume.add', { letter: 'D', sizeBytes: 0 }, 'volume.badSize'],
    ['volume.add', { letter: 'D', sizeBytes: 256 * 1024 * gigabyte + 1 }, 'volume.badSize'],
    ['volume.resize', { letter: 'E', sizeBytes: gigabyte }, 'volume.unknown'],
    ['volume.resize', { letter: 'C', sizeBytes: 1 }, 'volume.badSize'],
  ] as const)('are refused: %s with %j', (name, input, code) => {
    expect(twoHosts().refused(name, { hostId: 'host-1', ...input }).code).toBe(code)
  })
})

describe('virtual switches', () => {
  it('carry adapters that follow a new name and lose a switch that is removed', () => {
    const lab = twoHosts()
    lab.do('switch.add', { hostId: 'host-1', name: 'Isolated', kind: 'private' })
    lab.do('switch.rename', { hostId: 'host-1', name: 'external', newName: 'LAN' })
    expect(host(lab).switches).toEqual([
      { name: 'LAN', kind: 'external' },
      { name: 'Isolated', kind: 'private' },
    ])
    expect(lab.vm('vm-1').adapters[0]?.switchName).toBe('LAN')
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBe('vm-1')
    lab.do('switch.remove', { hostId: 'host-1', name: 'LAN' })
    expect(lab.vm('vm-1').adapters[0]?.switchName).toBeNull()
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBeNull()
  })

  it('reach the physical network only if they are external', () => {
    const lab = twoHosts()
    lab.do('switch.add', { hostId: 'host-1', name: 'Inside', kind: 'internal' })
    const adapterId = lab.vm('vm-1').adapters[0]!.adapterId
    lab.do('vm.connectAdapter', { vmId: 'vm-1', adapterId, switchName: 'Inside' })
    expect(lab.emulator.lookUp('web01.lab.example').answeredByVmId).toBeNull()
  })

  it.each([
    ['switch.add', { name: 'EXTERNAL', kind: 'internal' }, 'switch.duplicate'],
    ['switch.add', { name: '', kind: 'internal' }, 'switch.badName'],
    ['switch.add', { name: ' a', kind: 'internal' }, 'switch.badName'],
    ['switch.add', { name: 'x'.repeat(65), kind: 'internal' }, 'switch.badName'],
    ['switch.rename', { name: 'External', newName: '' }, 'switch.badName'],
    ['switch.rename', { name: 'Other', newName: 'a' }, 'host.unknownSwitch'],
    ['switch.remove', { name: 'Other' }, 'host.unknownSwitch'],
  ] as const)('are refused: %s with %j', (name, input, code) => {
    expect(twoHosts().refused(name, { hostId: 'host-1', ...input } as never).code).toBe(code)
  })

  it('keep their name when only its case changes, and are not without number', () => {
    const lab = twoHosts()
    lab.do('switch.rename', { hostId: 'host-1', name: 'External', newName: 'EXTERNAL' })
    for (let number = 1; number < 64; number += 1) {
      lab.do('switch.add', { hostId: 'host-1', name: `s${number}`, kind: 'private' })
    }
    expect(lab.refused('switch.add', { hostId: 'host-1', name: 'one more', kind: 'private' }).code).toBe(
      'switch.tooMany',
    )
  })
})

describe('other settings', () => {
  it('keep vendor and features of the processors, each feature once', () => {
    const lab = twoHosts()
    lab.do('host.setProcessor', { hostId: 'host-1', vendor: 'AMD', features: ['sse4.2', 'avx2', 'avx2'] })
    expect(host(lab).processor).toEqual({ vendor: 'AMD', features: ['avx2', 'sse4.2'] })
    expect(lab.refused('host.setProcessor', { hostId: 'host-9', vendor: 'AMD' }).code).toBe('host.unknown')
  })

  it('refuse a clock that is years off, a host that is not there and one without power', () => {
    const lab = twoHosts()
    expect(lab.refused('host.setClockSkew', { hostId: 'host-1', skewSeconds: 1e9 }).code).toBe('host.badClockSkew')
    expect(lab.refused('host.setProxy', { hostId: 'host-9', proxy: 'none' }).code).toBe('host.unknown')
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(lab.refused('host.setClockSkew', { hostId: 'host-1', skewSeconds: 1 }).code).toBe('host.off')
    expect(lab.refused('host.restartService', { hostId: 'host-1' }).code).toBe('host.off')
  })

  it('change an authorization entry, and traffic with it', () => {
    const lab = replicating()
    const primaryServer = 'HYPERVISOR-01.lab.example'
    lab.do('authorization.add', {
      hostId: 'host-2',
      primaryServer,
      storageLocation: 'C:\\Replica',
      trustGroup: 'DEFAULT',
    })
    lab.do('replicaServer.set', {
      hostId: 'host-2',
      enabled: true,
      certificateId: 'certificate-2',
      allowAnyServer: false,
    })
    lab.pass(6 * minuteMs)
    expect(lab.side('vm-1').state).toBe('Replicating')
    lab.do('authorization.set', { hostId: 'host-2', primaryServer, trustGroup: 'other' })
    lab.pass(6 * minuteMs)
    expect(lab.side('vm-1').lastFailure?.code).toBe('connection.trustGroupMismatch')
    const entry = { hostId: 'host-2', primaryServer }
    expect(lab.refused('authorization.set', { ...entry, primaryServer: 'x' }).code).toBe('authorization.unknown')
    expect(lab.refused('authorization.set', { ...entry, storageLocation: 'Q:\\' }).code).toBe(
      'replicaServer.storageDenied',
    )
  })
})
