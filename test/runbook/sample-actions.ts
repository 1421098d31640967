/** One action of every kind, with the texts that a user can choose as a parameter. */
import type { Action, ActionKind } from '../../src-main/runbook/actions.ts'

/**
 * Makes one action of every kind.
 * @param text Stands for every name, path and address that a user types.
 */
export function everyAction(text = 'web01'): Action[] {
  let minute = 0
  const on = () => ({ at: Date.UTC(2026, 0, 5, 8, minute++), host: 'hypervisor-01.lab.example' })
  const ip = { address: text, subnetMask: '255.255.255.0', gateway: text, dnsServer: text }
  const ofVm = () => ({ ...on(), vm: text })
  const settings = {
    replicaServer: text,
    port: 443,
    authentication: 'certificate' as const,
    thumbprint: text,
    compression: true,
    frequencySeconds: 300,
    recoveryHistoryHours: 24,
    vssFrequencyHours: 4,
  }
  const all: { [Kind in ActionKind]: Action<Kind> } = {
    setDnsSuffix: { action: 'setDnsSuffix', ...on(), dnsSuffix: text },
    trustRoot: { action: 'trustRoot', ...on(), name: text, thumbprint: text, file: text },
    importPfx: { action: 'importPfx', ...on(), name: text, thumbprint: text, file: text },
    importCrl: { action: 'importCrl', ...on(), issuer: text, file: text },
    setRevocationCheck: { action: 'setRevocationCheck', ...on(), disabled: true },
    setFirewallRule: { action: 'setFirewallRule', ...on(), rule: text, enabled: true },
    setReplicaServer: {
      action: 'setReplicaServer',
      ...on(),
      enabled: true,
      authentication: 'certificate',
      certificatePort: 443,
      kerberosPort: 80,
      thumbprint: text,
      allowAnyServer: true,
      defaultStorageLocation: text,
    },
    addAuthorizationEntry: {
      action: 'addAuthorizationEntry',
      ...on(),
      primaryServer: text,
      storageLocation: text,
      trustGroup: text,
    },
    removeAuthorizationEntry: { action: 'removeAuthorizationEntry', ...on(), primaryServer: text },
    setTrustedHosts: { action: 'setTrustedHosts', ...on(), trustedHosts: [text] },
    testConnection: {
      action: 'testConnection',
      ...on(),
      replicaServer: text,
      port: 443,
      authentication: 'certificate',
      thumbprint: text,
    },
    enableReplication: { action: 'enableReplication', ...ofVm(), ...settings, excludedDiskPaths: [text] },
    startInitialReplication: { action: 'startInitialReplication', ...ofVm(), startInstant: null },
    stopInitialReplication: { action: 'stopInitialReplication', ...ofVm() },
    suspendReplication: { action: 'suspendReplication', ...ofVm() },
    resumeReplication: { action: 'resumeReplication', ...ofVm(), resynchronize: true },
    changeReplication: { action: 'changeReplication', ...ofVm(), frequencySeconds: 900 },
    importInitialReplication: { action: 'importInitialReplication', ...ofVm(), path: text },
    enableAsReplica: { action: 'enableAsReplica', ...ofVm() },
    carryInitialCopy: { action: 'carryInitialCopy', ...on(), path: text, toHost: text, toPath: text },
    removeInitialCopy: { action: 'removeInitialCopy', ...on(), path: text },
    exportVm: { action: 'exportVm', ...ofVm(), toHost: text },
    importVm: { action: 'importVm', ...ofVm() },
    changeReplicatedDisks: { action: 'changeReplicatedDisks', ...ofVm(), paths: [text, text] },
    stopResynchronization: { action: 'stopResynchronization', ...ofVm() },
    changeModeToPrimary: { action: 'changeModeToPrimary', ...ofVm() },
    shutDownVm: { action: 'shutDownVm', ...ofVm() },
    prepareFailover: { action: 'prepareFailover', ...ofVm() },
    startFailover: { action: 'startFailover', ...ofVm(), kind: 'planned', pointsBack: 1 },
    reverseReplication: { action: 'reverseReplication', ...ofVm(), replicaServer: text, thumbprint: text },
    startVm: { action: 'startVm', ...ofVm() },
    startTestFailover: { action: 'startTestFailover', ...ofVm(), pointsBack: 0 },
    stopTestFailover: { action: 'stopTestFailover', ...ofVm() },
    losePower: { action: 'losePower', ...on() },
    turnOffVm: { action: 'turnOffVm', ...ofVm() },
    cancelFailover: { action: 'cancelFailover', ...ofVm() },
    completeFailover: { action: 'completeFailover', ...ofVm() },
    restorePower: { action: 'restorePower', ...on() },
    setAsReplica: { action: 'setAsReplica', ...ofVm() },
    connectAdapter: { action: 'connectAdapter', ...ofVm(), adapter: text, switchName: text },
    setFailoverIp: { action: 'setFailoverIp', ...ofVm(), adapter: text, ip },
    setGuestIp: { action: 'setGuestIp', ...ofVm(), ip },
    setDnsRecord: { action: 'setDnsRecord', ...on(), name: `${text}.lab.example`, address: text, ttlSeconds: 300 },
    removeDnsRecord: { action: 'removeDnsRecord', ...on(), name: `${text}.lab.example` },
    removeReplication: { action: 'removeReplication', ...ofVm() },
  }
  return Object.values(all)
}
