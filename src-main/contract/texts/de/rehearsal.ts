import type { rehearsalFailures } from '../../failures/rehearsal.ts'
import type { FailureText } from '../shape.ts'

export const rehearsal = {
  'rehearsal.worldNotEmpty': {
    sentence: 'Der Arbeitsbereich {{path}} enthält bereits Hosts.',
    next: 'Proben Sie in einem neuen Arbeitsbereich; dieser wurde nicht verändert.',
  },
  'rehearsal.folderNotEmpty': {
    sentence: 'Der Ordner {{path}} enthält bereits Dateien.',
    next: 'Wählen Sie einen leeren oder neuen Ordner; es wurde nichts geschrieben.',
  },
} satisfies Record<keyof typeof rehearsalFailures, FailureText>
