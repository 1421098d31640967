/** Registry, clock, processors, proxy, volumes and virtual switches of a host. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { registryValues } from '../../contract/registry-values.ts'
import { configurationChanged, emit, findHost, type Engine } from '../world/engine.ts'
import { poweredHost } from '../world/lookups.ts'
import { isSameName } from '../world/names.ts'
import type { Host } from '../world/state/host.ts'
import type { World } from '../world/state/world.ts'
import { writeRegistry } from './registry.ts'
import { hostLimits } from '../../contract/limits/host.ts'

const nothing = {}

/** Reference 4.4. */
export function setRegistryValue(engine: Engine, input: ParsedInputOf<'host.setRegistryValue'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const { name, value } = input
  const { valueMin, valueMax } = registryValues[name]
  if (value !== null && (value < valueMin || value > valueMax)) {
    return fail('registry.badValue', { name, value, valueMin, valueMax }, { field: 'value' })
  }
  writeRegistry(found.value, name, value)
  emit(engine, 'host.changed', { host: found.value.name, hostId: found.value.hostId, name })
  configurationChanged(engine)
  return ok(nothing)
}

export function setClockSkew(engine: Engine, input: ParsedInputOf<'host.setClockSkew'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const { skewSeconds } = input
  const secondsMax = hostLimits.clockSkewSecondsMax
  if (Math.abs(skewSeconds) > secondsMax) {
    return fail('host.badClockSkew', { skewSeconds, secondsMax }, { field: 'skewSeconds' })
  }
  found.value.clockSkewSeconds = skewSeconds
  emit(engine, 'host.changed', { host: found.value.name, hostId: found.value.hostId, skewSeconds })
  configurationChanged(engine)
  return ok(nothing)
}

export function setProcessor(engine: Engine, input: ParsedInputOf<'host.setProcessor'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  host.processor = { vendor: input.vendor, features: [...new Set(input.features)].sort() }
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, vendor: input.vendor })
  configurationChanged(engine)
  return ok(nothing)
}

/** In which language the host's Windows speaks; what happened is kept without any. */
export function setDisplayLanguage(engine: Engine, input: ParsedInputOf<'host.setDisplayLanguage'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const { displayLanguage } = input
  found.value.displayLanguage = displayLanguage
  emit(engine, 'host.changed', { host: found.value.name, hostId: found.value.hostId, displayLanguage })
  configurationChanged(engine)
  return ok(nothing)
}

export function setProxy(engine: Engine, input: ParsedInputOf<'host.setProxy'>): Reply<object> {
  const host = findHost(engine.world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  host.proxy = input.proxy
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, proxy: input.proxy })
  configurationChanged(engine)
  return ok(nothing)
}

export function addVolume(engine: Engine, input: ParsedInputOf<'volume.add'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const letter = input.letter.replace(/:$/, '').toUpperCase()
  if (!/^[C-Z]$/.test(letter)) return fail('volume.badLetter', { letter: input.letter }, { field: 'letter' })
  if (host.volumes.some((volume) => volume.letter === letter)) {
    return fail('volume.duplicate', { host: host.name, volume: `${letter}:` }, { field: 'letter' })
  }
  const refusal = checkVolumeSize(input.sizeBytes)
  if (refusal !== undefined) return refusal
  host.volumes.push({ letter, sizeBytes: input.sizeBytes, usedBytes: 0, foreignBytes: 0 })
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, volume: `${letter}:` })
  configurationChanged(engine)
  return ok(nothing)
}

