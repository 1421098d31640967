/** The state of a host: what it is made of, its stores, its Replica server, its event log. */
import type { CrlFacts, CertificateFacts } from '../../../contract/certificate-facts.ts'
import type { Edition, StoreName, VmState } from '../../../contract/ids.ts'
import type { RegistryValueName } from '../../../contract/registry-values.ts'
import type { DisplayLanguage, WindowsEventCode, WindowsEventParams } from '../../../contract/windows-events.ts'

export interface Host {
  readonly hostId: string
  readonly number: number
  readonly name: string
  dnsSuffix: string
  readonly edition: Edition
  displayLanguage: DisplayLanguage
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
  /** Since when it has not answered, and what its machines did then; absent while it answers. */
  silence?: Silence
  /** Restarts the statistics of the host's relationships (MonitoringStartTime, MonitoringInterval). */
  monitoringTimer: number
  /** Once an hour the files of virtual hard disks are measured. */
  growthTimer: number
}

interface Silence {
  readonly sinceInstant: number
  readonly states: { readonly vmId: string; readonly state: VmState }[]
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

interface VirtualSwitch {
  name: string
  readonly kind: 'external' | 'internal' | 'private'
}

/** Live migration and saved states need the same vendor and every feature of the source. */
interface Processor {
  readonly vendor: 'Intel' | 'AMD'
  readonly features: readonly string[]
}

interface RegistryValue {
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

/** What happened, in raw values; number, level and sentence follow from the code where the entry is shown. */
interface EventLogEntry {
  readonly at: number
  readonly code: WindowsEventCode
  readonly params: WindowsEventParams[WindowsEventCode]
}
