/**
 * Views that need more than the emulated world: what needs
 * attention and what a newcomer would do next.
 */
import type { HostView } from '../../contract/views/host.ts'
import type { RootView } from '../../contract/views/authority.ts'
import type { CrlState, CrlStatusView } from '../../contract/views/crl.ts'
import type { ReachabilityView } from '../../contract/views/reachability.ts'
import type { VmView } from '../../contract/views/vm.ts'
import type { AttentionView } from '../../contract/views/attention.ts'
import type { WorldView } from '../../contract/views/world.ts'
import type { EndingCertificate } from '../certificates/inventory/ending.ts'
import { dayMs } from '../../kernel/clock.ts'
import { reminderLimits } from '../../contract/limits/reminder.ts'

/** What the projections read. */
export interface ProjectionFacts {
  readonly now: number
  readonly wallNow: number
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
  /** What is reachable at this moment. */
  readonly reachability: ReachabilityView
  readonly roots: readonly RootView[]
  /** Certificates that no emulated host holds and that end. */
  readonly endingCertificates: readonly EndingCertificate[]
  /** Whether some host certificate is made out to a FQDN in lower case. */
  hasCertificateFor(fqdn: string): boolean
  /** The newest CRL of every root, on the wall clock. */
  readonly crls: readonly CrlStatusView[]
  /** What the emulator itself finds. */
  readonly worldAttention: readonly AttentionView[]
}

/** What needs attention, the worst first. */
export function projectAttention(facts: ProjectionFacts): AttentionView[] {
  const found = [
    ...facts.worldAttention,
    ...attentionOfHosts(facts),
    ...attentionOfCertificates(facts),
    ...attentionOfCrls(facts),
    ...attentionOfRevocations(facts),
  ]
  const rank = { critical: 0, warning: 1, info: 2 }
  return found.sort((one, other) => rank[one.severity] - rank[other.severity])
}

/** What a newcomer would do next on the way to a finished failover; null after it. */
export function projectNextStep(facts: ProjectionFacts): WorldView['nextStep'] {
  const { hosts, vms } = facts
  const replicating = vms.filter((vm) => vm.replication)
  const failedOver = vms.find((vm) => vm.replication?.failover && vm.replication.failover.kind !== 'test')
  if (failedOver) {
    const isReached = facts.reachability.machines.some(
      ({ vmId, state }) => vmId === failedOver.vmId && state === 'reached',
    )
    return isReached ? null : 'setIpAndDns'
  }
  if (replicating.length > 0) {
    const isReady = replicating.some(
      (vm) => vm.replication?.mode === 'Primary' && vm.replication.state === 'Replicating',
    )
    return isReady ? 'failOver' : 'waitForInitialReplication'
  }
  if (hosts.length === 0) return 'addHost'
  if (hosts.length === 1) return 'addSecondHost'
  if (facts.roots.length === 0) return 'createRoot'
  if (hosts.some((host) => !facts.hasCertificateFor(host.fqdn.toLowerCase()))) return 'issueCertificates'
  if (hosts.some((host) => !host.stores.some((entry) => entry.store === 'LocalMachine\\My')))
    return 'importCertificates'
  if (!hosts.some((host) => host.replicaServer.enabled)) return 'enableReplicaServer'
  return vms.length === 0 ? 'addVm' : 'enableReplication'
}

function attentionOfHosts(facts: ProjectionFacts): AttentionView[] {
  const found: AttentionView[] = []
  for (const host of facts.hosts) {
    const about = { hostId: host.hostId, vmId: null, certificateId: null }
    for (const crl of host.crls) {
      const days = Math.floor((crl.nextUpdateInstant - facts.now) / dayMs)
      if (days > reminderLimits.soonDays) continue
      const params = { host: host.name, issuer: crl.issuer, days }
      found.push(
        days < 0
          ? { ...about, code: 'crlEnded', severity: 'critical', params }
          : { ...about, code: 'crlEndsSoon', severity: 'warning', params },
      )
    }
    for (const entry of host.stores) {
      const days = Math.floor((entry.notAfterInstant - facts.now) / dayMs)
      if (entry.store !== 'LocalMachine\\My' || days > reminderLimits.soonDays) continue
      const params = { host: host.name, name: entry.issuedTo, days }
      found.push(
        days < 0
          ? { ...about, certificateId: entry.certificateId, code: 'certificateExpired', severity: 'critical', params }
          : {
              ...about,
              certificateId: entry.certificateId,
              code: 'certificateExpiresSoon',
              severity: 'warning',
              params,
            },
      )
    }
  }
  return found
}

const crlAttention: Partial<Record<CrlState, Pick<AttentionView, 'code' | 'severity'>>> = {
  publishSoon: { code: 'crlPublishSoon', severity: 'info' },
  publishDue: { code: 'crlPublishDue', severity: 'warning' },
  endsSoon: { code: 'rootCrlEndsSoon', severity: 'warning' },
  ended: { code: 'rootCrlEnded', severity: 'critical' },
}

/** CRLs as they were signed, which is what real hosts have; those in emulated stores are counted in virtual time above. */
function attentionOfCrls({ crls }: ProjectionFacts): AttentionView[] {
  return crls.flatMap(({ certificateId, root, state, crl }) => {
    const found = crlAttention[state]
    if (!found || !crl) return []
    const days = state === 'publishSoon' || state === 'publishDue' ? crl.daysUntilPublish : crl.daysUntilEnd
    return [{ ...found, params: { issuer: root, days }, hostId: null, vmId: null, certificateId }]
  })
}

/** Whoever does not have the newest CRL takes what it has revoked, also a key that is in other hands. */
function attentionOfRevocations({ crls }: ProjectionFacts): AttentionView[] {
  return crls.flatMap(({ certificateId, root, outdatedHosts }) => {
    const hosts = outdatedHosts.filter(({ misses }) => misses).map(({ host }) => host)
    if (hosts.length === 0) return []
    const params = { issuer: root, host: hosts[0] ?? '', count: hosts.length }
    return [{ code: 'crlNotOnHosts', severity: 'warning', params, hostId: null, vmId: null, certificateId }]
  })
}

function attentionOfCertificates({ endingCertificates, wallNow }: ProjectionFacts): AttentionView[] {
  return endingCertificates.map(({ certificateId, name, isExpired, notAfterWallInstant }) => ({
    code: isExpired ? ('certificateExpired' as const) : ('certificateExpiresSoon' as const),
    severity: 'warning' as const,
    params: { host: '', name, days: Math.floor((notAfterWallInstant - wallNow) / dayMs) },
    hostId: null,
    vmId: null,
    certificateId,
  }))
}
