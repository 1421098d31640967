/** What the screens and the CLI see of a virtual machine: one record per host, as in Hyper-V itself. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { replicationView } from './replication.ts'

export const diskView = z.object({
  diskId: ids.diskId,
  path: z.string(),
  format: z.enum(['VHDX', 'VHD']),
  kind: z.enum(['fixed', 'dynamic', 'differencing']),
  sizeBytes: ids.bytes,
  usedBytes: ids.bytes,
  /** How many writes the content holds; two disks with the same content have the same number and stamp. */
  writeSequence: z.int(),
})

export const ipConfigurationView = z.object({
  address: z.string(),
  subnetMask: z.string(),
  gateway: z.string().nullable(),
  dnsServer: z.string().nullable(),
})
export type IpConfigurationView = z.infer<typeof ipConfigurationView>

export const adapterView = z.object({
  adapterId: ids.adapterId,
  name: z.string(),
  macAddress: z.string(),
  switchName: z.string().nullable(),
  /** What the guest has configured; null means DHCP without a server. */
  ip: ipConfigurationView.nullable(),
  /** Settings > Network Adapter > Failover TCP/IP. */
  failoverIp: ipConfigurationView.nullable(),
  /** Settings > Network Adapter > Test Failover. */
  testSwitchName: z.string().nullable(),
})

export const guestFileView = z.object({
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
  generation: z.literal([1, 2]),
  state: ids.vmState,
  uptimeSeconds: ids.seconds,
  processorCount: z.int(),
  memoryBytes: ids.bytes,
  /** VM-GenerationID; changes on failover, checkpoint apply and import. */
  generationId: z.string(),
  disks: z.array(diskView),
  adapters: z.array(adapterView),
  /** Files in the guest as the disks of this record hold them. */
  guestFiles: z.array(guestFileView),
  /** How much the guest writes. */
  churnBytesPerHour: ids.bytes,
  /** Set on the machine that a test failover made. */
  testOfVmId: ids.vmId.nullable(),
  replication: replicationView.nullable(),
  /** On the middle host of a chain: the relationship to the third host. */
  extendedReplication: replicationView.nullable(),
})
export type VmView = z.infer<typeof vmView>
