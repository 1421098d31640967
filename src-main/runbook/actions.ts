/**
 * What was done in the emulated world, as far as it matters on real hosts: plain data that the app layer notes down and
 * that the runbook turns into commands. Hosts are named by their FQDN, virtual machines by their name, certificates by
 * their thumbprint, because these are what an administrator has at hand.
 */
import type { Edition } from '../contract/ids.ts'
import type { SettingActions } from './setting-actions.ts'

interface OnHost {
  /** Virtual instant at which it was done; the runbook keeps this order. */
  readonly at: number
  /** FQDN of the host on which the commands run, as it was called then. */
  readonly host: string
  /** Of Windows Server on that host, where it is known: what an older one does not have, a script cannot use. */
  readonly edition?: Edition | undefined
}

interface OnVm extends OnHost {
  readonly vm: string
}

export interface IpSettings {
  readonly address: string
  readonly subnetMask: string
  readonly gateway: string | null
  readonly dnsServer: string | null
  readonly alternateDnsServer?: string | undefined
}

export interface ReplicationSettings {
  readonly replicaServer: string
  readonly port: number
  readonly authentication: 'certificate' | 'kerberos'
  /** Of the certificate on the host where the command runs; null with Kerberos. */
  readonly thumbprint: string | null
  readonly compression: boolean
  readonly frequencySeconds: number
  /** 0 keeps only the latest recovery point. */
  readonly recoveryHistoryHours: number
  /** 0 makes no application-consistent recovery points. */
  readonly vssFrequencyHours: number
}

interface HostActions extends SettingActions {
  setDnsSuffix: OnHost & { readonly dnsSuffix: string }
  /** `file` is relative to the folder of the exported certificates. */
  trustRoot: OnHost & { readonly name: string; readonly thumbprint: string; readonly file: string }
  importPfx: OnHost & { readonly name: string; readonly thumbprint: string; readonly file: string }
  importCrl: OnHost & { readonly issuer: string; readonly file: string }
  setRevocationCheck: OnHost & { readonly disabled: boolean }
  setFirewallRule: OnHost & { readonly rule: string; readonly enabled: boolean }
  setReplicaServer: OnHost & {
    readonly enabled: boolean
    readonly authentication: 'certificate' | 'kerberos' | 'certificateAndKerberos'
    readonly certificatePort: number
    readonly kerberosPort: number
    readonly thumbprint: string | null
    readonly allowAnyServer: boolean
    readonly defaultStorageLocation: string | null
  }
  addAuthorizationEntry: OnHost & {
    readonly primaryServer: string
    readonly storageLocation: string
    readonly trustGroup: string
  }
  removeAuthorizationEntry: OnHost & { readonly primaryServer: string }
  setTrustedHosts: OnHost & { readonly trustedHosts: readonly string[] }
  testConnection: OnHost & Pick<ReplicationSettings, 'replicaServer' | 'port' | 'authentication' | 'thumbprint'>
  /** The rehearsed disaster. It has no commands; the runbook says what it stands for. */
  losePower: OnHost
  restorePower: OnHost
  /** Ports of the host are closed at the switch; its old primaries are turned off at its console. */
  keepHostOff: OnHost & { readonly vms: readonly string[] }
  letHostIn: OnHost & { readonly vms: readonly string[] }
  shutDownHost: OnHost
}

/** Which relationship of a machine is meant; left out: the Simple one. */
interface OnRelationship extends OnVm {
  readonly relationshipType?: 'Simple' | 'Extended' | undefined
}

interface ReplicationActions {
  enableReplication: OnVm &
    ReplicationSettings & {
      readonly excludedDiskPaths: readonly string[]
      /** The machine is a replica itself, which is extended to a third host. */
      readonly isExtension?: boolean | undefined
    }
  startInitialReplication: OnVm & {
    readonly startInstant: number | null
    /** The folder of the export; left out: over the network. */
    readonly destinationPath?: string | undefined
    readonly useBackup?: boolean | undefined
  }
  stopInitialReplication: OnVm
  suspendReplication: OnRelationship
  resumeReplication: OnRelationship & {
    readonly resynchronize: boolean
    readonly startInstant?: number | undefined
  }
  changeReplication: OnVm &
    Partial<ReplicationSettings> & {
      readonly autoResynchronizeEnabled?: boolean | undefined
      readonly autoResynchronizeStartMinutes?: number | undefined
      readonly autoResynchronizeEndMinutes?: number | undefined
    }
  removeReplication: OnRelationship
  prepareFailover: OnVm
  /** `pointsBack` 0 is the latest recovery point, 1 the newest of the additional ones. */
  startFailover: OnVm & { readonly kind: 'planned' | 'unplanned'; readonly pointsBack: number }
  completeFailover: OnVm
  cancelFailover: OnVm
  startTestFailover: OnVm & { readonly pointsBack: number }
  stopTestFailover: OnVm
  setAsReplica: OnVm
  /** `replicaServer` is the old primary; null reuses the stored peer. */
  reverseReplication: OnVm & { readonly replicaServer: string | null; readonly thumbprint: string | null }
}

