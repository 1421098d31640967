import type { replicationFailures } from '../../failures/replication.ts'
import type { FailureText } from '../index.ts'

export const replication = {} satisfies Record<keyof typeof replicationFailures, FailureText>
