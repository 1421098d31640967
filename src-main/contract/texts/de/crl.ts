import type { crlFailures } from '../../failures/crl.ts'
import type { FailureText } from '../shape.ts'

export const crl = {
  'crl.unreadable': {
    sentence: '{{file}} ist keine Sperrliste oder ist beschädigt ({{problem}}).',
    next: 'Exportieren Sie die Sperrliste noch einmal.',
  },
  'crl.foreign': {
    sentence: 'Die Sperrliste stammt von „{{issuer}}“, und kein Zertifikat dieses Arbeitsbereichs hat sie signiert.',
    next: 'Wählen Sie die Sperrliste einer Zertifizierungsstelle, die hier bekannt ist, oder importieren Sie zuerst deren Zertifikat auf einem Host.',
  },
  'crl.signatureUnknown': {
    sentence: 'Die Signatur der Sperrliste von „{{issuer}}“ kann nicht geprüft werden: {{algorithm}}.',
    next: 'Lassen Sie die Sperrliste von der Zertifizierungsstelle mit RSA und SHA-256 signieren.',
  },
  'crl.negativeNumber': {
    sentence: 'Die Sperrliste von „{{issuer}}“ hat die Nummer {{crlNumber}}; negative Nummern sind nicht zulässig.',
    next: 'Lassen Sie von der Zertifizierungsstelle eine Sperrliste mit einer Nummer ab 1 signieren, und verwenden Sie diese.',
  },
  'crl.badPublishDays': {
    sentence:
      'Auf eine Sperrliste, die {{validDays}} Tage gilt, kann die nächste nicht erst nach {{publishDays}} Tagen folgen.',
    next: 'Wählen Sie weniger Tage bis zur nächsten Sperrliste, zum Beispiel ein Drittel der Gültigkeit.',
  },
  'crl.noDistributionPoint': {
    sentence: 'Für das Stammzertifikat "{{root}}" ist kein Sperrlisten-Verteilungspunkt festgelegt.',
    next: 'Legen Sie zuerst die URL der Sperrliste fest, oder importieren Sie die Sperrliste auf jedem Host als Datei.',
  },
  'crl.none': {
    sentence: 'Das Stammzertifikat "{{root}}" hat noch keine Sperrliste signiert.',
    next: 'Entsperren Sie das Stammzertifikat und veröffentlichen Sie eine Sperrliste.',
  },
  'crl.isDelta': {
    sentence:
      'Die Sperrliste von „{{issuer}}“ ist eine Deltasperrliste: Sie enthält nur, was sich seit einer anderen geändert hat.',
    next: 'Nehmen Sie die Basissperrliste; ihr Dateiname hat kein Pluszeichen.',
  },
  'crl.numberTooLarge': {
    sentence: 'Die Sperrliste von „{{issuer}}“ hat die Nummer {{crlNumber}}; darüber lässt sich nicht weiterzählen.',
    next: 'Wechseln Sie zu einem neuen Stammzertifikat; dessen Sperrlisten beginnen mit Nummer 1.',
  },
  'crl.serverRuns': {
    sentence: 'Die Sperrlisten werden bereits auf Port {{port}} angeboten.',
    next: 'Beenden Sie zuerst diesen Server, wenn Sie einen anderen Port möchten.',
  },
  'crl.portBusy': {
    sentence: 'Auf Port {{port}} können die Sperrlisten nicht angeboten werden: Er ist belegt oder nicht erlaubt.',
    next: 'Wählen Sie einen anderen Port, oder überlassen Sie die Wahl dem System.',
  },
  'crlUrl.notHttp': {
    sentence: '"{{url}}" ist keine URL, die mit http:// beginnt.',
    next: 'Verwenden Sie einfaches http; die Sperrliste ist signiert, und https müsste Sperrungen prüfen, bevor die Liste da ist.',
  },
  'crlUrl.hasExtra': {
    sentence: 'Die URL "{{url}}" enthält "{{extra}}", was Hosts nicht senden oder behalten dürfen.',
    next: 'Verwenden Sie eine einfache URL ohne Benutzer, Abfrage (?) und Fragment (#).',
  },
  'crlUrl.badPath': {
    sentence: 'Die URL "{{url}}" nennt keine .crl-Datei in einfachen Zeichen.',
    next: 'Verwenden Sie Buchstaben, Ziffern, Bindestriche, Punkte und Schrägstriche, zum Beispiel http://pki.lab.example/root.crl.',
  },
  'crlUrl.tooLong': {
    sentence: 'Die URL ist länger als {{lengthMax}} Zeichen.',
    next: 'Verwenden Sie einen kürzeren Pfad.',
  },
} satisfies Record<keyof typeof crlFailures, FailureText>
