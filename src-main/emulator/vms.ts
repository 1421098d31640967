/** Virtual machines: making and removing them, power, and what happens inside the guest. */
import { fail, ok, type Reply } from '../contract/failure.ts'
import type { ParsedInputOf } from '../contract/registry.ts'
import { configurationChanged, emit, findVm, fqdnOf, hostOf, nextId, type Engine } from './engine.ts'
import { beginHistory, contentOf, filesIn, ownHistory, positionOf, settleChurn, spreadChurn } from './content.ts'
import { poweredHost, remove } from './hosts.ts'
import { makeGuid } from './identity.ts'
import { checkIpConfiguration, driveOf, isSameName, isVmName } from './names.ts'
import { machinesAt, setDnsRecord } from './network.ts'
import { isFailedOver, isReplica } from './relationships.ts'
import type { Adapter, Disk, Host, Vm, World } from './state.ts'
import { limits } from './world.ts'

const nothing = {}

export function createVm(engine: Engine, input: ParsedInputOf<'vm.create'>): Reply<{ vmId: string }> {
  const { world } = engine
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const refusal = checkVm(world, host, input) ?? checkDisks(host, input) ?? checkGuest(input)
  if (refusal !== undefined) return refusal
  const number = nextId(world, 'vm')
  const vm = makeVm(world, host, input, number)
  for (const file of input.guestFiles) appendFile(world, vm, file.path, file.sizeBytes)
  world.vms.push(vm)
  useSpace(host, vm.disks)
  if (input.registerDns && input.ip !== undefined) setDnsRecord(world, guestName(host, vm), input.ip.address, 3600)
  emit(engine, 'vm.created', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  configurationChanged(engine)
  return ok({ vmId: vm.vmId })
}

export function removeVm(engine: Engine, input: ParsedInputOf<'vm.remove'>): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  if (vm.state !== 'Off') return wrongState(vm, 'Remove-VM')
  if (vm.replications.length > 0 || vm.testOfVmId !== null) return fail('vm.replicated', { vm: vm.name })
  deleteVm(engine, vm, host)
  return ok(nothing)
}

export function startVm(engine: Engine, input: { readonly vmId: string }): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  const refusal = checkStart(engine.world, vm, host)
  if (refusal !== undefined) return refusal
  const { world } = engine
  ownHistory(world, vm)
  vm.state = 'Running'
  vm.startedInstant = world.now
  vm.churnAnchorInstant = world.now
  vm.ranAtPowerLoss = false
  if (vm.failoverIpPending) applyFailoverIp(vm)
  for (const { failover } of vm.replications) {
    if (failover !== null && failover.startedInstant === null) failover.startedInstant = world.now
  }
  emit(engine, 'vm.started', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  return ok(nothing)
}

export function stopVm(engine: Engine, input: { readonly vmId: string }, operation: string): Reply<object> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  if (vm.state !== 'Running') return wrongState(vm, operation)
  halt(engine, vm)
  emit(engine, 'vm.stopped', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  return ok(nothing)
}

export function writeGuestFile(engine: Engine, input: ParsedInputOf<'vm.writeGuestFile'>): Reply<{ version: number }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  if (vm.state !== 'Running') return fail('vm.notRunning', { vm: vm.name })
  if (diskFor(vm.disks, input.path) === undefined) return badPath(input.path, 'path')
  const version = appendFile(engine.world, vm, input.path, input.sizeBytes)
  emit(engine, 'guest.fileWritten', {
    vm: vm.name,
    vmId: vm.vmId,
    host: host.name,
    path: input.path,
    version: `v${version}`,
  })
  return ok({ version })
}

export function setChurn(engine: Engine, input: ParsedInputOf<'vm.setChurn'>): Reply<object> {
  const vm = findVm(engine.world, input.vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId: input.vmId })
  const refusal = checkChurn(input.bytesPerHour, 'bytesPerHour')
  if (refusal !== undefined) return refusal
  settleChurn(vm, engine.world.now)
  vm.churnBytesPerHour = input.bytesPerHour
  spreadChurn(vm)
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: hostOf(engine.world, vm.hostId).name })
  return ok(nothing)
}

