import type { FixTexts } from '../index.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Povolit pravidlo brány firewall',
  enableReplicaServer: 'Povolit server repliky',
  addTrustedHostsOnBoth: 'Přidat oba hostitele do TrustedHosts',
  importRoot: 'Importovat kořenový certifikát',
  importCrl: 'Importovat seznam CRL',
  disableRevocationCheck: 'Vypnout kontrolu odvolání',
  shutDownVm: 'Vypnout virtuální počítač',
  startVm: 'Spustit virtuální počítač',
  powerOnHost: 'Obnovit napájení hostitele',
  resumeReplication: 'Obnovit replikaci',
  setAsReplica: 'Nastavit jako repliku',
  stopTestFailover: 'Zastavit testovací převzetí služeb',
  useListenerPort: 'Použít port {{listenerPort}}',
  addAuthorizationEntry: 'Přidat položku autorizace',
  updateDnsRecord: 'Aktualizovat záznam A',
} satisfies FixTexts
