import type { fileFailures } from '../../failures/file.ts'
import type { FailureText } from '../shape.ts'

export const file = {
  'file.unreadable': {
    sentence: 'Die Datei „{{path}}“ kann nicht gelesen werden: {{problem}}.',
    next: 'Prüfen Sie den Pfad und Ihre Leseberechtigung.',
  },
  'file.unwritable': {
    sentence: 'In „{{path}}“ kann nicht geschrieben werden: {{problem}}.',
    next: 'Wählen Sie einen anderen Ordner, oder geben Sie sich dort Schreibrechte.',
  },
  'file.diskFull': {
    sentence: 'Auf dem Volume von „{{path}}“ ist kein Speicherplatz mehr frei.',
    next: 'Geben Sie Speicherplatz frei, oder wählen Sie einen Ordner auf einem anderen Volume.',
  },
  'file.tooLarge': {
    sentence: 'Die Datei „{{path}}“ ist größer als {{sizeBytesMax}} und wurde nicht geöffnet.',
    next: 'Wählen Sie eine Zertifikat-, PFX- oder Sperrlistendatei; keine davon ist so groß.',
  },
  'file.unrecognised': {
    sentence: '„{{file}}“ ist weder Zertifikat noch PFX, P7B, Anforderung, Sperrliste oder Schlüssel.',
    next: 'Wählen Sie eine andere Datei; ein Zertifikat für Windows endet auf .cer, eine PFX-Datei auf .pfx.',
  },
  'file.notSupported': {
    sentence: '„{{file}}“ ist möglicherweise in Ordnung, hat aber eine Form, die Understudy nicht liest: {{form}}.',
    next: 'Konvertieren Sie die Datei, und öffnen Sie das Ergebnis: {{conversion}}.',
  },
  'file.nestedTooDeeply': {
    sentence:
      'In „{{file}}“ sind Strukturen tiefer als {{depthMax}} Ebenen geschachtelt, was in keinem Zertifikat vorkommt; die Datei wurde nicht geöffnet.',
    next: 'Lassen Sie sich die Datei noch einmal geben, und öffnen Sie diese auch mit keinem anderen Programm.',
  },
  'file.noBlock': {
    sentence: '„{{file}}“ hat {{blockCount}} Blöcke; Nummer {{block}} ist nicht darunter.',
    next: 'Wählen Sie einen der vorhandenen Blöcke.',
  },
} satisfies Record<keyof typeof fileFailures, FailureText>
