import type { auditFailures } from '../../failures/audit.ts'
import type { FailureText } from '../shape.ts'

export const audit = {
  'audit.broken': {
    sentence: 'Das Überwachungsprotokoll wurde verändert: {{entry}} passt nicht zu dem, was davor steht.',
    next: 'Vergleichen Sie den Arbeitsbereich mit einer Sicherung und klären Sie, wer Zugriff auf die Datei hatte.',
  },
} satisfies Record<keyof typeof auditFailures, FailureText>
