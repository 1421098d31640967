import type { FailureTable } from './table.ts'

/** Passphrases: remembered, typed, and the keys under them. */
export const protectionFailures = {
  'passphrase.missing': {
    meaning: 'A command needs a passphrase, and there is neither a terminal nor a file to take it from.',
    params: [],
  },
  'key.unreadable': { meaning: 'The file holds no private key that can be read.', params: ['file', 'problem'] },
  'key.wrongPassphrase': { meaning: 'The passphrase does not open the private key in a file.', params: ['file'] },
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
