import type { FixTexts } from '../index.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Firewallregel aktivieren',
  enableReplicaServer: 'Replikatserver aktivieren',
  addTrustedHostsOnBoth: 'Beide Hosts zu TrustedHosts hinzufügen',
  importRoot: 'Stammzertifikat importieren',
  importCrl: 'Sperrliste importieren',
  disableRevocationCheck: 'Sperrprüfung ausschalten',
  shutDownVm: 'Virtuellen Computer herunterfahren',
  startVm: 'Virtuellen Computer starten',
  powerOnHost: 'Host wieder einschalten',
  resumeReplication: 'Replikation fortsetzen',
  setAsReplica: 'Als Replikat festlegen',
  stopTestFailover: 'Testfailover beenden',
  useListenerPort: 'Port {{listenerPort}} verwenden',
  addAuthorizationEntry: 'Autorisierungseintrag hinzufügen',
  updateDnsRecord: 'A-Eintrag aktualisieren',
} satisfies FixTexts
