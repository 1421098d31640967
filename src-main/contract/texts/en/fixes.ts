import type { FixTexts } from '../shape.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Enable the rule on {{host}}',
  enableReplicaServer: 'Enable {{host}} as a Replica server',
  addTrustedHostsOnBoth: 'Add to TrustedHosts on both',
  importRoot: 'Import the root on {{host}}',
  importCrl: 'Import the CRL on {{host}}',
  importPfx: 'Import the PFX on {{host}}',
  importIssuer: 'Import the issuing authority on {{host}}',
  setClock: 'Set the clock of {{host}} right',
  renewCertificate: 'Renew the certificate of {{name}}',
  issueCertificate: 'Issue a certificate for {{host}}',
  publishCrl: 'Sign the next CRL of {{root}}',
  shutDownVm: 'Shut down {{vm}}',
  powerOnHost: 'Turn on {{host}}',
  setAsReplica: 'Mark {{vm}} as Replica',
  stopTestFailover: 'Stop the test failover of {{vm}}',
  addAuthorizationEntry: 'Add an authorization entry on {{host}}',
} satisfies FixTexts
