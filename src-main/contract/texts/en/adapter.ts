import type { adapterFailures } from '../../failures/adapter.ts'
import type { FailureText } from '../shape.ts'

export const adapter = {
  'adapter.tooMany': {
    sentence: 'A virtual machine can have no more than {{countMax}} network adapters of this kind.',
    next: 'Remove an adapter first.',
  },
  'adapter.badName': {
    sentence: "'{{name}}' cannot be the name of a network adapter.",
    next: 'Enter 1 to 100 characters.',
  },
  'adapter.badVlan': {
    sentence: '{{vlanId}} is not a VLAN identifier.',
    next: 'Enter a number from 1 to 4094, or clear the field for untagged traffic.',
  },
  'adapter.badMacAddress': {
    sentence: "'{{macAddress}}' is not a MAC address that an adapter can have.",
    next: 'Enter six pairs of hexadecimal digits such as 00-15-5D-01-02-03.',
  },
  'adapter.duplicateMacAddress': {
    sentence: "The MAC address {{macAddress}} already belongs to '{{owner}}'.",
    next: 'Enter another address, or choose a dynamic one.',
  },
  'adapter.legacyGeneration2': {
    sentence: "'{{vm}}' is of generation 2 and has no legacy network adapters.",
    next: 'Add a network adapter instead.',
  },
  'adapter.legacyFailoverIp': {
    sentence: "Failover TCP/IP does not work with the legacy network adapter '{{adapter}}'.",
    next: 'Use a network adapter that is not a legacy one, or set the address in the guest after the failover.',
  },
  'adapter.unknown': {
    sentence: 'The virtual machine has no network adapter with the id {{adapterId}}.',
    next: 'Choose a network adapter of this virtual machine.',
  },
} satisfies Record<keyof typeof adapterFailures, FailureText>