export function connectAdapter(engine: Engine, input: ParsedInputOf<'vm.connectAdapter'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  if (input.switchName !== null && !host.switches.some((candidate) => candidate.name === input.switchName)) {
    return fail('host.unknownSwitch', { host: host.name, switch: input.switchName }, { field: 'switchName' })
  }
  adapter.switchName = input.switchName
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, switch: input.switchName ?? '' })
  return ok(nothing)
}

export function setGuestIp(engine: Engine, input: ParsedInputOf<'vm.setGuestIp'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  if (vm.state !== 'Running') return fail('vm.notRunning', { vm: vm.name })
  const ip = checkIpConfiguration(input.ip, 'ip')
  if (!ip.ok) return ip
  const owner = addressOwner(engine.world, vm, input.ip.address)
  if (owner !== undefined) {
    return fail('ip.duplicate', { address: input.ip.address, owner }, { field: 'ip.address' })
  }
  adapter.ip = { ...input.ip }
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, address: input.ip.address })
  return ok(nothing)
}

export function setFailoverIp(engine: Engine, input: ParsedInputOf<'vm.setFailoverIp'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  if (vm.replications.length === 0) {
    return fail('replication.notEnabled', { vm: vm.name, operation: 'Set-VMNetworkAdapterFailoverConfiguration' })
  }
  if (input.ip !== null) {
    const ip = checkIpConfiguration(input.ip, 'ip')
    if (!ip.ok) return ip
  }
  adapter.failoverIp = input.ip === null ? null : { ...input.ip }
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, failoverIp: input.ip?.address ?? '' })
  return ok(nothing)
}

/** Stops a machine without a word: it is off, and what it wrote is on its disks. */
export function halt(engine: Engine, vm: Vm): void {
  settleChurn(vm, engine.world.now)
  vm.churnAnchorInstant = -1
  vm.state = 'Off'
  vm.startedInstant = null
  vm.stoppedInstant = engine.world.now
}

/** Takes a machine and its disks away. */
export function deleteVm(engine: Engine, vm: Vm, host: Host): void {
  freeSpace(host, vm.disks)
  remove(engine.world.vms, (candidate) => candidate === vm)
  emit(engine, 'vm.removed', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  configurationChanged(engine)
}

export function memoryFreeBytes(world: World, host: Host): number {
  const used = world.vms
    .filter((vm) => vm.hostId === host.hostId && vm.state === 'Running')
    .reduce((sum, vm) => sum + vm.memoryBytes, 0)
  return host.memoryBytes - used
}

export function useSpace(host: Host, disks: readonly Disk[]): void {
  for (const disk of disks) {
    const volume = host.volumes.find((candidate) => candidate.letter === driveOf(disk.path))
    if (volume !== undefined) volume.usedBytes += disk.usedBytes
  }
}

export function freeSpace(host: Host, disks: readonly Disk[]): void {
  for (const disk of disks) {
    const volume = host.volumes.find((candidate) => candidate.letter === driveOf(disk.path))
    if (volume !== undefined) volume.usedBytes -= disk.usedBytes
  }
}

/** The machine and its host, if both exist and the host can be managed. */
export function managedVm(engine: Engine, vmId: string): Reply<{ vm: Vm; host: Host }> {
  const vm = findVm(engine.world, vmId)
  if (vm === undefined) return fail('vm.unknown', { vmId })
  const host = hostOf(engine.world, vm.hostId)
  return host.hasPower ? ok({ vm, host }) : fail('host.off', { host: host.name })
}

export function wrongState(vm: Vm, operation: string) {
  return fail('vm.wrongState', { vm: vm.name, state: vm.state, operation })
}

function checkStart(world: World, vm: Vm, host: Host) {
  for (const record of vm.replications) {
    if (isReplica(record) && !isFailedOver(record)) return fail('vm.startNeedsFailover', { vm: vm.name })
    if (record.state === 'PreparedForFailover') return fail('vm.preparedForFailover', { vm: vm.name })
  }
  if (vm.state !== 'Off') return wrongState(vm, 'Start-VM')
  const freeBytes = memoryFreeBytes(world, host)
  if (vm.memoryBytes <= freeBytes) return undefined
  return fail('vm.notEnoughMemory', { vm: vm.name, host: host.name, neededBytes: vm.memoryBytes, freeBytes })
}

/** Data Exchange puts the Failover TCP/IP settings into the guest; an adapter without any keeps the primary's address. */
function applyFailoverIp(vm: Vm): void {
  vm.failoverIpPending = false
  for (const adapter of vm.adapters) {
    if (adapter.failoverIp !== null) adapter.ip = { ...adapter.failoverIp }
  }
}

function addressOwner(world: World, vm: Vm, address: string): string | undefined {
  const machine = machinesAt(world, address).find((candidate) => candidate !== vm)
  return machine?.name ?? world.hosts.find((host) => host.ipAddress === address)?.name
}

function managedAdapter(
  engine: Engine,
  input: { readonly vmId: string; readonly adapterId: string },
): Reply<{ vm: Vm; host: Host; adapter: Adapter }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const adapter = found.value.vm.adapters.find((candidate) => candidate.adapterId === input.adapterId)
  if (adapter === undefined) return fail('adapter.unknown', { adapterId: input.adapterId }, { field: 'adapterId' })
  return ok({ ...found.value, adapter })
}