export function resizeVolume(engine: Engine, input: ParsedInputOf<'volume.resize'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const letter = input.letter.replace(/:$/, '').toUpperCase()
  const about = { host: host.name, volume: `${letter}:` }
  const volume = host.volumes.find((candidate) => candidate.letter === letter)
  if (volume === undefined) return fail('volume.unknown', about, { field: 'letter' })
  if (volume.isOffline === true) return fail('volume.offline', about, { field: 'letter' })
  const { sizeBytes } = input
  const refusal = checkVolumeSize(sizeBytes)
  if (refusal !== undefined) return refusal
  if (sizeBytes < volume.sizeBytes && sizeBytes < volume.usedBytes) {
    return fail('volume.tooSmall', { ...about, sizeBytes, usedBytes: volume.usedBytes }, { field: 'sizeBytes' })
  }
  volume.sizeBytes = sizeBytes
  emit(engine, 'host.changed', { ...about, hostId: host.hostId })
  configurationChanged(engine)
  return ok(nothing)
}

export function addSwitch(engine: Engine, input: ParsedInputOf<'switch.add'>): Reply<object> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const refusal = checkSwitchName(host, input.name, 'name')
  if (refusal !== undefined) return refusal
  if (host.switches.length >= hostLimits.switchCountPerHost) {
    return fail('switch.tooMany', { countMax: hostLimits.switchCountPerHost })
  }
  host.switches.push({ name: input.name, kind: input.kind })
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, switch: input.name })
  configurationChanged(engine)
  return ok(nothing)
}

/** The adapters are connected to the switch and not to its name. */
export function renameSwitch(engine: Engine, input: ParsedInputOf<'switch.rename'>): Reply<object> {
  const found = findSwitch(engine, input)
  if (!found.ok) return found
  const { host, index } = found.value
  const other = host.switches.filter((_, position) => position !== index)
  const refusal = checkSwitchName({ ...host, switches: other }, input.newName, 'newName')
  if (refusal !== undefined) return refusal
  const old = host.switches[index]!.name
  host.switches[index]!.name = input.newName
  reconnect(engine.world, host, old, input.newName)
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, switch: input.newName })
  configurationChanged(engine)
  return ok(nothing)
}

export function removeSwitch(engine: Engine, input: ParsedInputOf<'switch.remove'>): Reply<object> {
  const found = findSwitch(engine, input)
  if (!found.ok) return found
  const { host, index } = found.value
  const { name } = host.switches[index]!
  host.switches.splice(index, 1)
  reconnect(engine.world, host, name, null)
  emit(engine, 'host.changed', { host: host.name, hostId: host.hostId, switch: name })
  configurationChanged(engine)
  return ok(nothing)
}

function checkVolumeSize(sizeBytes: number) {
  const { volumeBytesMin: sizeBytesMin, volumeBytesMax: sizeBytesMax } = hostLimits
  if (sizeBytes >= sizeBytesMin && sizeBytes <= sizeBytesMax) return undefined
  return fail('volume.badSize', { sizeBytes, sizeBytesMin, sizeBytesMax }, { field: 'sizeBytes' })
}

function checkSwitchName(host: Pick<Host, 'name' | 'switches'>, name: string, field: string) {
  const isFine = name !== '' && name.length <= hostLimits.switchNameLengthMax && name.trim() === name
  if (!isFine) return fail('switch.badName', { name }, { field })
  return host.switches.some((one) => isSameName(one.name, name))
    ? fail('switch.duplicate', { host: host.name, switch: name }, { field })
    : undefined
}

function findSwitch(engine: Engine, input: { hostId: string; name: string }): Reply<{ host: Host; index: number }> {
  const found = poweredHost(engine, input.hostId)
  if (!found.ok) return found
  const host = found.value
  const index = host.switches.findIndex((candidate) => isSameName(candidate.name, input.name))
  if (index < 0) return fail('host.unknownSwitch', { host: host.name, switch: input.name }, { field: 'name' })
  return ok({ host, index })
}

function reconnect(world: World, host: Host, name: string, newName: string | null): void {
  for (const vm of world.vms) {
    if (vm.hostId !== host.hostId) continue
    for (const adapter of vm.adapters) {
      if (adapter.switchName === name) adapter.switchName = newName
      if (adapter.testSwitchName === name) adapter.testSwitchName = newName
    }
  }
}
