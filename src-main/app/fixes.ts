/**
 * Remedies: which calls undo the cause of a failure. A fix is offered only where the calls are certain to be the right
 * ones; everything else is left to the next step that the text names.
 */
import type { Failure, Fix } from '../contract/failure.ts'
import { listenerRules } from '../contract/listener-rules.ts'
import type { HostView } from '../contract/views/host.ts'
import type { VmView } from '../contract/views/vm.ts'

interface FixFacts {
  readonly hosts: readonly HostView[]
  readonly vms: readonly VmView[]
  /** Certificates in Personal of a host that pass every rule. */
  usableCertificates(host: HostView): readonly string[]
  /** The inventory's certificate, if it was exported and can be imported. */
  isExported(certificateId: string): boolean
}

/**
 * Adds the remedy to a failure where there is one.
 * @param failure The failure as the emulator gave it.
 * @param facts The world as it is now.
 */
export function withFix(failure: Failure, facts: FixFacts): Failure {
  if (failure.fix) return failure
  const fix = findFix(failure, facts)
  return fix ? { ...failure, fix } : failure
}

function findFix(failure: Failure, facts: FixFacts): Fix | null {
  const host = (name: string) => findHost(facts, failure.params[name])
  switch (failure.code) {
    case 'connection.firewallRuleDisabled':
      return enableRule(host('server'), String(failure.params['rule']))
    case 'connection.notReplicaServer':
      return enableReplicaServer(host('server'), facts)
    case 'failover.reverseNotReplicaServer':
      return enableReplicaServer(host('host'), facts)
    case 'failover.reverseTrustedHosts':
      return addTrustedHosts(host('host'), host('peer'))
    case 'failover.vmRunning':
      return forVm(facts, failure.params['vm'], 'shutDownVm', 'vm.shutDown', (vm) => vm.state === 'Running')
    case 'failover.testRunning':
      return forVm(facts, failure.params['vm'], 'stopTestFailover', 'failover.stopTest', (vm) =>
        Boolean(vm.replication?.testVmId),
      )
    case 'failover.reverseNotAsReplica':
      return forVm(
        facts,
        failure.params['vm'],
        'setAsReplica',
        'replication.setAsReplica',
        (vm) => vm.replication?.mode === 'Primary',
      )
    case 'vm.wrongState':
      // The old primary came back with its host and runs again: only that one may be shut down.
      return String(failure.params['operation']).includes('AsReplica')
        ? forVm(facts, failure.params['vm'], 'shutDownVm', 'vm.shutDown', isRunningPrimary)
        : null
    case 'host.off':
      return powerOn(host('host'))
    case 'connection.timedOut':
      return powerOn(host('server'))
    case 'connection.notAuthorized':
      return authorize(host('server'), String(failure.params['client']))
    case 'failover.reverseOldPrimaryRunning': {
      const hostId = host('host')?.hostId
      return forVm(
        facts,
        failure.params['vm'],
        'shutDownVm',
        'vm.shutDown',
        (vm) => vm.hostId === hostId && vm.state === 'Running',
      )
    }
    case 'connection.certificateRefused':
      return importTrust(String(failure.params['reason']), host('judge'), host('owner'), facts)
    default:
      return null
  }
}

function findHost(facts: FixFacts, name: unknown): HostView | null {
  const wanted = String(name ?? '').toLowerCase()
  return (
    facts.hosts.find((host) => [host.fqdn.toLowerCase(), host.name.toLowerCase(), host.hostId].includes(wanted)) ?? null
  )
}

function enableRule(host: HostView | null, rule: string): Fix | null {
  if (!host) return null
  return {
    code: 'enableFirewallRule',
    params: { host: host.name },
    steps: [{ call: 'host.setFirewallRule', input: { hostId: host.hostId, rule, enabled: true } }],
  }
}

