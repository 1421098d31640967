import type { rehearsalFailures } from '../../failures/rehearsal.ts'
import type { FailureText } from '../index.ts'

export const rehearsal = {} satisfies Record<keyof typeof rehearsalFailures, FailureText>
