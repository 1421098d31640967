/**
 * Keeping a host off after a failover: it is isolated at once, as by closing its ports at the switch, and its old primaries are
 * turned off as soon as somebody reaches it, before they may start. A dead host can be isolated, but not told anything.
 */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ParsedInputOf } from '../../contract/registry.ts'
import { keepOldPrimariesOff, oldPrimariesOn } from '../failover/old-primaries.ts'
import { answersOutside, isCutOffOtherwise, keptOffBy } from '../network/links.ts'
import { emit, findHost, type Engine } from '../world/engine.ts'
import { isOn } from '../world/power-state.ts'
import type { Host } from '../world/state/host.ts'
import { cutOff, endPartition } from './lines.ts'

const nothing = {}

/** Isolates a host; a host that answers only if that takes no machine from its clients. */
export function keepHostOff(engine: Engine, input: ParsedInputOf<'host.keepOff'>): Reply<object> {
  const { world } = engine
  const host = findHost(world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  if (keptOffBy(world, host) !== undefined) return fail('host.keptOff', { host: host.name })
  const others = answersOutside(world, host) ? servingOn(engine, host) : []
  if (others.length > 0) return fail('host.othersRun', { host: host.name, vms: others.join(', ') })
  const isolated = cutOff(engine, [host.hostId], { keptOffSinceInstant: world.now })
  if (!isolated.ok) return isolated
  emit(engine, 'host.keptOff', { host: host.name, hostId: host.hostId })
  keepOldPrimariesOff(engine, host)
  return ok(nothing)
}

/** Ends the isolation of a host that can be reached, when its old primaries are off. */
export function letHostIn(engine: Engine, input: ParsedInputOf<'host.letIn'>): Reply<object> {
  const { world } = engine
  const host = findHost(world, input.hostId)
  if (host === undefined) return fail('host.unknown', { hostId: input.hostId })
  const partition = keptOffBy(world, host)
  if (partition === undefined) return fail('host.notKeptOff', { host: host.name })
  if (!host.hasPower) return fail('host.off', { host: host.name })
  if (isCutOffOtherwise(world, host)) return fail('host.cutOff', { host: host.name })
  keepOldPrimariesOff(engine, host)
  emit(engine, 'host.letIn', { host: host.name, hostId: host.hostId })
  endPartition(engine, partition)
  return ok(nothing)
}

/** Names of the machines that run there and have not failed over. */
function servingOn({ world }: Engine, host: Host): string[] {
  const old = oldPrimariesOn(world, host)
  return world.vms.filter((vm) => vm.hostId === host.hostId && isOn(vm) && !old.includes(vm)).map(({ name }) => name)
}
