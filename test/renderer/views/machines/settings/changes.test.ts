/** What is typed in the Settings of a machine becomes calls; they are made against a real core. */
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../../../src-main/contract/failure.ts'
import type { HostView } from '../../../../../src-main/contract/views/host.ts'
import type { VmView } from '../../../../../src-main/contract/views/vm.ts'
import { changesOf } from '../../../../../src-renderer/views/machines/settings/changes.ts'
import { hasLayers, lockOf } from '../../../../../src-renderer/views/machines/settings/pages.ts'
import { type PageKind } from '../../../../../src-renderer/views/machines/settings/page-kind.ts'
import {
  Reader,
  valuesOf,
  type Addition,
  type Values,
} from '../../../../../src-renderer/views/machines/settings/values.ts'
import { aCore, type TestCore } from '../../../../app/a-core.ts'

const megabyte = 1024 ** 2

/** A host with a machine that is off; each test gets its own. */
async function aMachine() {
  const core = await aCore()
  const { hostId } = await core.must('host.add', { name: 'HV-01', dnsSuffix: 'lab.example', edition: '2022' })
  const { vmId } = await core.must('vm.create', { hostId, name: 'web01' })
  const vm = () => core.must('vm.view', { vmId })
  const host = async () => (await core.must('world.view', {})).hosts.find((each) => each.hostId === hostId)!
  return { core, vmId, vm, host }
}

/** Makes the calls as the dialog does. */
async function apply(core: TestCore, vm: VmView, edits: Values, additions: readonly Addition[] = []) {
  const made: string[] = []
  const ids = new Map<string, string>()
  for (const change of changesOf(vm, additions, edits)) {
    const reply = await change.send(core, (id) => ids.get(id) ?? id)
    if (!reply.ok) return { made, ids, refused: { code: reply.failure.code, place: change.placeOf(reply.failure) } }
    if (change.adds !== undefined) ids.set(change.adds, reply.value)
    made.push(change.call)
  }
  return { made, ids, refused: undefined }
}

