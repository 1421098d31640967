import type { lifecycleFailures } from '../../failures/lifecycle.ts'
import type { FailureText } from '../index.ts'

export const lifecycle = {
  'certificate.notIssuedHere': {
    sentence: 'The certificate for {{name}} was not issued by a root of this workspace.',
    next: 'Choose a host certificate that was issued here; others are revoked where they were made.',
  },
  'certificate.alreadyRevoked': {
    sentence: 'The certificate for {{name}} is revoked already.',
    next: 'Import the newest CRL on every host if some of them still accept it.',
  },
  'certificate.alreadyRenewed': {
    sentence: 'The certificate for {{name}} has been renewed already, by {{successor}}.',
    next: 'Renew {{successor}} instead.',
  },
  'certificate.keyRevoked': {
    sentence: 'The certificate for {{name}} is revoked, so its key should not be used again.',
    next: 'Renew it with a new key.',
  },
  'root.mayNotSignCrl': {
    sentence: 'The root "{{root}}" may not sign CRLs, because its key usage lacks cRLSign.',
    next: 'Issue the root again with the same key and correct extensions, or use a root that was made here.',
  },
} satisfies Record<keyof typeof lifecycleFailures, FailureText>
