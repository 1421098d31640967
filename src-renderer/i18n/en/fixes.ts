/** Buttons that carry out a remedy. */
export const fixes = {
  enableFirewallRule: 'Enable the rule on {{host}}',
  enableReplicaServer: 'Enable {{host}} as a Replica server',
  addTrustedHostsOnBoth: 'Add to TrustedHosts on both',
  importRoot: 'Import the root on {{host}}',
  importCrl: 'Import the CRL on {{host}}',
  disableRevocationCheck: 'Switch the revocation check off on {{host}}',
  shutDownVm: 'Shut down {{vm}}',
  startVm: 'Start {{vm}}',
  powerOnHost: 'Restore power of {{host}}',
  resumeReplication: 'Resume replication of {{vm}}',
  setAsReplica: 'Mark {{vm}} as Replica',
  stopTestFailover: 'Stop the test failover of {{vm}}',
  useListenerPort: 'Use port {{port}}',
  addAuthorizationEntry: 'Add an authorization entry on {{host}}',
  updateDnsRecord: 'Update the A record of {{name}}',
}