describe('the changes of a machine', () => {
  it('are none where nothing was touched, or where what was typed is what there was', async () => {
    const { vm } = await aMachine()
    const machine = await vm()
    expect(changesOf(machine, [], {})).toEqual([])
    expect(changesOf(machine, [], { ...valuesOf(machine) })).toEqual([])
    expect(changesOf(machine, [], { 'memory.startup': ' 4096 ', 'memory.minimum': '7' })).toEqual([])
  })

  it('are one call for each setting that differs, and it takes effect', async () => {
    const { core, vm } = await aMachine()
    const edits = {
      'memory.startup': '2048',
      'memory.isDynamic': true,
      'memory.minimum': '1024',
      'memory.maximum': '8192',
      'memory.demand': '3000',
      'processor.count': '4',
      'services.backup': false,
      'checkpoints.type': 'standard',
      'start.action': 'start',
      'start.delay': '30',
      'stop.action': 'shutDown',
      'writing.rate': '2,5',
      'profile.kind': 'daily',
      'profile.busyFromHour': '7',
      'shutDown.seconds': '45',
    }
    const { made, refused } = await apply(core, await vm(), edits)
    expect(refused).toBeUndefined()
    expect(made).toEqual([
      'vm.setMemory',
      'vm.setProcessor',
      'vm.setIntegrationServices',
      'checkpoint.setType',
      'vm.setAutomaticActions',
      'vm.setAutomaticActions',
      'vm.setChurn',
      'vm.setChurnProfile',
      'vm.setShutdownTime',
    ])
    expect(await vm()).toMatchObject({
      memoryBytes: 2048 * megabyte,
      dynamicMemory: {
        minimumBytes: 1024 * megabyte,
        maximumBytes: 8192 * megabyte,
        demandBytes: 3000 * megabyte,
      },
      processorCount: 4,
      integrationServices: { backup: false, heartbeat: true },
      checkpointType: 'standard',
      automaticStartAction: 'start',
      automaticStartDelaySeconds: 30,
      automaticStopAction: 'shutDown',
      churnBytesPerHour: 2_500_000,
      churnProfile: { kind: 'daily', busyFromHour: 7, busyToHour: 18, quietPercent: 20 },
      shutDownSeconds: 45,
    })
    expect(changesOf(await vm(), [], edits)).toEqual([])
  })

  it('touch only the service that was switched', async () => {
    const { vm } = await aMachine()
    const [change] = changesOf(await vm(), [], { 'services.heartbeat': false })
    expect(change?.input).toMatchObject({ services: { heartbeat: false } })
  })

  it('add an adapter before its VLAN and its static address, and leave its switch to the addition', async () => {
    const { core, vm } = await aMachine()
    const additions: Addition[] = [{ id: 'new-1', kind: 'adapter' }]
    const edits = {
      'new-1.name': 'Storage',
      'new-1.switch': 'External',
      'new-1.vlan.isOn': true,
      'new-1.vlan.id': '42',
      'new-1.mac.kind': 'static',
      'new-1.mac.address': '02:00:00:00:00:2A',
    }
    const { made, ids, refused } = await apply(core, await vm(), edits, additions)
    expect(refused).toBeUndefined()
    expect(made).toEqual(['adapter.add', 'adapter.setVlan', 'adapter.setMacAddress'])
    const { adapters } = await vm()
    expect(adapters.at(-1)).toMatchObject({
      adapterId: ids.get('new-1'),
      name: 'Storage',
      switchName: 'External',
      vlanId: 42,
      hasStaticMacAddress: true,
      macAddress: '02-00-00-00-00-2A',
    })
  })

  it('of an adapter that goes are its removal alone', async () => {
    const { core, vm } = await aMachine()
    const adapterId = (await vm()).adapters[0]!.adapterId
    const edits = { [`${adapterId}.isRemoved`]: true, [`${adapterId}.switch`]: '', [`${adapterId}.vlan.isOn`]: true }
    expect(await apply(core, await vm(), edits)).toMatchObject({ made: ['adapter.remove'], refused: undefined })
    expect((await vm()).adapters).toEqual([])
  })

  it('resize a disk, add one and remove another', async () => {
    const { core, vmId, vm } = await aMachine()
    const { diskId: secondId } = await core.must('disk.add', { vmId, sizeBytes: 1024 ** 3 })
    const firstId = (await vm()).disks[0]!.diskId
    const additions: Addition[] = [{ id: 'new-1', kind: 'disk' }]
    const edits = {
      [`${firstId}.size`]: '50',
      [`${secondId}.isRemoved`]: true,
      [`${secondId}.size`]: '90',
      'new-1.size': '0,5',
      'new-1.name': 'logs',
      'new-1.kind': 'fixed',
    }
    const { made, refused } = await apply(core, await vm(), edits, additions)
    expect(refused).toBeUndefined()
    expect(made).toEqual(['disk.resize', 'disk.add', 'disk.remove'])
    const { disks } = await vm()
    expect(disks.map((disk) => disk.sizeBytes / 1024 ** 3)).toEqual([50, 0.5])
    expect(disks[1]).toMatchObject({ kind: 'fixed', format: 'VHDX' })
    expect(disks[1]?.path).toMatch(/\\logs\.vhdx$/)
  })

  it('set an address in a running guest, and none where none was typed', async () => {
    const { core, vmId, vm } = await aMachine()
    await core.must('vm.start', { vmId })
    const adapterId = (await vm()).adapters[0]!.adapterId
    expect(changesOf(await vm(), [], { [`${adapterId}.guest4.address`]: '  ' })).toEqual([])
    const edits = {
      [`${adapterId}.guest4.address`]: '10.0.0.9',
      [`${adapterId}.guest4.subnetMask`]: '255.255.255.0',
      [`${adapterId}.guest6.isUsed`]: true,
      [`${adapterId}.guest6.address`]: '2001:db8::9',
    }
    const { made } = await apply(core, await vm(), edits)
    expect(made).toEqual(['vm.setGuestIp', 'adapter.setGuestAddress'])
    expect((await vm()).adapters[0]).toMatchObject({
      ip: { address: '10.0.0.9', gateway: null },
      ipv6: { address: '2001:db8::9', prefixLength: 64 },
    })
    const cleared = { [`${adapterId}.guest4.address`]: '', [`${adapterId}.guest4.subnetMask`]: '' }
    expect(await apply(core, await vm(), cleared)).toMatchObject({
      refused: { code: 'ip.badAddress', place: `${adapterId}.guest4.address` },
    })
  })
})

