import type { FailureTable } from './table.ts'

export const rehearsalFailures = {} as const satisfies FailureTable
