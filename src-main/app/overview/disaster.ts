/**
 * What is to be done when a host does not answer, when a machine runs where no client reaches it, and when one runs twice: in
 * order, from the model of what is reachable now. A dead host and one whose line is cut look alike from outside, so nothing here
 * asks which it is.
 */
import { pageLimits } from '../../contract/limits/page.ts'
import type { DisasterStep, DisasterView, SplitBrainView } from '../../contract/views/disaster.ts'
import type { HostReachability, MachineReachability } from '../../contract/views/reachability.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { stepsAfterFailover, tookOver } from './after-failover.ts'
import { entry, hostName, type DisasterFacts } from './disaster-entry.ts'

const { namesInSentenceMax: namesMax } = pageLimits

/**
 * The list of what to do.
 * @returns Null while every host with machines answers, every machine that failed over is reached, and none runs twice.
 */
export function projectDisaster(facts: DisasterFacts): DisasterView | null {
  const { hosts, machines } = facts.reachability
  const silent = hosts.filter(({ answers, lastKnown }) => !answers && lastKnown.length > 0)
  const lost = machines.filter(isUnreached)
  if (silent.length === 0 && lost.length === 0 && facts.splits.length === 0) return null
  const down = machines.filter(({ state, obstacle }) => state === 'down' && obstacle === 'hostSilent')
  const waiting = withoutReplica(facts)
  return {
    silent: silent.map(({ hostId, silentSinceInstant, keptOff }) => ({
      hostId,
      name: hostName(facts, hostId),
      sinceInstant: silentSinceInstant,
      keptOffSinceInstant: keptOff?.sinceInstant ?? null,
    })),
    downCount: down.length,
    withoutReplicaCount: [...waiting.values()].reduce((sum, names) => sum + names.length, 0),
    away: longestAway(facts),
    splits: [...facts.splits],
    steps: [
      ...facts.splits.map((split) => splitStep(split)),
      ...silent.filter((host) => needsLook(host, down)).map((host) => lookStep(facts, host)),
      ...failoverSteps(facts, down),
      ...tookOver(facts).flatMap((vm) => stepsAfterFailover(facts, vm)),
      ...silent.flatMap((host) => keepOffStep(facts, host)),
      ...aloneSteps(facts, down),
      ...[...waiting].map(([hostId, names]) => waitStep('waitReplica', facts, hostId, names)),
      ...reverseSteps(facts),
    ],
  }
}

/** Its outage goes on although it took over. */
function isUnreached({ state, awaySinceInstant }: MachineReachability): boolean {
  return state !== 'down' && state !== 'reached' && awaySinceInstant !== null
}

function longestAway({ reachability, vms }: DisasterFacts): DisasterView['away'] {
  const away = reachability.machines
    .flatMap(({ awaySinceInstant, ...machine }) =>
      awaySinceInstant === null ? [] : [{ ...machine, sinceInstant: awaySinceInstant }],
    )
    .toSorted((one, other) => one.sinceInstant - other.sinceInstant)[0]
  if (!away) return null
  const failover = vms.find(({ vmId }) => vmId === away.vmId)?.replication?.failover ?? null
  const { vmId, name, sinceInstant } = away
  return { vmId, name, sinceInstant, hasFailedOver: failover !== null }
}

/** Once somebody has decided, by failing over or by keeping the host off, there is nothing left to look at. */
function needsLook(host: HostReachability, down: readonly MachineReachability[]): boolean {
  return (
    host.keptOff === null && down.some((machine) => machine.hostId === host.hostId && machine.failoverVmId !== null)
  )
}

function lookStep(facts: DisasterFacts, { hostId, silentSinceInstant }: HostReachability): DisasterStep {
  const since: DisasterStep['params'] = silentSinceInstant === null ? {} : { sinceInstant: silentSinceInstant }
  return entry('look', 'open', { hostId, params: { host: hostName(facts, hostId), ...since } })
}

function splitStep({ name, sides }: SplitBrainView): DisasterStep {
  return entry('splitBrain', 'open', {
    vmIds: sides.map(({ vmId }) => vmId),
    params: { vm: name, hosts: sides.map(({ hostName: host }) => host).join(', ') },
  })
}

