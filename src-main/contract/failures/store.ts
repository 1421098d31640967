import type { FailureTable } from './table.ts'

/** Certificate stores. */
export const storeFailures = {
  'store.missing': { meaning: 'The store does not hold this certificate.', params: ['host', 'store', 'certificateId'] },
} as const satisfies FailureTable
