/** What the screens and the CLI see of an emulated host. */
import { z } from 'zod'
import * as ids from '../ids.ts'
import { registryValueName } from '../registry-values.ts'
import { displayLanguages, windowsEventCodes } from '../windows-events.ts'
import { languages } from '../texts/shape.ts'

const authorizationEntryView = z.object({
  primaryServer: z.string(),
  storageLocation: z.string(),
  trustGroup: z.string(),
})

/** Hyper-V Settings > Replication Configuration, Hyper-V Replica reference 3.1. */
const replicaServerView = z.object({
  enabled: z.boolean(),
  authentication: ids.serverAuthentication,
  kerberosPort: z.int(),
  certificatePort: z.int(),
  certificateId: ids.certificateId.nullable(),
  allowAnyServer: z.boolean(),
  defaultStorageLocation: z.string().nullable(),
  authorizationEntries: z.array(authorizationEntryView),
  monitoringIntervalSeconds: z.int(),
})

const firewallRuleView = z.object({
  name: z.string(),
  displayName: z.string(),
  port: z.int(),
  enabled: z.boolean(),
})

/** One certificate in one store of a host. Dates are those of the virtual clock. */
const storeEntryView = z.object({
  store: ids.storeName,
  certificateId: ids.certificateId,
  /** Common name, as the list of the Certificates snap-in shows it. */
  issuedTo: z.string(),
  issuedBy: z.string(),
  notBeforeInstant: ids.instant,
  notAfterInstant: ids.instant,
  hasPrivateKey: z.boolean(),
  /** SHA-1 of the real certificate in upper-case hex; null if it is not in this workspace's inventory. */
  thumbprint: z.string().nullable(),
})

const storeCrlView = z.object({
  issuerCertificateId: ids.certificateId,
  issuer: z.string(),
  thisUpdateInstant: ids.instant,
  nextUpdateInstant: ids.instant,
  revokedCount: z.int(),
})

const volumeView = z.object({
  letter: z.string(),
  sizeBytes: ids.bytes,
  freeBytes: ids.bytes,
  isOnline: z.boolean(),
})

const switchView = z.object({ name: z.string(), kind: z.enum(['external', 'internal', 'private']) })

const processorView = z.object({ vendor: z.enum(['Intel', 'AMD']), features: z.array(z.string()) })

const registryValueView = z.object({ name: registryValueName, value: z.int() })

/** In which language the host's Windows speaks: that of whoever reads, or English. */
export const displayLanguage = z.enum(displayLanguages)

export const hostView = z.object({
  hostId: ids.hostId,
  name: z.string(),
  dnsSuffix: z.string(),
  /** Name and suffix, or the bare name where no suffix is set. */
  fqdn: z.string(),
  edition: ids.edition,
  displayLanguage,
  domain: z.string().nullable(),
  hasPower: z.boolean(),
  ipAddress: z.string(),
  memoryBytes: ids.bytes,
  memoryFreeBytes: ids.bytes,
  /** Logical processors. */
  processorCount: z.int(),
  replicaServer: replicaServerView,
  firewallRules: z.array(firewallRuleView),
  trustedHosts: z.array(z.string()),
  /** The registry value DisableCertRevocationCheck. */
  revocationCheckDisabled: z.boolean(),
  /** Every registry value of reference 4.4 that is set. */
  registry: z.array(registryValueView),
  /** In a domain: whether "Hyper-V Replica Service" is registered as service principal name. */
  hasServicePrincipalName: z.boolean(),
  /** How far the host's own clock is ahead. */
  clockSkewSeconds: z.int(),
  proxy: z.enum(['none', 'unreachable', 'inspecting']),
  hostsFile: z.array(z.object({ name: z.string(), address: z.string() })),
  processor: processorView,
  stores: z.array(storeEntryView),
  crls: z.array(storeCrlView),
  volumes: z.array(volumeView),
  switches: z.array(switchView),
  vmIds: z.array(ids.vmId),
})
export type HostView = z.infer<typeof hostView>

/** One entry of Microsoft-Windows-Hyper-V-VMMS-Admin, Hyper-V Replica reference 5.5. */
export const eventLogEntryView = z.object({
  at: ids.instant,
  eventId: z.int(),
  level: z.enum(['information', 'warning', 'error']),
  /** The provider as Event Viewer names it; this log has one. */
  source: z.literal('Hyper-V-VMMS'),
  /** What happened, whatever the language. */
  code: z.enum(windowsEventCodes),
  message: z.string(),
  /** Of the message: the host's setting decides, and then who reads. */
  language: z.enum(languages),
  /** Whether the message is known to be that of Windows in this language, or is worded by us. */
  wording: z.enum(['windows', 'ours']),
  /** Of the machine that the entry is about; null for one about the host alone. */
  vmGuid: z.string().nullable(),
})
export type EventLogEntryView = z.infer<typeof eventLogEntryView>