describe('the changes of a machine that replicates', () => {
  it('add a disk before it joins the set, and take one out before it goes', async () => {
    const core = await aCore()
    await core.must('rehearsal.prepareTwoHosts', {})
    const { vms } = await core.must('world.view', {})
    const primary = vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === 'Primary')!
    const firstId = primary.disks[0]!.diskId
    const additions: Addition[] = [{ id: 'new-1', kind: 'disk' }]
    const edits = { 'new-1.size': '5', 'new-1.replicates': true }
    expect(changesOf(primary, additions, edits).map((change) => change.call)).toEqual([
      'disk.add',
      'replication.changeDisks',
    ])
    const { refused, ids } = await apply(core, primary, edits, additions)
    expect(refused).toBeUndefined()
    const view = await core.must('vm.view', { vmId: primary.vmId })
    expect(view.replication?.replicatedDiskIds).toEqual([firstId, ids.get('new-1')])

    const out = { [`${firstId}.isRemoved`]: true, [`${firstId}.replicates`]: false }
    expect(changesOf(view, [], out).map((change) => change.call)).toEqual(['replication.changeDisks', 'disk.remove'])
    const kept = { [`${firstId}.isRemoved`]: true }
    expect(await apply(core, view, kept)).toMatchObject({ refused: { code: 'disk.replicated', place: firstId } })
  })

  it('set Failover TCP/IP and the switch of a test failover on the replica, and clear them', async () => {
    const core = await aCore()
    await core.must('rehearsal.prepareTwoHosts', {})
    const { vms } = await core.must('world.view', {})
    const replica = vms.find((vm) => vm.name === 'web01' && vm.replication?.mode === 'Replica')!
    const view = () => core.must('vm.view', { vmId: replica.vmId })
    const { adapterId } = replica.adapters[0]!
    const four = `${adapterId}.failover4`
    const six = `${adapterId}.failover6`
    const edits = {
      [`${four}.isUsed`]: true,
      [`${four}.address`]: '10.10.2.21',
      [`${four}.subnetMask`]: '255.255.255.0',
      [`${four}.gateway`]: '10.10.2.1',
      [`${four}.alternateDnsServer`]: '10.10.2.6',
      [`${six}.isUsed`]: true,
      [`${six}.address`]: '2001:db8::21',
      [`${six}.prefixLength`]: '56',
      [`${adapterId}.test.switch`]: 'External',
    }
    expect(await apply(core, replica, edits)).toMatchObject({
      made: ['adapter.setTestSwitch', 'vm.setFailoverIp', 'adapter.setFailoverAddress'],
      refused: undefined,
    })
    expect((await view()).adapters[0]).toMatchObject({
      failoverIp: { address: '10.10.2.21', gateway: '10.10.2.1', dnsServer: null, alternateDnsServer: '10.10.2.6' },
      failoverIpv6: { address: '2001:db8::21', prefixLength: 56 },
      testSwitchName: 'External',
    })
    await apply(core, await view(), { [`${four}.isUsed`]: false, [`${six}.isUsed`]: false })
    expect((await view()).adapters[0]).toMatchObject({ failoverIp: null, failoverIpv6: null })
  })
})

