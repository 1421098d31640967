import type { FailureTable } from './table.ts'

/** Guided labs. */
export const labFailures = {
  'lab.unknown': { meaning: 'The pack has no lab with this id.', params: ['id'] },
  'lab.locked': { meaning: 'The lab does not let this call through.', params: ['call'] },
  'lab.hidden': { meaning: 'The lab hides what the call would tell.', params: ['call'] },
  'lab.timeUsedUp': { meaning: 'More virtual time would pass than the lab allows.', params: ['hours'] },
  'lab.startFails': { meaning: 'A call that builds the world of a lab was refused.', params: ['call', 'code'] },
  'lab.notRecorded': {
    meaning: 'Nothing was recorded in the workspace, or where its start ends was not marked.',
    params: ['path'],
  },
  'lab.exists': { meaning: 'The pack has a lab with this id already.', params: ['id', 'path'] },
  'lab.pointUnknown': { meaning: 'The try holds no such point to go back to.', params: ['point'] },
} as const satisfies FailureTable
