import type { FailureTable } from './table.ts'

export const vmFailures = {} as const satisfies FailureTable
