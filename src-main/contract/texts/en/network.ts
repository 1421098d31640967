import type { networkFailures } from '../../failures/network.ts'
import type { FailureText } from '../index.ts'

export const network = {} satisfies Record<keyof typeof networkFailures, FailureText>
