import type { FailureTable } from './table.ts'

/** Network adapters. */
export const adapterFailures = {
  'adapter.tooMany': { meaning: 'A machine has at most 8 synthetic and 4 legacy adapters.', params: ['countMax'] },
  'adapter.badName': { meaning: 'The name of an adapter is empty or too long.', params: ['name'] },
  'adapter.badVlan': { meaning: 'A VLAN id is 1 to 4094 (IEEE 802.1Q).', params: ['vlanId'] },
  'adapter.badMacAddress': { meaning: 'Not a unicast MAC address of six octets.', params: ['macAddress'] },
  'adapter.duplicateMacAddress': {
    meaning: 'Another adapter on this host has this MAC address.',
    params: ['macAddress', 'owner'],
  },
  'adapter.legacyGeneration2': {
    meaning: 'Generation 2 machines have no emulated hardware.',
    params: ['vm'],
  },
  'adapter.legacyFailoverIp': {
    meaning: 'Failover TCP/IP needs a synthetic adapter (reference 7).',
    params: ['adapter'],
  },
  'adapter.unknown': { meaning: 'No network adapter has this id.', params: ['adapterId'] },
} as const satisfies FailureTable
