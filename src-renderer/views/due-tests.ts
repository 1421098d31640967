/** Which replicas are to be tested next. */
import type { TestFailoverView } from '../../src-main/contract/views/replication.ts'
import type { VmView } from '../../src-main/contract/views/vm.ts'

/** A replica, and when its next test failover is due. */
export interface DueTest {
  readonly vm: VmView
  readonly last: TestFailoverView | undefined
  /** Null where none has passed yet. */
  readonly dueInstant: number | null
  readonly isRunning: boolean
}

/**
 * The replicas that could be tested, those first that have waited longest.
 * @param vms All records of all hosts.
 */
export function dueTests(vms: readonly VmView[]): DueTest[] {
  return vms
    .flatMap((vm): DueTest[] => {
      const { replication } = vm
      const isReady = replication?.mode === 'Replica' || replication?.mode === 'ExtendedReplica'
      if (!replication || !isReady || replication.failover?.isReversed === false) return []
      const { testFailovers, nextTestFailoverInstant, testVmId } = replication
      return [{ vm, last: testFailovers[0], dueInstant: nextTestFailoverInstant, isRunning: testVmId !== null }]
    })
    .toSorted((a, b) => (a.dueInstant ?? 0) - (b.dueInstant ?? 0) || a.vm.name.localeCompare(b.vm.name))
}
