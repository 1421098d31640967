import type { FailureTable } from './table.ts'

/** What can happen to roots and certificates after they were made. */
export const lifecycleFailures = {
  'certificate.notIssuedHere': {
    meaning: 'Only certificates that a root of this workspace issued can be revoked or renewed.',
    params: ['name'],
  },
  'certificate.alreadyRevoked': { meaning: 'The certificate has been revoked before.', params: ['name'] },
  'certificate.alreadyRenewed': {
    meaning: 'The certificate has a successor already.',
    params: ['name', 'successor'],
  },
  'certificate.keyRevoked': {
    meaning: 'The key of a revoked certificate is not to be certified again.',
    params: ['name'],
  },
  'root.mayNotSignCrl': {
    meaning: 'The key usage of an imported root lacks cRLSign, so hosts would not believe its CRLs.',
    params: ['root'],
  },
} as const satisfies FailureTable
