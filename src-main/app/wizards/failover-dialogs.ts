/** Planned Failover on the primary; Failover and Test Failover on the replica (reference 3.4 to 3.6). */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { ChecklistRowView } from '../../contract/views/wizard.ts'
import { flagOf, refuse, textOf, type WizardDefinition } from './engine.ts'
import * as field from './fields.ts'
import type { WizardFacts } from './facts.ts'
import { failoverScripts, plannedFailoverScripts, testFailoverScripts } from './scripts.ts'

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
    if (!replication) return fail('replication.notEnabled', { vm: facts.vm.name, operation: 'Planned Failover' })
    return replication.mode === 'Primary' ? ok(undefined) : refuse(facts, 'Planned Failover', 'primary')
  },
  defaults: () => ({ reverse: false, start: true }),
  pages: [{ page: 'options', fields: (draft) => [field.flag(draft, 'reverse'), field.flag(draft, 'start')] }],
  checklist: (draft) => checklistRows({ reverse: flagOf(draft, 'reverse'), start: flagOf(draft, 'start') }),
  scripts: plannedFailoverScripts,
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

function acceptsReplica(facts: WizardFacts, operation: 'Failover' | 'Test Failover'): Reply<void> {
  const replication = facts.vm.replication
  if (!replication) return fail('replication.notEnabled', { vm: facts.vm.name, operation })
  return replication.mode === 'Replica' ? ok(undefined) : refuse(facts, operation, 'replica')
}

const latestPoint: WizardDefinition['defaults'] = (facts) => ({
  recoveryPoint: facts.vm.replication?.recoveryPoints[0]?.recoveryPointId ?? '',
})

export const failover: WizardDefinition = {
  kind: 'failover',
  accepts: (facts) => acceptsReplica(facts, 'Failover'),
  defaults: latestPoint,
  pages: [recoveryPointPage('dataLoss')],
  scripts: failoverScripts,
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
  accepts: (facts) => acceptsReplica(facts, 'Test Failover'),
  defaults: latestPoint,
  pages: [recoveryPointPage()],
  scripts: testFailoverScripts,
  owners: {
    'failover.noRecoveryPoint': 'recoveryPoint:recoveryPoint',
    'failover.testRunning': 'recoveryPoint:recoveryPoint',
  },
  commit: (draft, facts) => [
    { call: 'failover.startTest', input: { vmId: facts.vm.vmId, recoveryPointId: textOf(draft, 'recoveryPoint') } },
  ],
  success: (_draft, facts) => ({
    message: 'testFailoverCompleted',
    params: { vm: facts.vm.name, server: facts.host.fqdn },
  }),
}
