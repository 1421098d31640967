import type { FailureTable } from './table.ts'

/** Remembering passphrases. */
export const protectionFailures = {
  'passphrase.notRemembered': { meaning: 'No passphrase is remembered for this root.', params: ['root'] },
  'passphrase.shellRemembersNone': {
    meaning: 'The browser and the command line have no store of the system to remember a passphrase in.',
    params: [],
  },
  'passphrase.noSafeStore': {
    meaning: 'The system offers no store that protects a passphrase from other programs and users.',
    params: ['store'],
  },
  'passphrase.storeFailed': {
    meaning: "The system's store refused to seal or to open a passphrase.",
    params: ['problem'],
  },
} as const satisfies FailureTable
