/** What goes on where nothing is broken: what was paused, stopped, or left half done. */
import type { Fix } from '../../contract/failure.ts'
import type { HostView } from '../../contract/views/host.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { Situation } from '../../emulator/index.ts'
import { extendVolume } from './host-repairs.ts'
import { repair, sideOf, step, type RepairFacts, type RepairSubject } from './repair.ts'

/** Gives the calls that end a situation of a relationship; null where it ends by itself, or nobody should end it with a button. */
export function situationRepair({ code }: Situation, subject: RepairSubject, facts: RepairFacts): Fix | null {
  const { from, to, toHost, fromHost } = subject
  const side = sideOf(from)
  const params = { vm: from.vm.name, host: fromHost.name, other: toHost?.name ?? '' }
  switch (code) {
    case 'paused':
    case 'stopped':
    case 'resynchronizationPaused':
    case 'diskUpdateFailed':
      return repair('resumeReplication', params, [step('replication.resume', side)])
    case 'resynchronizationRequired':
      return resynchronize(subject)
    case 'retryPending':
      return repair('sendNow', params, sendNow(side))
    case 'cyclesMissed': {
      const sides = [side, ...(to === null ? [] : [{ ...side, vmId: to.vmId }])]
      return repair(
        'resetStatistics',
        params,
        sides.map((each) => step('replication.resetStatistics', each)),
      )
    }
    case 'initialCopyNotStarted':
      return repair('startInitialCopy', params, [step('replication.startInitial', side)])
    case 'preparedForFailover':
      return repair('cancelFailover', params, [step('failover.cancel', { vmId: from.vm.vmId })])
    case 'failedOver':
      return wayBack(subject, facts)
    default:
      return null
  }
}

/** What Hyper-V Manager has no button for: a pause and its end send at once. */
export function sendNow(side: { vmId: string; relationshipType?: 'Extended' }): Fix['steps'] {
  return [step('replication.suspend', side), step('replication.resume', side)]
}

/** A machine that stands still because its logs have filled the volume needs room first. */
function resynchronize({ from, fromHost }: RepairSubject): Fix | null {
  const { vm } = from
  const letter = vm.disks[0]?.path.slice(0, 1) ?? 'C'
  const isFull = fromHost.volumes.some((volume) => volume.letter === letter && volume.freeBytes <= 0)
  const room = isFull ? (extendVolume(fromHost, letter, 0)?.steps ?? []) : []
  const goOn = vm.state === 'PausedCritical' ? [step('vm.resume', { vmId: vm.vmId })] : []
  const compare = step('replication.resume', { ...sideOf(from), resynchronize: true })
  return repair(isFull ? 'extendVolume' : 'resynchronize', { vm: vm.name, host: fromHost.name, volume: `${letter}:` }, [
    ...room,
    ...goOn,
    compare,
  ])
}

/** The side that took over becomes the primary; the old one must be there, off, and marked as replica. */
export function wayBack({ from, to, toHost }: RepairSubject, facts: RepairFacts): Fix | null {
  const { vm } = from
  const host = facts.hosts.find(({ hostId }) => hostId === vm.hostId)
  if (to === null || host === undefined || toHost === null || !toHost.hasPower || to.state !== 'Off') return null
  const certificateId = from.record.certificateId ?? facts.usableCertificates(host)[0] ?? null
  const mark = to.replication?.mode === 'Primary' ? [step('replication.setAsReplica', { vmId: to.vmId })] : []
  return repair('reverseReplication', { vm: vm.name, host: host.name, other: toHost.name }, [
    ...mark,
    step('replication.reverse', { vmId: vm.vmId, certificateId }),
    step('replication.startInitial', { vmId: vm.vmId }),
  ])
}

/**
 * What makes clients reach a machine again.
 * @param vm The copy that serves.
 */
export function clientsRepair(
  { code, params }: Situation,
  vm: VmView,
  { hosts, vms, network }: Pick<RepairFacts, 'hosts' | 'vms' | 'network'>,
): Fix | null {
  const host = hosts.find(({ hostId }) => hostId === vm.hostId)
  const dnsName = String(params['dnsName'] ?? '')
  const own = vm.adapters.find(({ ip }) => ip !== null) ?? vm.adapters[0]
  const names = { vm: vm.name, name: dnsName, client: String(params['client'] ?? '') }
  switch (code) {
    case 'machineNotConnected':
      return repair('connectAdapter', names, connect(vm, host))
    case 'machineOtherAddress':
      return addressRepair(vm, vms, dnsName, names, String(params['address'] ?? ''))
    case 'machineWithoutRecord':
      return own?.ip ? repair('setRecord', names, [step('dns.set', { name: dnsName, address: own.ip.address })]) : null
    case 'clientsStale': {
      const stale = network.cachedNames.filter((entry) => entry.name.toLowerCase() === dnsName.toLowerCase())
      const clients = [...new Set(stale.map(({ clientId }) => clientId))].filter((id) => isUp(id, hosts, vms))
      return repair(
        'flushNames',
        names,
        clients.map((clientId) => step('dns.flushCache', { clientId })),
      )
    }
    default:
      return null
  }
}

function connect(vm: VmView, host: HostView | undefined): Fix['steps'] {
  const external = host?.switches.find(({ kind }) => kind === 'external')?.name
  if (external === undefined) return []
  return vm.adapters
    .filter(({ switchName }) => switchName === null)
    .map(({ adapterId }) => step('vm.connectAdapter', { vmId: vm.vmId, adapterId, switchName: external }))
}

/** Failover TCP/IP where it is set, else the address that the old primary had and DNS still gives; the record follows. */
function addressRepair(
  vm: VmView,
  vms: readonly VmView[],
  name: string,
  params: Record<string, string>,
  known: string,
): Fix | null {
  const adapter = vm.adapters.find(({ ip }) => ip !== null)
  if (adapter === undefined) return null
  const { adapterId, failoverIp } = adapter
  const before = vms
    .filter((other) => other.guid === vm.guid && other.vmId !== vm.vmId)
    .flatMap((other) => other.adapters.map(({ ip }) => ip))
    .find((ip) => ip?.address === known)
  const ip = failoverIp ?? before ?? adapter.ip
  if (!ip) return null
  const set = ip.address === adapter.ip?.address ? [] : [step('vm.setGuestIp', { vmId: vm.vmId, adapterId, ip })]
  const record = ip.address === known ? [] : [step('dns.set', { name, address: ip.address })]
  return repair(set.length > 0 ? 'setGuestAddress' : 'setRecord', { ...params, address: ip.address }, [
    ...set,
    ...record,
  ])
}

function isUp(id: string, hosts: readonly HostView[], vms: readonly VmView[]): boolean {
  const host = hosts.find(({ hostId }) => hostId === id)
  return host?.hasPower ?? vms.find(({ vmId }) => vmId === id)?.state === 'Running'
}
