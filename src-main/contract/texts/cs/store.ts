import type { storeFailures } from '../../failures/store.ts'
import type { FailureText } from '../shape.ts'

export const store = {
  'store.missing': {
    sentence: 'Úložiště {{store}} hostitele {{host}} neobsahuje certifikát {{certificateId}}.',
    next: 'Importujte certifikát na hostiteli {{host}} a zkuste to znovu.',
  },
} satisfies Record<keyof typeof storeFailures, FailureText>
