import type { rehearsalFailures } from '../../failures/rehearsal.ts'
import type { FailureText } from '../shape.ts'

export const rehearsal = {
  'rehearsal.worldNotEmpty': {
    sentence: 'Pracovní prostor {{path}} už obsahuje hostitele.',
    next: 'Zkoušejte v novém pracovním prostoru; tento se nezměnil.',
  },
  'rehearsal.folderNotEmpty': {
    sentence: 'Složka {{path}} už obsahuje soubory.',
    next: 'Zvolte prázdnou nebo novou složku; nic nebylo zapsáno.',
  },
} satisfies Record<keyof typeof rehearsalFailures, FailureText>
