import type { FailureTable } from './table.ts'

export const networkFailures = {} as const satisfies FailureTable
