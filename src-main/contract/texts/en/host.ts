import type { hostFailures } from '../../failures/host.ts'
import type { FailureText } from '../index.ts'

export const host = {} satisfies Record<keyof typeof hostFailures, FailureText>
