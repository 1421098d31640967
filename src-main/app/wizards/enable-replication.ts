/** Enable Replication, on the primary (Hyper-V Replica reference 3.2). */
import { fail, ok } from '../../contract/failure.ts'
import { listOf, textOf, type WizardDefinition, type WizardPage } from './engine.ts'
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
import { relationshipScripts } from './scripts.ts'

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
  scripts: (draft, facts) => relationshipScripts('enableReplication', draft, facts),
  owners: relationshipOwners,
  commit: (draft, facts) => [
    {
      call: 'replication.enable',
      input: {
        vmId: facts.vm.vmId,
        ...relationshipInput(draft),
        excludedDiskIds: facts.vm.disks
          .map((disk) => disk.diskId)
          .filter((diskId) => !listOf(draft, 'disks').includes(diskId)),
      },
    },
    { call: 'replication.startInitial', input: { vmId: facts.vm.vmId, ...startInput(draft) } },
  ],
  success: (draft, facts) => ({
    message: 'replicationEnabled',
    params: { vm: facts.vm.name, server: textOf(draft, 'server') },
  }),
}