/** Initial copies by hand, chains of three hosts, changed disks and resynchronization. */
interface RelationshipActions {
  importInitialReplication: OnVm & { readonly path: string }
  enableAsReplica: OnVm
  /** `path` is where it was exported; `toHost` and `toPath` where it is carried. */
  carryInitialCopy: OnHost & { readonly path: string; readonly toHost: string; readonly toPath: string }
  removeInitialCopy: OnHost & { readonly path: string }
  exportVm: OnVm & { readonly toHost: string }
  importVm: OnVm
  changeReplicatedDisks: OnVm & { readonly paths: readonly string[] }
  stopResynchronization: OnVm
  changeModeToPrimary: OnVm
}

interface VmActions {
  startVm: OnVm
  shutDownVm: OnVm
  turnOffVm: OnVm
  connectAdapter: OnVm & { readonly adapter: string; readonly switchName: string | null }
  setFailoverIp: OnVm & { readonly adapter: string; readonly ip: IpSettings | null }
  setGuestIp: OnVm & { readonly ip: IpSettings }
  /** `host` is the machine that administers the DNS zone. */
  setDnsRecord: OnHost & { readonly name: string; readonly address: string; readonly ttlSeconds: number }
  removeDnsRecord: OnHost & { readonly name: string }
}

export interface Ipv6Settings {
  readonly address: string
  readonly prefixLength: number
  readonly gateway: string | null
  readonly dnsServer: string | null
  readonly alternateDnsServer: string | null
}

/** Integration services that are switched, by the names of Get-VMIntegrationService. */
type ServiceSwitches = Readonly<Record<string, boolean>>

interface MachineActions {
  saveVm: OnVm
  pauseVm: OnVm
  resumeVm: OnVm
  removeSavedState: OnVm
  setMemory: OnVm & {
    readonly memoryBytes: number
    readonly dynamicMemory: { readonly minimumBytes: number; readonly maximumBytes: number } | null
  }
  setProcessor: OnVm & { readonly processorCount: number }
  setAutomaticActions: OnVm & {
    readonly startAction: 'nothing' | 'startIfRunning' | 'start' | null
    readonly startDelaySeconds: number | null
    readonly stopAction: 'turnOff' | 'save' | 'shutDown' | null
  }
  setIntegrationServices: OnVm & { readonly services: ServiceSwitches }
  /** `folder` is null for the folder of the first disk. */
  addDisk: OnVm & {
    readonly name: string
    readonly folder: string | null
    readonly sizeBytes: number
    readonly format: 'VHDX' | 'VHD'
    readonly isFixed: boolean
  }
  removeDisk: OnVm & { readonly path: string }
  resizeDisk: OnVm & { readonly path: string; readonly sizeBytes: number }
  setCheckpointType: OnVm & { readonly checkpointType: 'production' | 'productionOnly' | 'standard' | 'disabled' }
  createCheckpoint: OnVm & { readonly checkpoint: string }
  applyCheckpoint: OnVm & { readonly checkpoint: string }
  removeCheckpoint: OnVm & { readonly checkpoint: string; readonly includeSubtree: boolean }
  renameCheckpoint: OnVm & { readonly checkpoint: string; readonly newName: string }
  addAdapter: OnVm & { readonly adapter: string; readonly switchName: string | null; readonly isLegacy: boolean }
  removeAdapter: OnVm & { readonly adapter: string }
  setVlan: OnVm & { readonly adapter: string; readonly vlanId: number | null }
  setMacAddress: OnVm & { readonly adapter: string; readonly macAddress: string | null }
  setTestSwitch: OnVm & { readonly adapter: string; readonly switchName: string | null }
  setFailoverIpv6: OnVm & { readonly adapter: string; readonly ipv6: Ipv6Settings | null }
}

interface Actions extends HostActions, ReplicationActions, RelationshipActions, VmActions, MachineActions {}

export type HostActionKind = keyof HostActions
export type ReplicationActionKind = keyof ReplicationActions
export type RelationshipActionKind = keyof RelationshipActions
export type VmActionKind = keyof VmActions
export type MachineActionKind = keyof MachineActions
export type ActionKind = keyof Actions

/** One thing that was done; `action` says which. */
export type Action<Kind extends ActionKind = ActionKind> = {
  [Each in Kind]: { readonly action: Each } & Actions[Each]
}[Kind]

/** What stands in for the host of DNS actions where the world knows no name for it. */
export const dnsServerHost = 'dns-server'
