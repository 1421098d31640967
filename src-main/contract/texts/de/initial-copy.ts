import type { initialCopyFailures } from '../../failures/initial-copy.ts'
import type { FailureText } from '../shape.ts'

export const initialCopy = {
  'initialCopy.badPath': {
    sentence: '„{{path}}“ ist kein vollständiger Pfad zu einem Ordner auf einem Volume von {{host}}.',
    next: 'Geben Sie einen Pfad wie „C:\\Export“ auf einem Volume an, das {{host}} hat.',
  },
  'initialCopy.alreadyExists': {
    sentence: 'Der Ordner „{{path}}“ ist auf {{host}} bereits vorhanden.',
    next: 'Wählen Sie einen anderen Ordner; in diesem kann eine Kopie liegen, die noch gebraucht wird.',
  },
  'initialCopy.notAlone': {
    sentence: 'Eine erste Kopie auf externen Medien wird sofort und vollständig geschrieben.',
    next: 'Lassen Sie die Startzeit und den Vergleich mit einem vorhandenen virtuellen Computer weg.',
  },
  'initialCopy.unknown': {
    sentence: 'Im Ordner „{{path}}“ auf {{host}} befindet sich keine erste Kopie.',
    next: 'Bringen Sie den exportierten Ordner auf {{host}}, oder geben Sie den Ordner an, der für diesen virtuellen Computer exportiert wurde.',
  },
  'initialCopy.otherMachine': {
    sentence:
      'Die erste Kopie in „{{path}}“ gehört nicht zum virtuellen Computer „{{vm}}“ und seiner jetzigen Replikation.',
    next: 'Importieren Sie den Ordner, der für diese Replikation von „{{vm}}“ exportiert wurde.',
  },
  'initialCopy.exported': {
    sentence:
      'Die erste Kopie des virtuellen Computers „{{vm}}“ ist exportiert; seine erste Replikation kann nicht mehr beendet werden.',
    next: 'Importieren Sie „{{path}}“ auf dem Replikatserver, oder entfernen Sie die Replikation auf beiden Hosts.',
  },
  'initialCopy.beingWritten': {
    sentence: 'Der Export nach „{{path}}“ auf {{host}} ist noch nicht abgeschlossen.',
    next: 'Warten Sie, bis er abgeschlossen ist, oder beenden Sie die erste Replikation.',
  },
} satisfies Record<keyof typeof initialCopyFailures, FailureText>
