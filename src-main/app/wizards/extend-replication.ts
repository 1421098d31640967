/**
 * Extend Replication, on the replica (Hyper-V Replica reference 3.7): the pages of Enable Replication without that of the
 * disks, because the first hop has fixed them, without 30 seconds and without VSS. The limits are those of 8.5.
 */
import { fail, ok } from '../../contract/failure.ts'
import type { WizardDraft } from '../../contract/views/wizard.ts'
import { numberOf, textOf, type WizardStep } from './draft.ts'
import { refuse, type WizardDefinition, type WizardPage } from './engine.ts'
import { hostByName, type WizardFacts } from './facts.ts'
import * as field from './fields.ts'
import {
  connection,
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
import { relationshipAside } from './relationship-aside.ts'
import { extendedFrequencies, usualFrequencySeconds } from '../../contract/limits/replication.ts'

const operation = 'extendReplication'

/** The third host: neither this one nor the one that the machine comes from. */
const thirdServer: WizardPage = {
  page: replicaServer.page,
  fields: (draft, facts) =>
    replicaServer.fields(draft, facts).map((each) => {
      const { peerHost } = facts
      const isPrimary = peerHost !== null && hostByName(facts, textOf(draft, 'server'))?.hostId === peerHost.hostId
      return {
        ...each,
        options: each.options.filter((option) => option.value !== peerHost?.fqdn),
        problem: isPrimary
          ? field.problem('replication.nameTaken', { vm: facts.vm.name, host: peerHost.name })
          : each.problem,
      }
    }),
}

const frequency: WizardPage = {
  page: 'frequency',
  fields: (draft, facts) => [
    field.select(
      draft,
      'frequencySeconds',
      frequencies(facts).map((each) => field.option(each)),
      {
        problem: frequencies(facts).includes(textOf(draft, 'frequencySeconds'))
          ? null
          : field.problem('replication.extendedFrequency', {
              frequencySeconds: numberOf(draft, 'frequencySeconds') || 0,
              simpleFrequencySeconds: simpleSeconds(facts),
            }),
      },
    ),
  ],
}

function simpleSeconds(facts: WizardFacts): number {
  return facts.vm.replication?.frequencySeconds ?? usualFrequencySeconds
}

function frequencies(facts: WizardFacts): string[] {
  return extendedFrequencies.filter((seconds) => seconds >= simpleSeconds(facts)).map(String)
}

const points: WizardPage = {
  page: recoveryPoints.page,
  fields: (draft, facts) =>
    recoveryPoints.fields(withoutVss(draft), facts).filter((each) => !['vss', 'vssFrequencyHours'].includes(each.name)),
}

const completing: WizardPage = {
  page: summary.page,
  fields: (draft, facts) =>
    summary
      .fields(withoutVss(draft), facts)
      .filter((each) => !['excludedDisks', 'vssFrequencyHours'].includes(each.name)),
}

function withoutVss(draft: WizardDraft): WizardDraft {
  return { ...draft, vss: false }
}

export const extendReplication: WizardDefinition = {
  kind: 'extendReplication',
  accepts({ vm, ...facts }) {
    const { replication } = vm
    if (!replication) return fail('replication.notEnabled', { vm: vm.name, operation })
    if (replication.mode === 'ExtendedReplica' || vm.extendedReplication) {
      return fail('replication.alreadyEnabled', { vm: vm.name })
    }
    if (replication.mode !== 'Replica') return refuse({ vm, ...facts }, operation, 'Replica')
    return replication.state === 'Replicating'
      ? ok(undefined)
      : fail('replication.wrongState', { vm: vm.name, operation, state: replication.state })
  },
  defaults(facts) {
    const third = facts.hosts.find(
      (host) => host.hostId !== facts.host.hostId && host.hostId !== facts.peerHost?.hostId,
    )
    const { vss: _vss, vssFrequencyHours: _hours, ...defaults } = relationshipDefaults(facts)
    return {
      ...defaults,
      server: third?.fqdn ?? '',
      frequencySeconds: frequencies(facts)[0] ?? String(extendedFrequencies[1]),
    }
  },
  pages: [
    introducedBy('introductionExtend'),
    thirdServer,
    connection,
    frequency,
    points,
    initialReplication,
    completing,
  ],
  aside: (draft, facts) => relationshipAside(withoutVss(draft), facts, extendSteps),
  owners: {
    ...relationshipOwners,
    'replication.extendedFrequency': 'frequency:frequencySeconds',
  },
  commit: extendSteps,
  success: (draft, facts) => ({
    message: 'replicationExtended',
    params: { vm: facts.vm.name, server: textOf(draft, 'server') },
  }),
}

/** An extension takes all disks of the first hop. */
function extendSteps(draft: WizardDraft, { vm }: WizardFacts): WizardStep[] {
  const { vmId } = vm
  return [
    { call: 'replication.enable', input: { vmId, ...relationshipInput(withoutVss(draft)) } },
    { call: 'replication.startInitial', input: { vmId, relationshipType: 'Extended', ...startInput(draft) } },
  ]
}
