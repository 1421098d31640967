import type { FailureTable } from './table.ts'

export const connectionFailures = {} as const satisfies FailureTable