/** Enables a host as Replica server with its own certificate, and the rule that lets its peers in. */
function enableReplicaServer(host: HostView | null, facts: FixFacts): Fix | null {
  const certificateId = host ? facts.usableCertificates(host)[0] : undefined
  if (!host || certificateId === undefined) return null
  const rule = host.firewallRules.find((each) => each.name === listenerRules.certificate.name)
  return {
    code: 'enableReplicaServer',
    params: { host: host.name },
    steps: [
      {
        call: 'replicaServer.set',
        input: {
          hostId: host.hostId,
          enabled: true,
          authentication: 'certificate',
          certificateId,
          allowAnyServer: true,
          defaultStorageLocation: host.replicaServer.defaultStorageLocation ?? defaultStorage(host),
        },
      },
      ...(rule && !rule.enabled
        ? [{ call: 'host.setFirewallRule', input: { hostId: host.hostId, rule: rule.name, enabled: true } }]
        : []),
    ],
  }
}

/** A folder of its own on the host's first volume. */
function defaultStorage(host: HostView): string {
  return `${host.volumes[0]?.letter ?? 'C'}:\\Hyper-V Replica`
}

function addTrustedHosts(host: HostView | null, peer: HostView | null): Fix | null {
  if (!host || !peer) return null
  const add = (on: HostView, other: HostView) => ({
    call: 'host.setTrustedHosts',
    input: { hostId: on.hostId, trustedHosts: [...new Set([...on.trustedHosts, other.fqdn])] },
  })
  return {
    code: 'addTrustedHostsOnBoth',
    params: { host: host.name, peer: peer.name },
    steps: [add(host, peer), add(peer, host)],
  }
}

function forVm(
  facts: FixFacts,
  name: unknown,
  code: Fix['code'],
  call: string,
  isMeant: (vm: VmView) => boolean,
): Fix | null {
  const vm = facts.vms.find((each) => each.name === name && isMeant(each))
  return vm ? { code, params: { vm: vm.name }, steps: [{ call, input: { vmId: vm.vmId } }] } : null
}

function isRunningPrimary(vm: VmView): boolean {
  return vm.state === 'Running' && vm.replication?.mode === 'Primary'
}

function powerOn(host: HostView | null): Fix | null {
  if (!host || host.hasPower) return null
  return {
    code: 'powerOnHost',
    params: { host: host.name },
    steps: [{ call: 'host.restorePower', input: { hostId: host.hostId } }],
  }
}

function authorize(host: HostView | null, client: string): Fix | null {
  if (!host) return null
  return {
    code: 'addAuthorizationEntry',
    params: { host: host.name, client },
    steps: [
      {
        call: 'authorization.add',
        input: {
          hostId: host.hostId,
          primaryServer: client,
          storageLocation: defaultStorage(host),
          trustGroup: 'DEFAULT',
        },
      },
    ],
  }
}

/**
 * Brings root or CRL of the refused certificate to the host that refused it. Both come with the judging host's own
 * certificate, so they are the right ones only if the other's was signed by the same root.
 */
function importTrust(reason: string, judge: HostView | null, owner: HostView | null, facts: FixFacts): Fix | null {
  const codes: Readonly<Record<string, Fix['code']>> = {
    'certificate.untrustedRoot': 'importRoot',
    'certificate.revocationUnknown': 'importCrl',
  }
  const code = codes[reason]
  if (!judge || !owner || code === undefined) return null
  const issuers = new Set(personal(owner).map((entry) => entry.issuedBy))
  const own = personal(judge).find((entry) => issuers.has(entry.issuedBy) && facts.isExported(entry.certificateId))
  if (!own) return null
  return {
    code,
    params: { host: judge.name },
    steps: [{ call: 'certificate.importOnHost', input: { hostId: judge.hostId, certificateId: own.certificateId } }],
  }
}

function personal(host: HostView): HostView['stores'] {
  return host.stores.filter((entry) => entry.store === 'LocalMachine\\My' && entry.hasPrivateKey)
}
