import type { vmFailures } from '../../failures/vm.ts'
import type { FailureText } from '../index.ts'

export const vm = {} satisfies Record<keyof typeof vmFailures, FailureText>
