/** Czech texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { fixes as source } from '../en/fixes.ts'

export const fixes = {
  enableFirewallRule: 'Povolit pravidlo na {{host}}',
  enableReplicaServer: 'Povolit {{host}} jako server repliky',
  addTrustedHostsOnBoth: 'Přidat do TrustedHosts na obou',
  importRoot: 'Importovat kořen na {{host}}',
  importCrl: 'Importovat seznam CRL na {{host}}',
  disableRevocationCheck: 'Vypnout kontrolu odvolání na {{host}}',
  shutDownVm: 'Vypnout {{vm}}',
  startVm: 'Spustit {{vm}}',
  powerOnHost: 'Obnovit napájení {{host}}',
  resumeReplication: 'Obnovit replikaci {{vm}}',
  setAsReplica: 'Označit {{vm}} jako repliku',
  stopTestFailover: 'Zastavit test převzetí služeb {{vm}}',
  useListenerPort: 'Použít port {{port}}',
  addAuthorizationEntry: 'Přidat autorizační položku na {{host}}',
  updateDnsRecord: 'Aktualizovat záznam A pro {{name}}',
} satisfies Localized<typeof source, 'cs'>
