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
  'lab.tryUnknown': { meaning: 'There is no such try, or its lab is no longer there.', params: [] },
  'lab.tryUnreadable': { meaning: 'The folder of a try cannot be read or written.', params: ['path', 'problem'] },
  'lab.notOpen': { meaning: 'The try that is meant is not open.', params: [] },
  'lab.notOffered': { meaning: 'The program was started without labs.', params: [] },
  'lab.modeUnknown': { meaning: 'The lab has no such mode.', params: ['id'] },
  'lab.partUnknown': { meaning: 'The lab has no such step, question or hint.', params: ['id'] },
  'lab.packUnreadable': { meaning: 'The labs cannot be read, or something in them is wrong.', params: ['path'] },
  'lab.showFails': {
    meaning: 'A step cannot be shown, because something that an earlier step makes is not there.',
    params: ['call', 'code'],
  },
} as const satisfies FailureTable
