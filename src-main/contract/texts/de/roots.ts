import type { rootFailures } from '../../failures/roots.ts'
import type { FailureText } from '../shape.ts'

export const roots = {
  'root.hasSuccessor': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat in „{{successor}}“ bereits einen Nachfolger.',
    next: 'Lösen Sie stattdessen „{{successor}}“ ab oder beenden Sie den laufenden Wechsel.',
  },
  'root.noSuccessor': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat keinen Nachfolger.',
    next: 'Beginnen Sie zuerst den Wechsel dieses Stammzertifikats.',
  },
  'root.rollOverEnded': {
    sentence: 'Der Wechsel des Stammzertifikats „{{root}}“ ist bereits beendet.',
    next: 'Es ist nichts zu tun; entfernen Sie das alte Stammzertifikat von den Hosts, falls es noch dort ist.',
  },
  'root.stillInUse': {
    sentence: '{{count}} Zertifikate des Stammzertifikats „{{root}}“ sind noch in Gebrauch.',
    next: 'Erneuern Sie sie und bringen Sie die neuen Dateien auf die Hosts, oder beenden Sie den Wechsel trotzdem.',
  },
  'template.unknown': {
    sentence: 'Das Stammzertifikat „{{root}}“ hat keine Vorlage namens „{{template}}“.',
    next: 'Wählen Sie eine aus der Liste oder speichern Sie sie zuerst.',
  },
  'name.outsideConstraint': {
    sentence:
      'Das Stammzertifikat „{{root}}“ darf nur Namen unterhalb von {{permitted}} beglaubigen; „{{name}}“ gehört nicht dazu.',
    next: 'Verwenden Sie einen Namen unterhalb von {{permitted}} oder ein anderes Stammzertifikat.',
  },
} satisfies Record<keyof typeof rootFailures, FailureText>
