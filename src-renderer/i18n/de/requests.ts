/** German texts; what they are about is said in the English file of the same name. */
import type { Localized } from '../catalog.ts'
import type { requests as source } from '../en/requests.ts'

export const requests = {
  prepareOpen: 'Anforderungen vorbereiten...',
  prepareTitle: 'Anforderungen vorbereiten',
  prepareText:
    'Der Schlüssel entsteht auf dem Host und verlässt ihn nie. Jeder Host bekommt eine INF-Datei und die certreq-Zeilen; bringen Sie die Anforderung hierher zurück.',
  prepareDo: 'Vorbereiten',
  prepared_one: 'Die Zeilen für {{count}} Anforderung. Geben Sie sie auf dem Host als Administrator ein.',
  prepared_other: 'Die Zeilen für {{count}} Anforderungen. Geben Sie sie auf jedem Host als Administrator ein.',
  inf: 'INF-Datei',
  make: 'erzeugt den Schlüssel und {{file}}',
  accept: 'sobald {{file}} da ist',
  folderHelp: 'Dorthin werden die INF-Dateien geschrieben. Leer: Sie werden nur angezeigt.',
  signOpen: 'Anforderung signieren...',
  signTitle: 'Anforderung signieren',
  signText: 'Beide Zwecke werden eingetragen, was auch immer in der Anforderung steht. Ihre Signatur muss stimmen.',
  namesHelp: 'Wie in der Anforderung, einer je Zeile. Der erste ist der Antragsteller.',
  keyInside: 'Die Anforderung enthält einen RSA-Schlüssel mit {{bits}} Bit.',
  signDo: 'Signieren',
  signedNext: 'Das Paket dieses Hosts enthält keine PFX, weil der Schlüssel schon auf dem Host liegt.',
  perHostOpen: 'Ein Stammzertifikat je Host...',
  perHostTitle: 'Ein Stammzertifikat je Host',
  perHostText:
    'Wie in Anleitungen mit makecert: ein Stammzertifikat und ein Zertifikat je Host, und jeder Host vertraut den Stammzertifikaten aller. Mit einem einzigen sind es weniger Schritte.',
  perHostPassphrase: 'Passphrase all dieser Stammzertifikate',
  joins: 'Auch vertrauen',
  joinsHelp: 'Ein Stammzertifikat, mit dessen Hosts die neuen replizieren; ab dann vertrauen alle einander.',
  perHostDo: 'Erstellen',
  perHostDone_one: '{{count}} Stammzertifikat mit seinem Hostzertifikat erstellt.',
  perHostDone_other: '{{count}} Stammzertifikate mit ihren Hostzertifikaten erstellt.',
} satisfies Localized<typeof source, 'de'>
