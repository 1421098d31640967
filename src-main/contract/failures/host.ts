import type { FailureTable } from './table.ts'

export const hostFailures = {} as const satisfies FailureTable
