/** Enable Replication, on the primary (Hyper-V Replica reference 3.2). */
import { fail, ok } from '../../contract/failure.ts'
import type { WizardDraft } from '../../contract/views/wizard.ts'
import { listOf, textOf, type WizardStep } from './draft.ts'
import type { WizardDefinition, WizardPage } from './engine.ts'
import type { WizardFacts } from './facts.ts'
import * as field from './fields.ts'
import {
  beforeYouBegin,
  connection,
  frequency,
  initialReplication,
  recoveryPoints,
  relationshipDefaults,
  relationshipInput,
  relationshipOwners,
  replicaServer,
  startInput,
  summary,
} from './relationship-pages.ts'
import { relationshipAside } from './relationship-aside.ts'

const disks: WizardPage = {
  page: 'disks',
  fields: (draft, facts) => [
    field.disks(
      draft,
      facts.vm.disks.map((disk) => field.named(disk.diskId, disk.path, { sizeBytes: disk.sizeBytes })),
      {
        problem:
          listOf(draft, 'disks').length === 0 ? field.problem('replication.noDisk', { vm: facts.vm.name }) : null,
      },
    ),
  ],
}

export const enableReplication: WizardDefinition = {
  kind: 'enableReplication',
  accepts: (facts) =>
    facts.vm.replication ? fail('replication.alreadyEnabled', { vm: facts.vm.name }) : ok(undefined),
  defaults: (facts) => ({ ...relationshipDefaults(facts), disks: facts.vm.disks.map((disk) => disk.diskId) }),
  pages: [beforeYouBegin, replicaServer, connection, disks, frequency, recoveryPoints, initialReplication, summary],
  aside: (draft, facts) => relationshipAside(draft, facts, enableSteps),
  owners: relationshipOwners,
  commit: enableSteps,
  success: (draft, facts) => ({
    message: 'replicationEnabled',
    params: { vm: facts.vm.name, server: textOf(draft, 'server') },
  }),
}

function enableSteps(draft: WizardDraft, { vm }: WizardFacts): WizardStep[] {
  const { vmId } = vm
  const chosen = listOf(draft, 'disks')
  const excludedDiskIds = vm.disks.map((disk) => disk.diskId).filter((diskId) => !chosen.includes(diskId))
  return [
    { call: 'replication.enable', input: { vmId, ...relationshipInput(draft), excludedDiskIds } },
    { call: 'replication.startInitial', input: { vmId, ...startInput(draft) } },
  ]
}
