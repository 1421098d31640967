/**
 * Faults around a failover (reference 9, F31 to F40). Most are mistakes: the world is brought into the state in which the
 * next step is wrong, and the step is tried, which is refused and so changes nothing.
 */
import { isReachable } from '../connection/gates.ts'
import { setDnsRecord } from '../network/dns-zone.ts'
import { shareTrust } from '../hosts/domains.ts'
import { configurationChanged, emit, fqdnOf } from '../world/engine.ts'
import { machinesOn } from '../world/machine-index.ts'
import { cancelFailover, completeFailover, prepareFailover, startFailover } from '../failover/failover.ts'
import { shutDownVm, turnOffVm } from '../machines/machine-power.ts'
import { pointId } from '../sending/recovery-points.ts'
import { startInitial } from '../replication/initial-replication.ts'
import { checkReverse, reverseReplication, setAsReplica } from '../failover/reverse.ts'
import type { IpConfiguration } from '../world/state/machine.ts'
import { startTest, stopTest } from '../failover/test-failover.ts'
import { halt } from '../machines/machine-power.ts'
import { onSide, recall, type FaultSide, type Faults, type Reason } from './fault.ts'

/** Of TEST-NET-1 (RFC 5737): in no subnet that anybody uses. */
const wrongAddress = '192.0.2.40'

