import type { FailureTable } from './table.ts'

/** Calls and shells as such. */
export const coreFailures = {
  'input.invalid': {
    meaning: 'The input does not fit the declared schema; `field` names the first wrong field.',
    params: ['field', 'problem', 'bound'],
  },
  'call.unknown': { meaning: 'No command or query has this name.', params: ['name'] },
  'core.internal': { meaning: 'A broken invariant stopped the step; nothing was changed.', params: ['detail'] },
  'core.closed': { meaning: 'The core has been closed and takes no more calls.', params: [] },
  'core.cancelled': { meaning: 'The user cancelled a long task before it was done.', params: ['task'] },
  'shell.portBusy': { meaning: 'Another program listens on the port that the web shell should use.', params: ['port'] },
  'shell.unauthorized': {
    meaning: 'The web shell was called without a valid token or from another origin.',
    params: [],
  },
  'shell.unreachable': { meaning: 'The client lost its connection to the core.', params: [] },
} as const satisfies FailureTable
