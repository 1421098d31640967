import type { FixTexts } from '../shape.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Povolit pravidlo na {{host}}',
  enableReplicaServer: 'Povolit {{host}} jako server repliky',
  addTrustedHostsOnBoth: 'Přidat do TrustedHosts na obou',
  importRoot: 'Importovat kořen na {{host}}',
  importCrl: 'Importovat seznam CRL na {{host}}',
  importPfx: 'Importovat PFX na {{host}}',
  importIssuer: 'Importovat vydávající autoritu na {{host}}',
  setClock: 'Nastavit správně hodiny hostitele {{host}}',
  renewCertificate: 'Obnovit certifikát pro {{name}}',
  issueCertificate: 'Vydat certifikát pro {{host}}',
  publishCrl: 'Podepsat další seznam CRL kořene {{root}}',
  shutDownVm: 'Vypnout {{vm}}',
  powerOnHost: 'Zapnout {{host}}',
  setAsReplica: 'Označit {{vm}} jako repliku',
  stopTestFailover: 'Zastavit test převzetí služeb {{vm}}',
  addAuthorizationEntry: 'Přidat autorizační položku na {{host}}',
} satisfies FixTexts
