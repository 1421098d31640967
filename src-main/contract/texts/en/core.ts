import type { coreFailures } from '../../failures/core.ts'
import type { FailureText } from '../index.ts'

export const core = {} satisfies Record<keyof typeof coreFailures, FailureText>
