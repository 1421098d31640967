import { z } from 'zod'
import { command, query } from '../call.ts'
import * as ids from '../ids.ts'
import { churnProfile, dynamicMemoryView, integrationServices } from '../views/machine.ts'
import { ipConfigurationView, vmView } from '../views/vm.ts'
import { nothing, ofVm } from './parts.ts'
import { machineLimits } from '../limits/machine.ts'
import { gigabyte } from '../limits/bytes.ts'

/** Virtual machines: their settings, power and guests. */
export const vmCalls = {
  'vm.copyToHost': command({
    summary:
      'Copies a machine to another host and keeps its id, as Export-VM there and Import-VM -Copy here; the copy is off and connected to nothing.',
    input: z.strictObject({ ...ofVm, hostId: ids.hostId }),
    output: z.object({ vmId: ids.vmId }),
    failures: [
      'vm.unknown',
      'host.unknown',
      'host.off',
      'volume.offline',
      'vm.wrongState',
      'vm.replicated',
      'vm.duplicateName',
      'vm.versionNotSupported',
      'vm.tooMany',
      'disk.volumeFull',
    ],
  }),
  'vm.save': command({
    summary: 'Saves the state of a running or paused virtual machine, as Save-VM.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState'],
  }),
  'vm.pause': command({
    summary: 'Pauses a running virtual machine, which keeps its memory, as Suspend-VM.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState'],
  }),
  'vm.resume': command({
    summary: 'Lets a paused virtual machine go on, as Resume-VM.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState', 'vm.storageFull', 'vm.storageLost'],
  }),
  'vm.removeSavedState': command({
    summary: 'Throws the saved state of a virtual machine away, which is then off, as Remove-VMSavedState.',
    input: z.strictObject(ofVm),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState'],
  }),
  'vm.setMemory': command({
    summary: 'Sets startup memory and dynamic memory of a virtual machine that is off, as Set-VMMemory.',
    input: z.strictObject({
      ...ofVm,
      memoryBytes: ids.bytes,
      /** Null: static memory. */
      dynamicMemory: dynamicMemoryView.strict().nullable().default(null),
    }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState', 'vm.badMemory', 'vm.badDynamicMemory'],
  }),
  'vm.setProcessor': command({
    summary: 'Sets the number of virtual processors of a virtual machine that is off, as Set-VMProcessor.',
    input: z.strictObject({ ...ofVm, processorCount: z.int() }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.wrongState', 'vm.badProcessorCount'],
  }),
  'vm.setAutomaticActions': command({
    summary: 'Sets what the host does with a virtual machine when it starts and when it shuts down, as Set-VM.',
    input: z.strictObject({
      ...ofVm,
      startAction: ids.automaticStartAction.optional(),
      startDelaySeconds: z.int().optional(),
      stopAction: ids.automaticStopAction.optional(),
    }),
    output: nothing,
    failures: ['vm.unknown', 'host.off', 'vm.badSeconds'],
  }),
  'vm.setShutdownTime': command({
    summary: 'Sets how long the guest takes to shut down; the machine is Stopping meanwhile.',
    input: z.strictObject({ ...ofVm, seconds: z.int() }),
    output: nothing,
    failures: ['vm.unknown', 'vm.badSeconds'],
  }),
  'vm.setIntegrationServices': command({
    summary: 'Switches integration services on or off, as Enable- and Disable-VMIntegrationService.',
    input: z.strictObject({ ...ofVm, services: integrationServices.partial().strict() }),
    output: nothing,
    failures: ['vm.unknown', 'host.off'],
  }),
  'vm.setChurnProfile': command({
    summary: "Sets how the guest's writing spreads over time; its mean stays the rate of the machine.",
    input: z.strictObject({ ...ofVm, profile: churnProfile }),
    output: nothing,
    failures: ['vm.unknown', 'guest.badChurnProfile'],
  }),
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
      memoryBytes: ids.bytes.default(4 * gigabyte),
      /** Null: static memory. */
      dynamicMemory: dynamicMemoryView.strict().nullable().default(null),
      disks: z
        .array(z.strictObject({ sizeBytes: ids.bytes, usedBytes: ids.bytes.optional(), name: z.string().optional() }))
        .default([{ sizeBytes: 40 * gigabyte }]),
      /** Static address of the guest; left out: none. */
      ip: ipConfigurationView.optional(),
      guestFiles: z
        .array(z.strictObject({ path: z.string(), sizeBytes: ids.bytes.default(4096) }))
        .max(machineLimits.guestFileCount)
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
}
