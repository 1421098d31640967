/** The commands behind Hyper-V Manager's failover dialogs, which do more than one thing (Hyper-V Replica reference 3.4, 3.5). */
import type { WizardStep } from './draft.ts'

export const plannedSteps = ['failover.prepare', 'failover.start', 'replication.reverse', 'vm.start'] as const
export type PlannedStep = (typeof plannedSteps)[number]

/** The two records of a machine; they take their parts of a planned failover. */
interface Sides {
  readonly vmId: string
  readonly replicaVmId: string
  /** Of the replica's listener: the new primary proves itself with it. */
  readonly certificateId: string | null
}

/** One step of a planned failover as a command: the first on the primary, the others on the replica. */
export function plannedCommand<Step extends PlannedStep>(
  step: Step,
  { vmId, replicaVmId, certificateId }: Sides,
): Extract<WizardStep, { call: Step }> {
  const inputs = {
    'failover.prepare': { vmId },
    'failover.start': { vmId: replicaVmId },
    'replication.reverse': { vmId: replicaVmId, certificateId },
    'vm.start': { vmId: replicaVmId },
  }
  // The table has one input per step.
  return { call: step, input: inputs[step] } as Extract<WizardStep, { call: Step }>
}

/** Fails over and starts the machine. */
export function unplannedCommands(vmId: string, recoveryPointId: string | undefined) {
  return [
    { call: 'failover.start', input: recoveryPointId === undefined ? { vmId } : { vmId, recoveryPointId } },
    { call: 'vm.start', input: { vmId } },
  ] as const satisfies readonly WizardStep[]
}
