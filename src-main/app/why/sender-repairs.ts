/** Repairs in the settings of the machines that replicate, and on the replica that they send to. */
import type { Failure, Fix } from '../../contract/failure.ts'
import type { InputOf } from '../../contract/registry.ts'
import { certificateRepair, importOn } from './certificate-repairs.ts'
import { wayBack } from './situation-repairs.ts'
import { repair, sideOf, step, type RepairFacts, type RepairSubject, type Sender } from './repair.ts'

/**
 * Finds the calls that open a gate for the machines that were asked about.
 * @returns Null where it is not a matter of their settings.
 */
export function senderRepair(failure: Failure, subject: RepairSubject, facts: RepairFacts): Fix | null {
  const { code, params } = failure
  const { from, toHost, fromHost } = subject
  const names = { vm: from.vm.name, host: fromHost.name, other: toHost?.name ?? '' }
  const change = (fix: Fix['code'], settings: Settings) => repair(fix, names, changeAll(subject.affected, settings))
  switch (code) {
    case 'connection.nameNotResolved':
      return toHost !== null && !isNameOf(from.record.replicaServer, toHost.fqdn)
        ? change('setReplicaServerName', { replicaServer: toHost.fqdn })
        : null
    case 'connection.wrongPort':
      return change('setReplicaPort', { port: Number(params['listenerPort']) })
    case 'connection.proxyInPath':
    case 'connection.proxyTimedOut':
      return change('bypassProxy', { bypassesProxy: true })
    case 'connection.authenticationMismatch':
    case 'connection.kerberosInWorkgroup':
      return useCertificates(subject, facts)
    case 'connection.noClientCertificate':
      return bringClientCertificate(subject, facts)
    case 'connection.certificateRefused':
      return certificateRepair(failure, subject, facts)
    case 'connection.notAuthorized':
      return authorize(subject, facts)
    case 'connection.trustGroupMismatch':
      return matchTrustGroup(subject, facts)
    case 'replication.outOfBoundsWrite':
    case 'resynchronization.sizeMismatch':
      return resizeReplica(subject, facts)
    case 'failover.completed':
    case 'failover.reverseNotAsReplica':
      return wayBack(subject, facts)
    case 'replication.replicaNotReceiving':
      return resumeReplica(subject, String(params['state']))
    default:
      return null
  }
}

type Settings = Partial<Omit<InputOf<'replication.change'>, 'vmId' | 'relationshipType'>>

function changeAll(senders: readonly Sender[], settings: Settings): Fix['steps'] {
  return senders.map((sender) => step('replication.change', { ...sideOf(sender), ...settings }))
}

function isNameOf(typed: string, fqdn: string): boolean {
  return typed.toLowerCase() === fqdn.toLowerCase()
}

function useCertificates({ affected, fromHost, toHost, from }: RepairSubject, facts: RepairFacts): Fix | null {
  const [certificateId] = facts.usableCertificates(fromHost)
  if (certificateId === undefined || toHost === null) return null
  const { certificatePort: port, authentication } = toHost.replicaServer
  if (authentication === 'kerberos') return null
  const params = { vm: from.vm.name }
  return repair('useCertificates', params, changeAll(affected, { authentication: 'certificate', certificateId, port }))
}

/** The one that the machines name, from its file; where there is none, another one of the host. */
function bringClientCertificate({ affected, fromHost, from }: RepairSubject, facts: RepairFacts): Fix | null {
  const { certificateId } = from.record
  if (certificateId !== null && facts.isExported(certificateId) && facts.isGoodInFile(certificateId, fromHost)) {
    return repair('importPfx', { host: fromHost.name }, [importOn(fromHost, certificateId)])
  }
  const [usable] = facts.usableCertificates(fromHost)
  if (usable !== undefined) {
    return repair('chooseCertificate', { vm: from.vm.name }, changeAll(affected, { certificateId: usable }))
  }
  const known = fromHost.stores.find(
    (entry) => facts.isExported(entry.certificateId) && facts.isGoodInFile(entry.certificateId, fromHost),
  )
  if (known === undefined) return null
  const steps = [
    importOn(fromHost, known.certificateId),
    ...changeAll(affected, { certificateId: known.certificateId }),
  ]
  return repair('importPfx', { host: fromHost.name }, steps)
}

function authorize({ to, toHost, fromHost }: RepairSubject, facts: RepairFacts): Fix | null {
  if (toHost === null) return null
  const { defaultStorageLocation, authorizationEntries } = toHost.replicaServer
  const storageLocation =
    defaultStorageLocation ??
    authorizationEntries[0]?.storageLocation ??
    `${toHost.volumes[0]?.letter ?? 'C'}:\\Hyper-V Replica`
  const trustGroup = (to && facts.trustGroupOf(to.vmId)) ?? 'DEFAULT'
  const entry = { hostId: toHost.hostId, primaryServer: fromHost.fqdn, storageLocation, trustGroup }
  const params = { host: toHost.name, client: fromHost.fqdn }
  return repair('addAuthorizationEntry', params, [step('authorization.add', entry)])
}

function matchTrustGroup({ to, toHost, fromHost }: RepairSubject, facts: RepairFacts): Fix | null {
  const trustGroup = to && facts.trustGroupOf(to.vmId)
  const entry = toHost?.replicaServer.authorizationEntries.find(({ primaryServer }) =>
    [fromHost.fqdn.toLowerCase(), `*.${fromHost.dnsSuffix}`.toLowerCase()].includes(primaryServer.toLowerCase()),
  )
  if (!trustGroup || !toHost || !entry) return null
  const input = { hostId: toHost.hostId, primaryServer: entry.primaryServer, trustGroup }
  return repair('matchTrustGroup', { host: toHost.name }, [step('authorization.set', input)])
}

/** As large as on the primary; on the third host of a chain as well, which the replica would meet next. */
function resizeReplica({ from, to }: RepairSubject, { vms }: RepairFacts): Fix | null {
  if (to === null) return null
  const copies = [to, ...vms.filter((vm) => vm.guid === to.guid && vm.vmId !== to.vmId && vm.vmId !== from.vm.vmId)]
  const sizes = sizesOf(from.vm, from.record.replicatedDiskIds)
  const steps = copies.flatMap((vm) => {
    const ids = vm.replication?.replicatedDiskIds ?? []
    return sizesOf(vm, ids).flatMap((own, index) => {
      const sizeBytes = sizes[index] ?? own
      return own < sizeBytes ? [step('disk.resize', { vmId: vm.vmId, diskId: ids[index]!, sizeBytes })] : []
    })
  })
  return repair('resizeReplicaDisk', { vm: from.vm.name }, steps)
}

function sizesOf(vm: Sender['vm'], diskIds: readonly string[]): number[] {
  return diskIds.map((diskId) => vm.disks.find((disk) => disk.diskId === diskId)?.sizeBytes ?? 0)
}

function resumeReplica({ to, toHost }: RepairSubject, state: string): Fix | null {
  if (to === null || (state !== 'Suspended' && state !== 'Error')) return null
  const params = { vm: to.name, host: toHost?.name ?? '' }
  return repair('resumeReplica', params, [step('replication.resume', { vmId: to.vmId })])
}
