/** The failovers that the records of the world remember. A record keeps its last one until replication is removed. */
import type { FailoverView } from '../../../src-main/contract/views/replication.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'

export interface RememberedFailover {
  readonly vm: VmView
  readonly failover: FailoverView
}

/**
 * @param vms All records of all hosts.
 * @returns One entry for each failover, newest first.
 */
export function failoversOf(vms: readonly VmView[]): RememberedFailover[] {
  return vms
    .flatMap((vm) => (vm.replication?.failover ? [{ vm, failover: vm.replication.failover }] : []))
    .toSorted((a, b) => b.failover.failedOverInstant - a.failover.failedOverInstant)
}

/** How long its clients were without a machine. */
interface Outage {
  readonly seconds: number
  /** `over` when a client was answered; `unknown` where that was not noted and only the machine's start is known. */
  readonly state: 'running' | 'over' | 'unknown'
  /** When it ended; null while it goes on. */
  readonly endInstant: number | null
}

/**
 * The outage ends when a client reaches the machine, and not before: a machine that runs where nobody reaches it is away.
 * @param failover What the record remembers.
 * @param now The virtual clock.
 */
export function outageOf(failover: FailoverView, now: number): Outage {
  const { stoppedInstant, startedInstant, reachedInstant, isMeasured } = failover
  const seconds = (until: number) => Math.max(0, (until - stoppedInstant) / 1000)
  if (reachedInstant !== null) return { seconds: seconds(reachedInstant), state: 'over', endInstant: reachedInstant }
  if (isMeasured || startedInstant === null) return { seconds: seconds(now), state: 'running', endInstant: null }
  return { seconds: seconds(startedInstant), state: 'unknown', endInstant: startedInstant }
}

/** The files whose last version did not arrive. */
export function lostFiles(failover: FailoverView) {
  return failover.loss.files.filter((file) => file.primaryVersion !== file.replicaVersion)
}

/**
 * The followed files on both sides. The loss names the files that differ; the others of the guest are the same on both.
 * @param vm The record that failed over.
 * @param failover What it remembers.
 */
export function filesOf(vm: VmView, failover: FailoverView): FailoverView['loss']['files'] {
  const named = new Set(failover.loss.files.map((file) => file.path))
  const same = vm.guestFiles
    .filter((file) => !named.has(file.path) && file.modifiedInstant <= failover.recoveryPointInstant)
    .map((file) => ({ path: file.path, primaryVersion: file.version, replicaVersion: file.version }))
  return [...failover.loss.files, ...same]
}

/** How many versions of files were lost; a file that is missing counts with all of its versions. */
export function lostVersions(failover: FailoverView): number {
  return lostFiles(failover).reduce(
    (sum, file) => sum + Math.max(0, (file.primaryVersion ?? 0) - (file.replicaVersion ?? 0)),
    0,
  )
}
