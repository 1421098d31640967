/** Planned Failover on the primary; Failover and Test Failover on the replica (reference 3.4 to 3.6). */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import { operations, sideOf } from '../../contract/operations.ts'
import type { ChecklistRowView, WizardDraft } from '../../contract/views/wizard.ts'
import { flagOf, textOf, type WizardStep } from './draft.ts'
import { refuse, type WizardDefinition } from './engine.ts'
import * as field from './fields.ts'
import type { WizardFacts } from './facts.ts'
import type { AsideStep } from './aside.ts'
import { plannedCommand, plannedSteps, unplannedCommands, type PlannedStep } from './failover-commands.ts'

/**
 * The rows of the dialog for the two ticks, none of them started.
 * @param options The ticks as they stand.
 */
export function checklistRows(options: { readonly reverse: boolean; readonly start: boolean }): ChecklistRowView[] {
  const row = (name: ChecklistRowView['row'], group: ChecklistRowView['group'], isShown = true): ChecklistRowView[] =>
    isShown ? [{ row: name, group, status: 'notStarted', progressPercent: null, failure: null }] : []
  return [
    ...row('vmOff', 'prerequisites'),
    ...row('replicaState', 'prerequisites', options.reverse),
    ...row('reverseConfiguration', 'prerequisites', options.reverse),
    ...row('sendData', 'actions'),
    ...row('failOver', 'actions'),
    ...row('reverse', 'actions', options.reverse),
    ...row('start', 'actions', options.start),
  ]
}

/** Which row of the checklist shows a failure. */
const checklistOwners = {
  'failover.vmRunning': 'options:vmOff',
  'failover.replicaNotReady': 'options:replicaState',
  'failover.reverseNotReplicaServer': 'options:reverseConfiguration',
  'failover.reverseTrustedHosts': 'options:reverseConfiguration',
  'failover.reverseOldPrimaryRunning': 'options:reverseConfiguration',
  'connection.*': 'options:sendData',
  'certificate.*': 'options:sendData',
  'vm.notEnoughMemory': 'options:start',
} as const

export const plannedFailover: WizardDefinition = {
  kind: 'plannedFailover',
  accepts(facts) {
    const replication = facts.vm.replication
    if (!replication) return fail('replication.notEnabled', { vm: facts.vm.name, operation: 'plannedFailover' })
    const { side } = operations['failover.prepare']
    return sideOf(replication.mode) === side ? ok(undefined) : refuse(facts, 'plannedFailover', side)
  },
  defaults: () => ({ reverse: false, start: true }),
  pages: [{ page: 'options', fields: (draft) => [field.flag(draft, 'reverse'), field.flag(draft, 'start')] }],
  checklist: (draft) => checklistRows({ reverse: flagOf(draft, 'reverse'), start: flagOf(draft, 'start') }),
  aside: plannedAside,
  owners: checklistOwners,
  commit: (draft, facts) => [
    {
      call: 'failover.runPlanned',
      input: { vmId: facts.vm.vmId, reverse: flagOf(draft, 'reverse'), start: flagOf(draft, 'start') },
    },
  ],
  success: (draft, facts) => ({
    message: flagOf(draft, 'start') ? 'failoverCompletedAndStarted' : 'failoverCompleted',
    params: { vm: facts.vm.name, server: facts.vm.replication?.replicaServer ?? '' },
  }),
}

/** The page of both dialogs on the replica: a recovery point, and for a real failover what it would lose. */
function recoveryPointPage(note?: 'dataLoss'): WizardDefinition['pages'][number] {
  return {
    page: 'recoveryPoint',
    fields(draft, facts) {
      const points = facts.vm.replication?.recoveryPoints ?? []
      const chosen = textOf(draft, 'recoveryPoint')
      const options = points.map(({ recoveryPointId, at, kind, lostSeconds, lostBytes }) => ({
        value: recoveryPointId,
        isEnabled: true,
        detail: { at, kind, lostSeconds, lostBytes },
      }))
      const problem = points.some((point) => point.recoveryPointId === chosen)
        ? null
        : field.problem('failover.noRecoveryPoint', { vm: facts.vm.name, recoveryPointId: chosen || '-' })
      return [
        ...(note ? [field.note(note, { server: facts.vm.replication?.primaryServer ?? '' })] : []),
        field.recoveryPoint(draft, options, { problem }),
      ]
    },
  }
}

