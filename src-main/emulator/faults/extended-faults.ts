/** Replication is extended more often than a third host may be updated (reference 8.5 and 9, F42). */
import { enableReplication } from '../replication/enabling.ts'
import { fqdnOf } from '../world/engine.ts'
import { extensionOf } from '../world/relationships.ts'
import { changeReplication } from '../replication/replication.ts'
import type { Host } from '../world/state/host.ts'
import type { ReplicationRecord } from '../world/state/relationship.ts'
import type { World } from '../world/state/world.ts'
import { onSide, type FaultSide, type Faults } from './fault.ts'

export const extendedFaults: Faults = {
  F42: onSide({
    refusal: ({ vm, host, record, peer }, world) => {
      if (record.state !== 'Replicating' || vm.testOfVmId !== null) return 'notReplicating'
      if (extensionOf(vm) !== undefined) return undefined
      if (!host.replicaServer.enabled) return 'notReplicaServer'
      return thirdHost(world, { host, peer }) === undefined ? 'thirdHostMissing' : undefined
    },
    inject: () => ({}),
    // Where replication is extended already, the same wrong frequency is set.
    attempt: (engine, { vm, host, record, peer }) => {
      const { vmId } = vm
      const frequencySeconds = tooOften(record)
      if (extensionOf(vm) !== undefined) {
        return changeReplication(engine, { vmId, relationshipType: 'Extended', frequencySeconds })
      }
      const { authentication, port, certificateId } = record
      return enableReplication(engine, {
        vmId,
        authentication,
        port,
        certificateId,
        frequencySeconds,
        replicaServer: fqdnOf(thirdHost(engine.world, { host, peer })!),
        compression: true,
        bypassesProxy: false,
        recoveryHistoryHours: 0,
        vssFrequencyHours: 0,
        excludedDiskIds: [],
      })
    },
    isPresent: ({ record }) => record.mode === 'Replica' && record.state === 'Replicating',
    // Nothing was changed, so nothing has to be put right.
    heal: () => undefined,
  }),
}

/** More often than the replica itself is updated if that can be, otherwise every 30 seconds. */
function tooOften({ frequencySeconds }: ReplicationRecord): number {
  return frequencySeconds > 300 ? 300 : 30
}

function thirdHost(world: World, { host, peer }: Pick<FaultSide, 'host' | 'peer'>): Host | undefined {
  return world.hosts.find((other) => other !== host && other !== peer?.host && other.hasPower)
}
