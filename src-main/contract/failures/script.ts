import type { FailureTable } from './table.ts'

/** Calls in a row. */
export const scriptFailures = {
  'script.badLine': { meaning: 'A line of a script is not one call as JSON.', params: ['line', 'field'] },
  'script.unknownReference': {
    meaning:
      'A step names something that is not there: a host, a machine, a value, what an earlier step should have kept.',
    params: ['reference'],
  },
  'script.notRefused': {
    meaning: 'A step says that its call is refused, and it was carried out.',
    params: ['call', 'expected'],
  },
} as const satisfies FailureTable