/** Writes the next version of a file and gives its number. */
function appendFile(world: World, vm: Vm, path: string, sizeBytes: number): number {
  const disk = diskFor(vm.disks, path)!
  const known = filesIn(world, contentOf(vm, world.now)).find((file) => isSameName(file.path, path))
  disk.sequence += 1
  disk.writtenBytes += sizeBytes
  const version = (known?.version ?? 0) + 1
  world.branches[vm.branch]!.fileWrites.push({
    path: known?.path ?? path,
    contentKey: disk.contentKey,
    version,
    sequence: positionOf(vm, disk, world.now).sequence,
    sizeBytes,
    at: world.now,
  })
  return version
}

function diskFor(disks: readonly Disk[], path: string): Disk | undefined {
  const letter = driveOf(path)
  return disks.find((disk) => disk.driveLetter === letter)
}

/** C: is on the first disk, D: on the second, and so on; what has no letter left is mounted without one. */
function letterOf(index: number): string {
  return index < 24 ? String.fromCharCode('C'.charCodeAt(0) + index) : ''
}

function badPath(path: string, field: string) {
  return fail('guest.badPath', { path }, { field })
}

function checkVm(world: World, host: Host, input: ParsedInputOf<'vm.create'>) {
  if (!isVmName(input.name)) return fail('vm.badName', { name: input.name }, { field: 'name' })
  const neighbours = world.vms.filter((vm) => vm.hostId === host.hostId)
  if (neighbours.some((vm) => isSameName(vm.name, input.name))) {
    return fail('vm.duplicateName', { name: input.name, host: host.name }, { field: 'name' })
  }
  if (neighbours.length >= limits.vmCountPerHost) return fail('vm.tooMany', { countMax: limits.vmCountPerHost })
  return undefined
}

function checkDisks(host: Host, input: ParsedInputOf<'vm.create'>) {
  if (input.disks.length > limits.diskCountPerVm) {
    return fail('disk.tooMany', { countMax: limits.diskCountPerVm }, { field: 'disks' })
  }
  if (input.disks.length === 0) return fail('disk.badSize', diskLimits(0), { field: 'disks' })
  for (const [index, disk] of input.disks.entries()) {
    const isInRange = disk.sizeBytes >= limits.diskBytesMin && disk.sizeBytes <= limits.diskBytesMax
    if (!isInRange) return fail('disk.badSize', diskLimits(disk.sizeBytes), { field: `disks.${index}.sizeBytes` })
    if (disk.usedBytes !== undefined && disk.usedBytes > disk.sizeBytes) {
      return fail('disk.badSize', diskLimits(disk.usedBytes), { field: `disks.${index}.usedBytes` })
    }
  }
  const volume = host.volumes[0]!
  const neededBytes = input.disks.reduce((sum, disk) => sum + usedBytesOf(disk), 0)
  const freeBytes = volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  return fail('disk.volumeFull', { volume: `${volume.letter}:`, neededBytes, freeBytes }, { field: 'disks' })
}

