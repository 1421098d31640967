import type { auditFailures } from '../../failures/audit.ts'
import type { FailureText } from '../shape.ts'

export const audit = {
  'audit.broken': {
    sentence: 'The audit trail was changed: {{entry}} does not fit what comes before it.',
    next: 'Compare the workspace with a backup, and find out who had access to the file.',
  },
} satisfies Record<keyof typeof auditFailures, FailureText>
