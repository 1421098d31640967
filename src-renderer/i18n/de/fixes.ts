/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { fixes as source } from '../en/fixes.ts'

export const fixes = {
  enableFirewallRule: 'Regel auf {{host}} aktivieren',
  enableReplicaServer: '{{host}} als Replikatserver aktivieren',
  addTrustedHostsOnBoth: 'Auf beiden zu TrustedHosts hinzufügen',
  importRoot: 'Stammzertifikat auf {{host}} importieren',
  importCrl: 'Sperrliste auf {{host}} importieren',
  disableRevocationCheck: 'Sperrprüfung auf {{host}} ausschalten',
  shutDownVm: '{{vm}} herunterfahren',
  startVm: '{{vm}} starten',
  powerOnHost: 'Strom von {{host}} einschalten',
  resumeReplication: 'Replikation von {{vm}} fortsetzen',
  setAsReplica: '{{vm}} als Replikat kennzeichnen',
  stopTestFailover: 'Testfailover von {{vm}} beenden',
  useListenerPort: 'Port {{port}} verwenden',
  addAuthorizationEntry: 'Autorisierungseintrag auf {{host}} hinzufügen',
  updateDnsRecord: 'A-Eintrag von {{name}} aktualisieren',
} satisfies Localized<typeof source, 'de'>
