import type { connectionFailures } from '../../failures/connection.ts'
import type { FailureText } from '../index.ts'

export const connection = {} satisfies Record<keyof typeof connectionFailures, FailureText>
