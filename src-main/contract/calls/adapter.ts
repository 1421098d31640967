import { z } from 'zod'
import { command } from '../call.ts'
import * as ids from '../ids.ts'
import { ipv6ConfigurationView } from '../views/machine.ts'
import { nothing } from './parts.ts'

const ofAdapter = { vmId: ids.vmId, adapterId: ids.adapterId }
const found = ['vm.unknown', 'host.off', 'adapter.unknown'] as const
const ipv6 = ipv6ConfigurationView.extend({
  gateway: z.string().nullable().default(null),
  dnsServer: z.string().nullable().default(null),
  alternateDnsServer: z.string().nullable().default(null),
})

/** Network adapters of a virtual machine. */
export const adapterCalls = {
  'adapter.add': command({
    summary: 'Adds a network adapter to a virtual machine, as Add-VMNetworkAdapter.',
    input: z.strictObject({
      vmId: ids.vmId,
      name: z.string().default('Network Adapter'),
      switchName: z.string().nullable().default(null),
      /** Emulated hardware of generation 1; only while the machine is off. */
      isLegacy: z.boolean().default(false),
    }),
    output: z.object({ adapterId: ids.adapterId }),
    failures: [
      'vm.unknown',
      'host.off',
      'vm.wrongState',
      'adapter.badName',
      'adapter.tooMany',
      'adapter.legacyGeneration2',
      'host.unknownSwitch',
    ],
  }),
  'adapter.remove': command({
    summary: 'Removes a network adapter, as Remove-VMNetworkAdapter.',
    input: z.strictObject(ofAdapter),
    output: nothing,
    failures: [...found, 'vm.wrongState'],
  }),
  'adapter.setVlan': command({
    summary: 'Sets the VLAN identifier of an adapter; null for untagged traffic.',
    input: z.strictObject({ ...ofAdapter, vlanId: z.int().nullable() }),
    output: nothing,
    failures: [...found, 'adapter.badVlan'],
  }),
  'adapter.setMacAddress': command({
    summary: 'Gives an adapter of a virtual machine that is off a static MAC address; null for a dynamic one.',
    input: z.strictObject({ ...ofAdapter, macAddress: z.string().nullable() }),
    output: nothing,
    failures: [...found, 'vm.wrongState', 'adapter.badMacAddress', 'adapter.duplicateMacAddress'],
  }),
  'adapter.setTestSwitch': command({
    summary: 'Sets the switch to which a test failover connects the adapter; null for none.',
    input: z.strictObject({ ...ofAdapter, switchName: z.string().nullable() }),
    output: nothing,
    failures: [...found, 'host.unknownSwitch', 'replication.notEnabled'],
  }),
  'adapter.setGuestAddress': command({
    summary: 'Sets the static IPv6 address inside a running guest, as New-NetIPAddress; null removes it.',
    input: z.strictObject({ ...ofAdapter, ipv6: ipv6.strict().nullable() }),
    output: nothing,
    failures: [...found, 'vm.notRunning', 'ip.badIpv6Address', 'ip.badPrefixLength', 'ip.duplicate'],
  }),
  'adapter.setFailoverAddress': command({
    summary: 'Failover TCP/IP of an adapter for IPv6, as Set-VMNetworkAdapterFailoverConfiguration; null clears it.',
    input: z.strictObject({ ...ofAdapter, ipv6: ipv6.strict().nullable() }),
    output: nothing,
    failures: [
      ...found,
      'replication.notEnabled',
      'adapter.legacyFailoverIp',
      'ip.badIpv6Address',
      'ip.badPrefixLength',
    ],
  }),
}
