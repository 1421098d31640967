import type { storeFailures } from '../../failures/store.ts'
import type { FailureText } from '../shape.ts'

export const store = {
  'store.missing': {
    sentence: 'The store {{store}} of {{host}} does not hold the certificate {{certificateId}}.',
    next: 'Import the certificate on {{host}} and try again.',
  },
} satisfies Record<keyof typeof storeFailures, FailureText>
