/** What the screens and the CLI see of a virtual machine: one record per host, as in Hyper-V itself. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import {
  checkpointView,
  churnProfile,
  dynamicMemoryView,
  integrationServices,
  ipv6ConfigurationView,
} from './machine.ts'
import { replicationView } from './replication.ts'

export const diskAttachment = z.enum(['virtualHardDisk', 'passThrough', 'sharedVhdx'])

const diskView = z.object({
  diskId: ids.diskId,
  path: z.string(),
  format: z.enum(['VHDX', 'VHD']),
  kind: z.enum(['fixed', 'dynamic', 'differencing']),
  attachment: diskAttachment,
  /** Of its one partition in the guest; empty where it is mounted without one. */
  driveLetter: z.string(),
  sizeBytes: ids.bytes,
  usedBytes: ids.bytes,
  /** What the differencing disk (AVHDX) takes that is written to since a checkpoint or a failover; 0 without one. */
  differencingBytes: ids.bytes,
  /** How many writes the content holds; two disks with the same content have the same number and stamp. */
  writeSequence: z.int(),
})

export const ipConfigurationView = z.object({
  address: z.string(),
  subnetMask: z.string(),
  gateway: z.string().nullable(),
  dnsServer: z.string().nullable(),
  alternateDnsServer: z.string().optional(),
})
export type IpConfigurationView = z.infer<typeof ipConfigurationView>

const adapterView = z.object({
  adapterId: ids.adapterId,
  name: z.string(),
  macAddress: z.string(),
  hasStaticMacAddress: z.boolean(),
  /** Emulated hardware, into which no address can be put. */
  isLegacy: z.boolean(),
  /** Null: untagged. */
  vlanId: z.int().nullable(),
  switchName: z.string().nullable(),
  /** What the guest has configured; null means DHCP without a server. */
  ip: ipConfigurationView.nullable(),
  ipv6: ipv6ConfigurationView.nullable(),
  /** Settings > Network Adapter > Failover TCP/IP. */
  failoverIp: ipConfigurationView.nullable(),
  failoverIpv6: ipv6ConfigurationView.nullable(),
  /** Settings > Network Adapter > Test Failover. */
  testSwitchName: z.string().nullable(),
})

const guestFileView = z.object({
  path: z.string(),
  version: z.int(),
  sizeBytes: ids.bytes,
  modifiedInstant: ids.instant,
})

export const vmView = z.object({
  vmId: ids.vmId,
  hostId: ids.hostId,
  /** The GUID that the primary and its replica share. */
  guid: z.string(),
  name: z.string(),
  /** As Get-VM shows it, for example `10.0`. */
  configurationVersion: z.string(),
  generation: z.literal([1, 2]),
  state: ids.vmState,
  uptimeSeconds: ids.seconds,
  processorCount: z.int(),
  /** Startup memory. */
  memoryBytes: ids.bytes,
  /** What it has of its host's memory now. */
  assignedMemoryBytes: ids.bytes,
  /** Null while memory is static. */
  dynamicMemory: dynamicMemoryView.nullable(),
  automaticStartAction: ids.automaticStartAction,
  automaticStartDelaySeconds: ids.seconds,
  automaticStopAction: ids.automaticStopAction,
  /** How long the guest takes to shut down. */
  shutDownSeconds: ids.seconds,
  integrationServices,
  heartbeat: z.enum(['ok', 'noContact', 'disabled']),
  /** What Data Exchange gives the guest about its host; empty while it is switched off or the guest is not up. */
  keyValues: z.array(z.object({ name: z.string(), value: z.string() })),
  checkpointType: ids.checkpointType,
  /** In the order in which they were taken: a parent stands before its children. */
  checkpoints: z.array(checkpointView),
  /** Until when deleted checkpoints are merged; null while nothing is. */
  mergeEndsInstant: ids.instant.nullable(),
  /** VM-GenerationID; changes on failover, checkpoint apply and import. */
  generationId: z.string(),
  disks: z.array(diskView),
  adapters: z.array(adapterView),
  /** Files in the guest as the disks of this record hold them. */
  guestFiles: z.array(guestFileView),
  /** How much the guest writes. */
  churnBytesPerHour: ids.bytes,
  churnProfile,
  /** Set on the machine that a test failover made. */
  testOfVmId: ids.vmId.nullable(),
  replication: replicationView.nullable(),
  /** On the middle host of a chain: the relationship to the third host. */
  extendedReplication: replicationView.nullable(),
})
export type VmView = z.infer<typeof vmView>
