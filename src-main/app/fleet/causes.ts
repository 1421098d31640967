/** What needs attention, one row for each cause: a thousand machines with one thing wrong are one thing to do. */
import type { AttentionView } from '../../contract/views/attention.ts'
import type { FleetCause } from '../../contract/views/fleet.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { FleetFacts } from './facts.ts'

/** Codes that one event gives to both copies of a machine; the machine is counted once. */
const aboutHealth: ReadonlySet<AttentionView['code']> = new Set(['healthWarning', 'healthCritical'])

/** A copy that simply runs is a number among the counts, and nothing to do. */
const nothingToDo: ReadonlySet<string> = new Set(['initialReplicationPending'])

const ranks: Readonly<Record<AttentionView['severity'], number>> = { critical: 0, warning: 1, info: 2 }

/** What could be done for all machines of a cause at once, by the reason that Replication Health gives. */
const remedies: Readonly<Record<string, FleetCause['remedy']>> = {
  replicationPaused: 'resume',
  replicaPaused: 'resume',
  inError: 'resume',
  diskUpdateFailed: 'resume',
  resynchronizationRequired: 'resynchronize',
}

interface Group {
  readonly item: AttentionView
  readonly reason: Reason | null
  readonly guids: Set<string>
  /** What is not about a machine. */
  readonly others: AttentionView[]
  readonly hostIds: Set<string>
}

interface Reason {
  readonly detail: string
  readonly windowsCode: string | null
}

/**
 * @param facts What needs attention, with what the machines say of themselves.
 * @returns The worst first, and among equals those with the most machines.
 */
export function causesOf({ attention, hosts, vms, now }: FleetFacts): FleetCause[] {
  const byId = new Map(vms.map((vm) => [vm.vmId, vm]))
  const reasons = reasonsByMachine(vms)
  const groups = new Map<string, Group>()
  for (const item of attention) {
    const vm = item.vmId === null ? undefined : byId.get(item.vmId)
    const reason = vm && aboutHealth.has(item.code) ? (reasons.get(vm.guid) ?? null) : null
    if (reason && nothingToDo.has(reason.detail)) continue
    const key = keyOf(item, reason)
    const group = groups.get(key) ?? { item, reason, guids: new Set(), others: [], hostIds: new Set() }
    groups.set(key, group)
    if (vm) group.guids.add(vm.guid)
    else group.others.push(item)
    if (item.hostId !== null) group.hostIds.add(item.hostId)
  }
  const serving = new Map(now.machines.map(({ guid, vmId }) => [guid, vmId]))
  const places = new Map(hosts.map(({ hostId }, index) => [hostId, index]))
  const inOrder = (hostIds: Iterable<string>) =>
    [...new Set(hostIds)].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
  const endsByGuid = Map.groupBy(now.relationships, ({ guid }) => guid)
  return [...groups]
    .map(([key, { item, reason, guids, others, hostIds }]): FleetCause => {
      const ends = [...guids].flatMap((guid) => endsByGuid.get(guid) ?? [])
      const from = new Set(ends.map(({ fromHostId }) => fromHostId))
      return {
        key,
        item,
        detail: reason?.detail ?? null,
        windowsCode: reason?.windowsCode ?? null,
        count: guids.size + others.length,
        vmIds: [...guids].flatMap((guid) => serving.get(guid) ?? []),
        fromHostIds: inOrder(from.size > 0 ? from : hostIds),
        toHostIds: inOrder(ends.map(({ toHostId }) => toHostId)),
        remedy: remedies[reason?.detail ?? ''] ?? null,
      }
    })
    .sort((one, other) => ranks[one.item.severity] - ranks[other.item.severity] || other.count - one.count)
}

/** Machines that are down for one host belong together; other machines do whatever host they are on. */
function keyOf(item: AttentionView, reason: Reason | null): string {
  if (reason) return `health ${reason.detail} ${reason.windowsCode ?? ''}`.trimEnd()
  if (item.code === 'machineDown') return `machineDown ${item.hostId ?? ''}`
  if (item.code === 'faultActive') return `faultActive ${String(item.params['fault'])}`
  if (item.code === 'volumeOffline') return `volumeOffline ${item.hostId ?? ''} ${String(item.params['volume'])}`
  return item.code
}

/** Why each machine is not Normal: the side that sends knows more, so that it is asked first. */
function reasonsByMachine(vms: readonly VmView[]): ReadonlyMap<string, Reason> {
  const reasons = new Map<string, Reason>()
  for (const mode of ['Primary', 'Replica', 'ExtendedReplica'] as const) {
    for (const { guid, replication } of vms) {
      const detail = replication?.mode === mode ? replication.healthDetails[0] : undefined
      if (!detail || reasons.has(guid)) continue
      reasons.set(guid, { detail: detail.code, windowsCode: replication?.lastFailure?.windowsCode ?? null })
    }
  }
  return reasons
}
