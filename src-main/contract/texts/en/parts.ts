import type { PartTexts } from '../shape.ts'

/** How far a compound command came. */
export const partTexts = {
  done: 'Done so far: {{steps}}.',
  remaining: 'Still to do: {{steps}}. The same command goes on from there.',
  steps: {
    'failover.prepare': 'the last changes sent',
    'failover.start': 'failed over',
    'failover.complete': 'the failover completed',
    'vm.start': 'the virtual machine started',
    'vm.connectAdapter': 'the network adapter connected',
    'vm.setGuestIp': 'the address of the guest set',
    'vm.setFailoverIp': 'the failover address set',
    'dns.set': 'the DNS record set',
    'replication.enable': 'replication enabled',
    'replication.startInitial': 'the initial replication started',
    'replication.setAsReplica': 'the old primary set as Replica',
    'replication.reverse': 'the direction reversed',
    'replication.change': 'the replication settings changed',
  },
} satisfies PartTexts
