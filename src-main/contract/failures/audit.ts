import type { FailureTable } from './table.ts'

/** The audit trail. */
export const auditFailures = {
  'audit.broken': { meaning: 'An entry of the audit trail was changed, taken out or cut off.', params: ['entry'] },
} as const satisfies FailureTable
