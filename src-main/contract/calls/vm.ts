import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { churnProfile, dynamicMemoryView } from '../views/machine.ts'
import { lookUpView } from '../views/network.ts'
import { ipConfigurationView, vmView } from '../views/vm.ts'

const nothing = z.object({})
const ofVm = { vmId: ids.vmId }

/** Virtual machines, their guests and the network around them. */
export const vmCalls = {
  'vm.list': query({
    summary: 'All virtual machines of all hosts; a replicated machine appears once per host.',
    input: z.strictObject({ hostId: ids.hostId.optional() }),
    output: z.object({ vms: z.array(vmView) }),
    failures: [],
  }),
  'vm.view': query({
    summary: 'One virtual machine.',
    input: z.strictObject(ofVm),
    output: vmView,
    failures: ['vm.unknown'],
  }),
  'vm.create': command({
    summary: 'Creates a virtual machine that is off, connected to the first switch of the host.',
    input: z.strictObject({
      hostId: ids.hostId,
      name: z.string(),
      generation: z.literal([1, 2]).default(2),
      processorCount: z.int().default(2),
      memoryBytes: ids.bytes.default(4 * 1024 ** 3),
      /** Null: static memory. */
      dynamicMemory: dynamicMemoryView.strict().nullable().default(null),
      disks: z
        .array(z.strictObject({ sizeBytes: ids.bytes, usedBytes: ids.bytes.optional(), name: z.string().optional() }))
        .default([{ sizeBytes: 40 * 1024 ** 3 }]),
      /** Static address of the guest; left out: none. */
      ip: ipConfigurationView.optional(),
      guestFiles: z
        .array(z.strictObject({ path: z.string(), sizeBytes: ids.bytes.default(4096) }))
        .max(100)
        .default([]),
      churnBytesPerHour: ids.bytes.default(120_000_000),
      churnProfile: churnProfile.default({ kind: 'steady' }),
      /** Registers `<name>.<suffix of the host>` in DNS when there is an address. */
      registerDns: z.boolean().default(true),
    }),
    output: z.object({ vmId: ids.vmId }),
    failures: [
      'host.unknown',
      'host.off',
      'volume.offline',
      'vm.badName',
      'vm.duplicateName',
      'vm.tooMany',
      'vm.badMemory',
      'vm.badDynamicMemory',
      'vm.badProcessorCount',
      'disk.badName',
      'disk.duplicatePath',
      'disk.badSize',
      'disk.volumeFull',
      'disk.tooMany',
      'ip.badAddress',
      'ip.badSubnetMask',
      'ip.gatewayOutsideSubnet',
      'guest.badPath',
      'guest.badWrite',
      'guest.badChurn',
      'guest.badChurnProfile',
    ],
  }),
  'vm.remove': command({
    summary: 'Deletes a virtual machine that is off and does not replicate, with its disks.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState', 'vm.replicated'],
  }),
  'vm.start': command({
    summary: 'Starts a virtual machine, or restores its saved state.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'vm.startNeedsFailover',
      'vm.preparedForFailover',
      'vm.notEnoughMemory',
      'vm.badProcessorCount',
    ],
  }),
  'vm.shutDown': command({
    summary: 'Shuts the guest down cleanly, through its integration service.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState', 'vm.shutdownServiceMissing'],
  }),
  'vm.turnOff': command({
    summary: 'Turns a virtual machine off at once.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState'],
  }),
  'vm.writeGuestFile': command({
    summary: 'Writes a file in a running guest; each write makes the next version.',
    input: z.strictObject({ ...ofVm, path: z.string(), sizeBytes: ids.bytes.default(4096) }),
    output: z.object({ version: z.int() }),
    failures: ['vm.unknown', 'host.off', 'vm.notRunning', 'guest.badPath', 'guest.badWrite'],
  }),
  'vm.setChurn': command({
    summary: 'Sets how much the guest writes per hour while it runs.',
    input: z.strictObject({ ...ofVm, bytesPerHour: ids.bytes }),
    output: nothing,
    failures: ['vm.unknown', 'guest.badChurn'],
  }),
  'vm.connectAdapter': command({
    summary: 'Connects a network adapter to a virtual switch of its host, or disconnects it.',
    input: z.strictObject({ ...ofVm, adapterId: ids.adapterId, switchName: z.string().nullable() }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'adapter.unknown', 'host.unknownSwitch'],
  }),
  'vm.setGuestIp': command({
    summary: 'Sets the static address inside a running guest, as New-NetIPAddress.',
    input: z.strictObject({ ...ofVm, adapterId: ids.adapterId, ip: ipConfigurationView }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'vm.notRunning',
      'adapter.unknown',
      'ip.badAddress',
      'ip.badSubnetMask',
      'ip.gatewayOutsideSubnet',
      'ip.duplicate',
    ],
  }),
  'vm.setFailoverIp': command({
    summary: 'Failover TCP/IP of an adapter, as Set-VMNetworkAdapterFailoverConfiguration; null clears it.',
    input: z.strictObject({ ...ofVm, adapterId: ids.adapterId, ip: ipConfigurationView.nullable() }),
    output: nothing,
    failures: [
      'vm.unknown',
      'host.off',
      'adapter.unknown',
      'adapter.legacyFailoverIp',
      'replication.notEnabled',
      'ip.badAddress',
      'ip.badSubnetMask',
      'ip.gatewayOutsideSubnet',
    ],
  }),
  'dns.set': command({
    summary: 'Adds or changes an A record in the DNS of the emulated network.',
    input: z.strictObject({ name: z.string(), address: z.string(), ttlSeconds: z.int().default(3600) }),
    output: nothing,
    failures: [
      'ip.badAddress',
      'dns.badTtl',
      'name.empty',
      'name.hasSpace',
      'name.badCharacter',
      'name.labelTooLong',
      'name.tooLong',
      'name.emptyLabel',
    ],
  }),
  'dns.remove': command({
    summary: 'Removes an A record.',
    input: z.strictObject({ name: z.string() }),
    output: nothing,
    failures: ['dns.unknownRecord'],
  }),
  'network.lookUp': query({
    summary:
      'Looks a name up and tells which running machine answers at the address: as a host or guest with its hosts file and cache sees it, or as a client with an empty cache.',
    input: z.strictObject({ name: z.string(), clientId: z.union([ids.hostId, ids.vmId]).optional() }),
    output: lookUpView,
    failures: ['host.unknown', 'vm.unknown'],
  }),
  'network.setLink': command({
    summary: 'Sets bandwidth, latency and loss between two hosts, or cuts the link.',
    input: z.strictObject({
      fromHostId: ids.hostId,
      toHostId: ids.hostId,
      isConnected: z.boolean().default(true),
      bitsPerSecond: z.int().default(1_000_000_000),
      /** From `toHostId` to `fromHostId`; null: the same both ways. */
      backBitsPerSecond: z.int().nullable().default(null),
      latencyMilliseconds: z.int().min(0).max(10_000).default(1),
      /** Packets lost, of a thousand. */
      lossPermille: z.int().min(0).max(1000).default(0),
    }),
    output: nothing,
    failures: ['host.unknown', 'link.unknown', 'link.badBandwidth'],
  }),
}
