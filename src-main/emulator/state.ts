/**
 * The emulated world as plain data. Everything that decides what happens next is in here, so that a snapshot is this object
 * as JSON and the hash is the hash of this object. Numbers are whole; instants are virtual milliseconds since 1970 UTC.
 *
 * A relationship is two records, one per host (`ReplicationRecord` in `Vm.replications`), which find each other the
 * way real hosts do: by the server name that was typed and the GUID of the virtual machine. They may disagree.
 */
import type { CertificateFacts, CrlFacts, CrlPoint } from '../contract/certificate-facts.ts'
import type { FailureCode, FailureParams } from '../contract/failure.ts'
import type {
  AutomaticStartAction,
  AutomaticStopAction,
  CheckpointType,
  Edition,
  RelationshipType,
  ReplicationHealth,
  ReplicationState,
  StoreName,
  VmState,
} from '../contract/ids.ts'
import type { FaultId } from '../contract/faults.ts'
import type { RegistryValueName } from '../contract/registry-values.ts'
import type { ChurnProfile, IntegrationServices } from '../contract/views/machine.ts'
import type { RandomStream } from '../kernel/random.ts'
import type { Timers } from '../kernel/timers.ts'

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

export interface Host {
  readonly hostId: string
  readonly number: number
  readonly name: string
  dnsSuffix: string
  readonly edition: Edition
  /** Null in a workgroup. */
  domain: string | null
  /** "Hyper-V Replica Service" is registered in the domain; the management service does it when it starts. */
  hasServicePrincipalName: boolean
  hasPower: boolean
  readonly ipAddress: string
  readonly memoryBytes: number
  /** Logical processors. */
  readonly processorCount: number
  readonly volumes: Volume[]
  processor: Processor
  readonly switches: VirtualSwitch[]
  readonly firewallRules: FirewallRule[]
  trustedHosts: string[]
  /** What was set under Virtualization\\Replication (reference 4.4); a value that is absent has its default. */
  readonly registry: RegistryValue[]
  /** MaximumActiveTransfers as the management service read it when it started. */
  activeTransfersMax: number
  /** Numbers of the records whose first copy or comparison waits for its turn, in order. */
  readonly transferQueue: number[]
  /** How far the host's own clock is ahead of the world's. */
  clockSkewSeconds: number
  /** What stands between this host and the others when it connects to them. */
  proxy: 'none' | 'unreachable' | 'inspecting'
  readonly hostsFile: { readonly name: string; address: string }[]
  /** Folders that the management service may not open. */
  readonly deniedFolders: string[]
  readonly stores: StoreEntry[]
  readonly crls: CrlFacts[]
  readonly replicaServer: ReplicaServer
  readonly eventLog: EventLogEntry[]
  /** Restarts the statistics of the host's relationships (MonitoringStartTime, MonitoringInterval). */
  monitoringTimer: number
  /** Once an hour the files of virtual hard disks are measured. */
  growthTimer: number
}

export interface Volume {
  readonly letter: string
  sizeBytes: number
  usedBytes: number
  /** Of the used bytes, those that belong to nothing of Hyper-V. */
  foreignBytes: number
  /** Nothing can be read or written; absent while it can. */
  isOffline?: boolean
}

export interface VirtualSwitch {
  name: string
  readonly kind: 'external' | 'internal' | 'private'
}

/** Live migration and saved states need the same vendor and every feature of the source. */
export interface Processor {
  readonly vendor: 'Intel' | 'AMD'
  readonly features: readonly string[]
}

export interface RegistryValue {
  readonly name: RegistryValueName
  value: number
}

export interface FirewallRule {
  readonly name: string
  readonly displayName: string
  port: number
  enabled: boolean
}

export interface StoreEntry {
  readonly store: StoreName
  readonly certificate: CertificateFacts
}

export interface ReplicaServer {
  enabled: boolean
  authentication: 'certificate' | 'kerberos' | 'certificateAndKerberos'
  kerberosPort: number
  certificatePort: number
  certificateId: string | null
  allowAnyServer: boolean
  defaultStorageLocation: string | null
  readonly authorizationEntries: AuthorizationEntry[]
  readonly monitoringIntervalSeconds: number
}

export interface AuthorizationEntry {
  readonly primaryServer: string
  storageLocation: string
  trustGroup: string
}

