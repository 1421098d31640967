import type { pfxFailures } from '../../failures/pfx.ts'
import type { FailureText } from '../shape.ts'

export const pfx = {
  'pfx.wrongPassword': {
    sentence: 'The password does not fit {{file}}.',
    next: 'Type the password again. On Windows before Server 2019 use the "compat" file: the other one gives the same message.',
  },
  'pfx.unreadable': {
    sentence: '{{file}} is not a PFX file, or is damaged ({{problem}}).',
    next: 'Export the file again.',
  },
  'pfx.tooManyIterations': {
    sentence: '{{file}} asks for {{iterations}} iterations; Windows accepts at most {{iterationsMax}}.',
    next: 'Export the file again with fewer iterations.',
  },
  'pfx.badPassword': {
    sentence:
      'The password for a PFX must not be empty and may contain letters without accents, digits and ASCII signs only.',
    next: 'Use the password that is suggested.',
  },
  'pfx.noPrivateKey': {
    sentence: '{{file}} contains no private key.',
    next: 'Export the certificate with its private key.',
  },
  'pfx.notFound': {
    sentence: 'The file {{path}}, which was imported on a host, is no longer there.',
    next: 'Put it back, or export and import it again.',
  },
  'pfx.passwordUnknown': {
    sentence: 'The password of {{path}} is not known here: passwords are kept only in passwords.txt beside the file.',
    next: 'Give it to the connection test (clientPassword, serverPassword), or write the line "{{entry}} PASSWORD" into passwords.txt beside the file.',
    cases: {
      param: 'entry',
      texts: {
        none: {
          sentence: 'The PFX of {{path}} was imported without its path, so it cannot be read again.',
          next: 'Import the PFX again by its path.',
        },
      },
    },
  },
} satisfies Record<keyof typeof pfxFailures, FailureText>
