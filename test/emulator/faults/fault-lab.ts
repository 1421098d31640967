/** Injecting and healing in a small world, and what an administrator then sees. */
import { faultTable, type FaultId } from '../../../src-main/contract/faults.ts'
import { minuteMs, type Lab, type LooseInput } from '../lab.ts'

type Target = Omit<LooseInput<'fault.inject'>, 'faultId'>

export function inject(lab: Lab, faultId: FaultId, target: Target = {}) {
  return lab.do('fault.inject', { faultId, ...target })
}

export function heal(lab: Lab, faultId: FaultId): void {
  lab.do('fault.heal', { faultId })
}

export function faultOf(lab: Lab, faultId: FaultId) {
  const view = lab.emulator.faults().find((each) => each.faultId === faultId)
  if (view === undefined) throw new Error(`no ${faultId}`)
  return view
}

/** The ids in the log of a host. */
export function eventIds(lab: Lab, hostId: string): number[] {
  return lab.emulator.hostEvents(hostId, 500)?.map((entry) => entry.eventId) ?? []
}

interface Shown {
  readonly code: string
  readonly windowsCode?: string | undefined
}

function failureCode(failure: Shown | null | undefined): string {
  return failure ? `${failure.code} ${failure.windowsCode ?? ''}`.trim() : 'none'
}

/** What the primary says of its last send. */
export function lastFailure(lab: Lab, vmId = 'vm-1'): string {
  return failureCode(lab.side(vmId).lastFailure)
}

/** The declared symptom of a fault. */
export function symptom(faultId: FaultId): string {
  const { failureCode: code, windowsCodes } = faultTable[faultId]
  return `${code ?? 'none'} ${windowsCodes[0] ?? ''}`.trim()
}

/** Both sides replicate again, and nothing is left of the failure. */
export function recovered(lab: Lab): string[] {
  lab.pass(40 * minuteMs)
  lab.do('replication.resetStatistics', { vmId: 'vm-1' })
  lab.do('replication.resetStatistics', { vmId: 'vm-2' })
  return [...lab.states('vm-1', 'vm-2'), lastFailure(lab)]
}

export const healthy = ['Primary Replicating Normal', 'Replica Replicating Normal', 'none']
