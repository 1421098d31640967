/** Commands that only read: they show whether a step had its effect. */
import type { Action, ActionKind } from './actions.ts'
import { replicationKey, ruleValue } from './host-statements.ts'
import { quote, quotePattern } from './powershell.ts'
import { replicationOf } from './replication-statements.ts'
import { settingChecks } from './setting-statements.ts'

/**
 * A command that only reads and shows whether the action had its effect; null where the action shows it itself.
 * @param action What was done.
 */
export function checkFor(action: Action): string | null {
  const check = checks[action.action] as ((action: Action) => string) | undefined
  return check ? check(action) : null
}

const checks: { [Kind in ActionKind]?: (action: Action<Kind>) => string } = {
  ...settingChecks,
  setDnsSuffix: () => "[System.Net.Dns]::GetHostEntry('').HostName",
  trustRoot: ({ thumbprint }) => showCertificate('Root', thumbprint, 'Subject, Thumbprint, NotAfter'),
  importPfx: ({ thumbprint }) => showCertificate('My', thumbprint, 'Subject, Thumbprint, NotAfter, HasPrivateKey'),
  setRevocationCheck: () => `reg query ${quote(replicationKey)} /v DisableCertRevocationCheck`,
  setFirewallRule: ({ rule }) => {
    const [[name, value] = ['Name', '']] = Object.entries(ruleValue(rule))
    return `Get-NetFirewallRule -${name} ${value} | Format-List -Property DisplayName, Enabled`
  },
  setReplicaServer: () => 'Get-VMReplicationServer | Format-List',
  addAuthorizationEntry: () => 'Get-VMReplicationAuthorizationEntry',
  removeAuthorizationEntry: () => 'Get-VMReplicationAuthorizationEntry',
  setTrustedHosts: () => 'Get-Item -Path WSMan:\\localhost\\Client\\TrustedHosts',
  enableReplication: showReplication,
  startInitialReplication: showHealth,
  stopInitialReplication: showReplication,
  suspendReplication: showReplication,
  resumeReplication: showHealth,
  changeReplication: showReplication,
  removeReplication: showVm,
  prepareFailover: showReplication,
  startFailover: showReplication,
  completeFailover: showReplication,
  cancelFailover: showReplication,
  startTestFailover: ({ vm }) => `Get-VM -Name ${quotePattern(`${vm} - Test`)}`,
  stopTestFailover: showReplication,
  setAsReplica: showReplication,
  reverseReplication: showReplication,
  importInitialReplication: showHealth,
  enableAsReplica: showReplication,
  exportVm: showVm,
  importVm: showVm,
  changeReplicatedDisks: showReplication,
  stopResynchronization: showReplication,
  changeModeToPrimary: showReplication,
  startVm: showVm,
  shutDownVm: showVm,
  turnOffVm: showVm,
  connectAdapter: showAdapter,
  setFailoverIp: ({ vm }) => `Get-VMNetworkAdapterFailoverConfiguration -VMName ${quotePattern(vm)}`,
  setGuestIp: showAdapter,
  saveVm: showVm,
  pauseVm: showVm,
  resumeVm: showVm,
  removeSavedState: showVm,
  setMemory: ({ vm }) => `Get-VMMemory -VMName ${quotePattern(vm)}`,
  setProcessor: ({ vm }) => `Get-VMProcessor -VMName ${quotePattern(vm)}`,
  setAutomaticActions: showSettings,
  setCheckpointType: showSettings,
  setVlan: ({ vm }) => `Get-VMNetworkAdapterVlan -VMName ${quotePattern(vm)}`,
  setMacAddress: showHardware,
  setTestSwitch: showHardware,
  setIntegrationServices: ({ vm }) => `Get-VMIntegrationService -VMName ${quotePattern(vm)}`,
  addDisk: showDisks,
  removeDisk: showDisks,
  resizeDisk: ({ path }) => `Get-VHD -Path ${quote(path)} | Format-List -Property Path, Size, FileSize`,
  createCheckpoint: showCheckpoints,
  applyCheckpoint: showCheckpoints,
  removeCheckpoint: showCheckpoints,
  renameCheckpoint: showCheckpoints,
  addAdapter: showAdapter,
  removeAdapter: showAdapter,
  setFailoverIpv6: ({ vm }) => `Get-VMNetworkAdapterFailoverConfiguration -VMName ${quotePattern(vm)}`,
  setDnsRecord: ({ name }) => `Resolve-DnsName -Name ${quote(name)} -Type A -DnsOnly`,
}

function showReplication({ vm }: { readonly vm: string }): string {
  return replicationOf(vm)
}

function showHealth({ vm }: { readonly vm: string }): string {
  return `Measure-VMReplication -VMName ${quotePattern(vm)}`
}

function showVm({ vm }: { readonly vm: string }): string {
  return `Get-VM -Name ${quotePattern(vm)}`
}

function showDisks({ vm }: { readonly vm: string }): string {
  return `Get-VMHardDiskDrive -VMName ${quotePattern(vm)}`
}

function showSettings({ vm }: { readonly vm: string }): string {
  return `Get-VM -Name ${quotePattern(vm)} | Format-List -Property Automatic*, CheckpointType`
}

function showHardware({ vm }: { readonly vm: string }): string {
  return `Get-VMNetworkAdapter -VMName ${quotePattern(vm)} | Format-List -Property Name, MacAddress, TestReplicaSwitchName`
}

function showCheckpoints({ vm }: { readonly vm: string }): string {
  return `Get-VMSnapshot -VMName ${quotePattern(vm)}`
}

function showAdapter({ vm }: { readonly vm: string }): string {
  return `Get-VMNetworkAdapter -VMName ${quotePattern(vm)} | Format-List -Property Name, SwitchName, IPAddresses`
}

function showCertificate(store: string, thumbprint: string, properties: string): string {
  return `Get-Item -Path ${quote(`Cert:\\LocalMachine\\${store}\\${thumbprint}`)} | Format-List -Property ${properties}`
}
