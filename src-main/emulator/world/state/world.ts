/**
 * The emulated world as plain data. Everything that decides what happens next is in here, so that a snapshot is this object
 * as JSON and the hash is the hash of this object. Numbers are whole; instants are virtual milliseconds since 1970 UTC.
 *
 * A relationship is two records, one per host (`ReplicationRecord` in `Vm.replications`), which find each other the
 * way real hosts do: by the server name that was typed and the GUID of the virtual machine. They may disagree.
 */
import type { CrlPoint } from '../../../contract/certificate-facts.ts'
import type { FaultId } from '../../../contract/faults.ts'
import type { RandomStream } from '../../../kernel/random.ts'
import type { Timers } from '../../../kernel/timers.ts'
import type { Host } from './host.ts'
import type { Vm } from './machine.ts'
import type { Branch } from './disk.ts'
import type { Link, DnsRecord, CachedName, Partition, DomainTrust } from './network.ts'
import type { InitialCopy } from './relationship.ts'

export interface World {
  /** `worldFormat` of the version that made it. */
  readonly format: number
  readonly seed: string
  /** The virtual clock. */
  now: number
  /** The last number given out per kind of id; never reused. */
  readonly lastIds: Record<
    'host' | 'vm' | 'disk' | 'adapter' | 'point' | 'relationship' | 'record' | 'checkpoint' | 'partition' | 'fault',
    number
  >
  readonly hosts: Host[]
  readonly vms: Vm[]
  readonly branches: Branch[]
  readonly links: Link[]
  readonly dnsRecords: DnsRecord[]
  /** Folders with exported initial copies. */
  readonly initialCopies: InitialCopy[]
  /** What clients have resolved and still believe. */
  readonly cachedNames: CachedName[]
  readonly partitions: Partition[]
  readonly trusts: DomainTrust[]
  readonly faults: ActiveFault[]
  /** Web servers that offer CRLs; missing until there is one. */
  crlPoints?: CrlPoint[]
  readonly timers: Timers
  readonly streams: {
    readonly guid: RandomStream
    readonly generationId: RandomStream
    /** Where the bursts of a guest that writes in bursts fall. */
    readonly churn: RandomStream
  }
}

/** A fault that was injected and not healed yet. */
export interface ActiveFault {
  readonly number: number
  readonly faultId: FaultId
  readonly hostId: string | null
  readonly otherHostId: string | null
  readonly vmId: string | null
  readonly at: number
  /** What has to be put back, as plain data that only the fault's own code reads. */
  readonly memory: FaultMemory
}

export type FaultMemory = Readonly<Record<string, unknown>>
