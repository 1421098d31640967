import type { inspectionFailures } from '../../failures/inspection.ts'
import type { FailureText } from '../shape.ts'

export const inspection = {
  'file.unrecognised': {
    sentence: '„{{file}}“ ist weder Zertifikat noch PFX, P7B, Anforderung, Sperrliste oder Schlüssel.',
    next: 'Wählen Sie eine andere Datei; ein Zertifikat für Windows endet auf .cer, eine PFX-Datei auf .pfx.',
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
  'csr.unreadable': {
    sentence: '„{{file}}“ ist keine lesbare Zertifikatanforderung ({{problem}}).',
    next: 'Erstellen Sie die Anforderung auf dem Host noch einmal mit certreq -new.',
  },
} satisfies Record<keyof typeof inspectionFailures, FailureText>