export interface EventLogEntry {
  readonly at: number
  readonly eventId: number
  readonly level: 'information' | 'warning' | 'error'
  readonly message: string
}

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
export interface CheckpointMerge {
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

export type DiskAttachment = 'virtualHardDisk' | 'passThrough' | 'sharedVhdx'

/** Content is a position on a history: how many writes, and how many bytes they wrote. */
export interface Disk {
  readonly diskId: string
  /** The same on a disk and its replicas. */
  readonly contentKey: number
  /** Of the one partition that the guest has on it. */
  readonly driveLetter: string
  readonly name: string
  readonly path: string
  readonly format: 'VHDX' | 'VHD'
  readonly kind: 'fixed' | 'dynamic' | 'differencing'
  /** A pass-through disk and a VHDX that several machines share do not replicate (reference 4). */
  readonly attachment: DiskAttachment
  sizeBytes: number
  /** What the file takes of its volume, as of the last look of the host (`growth.ts`). */
  usedBytes: number
  /** The file grows from this size on, with what was written beyond this many bytes. */
  growthFromBytes: number
  growthFromWrittenBytes: number
  /** Writes go into a differencing disk (AVHDX) since this many bytes were written; -1 without one. */
  layerFromWrittenBytes: number
  /** What that differencing disk takes of the volume. */
  layerBytes: number
  /** Position without the churn since `Vm.churnAnchorInstant`. */
  sequence: number
  writtenBytes: number
  churnBytesPerHour: number
}

/**
 * A history of writes. It has one writer; whoever starts from content on another machine's history begins a
 * branch of its own, so that a position never means two different contents.
 */
export interface Branch {
  readonly ownerVm: number
  /** Index of the history it began from; -1 for blank disks. */
  readonly parent: number
  /** Where on the parent it began. */
  readonly fork: Position[]
  readonly fileWrites: FileWrite[]
}

export interface Position {
  readonly contentKey: number
  readonly sequence: number
  readonly writtenBytes: number
}

export interface FileWrite {
  readonly path: string
  readonly contentKey: number
  readonly version: number
  readonly sequence: number
  readonly sizeBytes: number
  readonly at: number
}

/** What the disks of a machine hold at one moment. */
export interface Content {
  readonly branch: number
  readonly positions: Position[]
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

/** One direction of a link. */
export interface Way {
  /** What gets through; less than the bandwidth where packets are lost. */
  bitsPerSecond: number
  bandwidthBitsPerSecond: number
  /** Change logs go over the line one after another. */
  freeAtInstant: number
}

export interface Link extends Way {
  /** The host with the smaller number first. */
  readonly firstHostId: string
  readonly secondHostId: string
  /** Packets arrive: plugged in, in no partition apart, and not so slow or lossy that no connection comes about. */
  isConnected: boolean
  latencyMilliseconds: number
  isPlugged: boolean
  lossPermille: number
  /** From the second host to the first, where that is another bandwidth; absent on a line that is the same both ways. */
  back?: Way
}

export interface DnsRecord {
  readonly name: string
  address: string
  ttlSeconds: number
}

/** One name in the DNS client cache of a host or virtual machine. */
export interface CachedName {
  readonly clientId: string
  readonly name: string
  readonly address: string
  readonly expiresInstant: number
}

/** Hosts that reach each other but nobody else. */
export interface Partition {
  readonly partitionId: string
  readonly hostIds: string[]
}

/** A two-way trust; the names stand in alphabetical order. */
export interface DomainTrust {
  readonly first: string
  readonly second: string
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

export interface ReplicationRecord {
  /** What its timers carry as subject. */
  readonly number: number
  relationshipId: string
  relationshipType: RelationshipType
  mode: 'Primary' | 'Replica' | 'ExtendedReplica'
  state: ReplicationState
  primaryServer: string
  /** As typed when replication was enabled. */
  replicaServer: string
  port: number
  authentication: 'certificate' | 'kerberos'
  /** The certificate of this host. */
  certificateId: string | null
  compression: boolean
  /** BypassProxyServer: sends past a proxy that is in the way. */
  bypassesProxy: boolean
  frequencySeconds: number
  recoveryHistoryHours: number
  vssFrequencyHours: number
  /** Counts the changes of these settings: a replica with another number takes them over at the next cycle. */
  settingsNumber: number
  /** On the replica: of the authorization entry that admitted the primary. */
  trustGroup: string | null
  /** Where the machine's first disk and its undo logs are. */
  readonly volumeLetter: string
  /** Disks of this machine; the same order on both sides. */
  replicatedDiskIds: string[]
  excludedDiskIds: string[]
  /** On the primary: replicated disks that were added and of which the replica has nothing yet. */
  blankDiskIds: string[]
  /** The replica holds a complete copy. */
  isInitialized: boolean
  /** The other side already holds an old copy: initial replication compares instead of copying. */
  isCompareOnly: boolean
  /** On the replica: it was an existing machine, so that initial replication may compare (-UseBackup). */
  hasExistingCopy: boolean
  /** On the primary: the folder of the exported initial copy, from the start of the export until the import. */
  initialCopyPath: string | null
  /** On the replica: changes that came before the exported copy, and where they lead. */
  queued: QueuedChanges | null
  /** On the replica: its disks were changed past Hyper-V, so that the next log does not follow on what they hold. */
  isOutOfSequence: boolean
  readonly autoResynchronize: AutoResynchronize
  /** When a resynchronization starts by itself. -1: not at all. */
  resynchronizeStartInstant: number
  /** On the primary: what the replica has confirmed, two numbers (sequence, bytes) per replicated disk. */
  readonly confirmed: number[]
  /** The moment whose content the replica holds ("Last synchronized at"). This and the next two are -1 where there is none. */
  lastReplicationInstant: number
  lastAppliedInstant: number
  nextCycleInstant: number
  /** Next cycle, end of a transfer, retry or scheduled start: a side waits for one of them at a time. -1: none. */
  timer: number
  /** Looks after an idle side once an hour: health, and logs that outgrow the disks. -1: none. */
  watchTimer: number
  /** Sends that failed one after another; decides the back-off of reference 4.3. */
  failedAttempts: number
  lastFailure: {
    readonly code: FailureCode
    readonly params: FailureParams
    readonly windowsCode: string | null
  } | null
  readonly transfer: Transfer
  /** Standard and application-consistent points, oldest first; the latest is the disks themselves. */
  readonly points: RecoveryPoint[]
  readonly latestPointNumber: number
  nextPointInstant: number
  nextVssInstant: number
  /** A planned failover has sent everything: the latest point is complete. */
  hasPlannedPoint: boolean
  /** Space that recovery points take: what was written since the oldest. */
  undoBytes: number
  testVmId: string | null
  failover: FailoverRecord | null
  readonly statistics: Statistics
  reportedHealth: ReplicationHealth
}

/** Kept in place and reused, because a cycle must not allocate. */
export interface Transfer {
  kind:
    | 'none'
    | 'initialReplication'
    | 'export'
    | 'delta'
    | 'resynchronization'
    | 'merge'
    | 'plannedFailover'
    | 'diskUpdate'
  /** Before compression. */
  totalBytes: number
  /** Sent before the connection was last set up anew. */
  sentBytes: number
  startedInstant: number
  /** Since when the present attempt sends. */
  resumedInstant: number
  /** -1 while nothing can be sent. */
  endsInstant: number
  /** The moment whose content is sent, and that content: two numbers per replicated disk. */
  cutInstant: number
  /** The moment that this content is of: earlier than the cut where the sender is itself a replica. */
  contentInstant: number
  branch: number
  readonly cut: number[]
}

/** Two numbers per replicated disk, as in `Transfer.cut`. */
export interface QueuedChanges {
  readonly bytes: number
  /** Of these bytes, those for each replicated disk. */
  readonly diskBytes: readonly number[]
  readonly branch: number
  readonly contentInstant: number
  readonly cut: readonly number[]
}

/** When a resynchronization may start by itself: minutes after midnight, over midnight if the end is the smaller one. */
export interface AutoResynchronize {
  enabled: boolean
  startMinutes: number
  endMinutes: number
}

/** An exported initial copy: the folder `<path>\\<VM>_<GUID>` on a volume of a host (reference 2.2, row 4). */
export interface InitialCopy {
  hostId: string
  path: string
  readonly relationshipId: string
  readonly vmName: string
  readonly guid: string
  readonly sizeBytes: number
  /** -1 while it is being written. */
  completedInstant: number
  /** The primary has given it up, for example after a power loss; it can no longer be imported. */
  isStale: boolean
  readonly contentInstant: number
  readonly content: Content
}

export interface RecoveryPoint {
  readonly number: number
  readonly at: number
  readonly kind: 'standard' | 'applicationConsistent'
  readonly branch: number
  readonly positions: Position[]
  /** Its undo log cannot be read any more; absent where it can. */
  readonly isDamaged?: boolean
}

export interface Loss {
  readonly lostSeconds: number
  readonly lostBytes: number
  readonly lostWrites: number
  readonly files: {
    readonly path: string
    readonly primaryVersion: number | null
    readonly replicaVersion: number | null
  }[]
}

export interface FailoverRecord {
  readonly kind: 'planned' | 'unplanned' | 'test'
  readonly stoppedInstant: number
  readonly failedOverInstant: number
  startedInstant: number | null
  readonly recoveryPointInstant: number
  readonly fromHost: string
  readonly toHost: string
  readonly loss: Loss
  readonly otherPoints: PointWithLoss[]
  isCompleted: boolean
  isReversed: boolean
  /** What the replica held before, for Cancel Failover. */
  readonly before: { readonly content: Content; readonly state: ReplicationState; readonly generationId: string }
}

export interface PointWithLoss {
  readonly recoveryPointId: string
  readonly at: number
  readonly kind: 'latest' | 'standard' | 'applicationConsistent' | 'planned'
  readonly lostSeconds: number
  readonly lostBytes: number
}

export interface Statistics {
  fromInstant: number
  successfulCycles: number
  missedCycles: number
  errors: number
  totalSizeBytes: number
  maximumSizeBytes: number
  totalLatencyMilliseconds: number
  maximumLatencyMilliseconds: number
  initialReplicationBytes: number
}
