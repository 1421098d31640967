/** The failovers and test failovers that the records of the world remember, until replication is removed. */
import type { FailoverView, TestFailoverView } from '../../../src-main/contract/views/replication.ts'
import type { VmView } from '../../../src-main/contract/views/vm.ts'
import type { Tone } from '../../parts/tone.ts'

/** Either a failover or a test failover. */
export interface Rehearsal {
  readonly id: string
  readonly vm: VmView
  readonly instant: number
  readonly failover?: FailoverView
  readonly test?: TestFailoverView
}

/**
 * @param vms All records of all hosts.
 * @returns One entry for each failover and each test failover, newest first.
 */
export function rehearsalsOf(vms: readonly VmView[]): Rehearsal[] {
  return vms
    .flatMap((vm): Rehearsal[] => {
      const { failover, testFailovers = [] } = vm.replication ?? {}
      const tests = testFailovers.map((test) => ({
        id: `${vm.vmId} ${test.startedInstant}`,
        vm,
        instant: test.startedInstant,
        test,
      }))
      return failover ? [{ id: vm.vmId, vm, instant: failover.failedOverInstant, failover }, ...tests] : tests
    })
    .toSorted((a, b) => b.instant - a.instant)
}

export const outcomeTone: Readonly<Record<TestFailoverView['outcome'], Tone>> = {
  running: 'busy',
  passed: 'ok',
  failed: 'bad',
  nothing: 'off',
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