function diskLimits(sizeBytes: number) {
  return { sizeBytes, sizeBytesMax: limits.diskBytesMax }
}

function checkGuest(input: ParsedInputOf<'vm.create'>) {
  if (input.ip !== undefined) {
    const ip = checkIpConfiguration(input.ip, 'ip')
    if (!ip.ok) return ip
  }
  for (const [index, file] of input.guestFiles.entries()) {
    const letter = driveOf(file.path)
    if (letter === undefined || !input.disks.some((_, disk) => letterOf(disk) === letter)) {
      return badPath(file.path, `guestFiles.${index}.path`)
    }
  }
  return checkChurn(input.churnBytesPerHour, 'churnBytesPerHour')
}

function checkChurn(bytesPerHour: number, field: string) {
  const bytesPerHourMax = limits.churnBytesPerHourMax
  if (bytesPerHour >= 0 && bytesPerHour <= bytesPerHourMax) return undefined
  return fail('guest.badChurn', { bytesPerHour, bytesPerHourMax }, { field })
}

function usedBytesOf(disk: ParsedInputOf<'vm.create'>['disks'][number]): number {
  return disk.usedBytes ?? Math.floor(disk.sizeBytes / 4)
}

function guestName(host: Host, vm: Vm): string {
  const suffix = fqdnOf(host).slice(host.name.length)
  return `${vm.name}${suffix}`
}

function makeVm(world: World, host: Host, input: ParsedInputOf<'vm.create'>, number: number): Vm {
  const vm: Vm = {
    vmId: `vm-${number}`,
    number,
    hostId: host.hostId,
    guid: makeGuid(world.streams.guid),
    name: input.name,
    generation: input.generation,
    state: 'Off',
    startedInstant: null,
    stoppedInstant: null,
    processorCount: input.processorCount,
    memoryBytes: input.memoryBytes,
    generationId: makeGuid(world.streams.generationId),
    disks: input.disks.map((disk, index) => makeDisk(world, input.name, disk, index)),
    adapters: [],
    churnBytesPerHour: input.churnBytesPerHour,
    churnAnchorInstant: -1,
    branch: beginHistory(world, number),
    ranAtPowerLoss: false,
    automaticStartAction: 'startIfRunning',
    testOfVmId: null,
    failoverIpPending: false,
    replications: [],
  }
  spreadChurn(vm)
  const adapter = nextId(world, 'adapter')
  vm.adapters.push({
    adapterId: `adapter-${adapter}`,
    name: 'Network Adapter',
    macAddress: macAddressOf(adapter),
    switchName: host.switches[0]?.name ?? null,
    ip: input.ip === undefined ? null : { ...input.ip },
    failoverIp: null,
    testSwitchName: null,
  })
  return vm
}

function makeDisk(
  world: World,
  vmName: string,
  disk: ParsedInputOf<'vm.create'>['disks'][number],
  index: number,
): Disk {
  const number = nextId(world, 'disk')
  const name = disk.name ?? (index === 0 ? vmName : `${vmName}-${index + 1}`)
  return {
    diskId: `disk-${number}`,
    contentKey: number,
    driveLetter: letterOf(index),
    name,
    path: `C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\${name}.vhdx`,
    format: 'VHDX',
    kind: 'dynamic',
    sizeBytes: disk.sizeBytes,
    usedBytes: usedBytesOf(disk),
    sequence: 0,
    writtenBytes: 0,
    churnBytesPerHour: 0,
  }
}

/** Microsoft's prefix 00-15-5D, then the number of the adapter. */
export function macAddressOf(adapterNumber: number): string {
  const digits = adapterNumber.toString(16).toUpperCase().padStart(6, '0').slice(-6)
  return `00-15-5D-${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`
}
