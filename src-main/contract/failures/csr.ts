import type { FailureTable } from './table.ts'

/** Certificate requests. */
export const csrFailures = {
  'csr.unreadable': { meaning: 'The file holds no request that can be parsed.', params: ['file', 'problem'] },
  'csr.badSignature': {
    meaning: 'A request was not signed with its own key, or with an algorithm that proves nothing.',
    params: ['file'],
  },
  'csr.signatureUnknown': {
    meaning: 'The signature of a request is of a kind that cannot be checked here.',
    params: ['file', 'algorithm'],
  },
  'csr.weakKey': { meaning: 'The key in a request is too short.', params: ['file', 'keyBits', 'keyBitsMin'] },
  'csr.noName': { meaning: 'A request names nobody, and no name was given.', params: ['file'] },
  'csr.lacksUsage': {
    meaning: 'A request does not ask for a usage that Hyper-V Replica needs.',
    params: ['name', 'missing'],
  },
  'csr.nameDiffers': { meaning: 'A request does not name the host.', params: ['name', 'expectedName'] },
} as const satisfies FailureTable
