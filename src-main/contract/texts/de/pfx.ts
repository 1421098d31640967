import type { pfxFailures } from '../../failures/pfx.ts'
import type { FailureText } from '../shape.ts'

export const pfx = {
  'pfx.wrongPassword': {
    sentence: 'Das Kennwort passt nicht zu {{file}}.',
    next: 'Geben Sie das Kennwort noch einmal ein. Vor Windows Server 2019 nehmen Sie die „compat“-Datei: Bei der anderen erscheint dieselbe Meldung.',
  },
  'pfx.unreadable': {
    sentence: '{{file}} ist keine PFX-Datei oder ist beschädigt ({{problem}}).',
    next: 'Exportieren Sie die Datei noch einmal.',
  },
  'pfx.tooManyIterations': {
    sentence: '{{file}} verlangt {{iterations}} Iterationen; Windows nimmt höchstens {{iterationsMax}} an.',
    next: 'Exportieren Sie die Datei mit weniger Iterationen.',
  },
  'pfx.badPassword': {
    sentence: 'Das Kennwort einer PFX-Datei darf nicht leer sein und nur ASCII-Zeichen enthalten, also keine Umlaute.',
    next: 'Verwenden Sie das vorgeschlagene Kennwort.',
  },
  'pfx.noPrivateKey': {
    sentence: '{{file}} enthält keinen privaten Schlüssel.',
    next: 'Exportieren Sie das Zertifikat mit seinem privaten Schlüssel.',
  },
  'pfx.notFound': {
    sentence: 'Die Datei {{path}}, die auf einem Host importiert wurde, ist nicht mehr da.',
    next: 'Legen Sie sie zurück oder exportieren und importieren Sie sie noch einmal.',
  },
  'pfx.passwordUnknown': {
    sentence:
      'Das Kennwort von {{path}} ist hier nicht bekannt: Kennwörter stehen nur in passwords.txt neben der Datei.',
    next: 'Geben Sie es dem Verbindungstest mit (clientPassword, serverPassword), oder schreiben Sie die Zeile „{{entry}} KENNWORT“ in passwords.txt neben der Datei.',
    cases: {
      param: 'entry',
      texts: {
        none: {
          sentence:
            'Die PFX-Datei von {{path}} wurde ohne ihren Pfad importiert und lässt sich nicht noch einmal lesen.',
          next: 'Importieren Sie die PFX-Datei noch einmal über ihren Pfad.',
        },
      },
    },
  },
} satisfies Record<keyof typeof pfxFailures, FailureText>
