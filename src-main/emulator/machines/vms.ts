/** Virtual machines: making and removing them, and what every operation on one begins with. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { cancelTimer } from '../../kernel/timers.ts'
import { checkIpv4, makeAdapter } from './adapters.ts'
import { checkChurnProfile } from '../disks/churn.ts'
import { beginHistory, spreadChurn } from '../disks/content.ts'
import { checkDiskSize, defaultFolder, isDiskName, isPathTaken, letterOf, makeDisk } from '../disks/disks.ts'
import { configurationChanged, emit, fqdnOf, nextId, type Engine } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { volumeOf } from '../disks/growth.ts'
import { appendFile, badPath, checkChurn, checkWrite } from '../disks/files.ts'
import { poweredHost, remove, managedVm, demandMachine } from '../world/lookups.ts'
import { makeGuid } from '../world/identity.ts'
import { disarmMachineTimer } from './machine-power.ts'
import { checkMemory, checkProcessors } from './memory.ts'
import { driveOf, isSameName, isVmName } from '../world/names.ts'
import { setDnsRecord } from '../network/dns-zone.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { nextUint32 } from '../../kernel/random.ts'
import { layersOf, useSpace, freeSpace } from '../disks/space.ts'
import { diskLimits } from '../../contract/limits/disk.ts'
import { hostLimits } from '../../contract/limits/host.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const nothing = {}

export function createVm(engine: Engine, input: ParsedInputOf<'vm.create'>): Reply<{ vmId: string }> {
  const { world } = engine
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const refusal = checkVm(world, host, input) ?? checkDisks(world, host, input) ?? checkGuest(input)
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
  const refusal = demandMachine(vm, 'vm.remove')
  if (refusal !== undefined) return refusal
  if (vm.replications.length > 0 || vm.testOfVmId !== null) return fail('vm.replicated', { vm: vm.name })
  deleteVm(engine, vm, host)
  return ok(nothing)
}

/** Takes a machine, its disks and its checkpoints away. */
export function deleteVm(engine: Engine, vm: Vm, host: Host): void {
  freeSpace(host, vm.disks)
  for (const { diskId, bytes } of layersOf(vm)) {
    const disk = vm.disks.find((candidate) => candidate.diskId === diskId)
    const volume = disk === undefined ? undefined : volumeOf(host, disk)
    if (volume !== undefined) volume.usedBytes -= bytes
  }
  if (vm.merge !== null) cancelTimer(engine.world.timers, vm.merge.timer)
  disarmMachineTimer(engine, vm)
  remove(engine.world.vms, (candidate) => candidate === vm)
  emit(engine, 'vm.removed', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
  configurationChanged(engine)
}

/**
 * What a machine is that has just been made from another one: off, without timers, checkpoints and relationships. The
 * switches of its integration services are its own from then on.
 */
export function freshMachine(vm: Vm) {
  return {
    state: 'Off',
    startedInstant: null,
    stoppedInstant: null,
    churnAnchorInstant: -1,
    ranAtPowerLoss: false,
    ranAtHostStop: false,
    machineTimer: -1,
    integrationServices: { ...vm.integrationServices },
    checkpoints: [],
    parentCheckpoint: 0,
    merge: null,
    failoverIpPending: false,
    replications: [],
  } satisfies Partial<Vm>
}

function checkVm(world: World, host: Host, input: ParsedInputOf<'vm.create'>) {
  if (!isVmName(input.name)) return fail('vm.badName', { name: input.name }, { field: 'name' })
  const neighbours = machinesOn(world, host.hostId)
  if (neighbours.some((vm) => isSameName(vm.name, input.name))) {
    return fail('vm.duplicateName', { name: input.name, host: host.name }, { field: 'name' })
  }
  if (neighbours.length >= hostLimits.vmCountPerHost) return fail('vm.tooMany', { countMax: hostLimits.vmCountPerHost })
  return checkMemory(input) ?? checkProcessors(host, input.processorCount)
}

function checkDisks(world: World, host: Host, input: ParsedInputOf<'vm.create'>) {
  if (input.disks.length > machineLimits.diskCountPerVm) {
    return fail('disk.tooMany', { countMax: machineLimits.diskCountPerVm }, { field: 'disks' })
  }
  if (input.disks.length === 0) {
    return fail('disk.badSize', { sizeBytes: 0, sizeBytesMax: diskLimits.diskBytesMax }, { field: 'disks' })
  }
  const paths = new Set<string>()
  for (const [index, disk] of input.disks.entries()) {
    const size = checkDiskSize({ ...newDisk, ...disk, usedBytes: disk.usedBytes }, `disks.${index}.`)
    if (size !== undefined) return size
    const name = nameOf(input.name, disk, index)
    const field = `disks.${index}.name`
    if (!isDiskName(name)) return fail('disk.badName', { name }, { field })
    const path = pathOf(name)
    if (isPathTaken(world, host, path) || paths.has(path.toLowerCase())) {
      return fail('disk.duplicatePath', { path }, { field })
    }
    paths.add(path.toLowerCase())
  }
  const volume = host.volumes.find((candidate) => candidate.letter === driveOf(defaultFolder)) ?? host.volumes[0]!
  if (volume.isOffline === true) {
    return fail('volume.offline', { host: host.name, volume: `${volume.letter}:` }, { field: 'disks' })
  }
  const neededBytes = input.disks.reduce((sum, disk) => sum + usedBytesOf(disk), 0)
  const freeBytes = volume.sizeBytes - volume.usedBytes
  if (neededBytes <= freeBytes) return undefined
  return fail('disk.volumeFull', { volume: `${volume.letter}:`, neededBytes, freeBytes }, { field: 'disks' })
}

function checkGuest(input: ParsedInputOf<'vm.create'>) {
  if (input.ip !== undefined) {
    const ip = checkIpv4(input.ip, 'ip')
    if (ip !== undefined) return ip
  }
  for (const [index, file] of input.guestFiles.entries()) {
    const letter = driveOf(file.path)
    const disk = input.disks.find((_, position) => letter !== undefined && letterOf(position) === letter)
    if (disk === undefined) return badPath(file.path, `guestFiles.${index}.path`)
    const size = checkWrite(disk, file.sizeBytes, `guestFiles.${index}.sizeBytes`)
    if (size !== undefined) return size
  }
  return (
    checkChurn(input.churnBytesPerHour, 'churnBytesPerHour') ?? checkChurnProfile(input.churnProfile, 'churnProfile')
  )
}

type DiskInput = ParsedInputOf<'vm.create'>['disks'][number]

const newDisk = { format: 'VHDX', kind: 'dynamic', attachment: 'virtualHardDisk' } as const

function usedBytesOf(disk: DiskInput): number {
  return disk.usedBytes ?? Math.floor(disk.sizeBytes / 4)
}

function nameOf(vmName: string, disk: DiskInput, index: number): string {
  return disk.name ?? (index === 0 ? vmName : `${vmName}-${index + 1}`)
}

function pathOf(name: string): string {
  return `${defaultFolder}\\${name}.vhdx`
}

function guestName(host: Host, vm: Vm): string {
  const suffix = fqdnOf(host).slice(host.name.length)
  return `${vm.name}${suffix}`
}

function makeVm(world: World, host: Host, input: ParsedInputOf<'vm.create'>, number: number): Vm {
  const disks = input.disks.map((disk, index) => {
    const name = nameOf(input.name, disk, index)
    const usedBytes = usedBytesOf(disk)
    return makeDisk(world, { ...newDisk, ...disk, name, usedBytes, path: pathOf(name), driveLetter: letterOf(index) })
  })
  const network = { name: 'Network Adapter', switchName: host.switches[0]?.name ?? null, isLegacy: false }
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
    dynamicMemory: input.dynamicMemory === null ? null : { ...input.dynamicMemory },
    generationId: makeGuid(world.streams.generationId),
    disks,
    adapters: [makeAdapter(world, network, input.ip ?? null)],
    churnBytesPerHour: input.churnBytesPerHour,
    churnProfile: { ...input.churnProfile },
    churnSeed: input.churnProfile.kind === 'bursty' ? nextUint32(world.streams.churn) : 0,
    churnAnchorInstant: -1,
    branch: beginHistory(world, number),
    ranAtPowerLoss: false,
    ranAtHostStop: false,
    automaticStartAction: 'startIfRunning',
    automaticStartDelaySeconds: 0,
    automaticStopAction: 'save',
    shutDownSeconds: 0,
    machineTimer: -1,
    // Guest services are the only ones that a fresh machine has switched off.
    integrationServices: {
      shutdown: true,
      timeSynchronization: true,
      keyValuePairExchange: true,
      heartbeat: true,
      backup: true,
      guestServices: false,
    },
    checkpointType: 'production',
    checkpoints: [],
    parentCheckpoint: 0,
    merge: null,
    testOfVmId: null,
    failoverIpPending: false,
    replications: [],
  }
  spreadChurn(vm)
  return vm
}
