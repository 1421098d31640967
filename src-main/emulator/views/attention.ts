/** The contract's views of the world, minus what only the app knows (thumbprints, the name of the workspace, the pace). */
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { AttentionView } from '../../contract/views/attention.ts'
import type { WorldView } from '../../contract/views/world.ts'
import { hostOf, type Engine } from '../world/engine.ts'
import { faultAttention } from '../faults/index.ts'
import { healthOf } from '../sending/health.ts'
import { duplicateAddressesOf } from '../network/look-up.ts'
import { asShown, isFailedOver, isReplica } from '../world/relationships.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import { isWriting } from '../world/power-state.ts'
import { hasFilesOn } from '../disks/lost-storage.ts'
import { unreachableViews } from './unreachable.ts'

export function dnsRecordViews(engine: Engine): WorldView['dnsRecords'] {
  return engine.world.dnsRecords.map((record) => ({ ...record }))
}

/** What is wrong in the world; certificates and roots are the app's to judge. */
export function attentionViews(engine: Engine, now: ReachabilityView): AttentionView[] {
  const { world } = engine
  const found = unreachableViews(world, now)
  const answering = new Set(now.hosts.filter(({ answers }) => answers).map(({ hostId }) => hostId))
  const add = (code: AttentionView['code'], severity: AttentionView['severity'], host: Host, vm: Vm | null) => {
    const params = vm === null ? { host: host.name } : { host: host.name, vm: vm.name }
    found.push({ code, severity, params, hostId: host.hostId, vmId: vm?.vmId ?? null, certificateId: null })
  }
  for (const host of world.hosts) if (answering.has(host.hostId)) found.push(...lostVolumes(engine, host))
  found.push(...faultAttention(world))
  for (const vm of world.vms) {
    const host = hostOf(world, vm.hostId)
    // What somebody who does not reach the host knows of it is old.
    if (!answering.has(host.hostId)) continue
    for (const record of vm.replications) {
      const { health } = healthOf(vm, asShown(record), world.now)
      if (isFailedOver(record)) add('failedOverNotReversed', 'warning', host, vm)
      else if (health === 'Critical') add('healthCritical', 'critical', host, vm)
      else if (health === 'Warning') add('healthWarning', 'warning', host, vm)
      const needsIp = isReplica(record) && record.isInitialized && !isFailedOver(record)
      const isWithoutIp = vm.adapters.some((adapter) => adapter.ip !== null && adapter.failoverIp === null)
      if (needsIp && isWithoutIp) add('noFailoverIp', 'info', host, vm)
    }
    if (isSplitBrain(engine, vm)) add('splitBrain', 'critical', host, vm)
    if (duplicateAddressesOf(world, vm).length > 0) add('duplicateAddress', 'critical', host, vm)
  }
  return found
}

/** The volumes of a host that are offline; one without disks of a machine on it costs nothing yet. */
function lostVolumes({ world }: Engine, host: Host): AttentionView[] {
  return host.volumes
    .filter((volume) => volume.isOffline === true)
    .map((volume) => {
      const machineCount = world.vms.filter((vm) => vm.hostId === host.hostId && hasFilesOn(vm, volume)).length
      return {
        code: 'volumeOffline',
        severity: machineCount > 0 ? 'critical' : 'warning',
        params: { host: host.name, volume: `${volume.letter}:`, machineCount },
        hostId: host.hostId,
        vmId: null,
        certificateId: null,
      }
    })
}

/** Two running copies of one machine: an old primary that was started after an unplanned failover. */
function isSplitBrain(engine: Engine, vm: Vm): boolean {
  if (!isWriting(vm)) return false
  return engine.world.vms.some((other) => other !== vm && other.guid === vm.guid && isWriting(other))
}
