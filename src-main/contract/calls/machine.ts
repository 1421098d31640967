import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { churnProfile, dynamicMemoryView, integrationServices } from '../views/machine.ts'

const nothing = z.object({})
const ofVm = { vmId: ids.vmId }

/** Settings of a virtual machine beyond its disks and adapters, and its power beyond on and off. */
export const machineCalls = {
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
  'host.shutDown': command({
    summary: 'Shuts a host down in order: each machine is turned off, saved or shut down first, as its settings say.',
    input: z.strictObject({ hostId: ids.hostId }),
    output: nothing,
    failures: ['host.unknown', 'host.off'],
  }),
}
