import type { authorityFailures } from '../../failures/authority.ts'
import type { FailureText } from '../index.ts'

export const authority = {} satisfies Record<keyof typeof authorityFailures, FailureText>
