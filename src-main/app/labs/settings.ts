/** Everything that somebody can set, as a flat list: what is measured, what time moves, and ids are left out. */
import type { Settings } from '../../labs/predicates/settings.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { NetworkView } from '../../contract/views/network.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { WorldView } from '../../contract/views/world.ts'

/** Members of replication that are set; the others are its course. */
const replicationSettings = [
  'mode',
  'primaryServer',
  'replicaServer',
  'port',
  'authentication',
  'certificateId',
  'compression',
  'bypassesProxy',
  'frequencySeconds',
  'recoveryHistoryHours',
  'vssFrequencyHours',
  'autoResynchronizeEnabled',
  'autoResynchronizeStartMinutes',
  'autoResynchronizeEndMinutes',
  'excludedDiskIds',
] as const

/**
 * Lists the settings by names for people.
 * @returns For example `host HYPERVISOR-02/replicaServer/enabled`: `true`.
 */
export function settingsOf(
  hosts: readonly HostView[],
  vms: readonly VmView[],
  dnsRecords: WorldView['dnsRecords'],
  network: NetworkView,
): Settings {
  const settings: Record<string, string> = {}
  const nameOf = (hostId: string) => hosts.find((host) => host.hostId === hostId)?.name ?? hostId
  for (const host of hosts) {
    const { hostId: _id, memoryFreeBytes: _free, vmIds: _vms, fqdn: _fqdn, volumes, stores, crls, ...rest } = host
    flatten(settings, `host ${host.name}`, rest)
    for (const { letter, sizeBytes, isOnline } of volumes)
      flatten(settings, `host ${host.name}/volumes/${letter}`, { sizeBytes, isOnline })
    for (const { store, certificateId, hasPrivateKey } of stores)
      settings[`host ${host.name}/stores/${store}/${certificateId}`] = String(hasPrivateKey)
    for (const { issuerCertificateId, revokedCount } of crls)
      settings[`host ${host.name}/crls/${issuerCertificateId}`] = String(revokedCount)
  }
  for (const vm of vms) {
    const place = `vm ${vm.name}@${nameOf(vm.hostId)}`
    flatten(settings, place, {
      memoryBytes: vm.memoryBytes,
      dynamicMemory: vm.dynamicMemory === null ? null : { ...vm.dynamicMemory },
      processorCount: vm.processorCount,
      automaticStartAction: vm.automaticStartAction,
      automaticStartDelaySeconds: vm.automaticStartDelaySeconds,
      automaticStopAction: vm.automaticStopAction,
      integrationServices: vm.integrationServices,
      checkpointType: vm.checkpointType,
      disks: vm.disks.map(({ path, format, sizeBytes }) => ({ name: path, format, sizeBytes })),
      adapters: vm.adapters.map(({ adapterId: _adapterId, ...adapter }) => adapter),
    })
    for (const [name, replication] of [
      ['replication', vm.replication],
      ['extendedReplication', vm.extendedReplication],
    ] as const) {
      for (const member of replicationSettings)
        if (replication !== null) settings[`${place}/${name}/${member}`] = JSON.stringify(replication[member])
    }
  }
  for (const { name, address, ttlSeconds } of dnsRecords) settings[`dns/${name}`] = `${address} ${ttlSeconds}`
  for (const link of network.links) {
    const { fromHostId, toHostId, isUp: _isUp, ...set } = link
    flatten(settings, `link ${nameOf(fromHostId)} ${nameOf(toHostId)}`, set)
  }
  return settings
}

/** Lists are told apart by the name of their items, so that another order is no change. */
function flatten(settings: Record<string, string>, place: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    settings[place] = String(value)
    return
  }
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [nameIn(item) ?? String(index), item] as const)
    : Object.entries(value)
  if (entries.length === 0) settings[place] = ''
  for (const [name, member] of entries) flatten(settings, `${place}/${name}`, member)
}

function nameIn(item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (typeof item !== 'object' || item === null) return undefined
  const name = (item as { readonly name?: unknown; readonly primaryServer?: unknown }).name
  return typeof name === 'string' ? name : undefined
}
