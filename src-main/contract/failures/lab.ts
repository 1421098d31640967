import type { FailureTable } from './table.ts'

/** Guided labs. */
export const labFailures = {
  'lab.unknown': { meaning: 'The pack has no lab with this id.', params: ['id'] },
  'lab.locked': { meaning: 'The lab does not let this call through.', params: ['call'] },
  'lab.timeUsedUp': { meaning: 'More virtual time would pass than the lab allows.', params: ['hours'] },
  'lab.startFails': { meaning: 'A call that builds the world of a lab was refused.', params: ['call', 'code'] },
  'lab.handedIn': { meaning: 'The try has been handed in, and its result stands.', params: [] },
  'lab.noHint': { meaning: 'There is no such hint in this mode of the lab.', params: ['hint'] },
  'lab.pointUnknown': { meaning: 'The try holds no such point to go back to.', params: ['point'] },
} as const satisfies FailureTable
