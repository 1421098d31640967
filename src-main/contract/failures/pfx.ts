import type { FailureTable } from './table.ts'
import { windowsCodes } from '../windows-codes.ts'

/** PFX files. */
export const pfxFailures = {
  'pfx.wrongPassword': { meaning: 'The MAC of a PFX does not fit the password.', params: ['file'] },
  'pfx.unreadable': { meaning: 'The file is no PFX, or is damaged.', params: ['file', 'problem'] },
  'pfx.tooManyIterations': {
    meaning: 'A PFX asks for more iterations than Windows accepts.',
    params: ['file', 'iterations', 'iterationsMax'],
  },
  'pfx.badPassword': {
    meaning: 'A password for a new PFX is empty or holds more than printable ASCII, which programs encode differently.',
    params: [],
  },
  'pfx.noPrivateKey': {
    meaning: 'The PFX holds no private key.',
    params: ['file'],
    windowsCode: windowsCodes.ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY,
  },
  'pfx.notFound': { meaning: 'The PFX that was imported on a host is no longer where it was.', params: ['path'] },
  'pfx.passwordUnknown': {
    meaning:
      'The password of an imported PFX is not at hand; `entry` is what its line in passwords.txt begins with, `none` where the PFX came without a path.',
    params: ['path', 'entry'],
  },
} as const satisfies FailureTable
