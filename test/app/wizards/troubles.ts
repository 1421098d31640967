import { httpsRule, type TestCore } from '../a-core.ts'
import type { ReplicatingStage } from './template.ts'

/** What may stand in the way, on either side. */
export const troubles: readonly ((test: TestCore, props: ReplicatingStage) => Promise<unknown>)[] = [
  (test, { hostIds }) => test.call('host.losePower', { hostId: hostIds[0] }),
  (test, { hostIds }) => test.call('host.losePower', { hostId: hostIds[1] }),
  (test, { hostIds }) => test.call('host.restorePower', { hostId: hostIds[0] }),
  (test, { hostIds }) => test.call('host.restorePower', { hostId: hostIds[1] }),
  (test, { vmId }) => test.call('vm.shutDown', { vmId }),
  (test, { vmId }) => test.call('vm.start', { vmId }),
  (test, { vmId }) => test.call('failover.prepare', { vmId }),
  (test, { vmId }) => test.call('replication.suspend', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('failover.start', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('failover.startTest', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('failover.cancel', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('vm.start', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('failover.complete', { vmId }),
  (test, { vmId }) => test.call('replication.remove', { vmId }),
  (test, { replicaVmId: vmId }) => test.call('replication.remove', { vmId }),
  (test, { hostIds }) => test.call('host.setFirewallRule', { hostId: hostIds[1], rule: httpsRule, enabled: false }),
  (test, { hostIds, certificateIds }) =>
    test.call('replicaServer.set', {
      hostId: hostIds[0],
      enabled: true,
      certificateId: certificateIds[0],
      defaultStorageLocation: 'C:\\Hyper-V Replica',
    }),
  (test, { hostIds }) => test.call('host.setFirewallRule', { hostId: hostIds[0], rule: httpsRule, enabled: true }),
  (test) => test.call('clock.skip', { seconds: 900 }),
]
