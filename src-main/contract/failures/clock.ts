import type { FailureTable } from './table.ts'

/** Virtual time. */
export const clockFailures = {
  'time.notPast': {
    meaning: 'The instant lies before the beginning of the world or after its clock.',
    params: ['instant', 'firstInstant'],
  },
  'time.notAhead': {
    meaning: 'The instant is not after the virtual clock, or more than ten years ahead.',
    params: ['instant', 'now'],
  },
  'time.wentBack': {
    meaning: "The computer's clock is behind the newest signature or audit entry of the workspace.",
    params: ['now', 'newest'],
  },
  'time.outOfRange': { meaning: 'The span is not between one second and 366 days.', params: ['seconds'] },
} as const satisfies FailureTable
