import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { eventLogEntryView, hostView } from '../views/host.ts'

const nothing = z.object({})
const ofHost = { hostId: ids.hostId }

/** Emulated hosts: their settings, stores, power and network. */
export const hostCalls = {
  'host.list': query({
    summary: 'All hosts.',
    input: z.strictObject({}),
    output: z.object({ hosts: z.array(hostView) }),
    failures: [],
  }),
  'host.view': query({
    summary: 'One host.',
    input: z.strictObject(ofHost),
    output: hostView,
    failures: ['host.unknown'],
  }),
  'host.events': query({
    summary: "The host's Hyper-V-VMMS-Admin log, newest first.",
    input: z.strictObject({ ...ofHost, limit: z.int().min(1).max(500).default(100) }),
    output: z.object({ entries: z.array(eventLogEntryView) }),
    failures: ['host.unknown'],
  }),
  'host.add': command({
    summary:
      'Adds an emulated host in a workgroup, with one volume, one external switch and the default firewall rules.',
    input: z.strictObject({
      name: z.string(),
      dnsSuffix: z.string().default(''),
      edition: ids.edition.default('2025'),
      /** Left out: the next free address of 10.0.0.0/24. */
      ipAddress: z.string().optional(),
      memoryBytes: ids.bytes.default(64 * 1024 ** 3),
      /** Logical processors. */
      processorCount: z.int().min(1).max(2048).default(64),
      volumeBytes: ids.bytes.default(2 * 1024 ** 4),
    }),
    output: z.object({ hostId: ids.hostId }),
    failures: [
      'host.badName',
      'host.duplicateName',
      'host.badIpAddress',
      'host.duplicateIpAddress',
      'host.tooManyHosts',
      'host.badMemory',
      'volume.badSize',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
      'name.badHyphen',
    ],
  }),
  'host.remove': command({
    summary: 'Removes a host that holds no virtual machines.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: ['host.unknown', 'host.notEmpty'],
  }),
  'host.setDnsSuffix': command({
    summary: 'Sets the primary DNS suffix, so that the host has a FQDN.',
    input: z.strictObject({ ...ofHost, dnsSuffix: z.string() }),
    output: nothing,
    failures: [
      'host.unknown',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
    ],
  }),
  'host.losePower': command({
    summary: 'Takes the power from a host at once: everything on it stops as it is.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
  'host.restorePower': command({
    summary: 'Gives power back; virtual machines start as their automatic start action says.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: ['host.unknown', 'host.on'],
  }),
  'host.setFirewallRule': command({
    summary: 'Enables or disables an inbound firewall rule, by name or display name.',
    input: z.strictObject({ ...ofHost, rule: z.string(), enabled: z.boolean() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'host.unknownRule'],
  }),
  'host.setTrustedHosts': command({
    summary: "Sets WinRM's TrustedHosts list of a host.",
    input: z.strictObject({ ...ofHost, trustedHosts: z.array(z.string().max(253)).max(64) }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
  'host.setRevocationCheck': command({
    summary: 'Sets the registry value DisableCertRevocationCheck of a host.',
    input: z.strictObject({ ...ofHost, disabled: z.boolean() }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
  'replicaServer.set': command({
    summary: 'Hyper-V Settings > Replication Configuration, as Set-VMReplicationServer.',
    input: z.strictObject({
      ...ofHost,
      enabled: z.boolean(),
      authentication: ids.serverAuthentication.default('certificate'),
      kerberosPort: ids.port.default(80),
      certificatePort: ids.port.default(443),
      certificateId: ids.certificateId.nullable().default(null),
      allowAnyServer: z.boolean().default(true),
      defaultStorageLocation: z.string().nullable().default(null),
    }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'replicaServer.noCertificate',
      'replicaServer.noValidCertificate',
      'replicaServer.noStorageLocation',
      'replicaServer.storageDenied',
      'replicaServer.badPort',
      'store.missing',
    ],
  }),
  'authorization.add': command({
    summary: 'Adds an authorization entry, as New-VMReplicationAuthorizationEntry.',
    input: z.strictObject({
      ...ofHost,
      primaryServer: z.string(),
      storageLocation: z.string(),
      trustGroup: z.string().min(1).max(64),
    }),
    output: nothing,
    failures: [
      'host.unknown',
      'host.off',
      'authorization.duplicate',
      'authorization.badPattern',
      'replicaServer.storageDenied',
    ],
  }),
  'authorization.remove': command({
    summary: 'Removes an authorization entry.',
    input: z.strictObject({ ...ofHost, primaryServer: z.string() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'authorization.unknown'],
  }),
  'store.remove': command({
    summary: 'Removes a certificate from a store of a host.',
    input: z.strictObject({ ...ofHost, store: ids.storeName, certificateId: ids.certificateId }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'store.missing'],
  }),
}
