/**
 * Reverse Replication, on the machine that failed over (Hyper-V Replica reference 3.3). Finish is several operations
 * and not atomic, as in Hyper-V: what was done before a refusal stays done, and Finish can be tried again (2.4).
 */
import { fail, ok } from '../../contract/failure.ts'
import type { WizardDraft } from '../../contract/views/wizard.ts'
import type { AsideStep } from './aside.ts'
import { textOf, type WizardStep } from './draft.ts'
import { refuse, type WizardDefinition } from './engine.ts'
import type { WizardFacts } from './facts.ts'
import {
  connection,
  frequency,
  initialReplication,
  introducedBy,
  recoveryPoints,
  relationshipDefaults,
  relationshipInput,
  relationshipOwners,
  replicaServer,
  startInput,
  summary,
} from './relationship-pages.ts'
import { relationshipStep, shownDraft } from './relationship-aside.ts'
import { replicationLimits } from '../../contract/limits/replication.ts'

export const reverseReplication: WizardDefinition = {
  kind: 'reverseReplication',
  accepts(facts) {
    const replication = facts.vm.replication
    if (!replication) return fail('replication.notEnabled', { vm: facts.vm.name, operation: 'reverseReplication' })
    if (replication.mode !== 'Replica') return refuse(facts, 'reverseReplication', 'Replica')
    return ['FailedOverWaitingCompletion', 'FailedOver'].includes(replication.state)
      ? ok(undefined)
      : fail('replication.wrongState', {
          vm: facts.vm.name,
          operation: 'reverseReplication',
          state: replication.state,
        })
  },
  defaults(facts) {
    const previous = facts.vm.replication
    return {
      ...relationshipDefaults(facts),
      ...(previous
        ? {
            frequencySeconds: String(previous.frequencySeconds),
            compression: previous.compression,
            recoveryPoints: previous.recoveryHistoryHours > 0 ? 'additional' : 'latestOnly',
            coverageHours: previous.recoveryHistoryHours || replicationLimits.recoveryHistoryHoursMax,
            vss: previous.vssFrequencyHours > 0,
            vssFrequencyHours: previous.vssFrequencyHours || 4,
          }
        : {}),
    }
  },
  pages: [
    introducedBy('introductionReverse'),
    replicaServer,
    connection,
    frequency,
    recoveryPoints,
    initialReplication,
    summary,
  ],
  aside: reverseAside,
  owners: {
    ...relationshipOwners,
    'failover.reverseNotReplicaServer': 'replicaServer:server',
    'failover.reverseOldPrimaryRunning': 'replicaServer:server',
    'failover.reverseNotAsReplica': 'replicaServer:server',
    'host.off': 'replicaServer:server',
    'vm.wrongState': 'replicaServer:server',
  },
  commit: reverseSteps,
  success: (draft, facts) => ({
    message: 'replicationReversed',
    params: { vm: facts.vm.name, server: textOf(draft, 'server') },
  }),
}

function reverseSteps(draft: WizardDraft, facts: WizardFacts): WizardStep[] {
  const vmId = facts.vm.vmId
  const settings = relationshipInput(draft)
  const steps: WizardStep[] = []
  if (facts.vm.replication?.state === 'FailedOverWaitingCompletion') {
    steps.push({ call: 'failover.complete', input: { vmId } })
  }
  const wasPlanned = facts.vm.replication?.failover?.kind === 'planned'
  // Where Finish was refused before, the old primary may be a replica by now.
  if (facts.peerVm?.replication?.mode === 'Primary' && !wasPlanned) {
    steps.push({ call: 'replication.setAsReplica', input: { vmId: facts.peerVm.vmId } })
  }
  steps.push({
    call: 'replication.reverse',
    input: { vmId, replicaServer: settings.replicaServer, certificateId: settings.certificateId },
  })
  steps.push({
    call: 'replication.change',
    input: {
      vmId,
      port: settings.port,
      compression: settings.compression,
      frequencySeconds: settings.frequencySeconds,
      recoveryHistoryHours: settings.recoveryHistoryHours,
      vssFrequencyHours: settings.vssFrequencyHours,
    },
  })
  if (!wasPlanned) steps.push({ call: 'replication.startInitial', input: { vmId, ...startInput(draft) } })
  return steps
}

/** The old primary first, which is shut down there by hand and becomes a replica; then the machine that failed over. */
function reverseAside(draft: WizardDraft, facts: WizardFacts): AsideStep[] {
  const shown = shownDraft(draft)
  const steps = reverseSteps(shown, facts)
  const vmId = facts.peerVm?.vmId ?? ''
  const onOldPrimary = (step: WizardStep): AsideStep => ({
    step,
    note: 'first',
    page: 'beforeYouBegin',
    meaning: { host: textOf(shown, 'server'), vm: facts.vm.name },
  })
  const wasPlanned = facts.vm.replication?.failover?.kind === 'planned'
  return [
    ...(wasPlanned ? [] : [onOldPrimary({ call: 'vm.shutDown', input: { vmId } })]),
    ...steps.map((step) =>
      step.call === 'replication.setAsReplica' ? onOldPrimary(step) : relationshipStep(step, shown, facts),
    ),
  ]
}
