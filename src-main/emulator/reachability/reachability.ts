/**
 * The one model of what is reachable now: hosts as seen from outside, machines as their clients find them, relationships as they
 * could send. It changes nothing and keeps nothing; whatever says "now" anywhere reads it from here.
 */
import type {
  MachineReachability,
  ReachabilityView,
  RelationshipReachability,
} from '../../contract/views/reachability.ts'
import { checkConnection } from '../connection/gates.ts'
import { answersOutside } from '../network/links.ts'
import { directoryOf, lookUp, type Directory, type LookUp } from '../network/look-up.ts'
import type { AskGates } from '../sending/peer.ts'
import { hostOf, type Engine } from '../world/engine.ts'
import { isSameName } from '../world/names.ts'
import { isOn, isWriting } from '../world/power-state.ts'
import type { Vm } from '../world/state/machine.ts'
import type { World } from '../world/state/world.ts'
import { hostReachability, lastKnownState } from './hosts.ts'
import { endsOf, relationshipReachability } from './relationships.ts'
import { clientNameOf, copiesByGuid, isAnsweredBy, obstacleOf, servingCopy } from './services.ts'

/** Everything at this moment; see `ReachabilityView`. */
export function reachabilityOf(engine: Engine): ReachabilityView {
  const { world } = engine
  const gates = rememberingGates(engine)
  const directory = directoryOf(world)
  const machines: MachineReachability[] = []
  const relationships: RelationshipReachability[] = []
  for (const copies of copiesByGuid(world).values()) {
    const own = endsOf(copies).map((ends) => relationshipReachability(engine, ends, gates))
    relationships.push(...own)
    machines.push(machineReachability(world, directory, copies, own))
  }
  machines.sort((one, other) => one.startDelaySeconds - other.startDelaySeconds || byName(one, other))
  const replicated = machines.filter((machine) => machine.isReplicated)
  return {
    hosts: world.hosts.map((host) => hostReachability(world, host)),
    machines,
    relationships,
    replicatedCount: replicated.length,
    heldCount: replicated.filter((machine) => machine.failoverVmId !== null).length,
  }
}

/** Hundreds of machines between two hosts pass the same gates. */
function rememberingGates({ world, rules }: Engine): AskGates {
  const known = new Map<string, ReturnType<AskGates>>()
  return (question) => {
    const key = JSON.stringify(question)
    const answer = known.get(key) ?? checkConnection(world, rules, question)
    known.set(key, answer)
    return answer
  }
}

function machineReachability(
  world: World,
  directory: Directory,
  copies: readonly Vm[],
  relationships: readonly RelationshipReachability[],
): MachineReachability {
  const serving = servingCopy(copies)
  const dnsName = clientNameOf(world, directory, [serving, ...copies.filter((vm) => vm !== serving)])
  const found = lookUp(world, dnsName, undefined, directory)
  const { state, obstacle } = stateOf(world, found, serving)
  const held = relationships.filter(({ wouldHold }) => wouldHold)
  return {
    guid: serving.guid,
    name: serving.name,
    vmId: serving.vmId,
    hostId: serving.hostId,
    state,
    obstacle,
    dnsName,
    address: found.address,
    staleClients: staleClients(world, dnsName, found.address),
    runningVmIds: copies.filter((vm) => isWriting(vm) && answers(world, vm)).map((vm) => vm.vmId),
    awaySinceInstant: awaySince(world, serving, state),
    startDelaySeconds: serving.automaticStartDelaySeconds,
    isReplicated: copies.some((vm) => vm.replications.length > 0),
    failoverVmId: (held.find(({ relationshipType }) => relationshipType === 'Simple') ?? held[0])?.toVmId ?? null,
  }
}

function stateOf(world: World, found: LookUp, vm: Vm): Pick<MachineReachability, 'state' | 'obstacle'> {
  if (!answers(world, vm)) {
    const before = lastKnownState(hostOf(world, vm.hostId), vm)
    const wasOn = isOn({ ...vm, state: before }) || before === 'Starting'
    return { state: wasOn ? 'down' : 'stopped', obstacle: 'hostSilent' }
  }
  if (isAnsweredBy(found, vm)) return { state: 'reached', obstacle: null }
  const obstacle = obstacleOf(world, found, vm)
  return { state: isWriting(vm) ? 'unreached' : 'stopped', obstacle }
}

/** A failover whose machine no client has reached counts from the stop of the primary; otherwise a silent host does. */
function awaySince(world: World, serving: Vm, state: MachineReachability['state']): number | null {
  for (const { failover } of serving.replications) {
    if (failover !== null && failover.reachedInstant === null) return failover.stoppedInstant
  }
  if (state !== 'down') return null
  return hostOf(world, serving.hostId).silence?.sinceInstant ?? serving.stoppedInstant
}

function answers(world: World, vm: Vm): boolean {
  return answersOutside(world, hostOf(world, vm.hostId))
}

/** Who still goes by an older answer of DNS. */
function staleClients(world: World, name: string, address: string | null): MachineReachability['staleClients'] {
  return world.cachedNames
    .filter((entry) => entry.expiresInstant > world.now && isSameName(entry.name, name) && entry.address !== address)
    .map((entry) => ({ clientId: entry.clientId, address: entry.address, untilInstant: entry.expiresInstant }))
}

/** By the characters themselves, so that the order is the same in every language. */
function byName(one: MachineReachability, other: MachineReachability): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0
}
