import { z } from 'zod'
import { command } from '../call.ts'
import type { FailureCode } from '../failure.ts'
import * as ids from '../ids.ts'
import { registryValueName } from '../registry-values.ts'

const nothing = z.object({})
const ofHost = { hostId: ids.hostId }
const managed = ['host.unknown', 'host.off'] as const
const badName = [
  'name.empty',
  'name.hasSpace',
  'name.badCharacter',
  'name.labelTooLong',
  'name.tooLong',
  'name.emptyLabel',
  'name.badHyphen',
] as const satisfies readonly FailureCode[]
const switchKind = z.enum(['external', 'internal', 'private'])

/** What an administrator sets on a host beside Hyper-V Replica itself. */
export const hostSettingsCalls = {
  'host.joinDomain': command({
    summary: 'Joins a host to a domain, whose name becomes its primary DNS suffix, as Add-Computer.',
    input: z.strictObject({ ...ofHost, domain: z.string() }),
    output: nothing,
    failures: [...managed, 'domain.alreadyMember', ...badName],
  }),
  'host.leaveDomain': command({
    summary: 'Takes a host out of its domain into a workgroup; its primary DNS suffix becomes empty.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: [...managed, 'domain.notMember'],
  }),
  'domain.trust': command({
    summary: 'Makes two domains trust each other, so that Kerberos works between their hosts.',
    input: z.strictObject({ domain: z.string(), otherDomain: z.string() }),
    output: nothing,
    failures: ['domain.sameDomain', 'domain.trustExists', 'domain.tooManyTrusts', ...badName],
  }),
  'domain.endTrust': command({
    summary: 'Removes the trust between two domains.',
    input: z.strictObject({ domain: z.string(), otherDomain: z.string() }),
    output: nothing,
    failures: ['domain.trustUnknown'],
  }),
  'host.setRegistryValue': command({
    summary: 'Sets a registry value under Virtualization\\Replication, or removes it with null.',
    input: z.strictObject({ ...ofHost, name: registryValueName, value: z.int().nullable() }),
    output: nothing,
    failures: [...managed, 'registry.badValue'],
  }),
  'host.restartService': command({
    summary: 'Restarts the management service, as Restart-Service vmms; in a domain it registers its SPN again.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: [...managed],
  }),
  'host.setClockSkew': command({
    summary: "Sets how many seconds the host's clock is ahead of the others; it judges certificates by its own clock.",
    input: z.strictObject({ ...ofHost, skewSeconds: z.int() }),
    output: nothing,
    failures: [...managed, 'host.badClockSkew'],
  }),
  'host.setProcessor': command({
    summary: 'Sets vendor and features of the processors of a host.',
    input: z.strictObject({
      ...ofHost,
      vendor: z.enum(['Intel', 'AMD']),
      features: z
        .array(z.string().regex(/^[A-Za-z0-9._-]{1,32}$/))
        .max(64)
        .default([]),
    }),
    output: nothing,
    failures: ['host.unknown'],
  }),
  'host.setProxy': command({
    summary:
      'Puts a proxy between a host and the others: none, one that swallows the connection, or one that inspects it.',
    input: z.strictObject({ ...ofHost, proxy: z.enum(['none', 'unreachable', 'inspecting']) }),
    output: nothing,
    failures: ['host.unknown'],
  }),
  'volume.add': command({
    summary: 'Adds an empty volume to a host.',
    input: z.strictObject({ ...ofHost, letter: z.string(), sizeBytes: ids.bytes }),
    output: nothing,
    failures: [...managed, 'volume.badLetter', 'volume.duplicate', 'volume.badSize'],
  }),
  'volume.resize': command({
    summary: 'Extends or shrinks a volume of a host, as Resize-Partition.',
    input: z.strictObject({ ...ofHost, letter: z.string(), sizeBytes: ids.bytes }),
    output: nothing,
    failures: [...managed, 'volume.unknown', 'volume.offline', 'volume.badSize', 'volume.tooSmall'],
  }),
  'volume.setOnline': command({
    summary:
      'Takes a volume offline or brings it back, as Set-Disk -IsOffline: machines with disks on it become critical meanwhile.',
    input: z.strictObject({ ...ofHost, letter: z.string(), isOnline: z.boolean() }),
    output: nothing,
    failures: [...managed, 'volume.unknown'],
  }),
  'switch.add': command({
    summary: 'Adds a virtual switch to a host, as New-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string(), kind: switchKind }),
    output: nothing,
    failures: [...managed, 'switch.badName', 'switch.duplicate', 'switch.tooMany'],
  }),
  'switch.rename': command({
    summary: 'Renames a virtual switch; the adapters stay connected to it, as with Rename-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string(), newName: z.string() }),
    output: nothing,
    failures: [...managed, 'host.unknownSwitch', 'switch.badName', 'switch.duplicate'],
  }),
  'switch.remove': command({
    summary: 'Removes a virtual switch; the adapters on it lose their connection, as with Remove-VMSwitch.',
    input: z.strictObject({ ...ofHost, name: z.string() }),
    output: nothing,
    failures: [...managed, 'host.unknownSwitch'],
  }),
  'authorization.set': command({
    summary: 'Changes storage location or trust group of an entry, as Set-VMReplicationAuthorizationEntry.',
    input: z.strictObject({
      ...ofHost,
      primaryServer: z.string(),
      storageLocation: z.string().optional(),
      trustGroup: z.string().min(1).max(64).optional(),
    }),
    output: nothing,
    failures: [...managed, 'authorization.unknown', 'replicaServer.storageDenied'],
  }),
  'hostsFile.set': command({
    summary: 'Adds or changes a line in the hosts file of a host.',
    input: z.strictObject({ ...ofHost, name: z.string(), address: z.string() }),
    output: nothing,
    failures: [...managed, 'ip.badAddress', 'hostsFile.tooMany', ...badName],
  }),
  'hostsFile.remove': command({
    summary: 'Removes a name from the hosts file of a host.',
    input: z.strictObject({ ...ofHost, name: z.string() }),
    output: nothing,
    failures: [...managed, 'hostsFile.unknownEntry'],
  }),
}
