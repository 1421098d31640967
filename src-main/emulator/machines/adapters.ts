/** Network adapters: hardware, switch, VLAN, addresses and Failover TCP/IP (Hyper-V Replica reference 1.2 and 7). */
import { operationOf } from '../../contract/operations.ts'
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { emit, nextId, type Engine } from '../world/engine.ts'
import { checkIpv6Configuration, isSameIpv6 } from '../world/ipv6.ts'
import { checkIpConfiguration, isUsableAddress } from '../world/names.ts'
import { machinesAt } from '../network/look-up.ts'
import { isWriting } from '../world/power-state.ts'
import type { Adapter, IpConfiguration, Vm } from '../world/state/machine.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { demandMachine, managedVm } from '../world/lookups.ts'
import { machineLimits } from '../../contract/limits/machine.ts'

const nothing = {}

export function addAdapter(engine: Engine, input: ParsedInputOf<'adapter.add'>): Reply<{ adapterId: string }> {
  const found = managedVm(engine, input.vmId)
  if (!found.ok) return found
  const { vm, host } = found.value
  // Only generation 2 takes an adapter while it runs, and only a synthetic one.
  const wrong = demandMachine(vm, 'adapter.add')
  if (wrong !== undefined) return wrong
  if (input.name.trim() === '' || input.name.length > machineLimits.nameLengthMax) {
    return fail('adapter.badName', { name: input.name }, { field: 'name' })
  }
  if (input.isLegacy && vm.generation === 2) return fail('adapter.legacyGeneration2', { vm: vm.name })
  const countMax = input.isLegacy ? machineLimits.legacyAdapterCount : machineLimits.adapterCount
  const count = vm.adapters.filter((adapter) => adapter.isLegacy === input.isLegacy).length
  if (count >= countMax) return fail('adapter.tooMany', { countMax })
  const refusal = checkSwitch(host, input.switchName)
  if (refusal !== undefined) return refusal
  const adapter = makeAdapter(engine.world, input)
  vm.adapters.push(adapter)
  changed(engine, vm, host)
  return ok({ adapterId: adapter.adapterId })
}

export function removeAdapter(engine: Engine, input: ParsedInputOf<'adapter.remove'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const wrong = demandMachine(vm, 'adapter.remove')
  if (wrong !== undefined) return wrong
  vm.adapters.splice(vm.adapters.indexOf(adapter), 1)
  changed(engine, vm, host)
  return ok(nothing)
}

export function connectAdapter(engine: Engine, input: ParsedInputOf<'vm.connectAdapter'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const refusal = checkSwitch(host, input.switchName)
  if (refusal !== undefined) return refusal
  adapter.switchName = input.switchName
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, switch: input.switchName ?? '' })
  return ok(nothing)
}

export function setVlan(engine: Engine, input: ParsedInputOf<'adapter.setVlan'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const { vlanId } = input
  if (vlanId !== null && (vlanId < 1 || vlanId > 4094)) return fail('adapter.badVlan', { vlanId }, { field: 'vlanId' })
  adapter.vlanId = vlanId
  changed(engine, vm, host)
  return ok(nothing)
}

export function setMacAddress(engine: Engine, input: ParsedInputOf<'adapter.setMacAddress'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const wrong = demandMachine(vm, 'adapter.setMacAddress')
  if (wrong !== undefined) return wrong
  if (input.macAddress === null) {
    adapter.hasStaticMacAddress = false
    adapter.macAddress = macAddressOf(Number(adapter.adapterId.slice('adapter-'.length)))
    changed(engine, vm, host)
    return ok(nothing)
  }
  const macAddress = readMacAddress(input.macAddress)
  if (macAddress === undefined) {
    return fail('adapter.badMacAddress', { macAddress: input.macAddress }, { field: 'macAddress' })
  }
  const owner = engine.world.vms.find(
    (other) =>
      other.hostId === host.hostId && other.adapters.some((one) => one !== adapter && one.macAddress === macAddress),
  )
  if (owner !== undefined) {
    return fail('adapter.duplicateMacAddress', { macAddress, owner: owner.name }, { field: 'macAddress' })
  }
  adapter.hasStaticMacAddress = true
  adapter.macAddress = macAddress
  changed(engine, vm, host)
  return ok(nothing)
}

