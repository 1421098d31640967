import type { FixTexts } from '../index.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Enable the firewall rule',
  enableReplicaServer: 'Enable the Replica server',
  addTrustedHostsOnBoth: 'Add both hosts to TrustedHosts',
  importRoot: 'Import the root',
  importCrl: 'Import the CRL',
  disableRevocationCheck: 'Switch off the revocation check',
  shutDownVm: 'Shut down the virtual machine',
  startVm: 'Start the virtual machine',
  powerOnHost: 'Give the host its power back',
  resumeReplication: 'Resume replication',
  setAsReplica: 'Set as replica',
  stopTestFailover: 'Stop test failover',
  useListenerPort: 'Use port {{listenerPort}}',
  addAuthorizationEntry: 'Add the authorization entry',
  updateDnsRecord: 'Update the A record',
} satisfies FixTexts
