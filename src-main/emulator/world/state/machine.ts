/** The state of a virtual machine: memory, adapters, checkpoints. */
import type { Content, Disk } from './disk.ts'
import type { AutomaticStartAction, AutomaticStopAction, CheckpointType, VmState } from '../../../contract/ids.ts'
import type { ChurnProfile, IntegrationServices } from '../../../contract/views/machine.ts'
import type { ReplicationRecord } from './relationship.ts'

export interface DynamicMemory {
  readonly minimumBytes: number
  readonly maximumBytes: number
  /** What the guest would use if it got it. */
  readonly demandBytes: number
}

/** A checkpoint: content on a history, and the files that hold what was written before it. */
export interface Checkpoint {
  readonly number: number
  name: string
  readonly kind: 'production' | 'standard'
  readonly at: number
  /** Number of the parent; 0 for one that lies on the virtual hard disks themselves. */
  parent: number
  readonly content: Content
  /** The saved memory of a machine that ran, on the volume of its first disk. */
  memoryBytes: number
  /** The differencing disks that lie between the parent and this checkpoint; none for the first one. */
  layers: CheckpointLayer[]
  /** Deleted, but two or more branches still need its disks. */
  isHidden: boolean
}

export interface CheckpointLayer {
  readonly diskId: string
  bytes: number
}

/** Differencing disks that are being merged; their space is free when it is done. */
interface CheckpointMerge {
  /** -1 while the host is down. */
  timer: number
  endsInstant: number
  readonly durationMs: number
  readonly layers: CheckpointLayer[]
}

/** One virtual machine on one host; a replica is a second `Vm` with the same GUID. */
export interface Vm {
  readonly vmId: string
  readonly number: number
  readonly hostId: string
  readonly guid: string
  readonly name: string
  readonly generation: 1 | 2
  /** Absent where it is the one that its host gives to new machines. */
  readonly configurationVersion?: string
  state: VmState
  /** What it goes back to when its storage does; absent unless it was on when it lost it. */
  stateBeforeLoss?: VmState
  /** Null while it does not run. */
  startedInstant: number | null
  /** When it last stopped; null if it never ran. */
  stoppedInstant: number | null
  processorCount: number
  /** Startup memory; all of it while memory is not dynamic. */
  memoryBytes: number
  /** Null while memory is static. */
  dynamicMemory: DynamicMemory | null
  generationId: string
  readonly disks: Disk[]
  readonly adapters: Adapter[]
  churnBytesPerHour: number
  churnProfile: ChurnProfile
  /** Decides where the bursts of this guest fall. */
  churnSeed: number
  /** Since when the guest writes at its present rate; -1 while it does not run. */
  churnAnchorInstant: number
  /** The history that the disks' content lies on: an index of `World.branches`. */
  branch: number
  /** It ran when the host lost power, so its log was not closed cleanly. */
  ranAtPowerLoss: boolean
  /** It ran when the host went down, in order or not: what StartIfRunning asks. */
  ranAtHostStop: boolean
  /** StartIfRunning, the default, starts what ran before when the host comes back. */
  automaticStartAction: AutomaticStartAction
  automaticStartDelaySeconds: number
  automaticStopAction: AutomaticStopAction
  /** How long the guest takes to shut down. */
  shutDownSeconds: number
  /** End of a shutdown, or of the delay of an automatic start. -1: none. */
  machineTimer: number
  readonly integrationServices: IntegrationServices
  checkpointType: CheckpointType
  /** In the order in which they were taken, so a parent stands before its children. */
  readonly checkpoints: Checkpoint[]
  /** The number of the checkpoint that the disks derive from ("Now" in the tree); 0: none. */
  parentCheckpoint: number
  /** Deleted checkpoints that are being merged into their parents. */
  merge: CheckpointMerge | null
  readonly testOfVmId: string | null
  /** Failover TCP/IP is put into the guest at the first start after a failover. */
  failoverIpPending: boolean
  /** One relationship; on the middle host of a chain a second one, which is Extended. */
  readonly replications: ReplicationRecord[]
}

export interface IpConfiguration {
  readonly address: string
  readonly subnetMask: string
  readonly gateway: string | null
  readonly dnsServer: string | null
  readonly alternateDnsServer?: string | undefined
}

export interface Ipv6Configuration {
  readonly address: string
  readonly prefixLength: number
  readonly gateway: string | null
  readonly dnsServer: string | null
  readonly alternateDnsServer: string | null
}

export interface Adapter {
  readonly adapterId: string
  readonly name: string
  macAddress: string
  /** A static address does not change when the machine starts on another host. */
  hasStaticMacAddress: boolean
  /** Emulated hardware, into which Data Exchange cannot put addresses (reference 7: synthetic adapters only). */
  readonly isLegacy: boolean
  /** Null: untagged. */
  vlanId: number | null
  switchName: string | null
  ip: IpConfiguration | null
  ipv6: Ipv6Configuration | null
  failoverIp: IpConfiguration | null
  failoverIpv6: Ipv6Configuration | null
  testSwitchName: string | null
}
