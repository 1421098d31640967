/** What the records of a machine say of its failovers. */
import type { FailoverView } from '../../contract/views/replication.ts'
import type { Sight } from './facts.ts'
import { valueAt } from './values.ts'

/** The newest failover of a machine that was no test, on whichever record it is kept. */
export function lastFailoverOf(vm: string, { facts }: Sight): FailoverView | null {
  const world = facts.valueOf({ kind: 'world' }) as { readonly vms?: readonly unknown[] } | undefined
  const found = (world?.vms ?? []).flatMap((each) => {
    const name = valueAt(each, ['name'])
    const failover = valueAt(each, ['replication', 'failover']) as FailoverView | null | undefined
    const isMeant = typeof name === 'string' && name.toLowerCase() === vm.toLowerCase()
    return isMeant && failover != null && failover.kind !== 'test' ? [failover] : []
  })
  return found.toSorted((one, other) => one.failedOverInstant - other.failedOverInstant).at(-1) ?? null
}
