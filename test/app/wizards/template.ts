/** Two hosts that trust each other, the second a Replica server, and a running machine on the first. */
import { join } from 'node:path'
import {
  aVm,
  makeReplicaServer,
  peerOf,
  prepareTemplate,
  twoHosts,
  waitForState,
  type Template,
  type Trust,
} from '../a-core.ts'

export interface Stage extends Trust {
  readonly vmId: string
}

export interface ReplicatingStage extends Stage {
  readonly replicaVmId: string
}

/** With a machine that does not replicate yet. */
export function readyToEnable(): Promise<Template<Stage>> {
  return prepareTemplate(async (test, folder) => {
    const trust = await twoHosts(test, join(folder, 'files'))
    await makeReplicaServer(test, trust.hostIds[1], trust.certificateIds[1])
    return { ...trust, vmId: await aVm(test, trust.hostIds[0]) }
  })
}

/** With a machine that has replicated for two hours; the first host is no Replica server. */
export function replicating(): Promise<Template<ReplicatingStage>> {
  return prepareTemplate(async (test, folder) => {
    const trust = await twoHosts(test, join(folder, 'files'))
    await makeReplicaServer(test, trust.hostIds[1], trust.certificateIds[1])
    const vmId = await aVm(test, trust.hostIds[0])
    const draft = { recoveryPoints: 'additional', coverageHours: 4 }
    await test.must('wizard.finish', { kind: 'enableReplication', vmId, draft })
    await waitForState(test, vmId, 'Replicating')
    await test.must('clock.skip', { seconds: 2 * 3_600 })
    return { ...trust, vmId, replicaVmId: await peerOf(test, vmId) }
  })
}