/** One entry for all machines of a host: they fail over as one list. Machines come by start delay, then by name. */
function failoverSteps(facts: DisasterFacts, down: readonly MachineReachability[]): DisasterStep[] {
  const held = down.filter(({ failoverVmId }) => failoverVmId !== null)
  return [...Map.groupBy(held, ({ hostId }) => hostId)].map(([hostId, machines]) => {
    const ways = machines.flatMap(({ failoverVmId }) =>
      facts.reachability.relationships.filter(({ toVmId, wouldHold }) => toVmId === failoverVmId && wouldHold),
    )
    const sent = Math.min(...ways.map(({ lastSentInstant }) => lastSentInstant ?? 0))
    return entry('failover', 'open', {
      hostId,
      vmIds: machines.flatMap(({ failoverVmId }) => failoverVmId ?? []),
      params: {
        ...namesOf(machines.map(({ name }) => name)),
        host: hostName(facts, hostId),
        to: [...new Set(ways.map(({ toHostId }) => hostName(facts, toHostId)))].join(', '),
        lostSeconds: Math.max(0, ...ways.map(({ loss }) => loss?.lostSeconds ?? 0)),
        lostBytes: ways.reduce((sum, { loss }) => sum + (loss?.lostBytes ?? 0), 0),
        sentInstant: sent,
      },
    })
  })
}

function aloneSteps(facts: DisasterFacts, down: readonly MachineReachability[]): DisasterStep[] {
  const alone = down.filter(({ failoverVmId }) => failoverVmId === null)
  return [...Map.groupBy(alone, ({ hostId }) => hostId)].map(([hostId, machines]) =>
    waitStep(
      'waitAlone',
      facts,
      hostId,
      machines.map(({ name }) => name),
    ),
  )
}

/** Names of machines that run while every host that could take them over is silent, by that host. */
function withoutReplica({ reachability }: DisasterFacts): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const counted = new Set<string>()
  for (const { guid, holdObstacle, toHostId } of reachability.relationships) {
    const machine = reachability.machines.find((each) => each.guid === guid)
    if (!machine || machine.state === 'down' || machine.failoverVmId !== null) continue
    if (holdObstacle !== 'replicaSilent' || counted.has(guid)) continue
    counted.add(guid)
    found.set(toHostId, [...(found.get(toHostId) ?? []), machine.name])
  }
  return found
}

function waitStep(
  step: 'waitAlone' | 'waitReplica' | 'waitReverse',
  facts: DisasterFacts,
  hostId: string,
  names: readonly string[],
): DisasterStep {
  return entry(step, 'waits', { hostId, params: { ...namesOf(names), host: hostName(facts, hostId) } })
}

/** Isolated at once; the rest follows when somebody reaches the host. Only where a machine would run twice is there a reason. */
function keepOffStep(facts: DisasterFacts, { hostId, keptOff, lastKnown }: HostReachability): DisasterStep[] {
  const starting = facts.vms.filter((vm) => {
    const ran = lastKnown.some(({ vmId, state }) => vmId === vm.vmId && state === 'Running')
    const starts = vm.automaticStartAction === 'start' || (vm.automaticStartAction === 'startIfRunning' && ran)
    return vm.hostId === hostId && starts && isReplaceable(facts, vm)
  })
  const order = facts.reachability.machines.map(({ name }) => name)
  const inOrder = (vms: readonly { readonly name: string }[]) =>
    vms.map(({ name }) => name).toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
  const host = hostName(facts, hostId)
  if (keptOff !== null) {
    const pending = namesOf(inOrder(keptOff.pending))
    return [
      entry('keepOff', 'done', {
        hostId,
        doneInstant: keptOff.sinceInstant,
        params: { host, ...pending, sinceInstant: keptOff.sinceInstant },
      }),
    ]
  }
  if (starting.length === 0) return []
  return [entry('keepOff', 'open', { hostId, params: { host, ...namesOf(inOrder(starting)) } })]
}

/** Another copy of it serves, or could. */
function isReplaceable({ reachability }: DisasterFacts, vm: VmView): boolean {
  const machine = reachability.machines.find(({ guid }) => guid === vm.guid)
  if (!machine || machine.isReplicated === false) return false
  return machine.vmId === vm.vmId ? machine.failoverVmId !== null : vm.replication?.mode === 'Primary'
}

/** The way back of what took over, once clients reach it. */
function reverseSteps(facts: DisasterFacts): DisasterStep[] {
  const over = tookOver(facts)
  const old = (vm: VmView) => facts.vms.find((other) => other.guid === vm.guid && other.vmId !== vm.vmId)
  const silentIds = new Set(facts.reachability.hosts.filter(({ answers }) => !answers).map(({ hostId }) => hostId))
  const waiting = over.filter((vm) => silentIds.has(old(vm)?.hostId ?? ''))
  return [...Map.groupBy(waiting, (vm) => old(vm)?.hostId ?? '')].map(([hostId, vms]) =>
    waitStep(
      'waitReverse',
      facts,
      hostId,
      vms.map(({ name }) => name),
    ),
  )
}

function namesOf(names: readonly string[]) {
  const more = names.length > namesMax ? ', ...' : ''
  return { count: names.length, names: `${names.slice(0, namesMax).join(', ')}${more}` }
}