/** TestReplicaSwitchName, which belongs to the replica but may be set on both sides for the way back. */
export function setTestSwitch(engine: Engine, input: ParsedInputOf<'adapter.setTestSwitch'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const refusal =
    checkReplicated(vm, operationOf('adapter.setTestSwitch').cmdlet) ?? checkSwitch(host, input.switchName)
  if (refusal !== undefined) return refusal
  adapter.testSwitchName = input.switchName
  changed(engine, vm, host)
  return ok(nothing)
}

export function setGuestIp(engine: Engine, input: ParsedInputOf<'vm.setGuestIp'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  if (!isWriting(vm)) return fail('vm.notRunning', { vm: vm.name })
  const ip = checkIpv4(input.ip, 'ip')
  if (ip !== undefined) return ip
  const owner = addressOwner(engine.world, vm, adapter, input.ip.address)
  if (owner !== undefined) {
    return fail('ip.duplicate', { address: input.ip.address, owner }, { field: 'ip.address' })
  }
  adapter.ip = copyIp(input.ip)
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, address: input.ip.address })
  return ok(nothing)
}

export function setGuestAddress(engine: Engine, input: ParsedInputOf<'adapter.setGuestAddress'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  if (!isWriting(vm)) return fail('vm.notRunning', { vm: vm.name })
  if (input.ipv6 !== null) {
    const { address } = input.ipv6
    const ipv6 = checkIpv6Configuration(input.ipv6, 'ipv6')
    if (!ipv6.ok) return ipv6
    const owner = ipv6Owner(engine.world, vm, adapter, address)
    if (owner !== undefined) return fail('ip.duplicate', { address, owner: owner.name }, { field: 'ipv6.address' })
  }
  adapter.ipv6 = input.ipv6 === null ? null : { ...input.ipv6 }
  changed(engine, vm, host)
  return ok(nothing)
}

export function setFailoverIp(engine: Engine, input: ParsedInputOf<'vm.setFailoverIp'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const refusal = checkFailoverIp(vm, adapter) ?? (input.ip === null ? undefined : checkIpv4(input.ip, 'ip'))
  if (refusal !== undefined) return refusal
  adapter.failoverIp = input.ip === null ? null : copyIp(input.ip)
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name, failoverIp: input.ip?.address ?? '' })
  return ok(nothing)
}

export function setFailoverAddress(engine: Engine, input: ParsedInputOf<'adapter.setFailoverAddress'>): Reply<object> {
  const found = managedAdapter(engine, input)
  if (!found.ok) return found
  const { vm, host, adapter } = found.value
  const refusal = checkFailoverIp(vm, adapter)
  if (refusal !== undefined) return refusal
  if (input.ipv6 !== null) {
    const ipv6 = checkIpv6Configuration(input.ipv6, 'ipv6')
    if (!ipv6.ok) return ipv6
  }
  adapter.failoverIpv6 = input.ipv6 === null ? null : { ...input.ipv6 }
  changed(engine, vm, host)
  return ok(nothing)
}

/** Makes an adapter without addresses; a dynamic MAC address comes from its number. */
export function makeAdapter(
  world: World,
  settings: Pick<Adapter, 'name' | 'switchName' | 'isLegacy'>,
  ip: IpConfiguration | null = null,
): Adapter {
  const number = nextId(world, 'adapter')
  return {
    adapterId: `adapter-${number}`,
    name: settings.name,
    macAddress: macAddressOf(number),
    hasStaticMacAddress: false,
    isLegacy: settings.isLegacy,
    vlanId: null,
    switchName: settings.switchName,
    ip: ip === null ? null : copyIp(ip),
    ipv6: null,
    failoverIp: null,
    failoverIpv6: null,
    testSwitchName: null,
  }
}