export const failoverFaults: Faults = {
  F31: onSide({
    refusal: ({ vm, record }) => {
      if (record.state !== 'Replicating') return 'notReplicating'
      return vm.state === 'Running' ? undefined : 'vmOff'
    },
    inject: () => ({}),
    attempt: (engine, { vm }) => prepareFailover(engine, { vmId: vm.vmId }),
    isPresent: ({ vm, record }) => vm.state === 'Running' && record.state === 'Replicating',
    heal: (engine, { vm }) => {
      if (!shutDownVm(engine, { vmId: vm.vmId }).ok) turnOffVm(engine, { vmId: vm.vmId })
    },
  }),
  F32: onSide({
    refusal: ({ host, peer }, world) => {
      if (peer === null || !isReachable(world, peer.host, host)) return 'noRelationship'
      return host.replicaServer.enabled ? undefined : 'alreadySo'
    },
    inject: (engine, { host }) => {
      host.replicaServer.enabled = false
      configurationChanged(engine)
      return {}
    },
    attempt: (engine, { vm }) => checkReverse(engine, vm.vmId),
    isPresent: ({ host }) => !host.replicaServer.enabled,
    heal: (engine, { host }) => {
      host.replicaServer.enabled = true
      configurationChanged(engine)
    },
  }),
  F33: onSide({
    refusal: ({ host, peer }, world) => {
      if (peer === null) return 'noRelationship'
      if (shareTrust(world, host, peer.host)) return 'sharesDomain'
      if (!host.replicaServer.enabled) return 'notReplicaServer'
      return host.trustedHosts.length + peer.host.trustedHosts.length === 0 ? 'alreadySo' : undefined
    },
    inject: (engine, { host, peer }) => {
      const memory = { own: [...host.trustedHosts], theirs: [...peer!.host.trustedHosts] }
      host.trustedHosts = []
      peer!.host.trustedHosts = []
      configurationChanged(engine)
      return memory
    },
    attempt: (engine, { vm }) => checkReverse(engine, vm.vmId),
    isPresent: ({ host, peer }) => peer !== null && host.trustedHosts.length + peer.host.trustedHosts.length === 0,
    heal: (engine, { host, peer }, memory) => {
      const { own, theirs } = recall<{ own: string[]; theirs: string[] }>(memory)
      // Both ways, or the next reversal fails for the same reason.
      host.trustedHosts = [...new Set([...own, fqdnOf(peer!.host)])]
      peer!.host.trustedHosts = [...new Set([...theirs, fqdnOf(host)])]
      configurationChanged(engine)
    },
  }),
  F34: onSide({
    refusal: ({ vm, record }, world) => {
      if (record.state !== 'Replicating' || record.lastReplicationInstant < 0) return 'notReplicating'
      const testName = `${vm.name} - Test`
      const isTaken = machinesOn(world, vm.hostId).some(({ name }) => name === testName)
      return record.testVmId !== null || isTaken ? 'alreadySo' : undefined
    },
    inject: (engine, { vm }) => {
      startTest(engine, { vmId: vm.vmId })
      return {}
    },
    attempt: (engine, { vm }) => startFailover(engine, { vmId: vm.vmId }),
    isPresent: ({ record }) => record.testVmId !== null,
    heal: (engine, { vm }) => {
      stopTest(engine, { vmId: vm.vmId })
    },
  }),
  F35: onSide({
    refusal: ({ record }) => (record.state === 'Replicating' ? undefined : 'notReplicating'),
    inject: () => ({}),
    attempt: (engine, { vm }) => completeFailover(engine, { vmId: vm.vmId }),
    isPresent: ({ record }) => record.state === 'Replicating',
    // Nothing was changed, so nothing has to be put right.
    heal: () => undefined,
  }),
  F36: onSide({
    refusal: ({ record }) => {
      if (record.state !== 'Replicating' || record.testVmId !== null) return 'notReplicating'
      const oldest = record.points[0]
      if (oldest === undefined) return 'noRecoveryPoint'
      return oldest.isDamaged === true ? 'alreadySo' : undefined
    },
    inject: (engine, { record }) => {
      const oldest = record.points[0]!
      record.points[0] = { ...oldest, isDamaged: true }
      configurationChanged(engine)
      return { number: oldest.number }
    },
    attempt: (engine, { vm }, memory) =>
      startTest(engine, { vmId: vm.vmId, recoveryPointId: pointId(recall<{ number: number }>(memory).number) }),
    isPresent: ({ record }, memory) => record.points.some((point) => point.number === memory['number']),
    heal: (engine, { record }, memory) => {
      const index = record.points.findIndex((point) => point.number === memory['number'])
      const { isDamaged: _isDamaged, ...point } = record.points[index]!
      record.points[index] = point
      configurationChanged(engine)
    },
  }),
  F37: onSide({
    refusal: (side, world) => {
      const reason = oldPrimaryAtHand(side)
      if (reason !== undefined) return reason
      return isReachable(world, side.host, side.peer!.host) && side.peer!.host.replicaServer.enabled
        ? undefined
        : 'oldPrimaryMissing'
    },
    inject: (engine, { peer }) => {
      const { vm, host } = peer!
      if (vm.state === 'Running') {
        halt(engine, vm)
        emit(engine, 'vm.stopped', { vm: vm.name, vmId: vm.vmId, host: host.name, hostId: host.hostId })
      }
      return {}
    },
    attempt: (engine, { vm }) => reverseReplication(engine, { vmId: vm.vmId, certificateId: null }),
    isPresent: ({ record, peer }) => record.mode === 'Replica' && peer?.record.mode === 'Primary',
    heal: (engine, { peer }) => {
      if (peer === null) return
      if (peer.vm.state === 'Running') turnOffVm(engine, { vmId: peer.vm.vmId })
      setAsReplica(engine, { vmId: peer.vm.vmId })
    },
  }),
  F38: onSide({
    refusal: oldPrimaryAtHand,
    inject: (engine, { vm, record, peer }) => {
      if (record.state === 'FailedOverWaitingCompletion') completeFailover(engine, { vmId: vm.vmId })
      if (peer!.vm.state === 'Running') turnOffVm(engine, { vmId: peer!.vm.vmId })
      setAsReplica(engine, { vmId: peer!.vm.vmId })
      return {}
    },
    attempt: (engine, { vm }) => cancelFailover(engine, { vmId: vm.vmId }),
    isPresent: ({ record, peer }) => record.mode === 'Replica' && peer?.record.mode === 'Replica',
    heal: (engine, { vm }) => {
      const reversed = reverseReplication(engine, { vmId: vm.vmId, certificateId: null })
      if (reversed.ok) startInitial(engine, { vmId: vm.vmId })
    },
  }),
  F39: onSide({
    refusal: ({ vm, record }) => {
      if (!isFailedOver(record.state)) return 'notFailedOver'
      return vm.adapters.every((adapter) => adapter.switchName === null) ? 'alreadySo' : undefined
    },
    inject: (engine, { vm }) => {
      const switches = vm.adapters.map((adapter) => ({ adapterId: adapter.adapterId, name: adapter.switchName }))
      for (const adapter of vm.adapters) adapter.switchName = null
      configurationChanged(engine)
      return { switches }
    },
    isPresent: ({ vm }) => vm.adapters.every((adapter) => adapter.switchName === null),
    heal: (engine, { vm, host }, memory) => {
      const external = host.switches.find((one) => one.kind === 'external')?.name ?? null
      for (const { adapterId, name } of recall<{ switches: { adapterId: string; name: string | null }[] }>(memory)
        .switches) {
        const adapter = vm.adapters.find((each) => each.adapterId === adapterId)
        const isThere = host.switches.some((one) => one.name === name)
        if (adapter !== undefined) adapter.switchName = isThere ? name : external
      }
      configurationChanged(engine)
    },
  }),
  F40: onSide({
    refusal: ({ vm, record }) => {
      if (!isFailedOver(record.state)) return 'notFailedOver'
      const adapter = vm.adapters.find(({ ip }) => ip !== null)
      if (adapter === undefined) return 'noName'
      return adapter.ip?.address === wrongAddress ? 'alreadySo' : undefined
    },
    inject: (engine, { vm }) => {
      const adapter = vm.adapters.find(({ ip }) => ip !== null)!
      const { adapterId, ip } = adapter
      adapter.ip = { address: wrongAddress, subnetMask: '255.255.255.0', gateway: null, dnsServer: null }
      configurationChanged(engine)
      return { adapterId, ip }
    },
    isPresent: ({ vm }) => vm.adapters.some(({ ip }) => ip?.address === wrongAddress),
    heal: (engine, { vm }, memory) => {
      const { adapterId, ip } = recall<{ adapterId: string; ip: IpConfiguration }>(memory)
      const { world } = engine
      const adapter = vm.adapters.find((each) => each.adapterId === adapterId)
      if (adapter !== undefined) adapter.ip = adapter.failoverIp === null ? ip : { ...adapter.failoverIp }
      // The record follows the address, or nobody finds the machine.
      const start = `${vm.name.toLowerCase()}.`
      const record = world.dnsRecords.find((each) => each.name.toLowerCase().startsWith(start))
      const address = adapter?.ip?.address
      if (record !== undefined && address !== undefined) {
        setDnsRecord(world, record.name, address, record.ttlSeconds)
      }
      configurationChanged(engine)
    },
  }),
}

function isFailedOver(state: FaultSide['record']['state']): boolean {
  return state === 'FailedOverWaitingCompletion' || state === 'FailedOver'
}

/** The old primary that is marked as replica next; its machine has to be there and able to be turned off. */
function oldPrimaryAtHand({ record, peer }: FaultSide): Reason | undefined {
  if (!isFailedOver(record.state) || record.failover?.kind !== 'unplanned') return 'notFailedOver'
  const markable = [
    'Replicating',
    'Error',
    'Suspended',
    'PreparedForFailover',
    'WaitingForStartResynchronize',
    'ResynchronizeSuspended',
  ]
  const isAtHand = peer !== null && peer.record.mode === 'Primary' && peer.host.hasPower
  if (!isAtHand || !['Off', 'Running'].includes(peer.vm.state)) return 'oldPrimaryMissing'
  return markable.includes(peer.record.state) ? undefined : 'oldPrimaryMissing'
}
