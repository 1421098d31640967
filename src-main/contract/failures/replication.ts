import type { FailureTable } from './table.ts'

export const replicationFailures = {} as const satisfies FailureTable
