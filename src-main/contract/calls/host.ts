import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { registryValueName } from '../registry-values.ts'
import { displayLanguage, eventLogEntryView, hostView } from '../views/host.ts'
import { language } from '../views/preferences.ts'
import { hostNameFailures, managedHostFailures, nothing, ofHost } from './parts.ts'
import { pageLimits } from '../limits/page.ts'
import { hostLimits } from '../limits/host.ts'
import { networkLimits } from '../limits/network.ts'
import { gigabyte, terabyte } from '../limits/bytes.ts'

/** Emulated hosts: their settings, power and what an administrator sets on the computer. */
export const hostCalls = {
  'host.joinDomain': command({
    summary: 'Joins a host to a domain, whose name becomes its primary DNS suffix, as Add-Computer.',
    input: z.strictObject({ ...ofHost, domain: z.string() }),
    output: nothing,
    failures: [...managedHostFailures, 'domain.alreadyMember', ...hostNameFailures],
  }),
  'host.leaveDomain': command({
    summary: 'Takes a host out of its domain into a workgroup; its primary DNS suffix becomes empty.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: [...managedHostFailures, 'domain.notMember'],
  }),
  'host.setRegistryValue': command({
    summary: 'Sets a registry value under Virtualization\\Replication, or removes it with null.',
    input: z.strictObject({ ...ofHost, name: registryValueName, value: z.int().nullable() }),
    output: nothing,
    failures: [...managedHostFailures, 'registry.badValue'],
  }),
  'host.restartService': command({
    summary: 'Restarts the management service, as Restart-Service vmms; in a domain it registers its SPN again.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: [...managedHostFailures],
  }),
  'host.setClockSkew': command({
    summary: "Sets how many seconds the host's clock is ahead of the others; it judges certificates by its own clock.",
    input: z.strictObject({ ...ofHost, skewSeconds: z.int() }),
    output: nothing,
    failures: [...managedHostFailures, 'host.badClockSkew'],
  }),
  'host.setProcessor': command({
    summary: 'Sets vendor and features of the processors of a host.',
    input: z.strictObject({
      ...ofHost,
      vendor: z.enum(['Intel', 'AMD']),
      features: z
        .array(z.string().regex(/^[A-Za-z0-9._-]{1,32}$/))
        .max(hostLimits.processorFeatureCount)
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
  'hostsFile.set': command({
    summary: 'Adds or changes a line in the hosts file of a host.',
    input: z.strictObject({ ...ofHost, name: z.string(), address: z.string() }),
    output: nothing,
    failures: [...managedHostFailures, 'ip.badAddress', 'hostsFile.tooMany', ...hostNameFailures],
  }),
  'hostsFile.remove': command({
    summary: 'Removes a name from the hosts file of a host.',
    input: z.strictObject({ ...ofHost, name: z.string() }),
    output: nothing,
    failures: [...managedHostFailures, 'hostsFile.unknownEntry'],
  }),
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
    summary: "The host's Hyper-V-VMMS-Admin log, newest first, in the language of its Windows.",
    input: z.strictObject({
      ...ofHost,
      limit: z.int().min(1).max(pageLimits.entriesMax).default(100),
      /** Of whoever reads; a host whose Windows is set to English speaks that. */
      language: language.default('en'),
    }),
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
      memoryBytes: ids.bytes.default(64 * gigabyte),
      /** Logical processors. */
      processorCount: z.int().min(1).max(hostLimits.processorCountMax).default(64),
      volumeBytes: ids.bytes.default(2 * terabyte),
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
  'host.keepOff': command({
    summary:
      'Isolates the host of old primaries at once, and turns them off, sets their start action to Nothing and disconnects their adapters as soon as it can be reached, before they may start.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: ['host.unknown', 'host.keptOff', 'host.othersRun', 'partition.pointless', 'partition.tooMany'],
  }),
  'host.letIn': command({
    summary: 'Ends the isolation of a host that is kept off; its old primaries stay off and disconnected.',
    input: z.strictObject(ofHost),
    output: nothing,
    failures: ['host.unknown', 'host.notKeptOff', 'host.off', 'host.cutOff'],
  }),
  'host.setFirewallRule': command({
    summary: 'Enables or disables an inbound firewall rule, by name or display name.',
    input: z.strictObject({ ...ofHost, rule: z.string(), enabled: z.boolean() }),
    output: nothing,
    failures: ['host.unknown', 'host.off', 'host.unknownRule'],
  }),
  'host.setTrustedHosts': command({
    summary: "Sets WinRM's TrustedHosts list of a host.",
    input: z.strictObject({
      ...ofHost,
      trustedHosts: z.array(z.string().max(networkLimits.nameLengthMax)).max(hostLimits.trustedHostsCount),
    }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
  'host.setRevocationCheck': command({
    summary: 'Sets the registry value DisableCertRevocationCheck of a host.',
    input: z.strictObject({ ...ofHost, disabled: z.boolean() }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
  'host.setDisplayLanguage': command({
    summary: "Sets in which language the host's Windows speaks: that of whoever reads (user), or English.",
    input: z.strictObject({ ...ofHost, displayLanguage }),
    output: nothing,
    failures: [...managedHostFailures],
  }),
  'host.shutDown': command({
    summary: 'Shuts a host down in order: each machine is turned off, saved or shut down first, as its settings say.',
    input: z.strictObject({ hostId: ids.hostId }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
}