/** The adapter of a replica: same hardware and guest addresses, connected to nothing (reference 7). */
export function copyAdapter(world: World, adapter: Adapter): Adapter {
  const copy = makeAdapter(world, { ...adapter, switchName: null }, adapter.ip)
  copy.ipv6 = adapter.ipv6 === null ? null : { ...adapter.ipv6 }
  copy.vlanId = adapter.vlanId
  if (adapter.hasStaticMacAddress) {
    copy.hasStaticMacAddress = true
    copy.macAddress = adapter.macAddress
  }
  return copy
}

/** Judges an IPv4 configuration with its alternate DNS server. */
export function checkIpv4(ip: IpConfiguration, field: string) {
  const checked = checkIpConfiguration(ip, field)
  if (!checked.ok) return checked
  const address = ip.alternateDnsServer
  if (address === undefined || isUsableAddress(address)) return undefined
  return fail('ip.badAddress', { address }, { field: `${field}.alternateDnsServer` })
}

/** A copy that has no member without a value, so that it is the same after it was saved and read. */
export function copyIp({ alternateDnsServer, ...ip }: IpConfiguration): IpConfiguration {
  return alternateDnsServer === undefined ? { ...ip } : { ...ip, alternateDnsServer }
}

function checkSwitch(host: Host, switchName: string | null) {
  if (switchName === null || host.switches.some((candidate) => candidate.name === switchName)) return undefined
  return fail('host.unknownSwitch', { host: host.name, switch: switchName }, { field: 'switchName' })
}

function checkReplicated(vm: Vm, operation: string) {
  return vm.replications.length > 0 ? undefined : fail('replication.notEnabled', { vm: vm.name, operation })
}

function checkFailoverIp(vm: Vm, adapter: Adapter) {
  const refusal = checkReplicated(vm, 'Set-VMNetworkAdapterFailoverConfiguration')
  if (refusal !== undefined) return refusal
  return adapter.isLegacy ? fail('adapter.legacyFailoverIp', { adapter: adapter.name }) : undefined
}

/** Whoever has an address in the VLAN of an adapter; hosts send untagged frames. */
function addressOwner(world: World, vm: Vm, { vlanId }: Adapter, address: string): string | undefined {
  const machine = machinesAt(world, address, [vlanId]).find((candidate) => candidate !== vm)
  if (machine !== undefined || vlanId !== null) return machine?.name
  return world.hosts.find((host) => host.ipAddress === address)?.name
}

function ipv6Owner(world: World, vm: Vm, { vlanId }: Adapter, address: string): Vm | undefined {
  return world.vms.find(
    (other) =>
      other !== vm &&
      isWriting(other) &&
      other.adapters.some(
        (one) =>
          one.switchName !== null &&
          one.vlanId === vlanId &&
          one.ipv6 !== null &&
          isSameIpv6(one.ipv6.address, address),
      ),
  )
}

/** Six octets in any of the forms that Windows takes; the first is even, as a group address belongs to nobody. */
function readMacAddress(text: string): string | undefined {
  const digits = text.replace(/[-:]/g, '').toUpperCase()
  const isRegular = /^([0-9A-Fa-f]{2}([-:]?)){5}[0-9A-Fa-f]{2}$/.test(text) && /^[0-9A-F]{12}$/.test(digits)
  if (!isRegular || parseInt(digits.slice(0, 2), 16) % 2 === 1 || /^0+$/.test(digits)) return undefined
  return digits.replace(/(..)(?=.)/g, '$1-')
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

function changed(engine: Engine, vm: Vm, host: Host): void {
  emit(engine, 'vm.changed', { vm: vm.name, vmId: vm.vmId, host: host.name })
}

/** Microsoft's prefix 00-15-5D, then the number of the adapter. */
export function macAddressOf(adapterNumber: number): string {
  const digits = adapterNumber.toString(16).toUpperCase().padStart(6, '0').slice(-6)
  return `00-15-5D-${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`
}
