import type { storeFailures } from '../../failures/store.ts'
import type { FailureText } from '../shape.ts'

export const store = {
  'store.missing': {
    sentence: 'Der Speicher {{store}} von {{host}} enthält das Zertifikat {{certificateId}} nicht.',
    next: 'Importieren Sie das Zertifikat auf {{host}}, und versuchen Sie es noch einmal.',
  },
} satisfies Record<keyof typeof storeFailures, FailureText>
