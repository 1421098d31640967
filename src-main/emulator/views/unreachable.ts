/** What cannot be reached, as things to do, the most urgent first: each comes from the model of what is reachable now. */
import type {
  MachineReachability,
  ReachabilityView,
  RelationshipReachability,
} from '../../contract/views/reachability.ts'
import { pageLimits } from '../../contract/limits/page.ts'
import type { AttentionView } from '../../contract/views/attention.ts'
import { hostOf } from '../world/engine.ts'
import type { World } from '../world/state/world.ts'

const { namesInSentenceMax: namesMax } = pageLimits

/**
 * Machines that are down come first, in the order in which they would be failed over, then those that no client reaches,
 * those without a replica, hosts, and relationships that cannot send.
 */
export function unreachableViews(world: World, now: ReachabilityView): AttentionView[] {
  const down = now.machines.filter(({ state, obstacle }) => state === 'down' && obstacle === 'hostSilent')
  const alone = Map.groupBy(
    down.filter(({ failoverVmId }) => failoverVmId === null),
    ({ hostId }) => hostId,
  )
  const silent = now.hosts.filter(({ answers }) => !answers)
  return [
    ...down.filter(({ failoverVmId }) => failoverVmId !== null).map((machine) => downView(world, now, machine)),
    ...[...alone].map(([hostId, machines]) => groupView(world, 'machinesDownAlone', hostId, machines)),
    ...now.machines
      .filter(({ state, awaySinceInstant }) => state === 'unreached' && awaySinceInstant !== null)
      .map((machine) => view('machineUnreached', 'critical', machine.hostId, machine.vmId, paramsOf(world, machine))),
    ...withoutReplica(world, now),
    ...silent.map(({ hostId, lastKnown, cause, silentSinceInstant }) =>
      view('hostSilent', lastKnown.length > 0 ? 'critical' : 'warning', hostId, null, {
        host: hostOf(world, hostId).name,
        cause: cause ?? '',
        ...(silentSinceInstant === null ? {} : { sinceInstant: silentSinceInstant }),
      }),
    ),
    ...blocked(world, now),
  ]
}

function downView(world: World, now: ReachabilityView, machine: MachineReachability): AttentionView {
  const way = now.relationships.find(({ toVmId, wouldHold }) => toVmId === machine.failoverVmId && wouldHold)
  return view('machineDown', 'critical', machine.hostId, machine.failoverVmId, {
    ...paramsOf(world, machine),
    to: way === undefined ? '' : hostOf(world, way.toHostId).name,
    lostSeconds: way?.loss?.lostSeconds ?? 0,
    lostBytes: way?.loss?.lostBytes ?? 0,
    lastSentInstant: way?.lastSentInstant ?? 0,
  })
}

/** Machines that run while every host that could take them over is silent, by that host. */
function withoutReplica(world: World, now: ReachabilityView): AttentionView[] {
  const byReplicaHost = new Map<string, MachineReachability[]>()
  const running = new Map(
    now.machines.filter(({ state, failoverVmId }) => state !== 'down' && failoverVmId === null).map((m) => [m.guid, m]),
  )
  for (const { guid, holdObstacle, toHostId } of now.relationships) {
    const machine = running.get(guid)
    if (machine === undefined || holdObstacle !== 'replicaSilent') continue
    running.delete(guid)
    const known = byReplicaHost.get(toHostId)
    if (known === undefined) byReplicaHost.set(toHostId, [machine])
    else known.push(machine)
  }
  return [...byReplicaHost].map(([hostId, machines]) => groupView(world, 'replicaSilent', hostId, machines))
}

/** Relationships between hosts that answer, of which nothing could be sent at this moment, by their two hosts. */
function blocked(world: World, now: ReachabilityView): AttentionView[] {
  const answering = new Set(now.hosts.filter(({ answers }) => answers).map(({ hostId }) => hostId))
  const stopped = now.relationships.filter(
    ({ holdObstacle, fromHostId, toHostId }) =>
      holdObstacle === 'cannotSend' && answering.has(fromHostId) && answering.has(toHostId),
  )
  return [...Map.groupBy(stopped, ({ fromHostId, toHostId }) => `${fromHostId} ${toHostId}`).values()].map((group) =>
    blockedView(world, group),
  )
}

function blockedView(world: World, group: readonly RelationshipReachability[]): AttentionView {
  const { fromHostId, toHostId, fromVmId } = group[0]!
  const names = group.map((one) => world.vms.find(({ vmId }) => vmId === one.fromVmId)?.name ?? '')
  return view('cannotSend', 'warning', fromHostId, fromVmId, {
    ...namesOf(names),
    host: hostOf(world, fromHostId).name,
    to: hostOf(world, toHostId).name,
  })
}

function groupView(
  world: World,
  code: 'machinesDownAlone' | 'replicaSilent',
  hostId: string,
  machines: readonly MachineReachability[],
): AttentionView {
  const params = { ...namesOf(machines.map(({ name }) => name)), host: hostOf(world, hostId).name }
  return view(code, 'critical', hostId, machines[0]!.vmId, params)
}

function namesOf(names: readonly string[]) {
  const more = names.length > namesMax ? ', ...' : ''
  return { count: names.length, names: `${names.slice(0, namesMax).join(', ')}${more}` }
}

function paramsOf(world: World, machine: MachineReachability) {
  return { vm: machine.name, host: hostOf(world, machine.hostId).name }
}

function view(
  code: AttentionView['code'],
  severity: AttentionView['severity'],
  hostId: string,
  vmId: string | null,
  params: AttentionView['params'],
): AttentionView {
  return { code, severity, params, hostId, vmId, certificateId: null }
}