function acceptsReplica(facts: WizardFacts, operation: 'failover' | 'testFailover'): Reply<void> {
  const replication = facts.vm.replication
  if (!replication) return fail('replication.notEnabled', { vm: facts.vm.name, operation })
  return replication.mode === 'Replica' ? ok(undefined) : refuse(facts, operation, 'Replica')
}

const latestPoint: WizardDefinition['defaults'] = (facts) => ({
  recoveryPoint: facts.vm.replication?.recoveryPoints[0]?.recoveryPointId ?? '',
})

export const failover: WizardDefinition = {
  kind: 'failover',
  accepts: (facts) => acceptsReplica(facts, 'failover'),
  defaults: latestPoint,
  pages: [recoveryPointPage('dataLoss')],
  aside: (draft, { vm }) =>
    unplannedCommands(vm.vmId, textOf(draft, 'recoveryPoint')).map((step) => ({
      step,
      note: 'onReplica',
      ...(step.call === 'failover.start' ? { page: 'recoveryPoint' } : {}),
    })),
  owners: {
    'failover.noRecoveryPoint': 'recoveryPoint:recoveryPoint',
    'failover.testRunning': 'recoveryPoint:recoveryPoint',
    'failover.primaryRunning': 'recoveryPoint:recoveryPoint',
  },
  commit: (draft, facts) => [
    {
      call: 'failover.runUnplanned',
      input: { vmId: facts.vm.vmId, recoveryPointId: textOf(draft, 'recoveryPoint') },
    },
  ],
  success: (_draft, facts) => ({
    message: 'failoverCompletedAndStarted',
    params: { vm: facts.vm.name, server: facts.host.fqdn },
  }),
}

/** Makes `<VM> - Test` beside the replica and starts nothing (reference 3.6). */
export const testFailover: WizardDefinition = {
  kind: 'testFailover',
  accepts: (facts) => acceptsReplica(facts, 'testFailover'),
  defaults: latestPoint,
  pages: [recoveryPointPage()],
  aside: (draft, facts) => testSteps(draft, facts).map((step) => ({ step, note: 'onReplica', page: 'recoveryPoint' })),
  owners: {
    'failover.noRecoveryPoint': 'recoveryPoint:recoveryPoint',
    'failover.testRunning': 'recoveryPoint:recoveryPoint',
  },
  commit: testSteps,
  success: (_draft, facts) => ({
    message: 'testFailoverCompleted',
    params: { vm: facts.vm.name, server: facts.host.fqdn },
  }),
}

function testSteps(draft: WizardDraft, { vm }: WizardFacts): WizardStep[] {
  return [{ call: 'failover.startTest', input: { vmId: vm.vmId, recoveryPointId: textOf(draft, 'recoveryPoint') } }]
}

/** The machine is shut down by hand before the dialog is opened; what is ticked comes last, on the replica. */
function plannedAside(draft: WizardDraft, facts: WizardFacts): AsideStep[] {
  const { vm, peerVm, peerHost } = facts
  const sides = {
    vmId: vm.vmId,
    replicaVmId: peerVm?.vmId ?? '',
    certificateId: peerHost?.replicaServer.certificateId ?? null,
  }
  const onReplica = { host: vm.replication?.replicaServer ?? '', vm: vm.name }
  const isWanted: Partial<Record<PlannedStep, boolean>> = {
    'replication.reverse': flagOf(draft, 'reverse'),
    'vm.start': flagOf(draft, 'start'),
  }
  return [
    { step: { call: 'vm.shutDown', input: { vmId: vm.vmId } }, note: 'first' },
    ...plannedSteps
      .filter((step) => isWanted[step] ?? true)
      .map((step): AsideStep => {
        const command = { step: plannedCommand(step, sides) }
        if (step === 'failover.prepare') return { ...command, note: 'first' }
        const page = step in isWanted ? { page: 'options' } : {}
        return { ...command, note: 'onReplica', meaning: onReplica, ...page }
      }),
  ]
}
