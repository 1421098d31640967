import type { FailureTable } from './table.ts'

/** Virtual switches. */
export const switchFailures = {
  'switch.badName': { meaning: 'A switch has a name of 1 to 64 characters.', params: ['name'] },
  'switch.duplicate': { meaning: 'The host has a virtual switch with this name.', params: ['host', 'switch'] },
  'switch.tooMany': { meaning: 'The host holds as many virtual switches as it can.', params: ['countMax'] },
} as const satisfies FailureTable