describe('a refusal', () => {
  it.each([
    [{ 'memory.startup': 'much' }, 'vm.badMemory', 'memory.startup'],
    [{ 'memory.isDynamic': true, 'memory.minimum': '9999' }, 'vm.badDynamicMemory', 'memory.minimum'],
    [{ 'memory.isDynamic': true, 'memory.demand': '' }, 'input.invalid', 'memory.demand'],
    [{ 'processor.count': '0' }, 'vm.badProcessorCount', 'processor.count'],
    [{ 'start.delay': '' }, 'vm.badSeconds', 'start.delay'],
    [{ 'shutDown.seconds': '99999' }, 'vm.badSeconds', 'shutDown.seconds'],
    [{ 'writing.rate': '1e9' }, 'guest.badChurn', 'writing.rate'],
    [{ 'profile.kind': 'daily', 'profile.busyToHour': '24' }, 'guest.badChurnProfile', 'profile.busyToHour'],
    [{ 'profile.kind': 'bursty', 'profile.windowMinutes': '1' }, 'guest.badChurnProfile', 'profile.windowMinutes'],
    [{ 'adapter-1.vlan.isOn': true }, 'adapter.badVlan', 'adapter-1.vlan.id'],
    [
      { 'adapter-1.mac.kind': 'static', 'adapter-1.mac.address': '0' },
      'adapter.badMacAddress',
      'adapter-1.mac.address',
    ],
    [{ 'adapter-1.switch': 'Gone' }, 'host.unknownSwitch', 'adapter-1.switch'],
    [{ 'disk-1.size': '1' }, 'disk.tooSmall', 'disk-1.size'],
    [{ 'disk-1.isRemoved': true }, 'disk.last', 'disk-1'],
    [{ 'adapter-1.guest4.address': '10.0.0.9' }, 'vm.notRunning', undefined],
    [{ 'adapter-1.failover4.isUsed': true }, 'replication.notEnabled', undefined],
  ])('of %j is %s and belongs to %s', async (edits: Values, code, place) => {
    const { core, vm } = await aMachine()
    expect(await apply(core, await vm(), edits)).toMatchObject({ made: [], refused: { code, place } })
  })

  it('leaves what was made before it, and what follows is due again', async () => {
    const { core, vm } = await aMachine()
    const edits = { 'memory.startup': '2048', 'processor.count': '-1', 'stop.action': 'turnOff' }
    const { made, refused } = await apply(core, await vm(), edits)
    expect({ made, refused }).toEqual({
      made: ['vm.setMemory'],
      refused: { code: 'vm.badProcessorCount', place: 'processor.count' },
    })
    const left = changesOf(await vm(), [], { ...edits, 'processor.count': '1' })
    expect(left.map((change) => change.call)).toEqual(['vm.setProcessor', 'vm.setAutomaticActions'])
  })

  it('of a part of a field belongs to the field', async () => {
    const { vm } = await aMachine()
    const [change] = changesOf(await vm(), [], { 'memory.isDynamic': true })
    const refusedAt = (field: string) => change?.placeOf({ code: 'input.invalid', params: {}, field } satisfies Failure)
    expect(refusedAt('dynamicMemory.maximumBytes')).toBe('memory.maximum')
    expect(refusedAt('dynamicMemory.minimumBytes')).toBe('memory.minimum')
    expect(refusedAt('vmId')).toBeUndefined()
  })
})

describe('a page that cannot be changed', () => {
  const lockedPages = (vm: VmView, host: HostView) =>
    (
      [
        'addHardware',
        'memory',
        'processor',
        'disks',
        'adapter',
        'macAddress',
        'failoverIp',
        'testFailover',
        'guestAddress',
        'integrationServices',
        'writing',
      ] as PageKind[]
    ).filter((kind) => lockOf({ kind, adapterId: vm.adapters[0]?.adapterId ?? '' }, vm, host) !== undefined)

  it('depends on the state of the machine, and on its host', async () => {
    const { core, vmId, vm, host } = await aMachine()
    const unreplicated = ['failoverIp', 'testFailover']
    expect(lockedPages(await vm(), await host())).toEqual([...unreplicated, 'guestAddress'])
    await core.must('vm.start', { vmId })
    expect(lockedPages(await vm(), await host())).toEqual(['memory', 'processor', 'macAddress', ...unreplicated])
    await core.must('vm.save', { vmId })
    expect(lockedPages(await vm(), await host())).toEqual([
      'addHardware',
      'memory',
      'processor',
      'disks',
      'macAddress',
      ...unreplicated,
      'guestAddress',
    ])
    await core.must('host.losePower', { hostId: (await host()).hostId })
    expect(lockedPages(await vm(), await host())).toHaveLength(10)
  })

  it('of disks says that checkpoints derive from them', async () => {
    const { core, vmId, vm } = await aMachine()
    expect(hasLayers(await vm())).toBe(false)
    await core.must('checkpoint.create', { vmId })
    expect(hasLayers(await vm())).toBe(true)
    expect(await apply(core, await vm(), { 'disk-1.size': '60' })).toMatchObject({
      refused: { code: 'disk.hasCheckpoints', place: 'disk-1' },
    })
  })
})

describe('the fields', () => {
  it('show sizes in the units beside them, and read what was typed back', async () => {
    const { vm } = await aMachine()
    const values = valuesOf(await vm())
    expect(values).toMatchObject({ 'memory.startup': '4096', 'disk-1.size': '40', 'writing.rate': '120' })
    const reader = new Reader({ comma: '1,5', empty: ' ', word: 'x', minus: '-3' })
    expect(reader.amount('comma', 10)).toBe(15)
    expect(['empty', 'word', 'minus', 'missing'].map((key) => reader.amount(key))).toEqual([-1, -1, -1, -1])
    expect(reader.textOrNull('empty')).toBeNull()
  })
})
