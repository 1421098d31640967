import type { rehearsalFailures } from '../../failures/rehearsal.ts'
import type { FailureText } from '../shape.ts'

export const rehearsal = {
  'rehearsal.worldNotEmpty': {
    sentence: 'The workspace {{path}} already holds hosts.',
    next: 'Rehearse in a new workspace; this one was not changed.',
  },
  'rehearsal.folderNotEmpty': {
    sentence: 'The folder {{path}} holds files already.',
    next: 'Choose an empty folder or a new one; nothing was written.',
  },
} satisfies Record<keyof typeof rehearsalFailures, FailureText>
