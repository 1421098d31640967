import type { workspaceFailures } from '../../failures/workspace.ts'
import type { FailureText } from '../index.ts'

export const workspace = {} satisfies Record<keyof typeof workspaceFailures, FailureText>
