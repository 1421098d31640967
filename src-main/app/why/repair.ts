/** What a repair is made from: the world as it is, and what is known of certificates. */
import type { Fix, FixCode, FailureParams } from '../../contract/failure.ts'
import type { CallName, InputOf } from '../../contract/registry.ts'
import type { RuleView } from '../../contract/views/authority.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { NetworkView } from '../../contract/views/network.ts'
import type { ReplicationView } from '../../contract/views/replication.ts'
import type { VmView } from '../../contract/views/vm.ts'

export interface RepairFacts {
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
  readonly network: NetworkView
  /** The virtual clock. */
  readonly now: number
  /** Certificates in Personal of a host that pass every rule. */
  usableCertificates(host: HostView): readonly string[]
  /** The inventory's certificate, if it was exported and can be imported. */
  isExported(certificateId: string): boolean
  /** Whether a host would take the certificate from the file that was exported for it, whatever lies in its store. */
  isGoodInFile(certificateId: string, host: HostView): boolean
  /** The rules for a certificate on a host, with what undoes their refusal. */
  rulesOn(certificateId: string, host: HostView): readonly RuleView[]
  /** The root of the inventory that signed a certificate, and until when its newest CRL holds; null where there is none. */
  rootOf(certificateId: string): SigningRoot | null
  /** Of the authorization entry that admitted the primary, as the replica keeps it. */
  trustGroupOf(vmId: string): string | null
}

export interface SigningRoot {
  readonly rootId: string
  readonly name: string
  /** Null where there is no CRL. */
  readonly crlEndsInstant: number | null
  readonly maySignCrl: boolean
  readonly crlNumber: number
}

/** One primary whose sending is to be repaired. */
export interface Sender {
  readonly vm: VmView
  readonly record: ReplicationView
}

/** The relationship that was asked about, as it is repaired. */
export interface RepairSubject {
  readonly from: Sender
  readonly to: VmView | null
  readonly fromHost: HostView
  readonly toHost: HostView | null
  /** All primaries with the same cause, this one first. */
  readonly affected: readonly Sender[]
}

/** A call with an input of its declared shape. */
export function step<Name extends CallName>(call: Name, input: InputOf<Name>): Fix['steps'][number] {
  return { call, input }
}

/** A repair with its label; none where it has nothing to do. */
export function repair(code: FixCode, params: FailureParams, steps: readonly Fix['steps'][number][]): Fix | null {
  return steps.length === 0 ? null : { code, params, steps }
}

/** Which relationship of the machine is meant, as calls take it. */
export function sideOf({ vm, record }: Sender): { vmId: string; relationshipType?: 'Extended' } {
  const isSecond = record.relationshipType === 'Extended' && vm.extendedReplication !== null
  return isSecond ? { vmId: vm.vmId, relationshipType: 'Extended' } : { vmId: vm.vmId }
}

/** @param name A FQDN, a bare name or an id, as failures carry it. */
export function hostNamed(facts: Pick<RepairFacts, 'hosts'>, name: unknown): HostView | null {
  const wanted = String(name ?? '').toLowerCase()
  return (
    facts.hosts.find((host) => [host.fqdn.toLowerCase(), host.name.toLowerCase(), host.hostId].includes(wanted)) ?? null
  )
}
