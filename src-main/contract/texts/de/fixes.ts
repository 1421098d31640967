import type { FixTexts } from '../shape.ts'

/** What the button says that carries out a remedy. */
export const fixTexts = {
  enableFirewallRule: 'Regel auf {{host}} aktivieren',
  enableReplicaServer: '{{host}} als Replikatserver aktivieren',
  addTrustedHostsOnBoth: 'Auf beiden zu TrustedHosts hinzufügen',
  importRoot: 'Stammzertifikat auf {{host}} importieren',
  importCrl: 'Sperrliste auf {{host}} importieren',
  importPfx: 'PFX-Datei auf {{host}} importieren',
  importIssuer: 'Ausstellende Zertifizierungsstelle auf {{host}} importieren',
  setClock: 'Uhr von {{host}} richtig stellen',
  renewCertificate: 'Zertifikat von {{name}} erneuern',
  issueCertificate: 'Zertifikat für {{host}} ausstellen',
  publishCrl: 'Nächste Sperrliste von {{root}} signieren',
  shutDownVm: '{{vm}} herunterfahren',
  powerOnHost: '{{host}} einschalten',
  setAsReplica: '{{vm}} als Replikat kennzeichnen',
  stopTestFailover: 'Testfailover von {{vm}} beenden',
  addAuthorizationEntry: 'Autorisierungseintrag auf {{host}} hinzufügen',
} satisfies FixTexts
