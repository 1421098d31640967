/** What is left to do after a failover until a client is answered, as entries of the list of what to do. */
import { isFailedOverState } from '../../contract/operations.ts'
import type { DisasterStep } from '../../contract/views/disaster.ts'
import type { VmView } from '../../contract/views/vm.ts'
import { entry, hostName, type DisasterFacts } from './disaster-entry.ts'

/** Machines that failed over and were not reversed, in the order in which machines come up. */
export function tookOver({ vms, reachability }: DisasterFacts): VmView[] {
  const order = new Map(reachability.machines.map(({ guid }, index) => [guid, index]))
  return vms
    .filter((vm) => isFailedOverState(vm.replication?.state))
    .toSorted((one, other) => (order.get(one.guid) ?? 0) - (order.get(other.guid) ?? 0))
}

/**
 * The entries of one machine: that it runs, what closes the way of its clients, and the clients themselves.
 * @param vm The record that failed over.
 */
export function stepsAfterFailover(facts: DisasterFacts, vm: VmView): DisasterStep[] {
  const failover = vm.replication?.failover
  const machine = facts.reachability.machines.find(({ guid }) => guid === vm.guid)
  if (!failover || !machine) return []
  const about = { hostId: vm.hostId, vmIds: [vm.vmId] }
  const { lostSeconds, lostBytes } = failover.loss
  const host = hostName(facts, vm.hostId)
  const params = { vm: vm.name, host, lostSeconds, lostBytes, pointInstant: failover.recoveryPointInstant }
  if (vm.state !== 'Running') return [entry('start', 'open', { ...about, params })]
  const startedInstant = failover.startedInstant ?? failover.failedOverInstant
  const runs = entry('runs', 'done', { ...about, doneInstant: startedInstant, params: { ...params, startedInstant } })
  const reach = { vm: vm.name, name: machine.dnsName, address: machine.address ?? '' }
  if (failover.reachedInstant !== null && machine.state === 'reached') {
    const { reachedInstant } = failover
    const done = { ...about, doneInstant: reachedInstant, params: { ...reach, reachedInstant } }
    return [runs, entry('clients', 'done', done)]
  }
  return [runs, ...obstacleStep(facts, vm), entry('clients', 'waits', { ...about, params: reach })]
}

/** The one thing that closes the way: adapter and address first, then the record, then another computer with the address. */
function obstacleStep(facts: DisasterFacts, vm: VmView): DisasterStep[] {
  const machine = facts.reachability.machines.find(({ guid }) => guid === vm.guid)
  const about = { hostId: vm.hostId, vmIds: [vm.vmId] }
  const adapter = vm.adapters[0]
  const address = adapter?.ip?.address ?? ''
  const name = machine?.dnsName ?? ''
  switch (machine?.obstacle) {
    case 'notConnected':
    case 'noAddress': {
      const switchName = adapter?.switchName ?? switchOn(facts, vm)
      return [entry('connect', 'open', { ...about, params: { vm: vm.name, address, switch: switchName, name } })]
    }
    case 'noRecord':
    case 'otherAddress': {
      const record = facts.dnsRecords.find((each) => each.name.toLowerCase() === name.toLowerCase())
      const old = { old: record?.address ?? '', ttlSeconds: record?.ttlSeconds ?? 0 }
      return [entry('dns', 'open', { ...about, params: { vm: vm.name, address, name, ...old } })]
    }
    case 'shared':
      return [entry('shared', 'open', { ...about, params: { vm: vm.name, address } })]
    default:
      return []
  }
}

function switchOn({ hosts }: DisasterFacts, { hostId }: VmView): string {
  return hosts.find((host) => host.hostId === hostId)?.switches[0]?.name ?? ''
}
