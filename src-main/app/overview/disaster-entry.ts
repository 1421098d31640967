/** One entry of the list of what to do, and what all of them are made of. */
import type { DisasterStep, SplitBrainView } from '../../contract/views/disaster.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { VmView } from '../../contract/views/vm.ts'

/** What the list is made of. */
export interface DisasterFacts {
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
  readonly reachability: ReachabilityView
  readonly splits: readonly SplitBrainView[]
  readonly dnsRecords: readonly { readonly name: string; readonly address: string; readonly ttlSeconds: number }[]
}

/** An entry of the list; what is left out is nothing. */
export function entry(
  step: DisasterStep['step'],
  state: DisasterStep['state'],
  rest: Partial<Omit<DisasterStep, 'step' | 'state'>>,
): DisasterStep {
  return { step, state, doneInstant: null, hostId: null, vmIds: [], params: {}, ...rest }
}

export function hostName({ hosts }: Pick<DisasterFacts, 'hosts'>, hostId: string): string {
  return hosts.find((host) => host.hostId === hostId)?.name ?? ''
}
