/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { revocation as source } from '../en/revocation.ts'

export const revocation = {
  revoke: 'Zertifikat sperren...',
  revokeTitle: 'Zertifikat sperren',
  revokeText:
    'Die Sperrliste, in der es steht, wird sofort signiert. Ein Host lehnt das Zertifikat ab, sobald er diese Sperrliste importiert hat; bis dahin nimmt er es weiter an. Eine Sperrung lässt sich nicht zurücknehmen.',
  reason: 'Grund',
  'reason.unspecified': 'Nicht angegeben',
  'reason.keyCompromise': 'Schlüssel kompromittiert',
  'reason.caCompromise': 'Zertifizierungsstelle kompromittiert',
  'reason.affiliationChanged': 'Zugehörigkeit geändert',
  'reason.superseded': 'Ersetzt',
  'reason.cessationOfOperation': 'Vorgang eingestellt',
  revokeDo_one: '{{count}} Zertifikat sperren',
  revokeDo_other: '{{count}} Zertifikate sperren',
  revoked_one: '{{count}} Zertifikat ist gesperrt.',
  revoked_other: '{{count}} Zertifikate sind gesperrt.',
  revokedIn: 'Das steht in Sperrliste {{number}}.',
  hostsLearn:
    'Die Hosts wissen davon noch nichts. Importieren Sie die Sperrliste auf jedem Host, zum Beispiel mit „certutil -addstore -f CA“.',
  importOnHosts: 'Auf Hosts importieren...',
  write: 'Sperrliste in einen Ordner schreiben',
  writeHelp: 'Von dort kommt sie auf die Hosts.',
  notWritten: 'In keinen Ordner geschrieben',
  publish: 'Sperrliste veröffentlichen...',
  publishTitle: 'Sperrliste {{number}} veröffentlichen',
  publishText:
    'Hosts, die Sperrungen prüfen, brauchen eine gültige Sperrliste. Eine neue kann die alte jederzeit ersetzen.',
  publishDo: 'Veröffentlichen',
  validDays: 'Gültig in Tagen',
  validDaysHelp: 'Bis 400. Je länger sie gilt, desto länger entgeht einem abwesenden Host eine Sperrung.',
  crlImported_one: 'Sperrliste auf {{count}} Host importiert',
  crlImported_other: 'Sperrliste auf {{count}} Hosts importiert',
  importTitle: 'Sperrliste auf Hosts importieren',
  importText: 'Wie certutil -addstore CA auf dem Host: in die Zwischenzertifizierungsstellen des lokalen Computers.',
  importHosts: 'Hosts',
  renew: 'Erneuern...',
  renewTitle: 'Erneuern',
  renewText:
    'Ein Nachfolger für dieselben Namen mit neuer Seriennummer. Das alte Zertifikat bleibt im Bestand und kann weiter gesperrt werden.',
  newKey: 'Ein neuer Schlüssel',
  newKeyHelp: 'Richtig, wenn der alte Schlüssel in fremde Hände gelangt sein kann.',
  sameKey: 'Der Schlüssel, den der Host hat',
  sameKeyHelp: 'Der private Schlüssel muss nicht noch einmal übertragen werden.',
  renewDo_one: '{{count}} Zertifikat erneuern',
  renewDo_other: '{{count}} Zertifikate erneuern',
  renewed_one: '{{count}} Zertifikat ist erneuert.',
  renewed_other: '{{count}} Zertifikate sind erneuert.',
  renewedText: 'Exportieren Sie die Nachfolger, importieren Sie sie auf den Hosts und wählen Sie sie dort aus.',
} satisfies Localized<typeof source, 'de'>
