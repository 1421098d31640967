import type { FailureTable } from './table.ts'

/** Faults that are injected and healed. */
export const faultFailures = {
  'fault.targetMissing': {
    meaning: 'The fault needs a target that was not named, and there is more than one.',
    params: ['faultId', 'needed'],
  },
  'fault.notApplicable': {
    meaning: 'The world is not in a state in which the fault can be injected; `reason` says why.',
    params: ['faultId', 'reason'],
  },
  'fault.alreadyActive': { meaning: 'The fault is active there.', params: ['faultId'] },
  'fault.notActive': { meaning: 'The fault is not active there, so there is nothing to heal.', params: ['faultId'] },
} as const satisfies FailureTable
