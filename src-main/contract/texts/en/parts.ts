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
    'file.write': 'some of the files written',
    'host.add': 'the hosts added',
    'root.create': 'the root created',
    'root.createPerHost': 'roots and certificates of the hosts created',
    'certificate.issue': 'the certificates issued',
    'certificate.export': 'the files for the hosts written',
    'certificate.bundle': 'the bundles written',
    'certificate.importOnHost': 'the certificates imported on the hosts',
    'vm.create': 'the virtual machines created',
  },
} satisfies PartTexts
