/** Commands that only read: they show whether a step had its effect. */
import { quote } from '../contract/powershell/quote.ts'
import { call, code, type Code } from '../contract/powershell/statements.ts'
import type { Action, ActionKind } from './actions.ts'
import { certificatePath, replicationKey, ruleValue } from './host-statements.ts'
import { replicationOf, testMachineOf } from './replication-statements.ts'
import { settingChecks } from './setting-statements.ts'
import { asList, ofVm, vmNamed } from './statement-helpers.ts'

/**
 * A command that only reads and shows whether the action had its effect; null where the action shows it itself.
 * @param action What was done.
 */
export function checkFor(action: Action): string | null {
  const check = checks[action.action] as ((action: Action) => Code) | undefined
  return check ? check(action).text : null
}

const checks: { [Kind in ActionKind]?: (action: Action<Kind>) => Code } = {
  ...settingChecks,
  setDnsSuffix: () => code`[System.Net.Dns]::GetHostEntry('').HostName`,
  trustRoot: ({ thumbprint }) => showCertificate('Root', thumbprint, 'Subject, Thumbprint, NotAfter'),
  importPfx: ({ thumbprint }) => showCertificate('My', thumbprint, 'Subject, Thumbprint, NotAfter, HasPrivateKey'),
  setRevocationCheck: () => code`reg query ${quote(replicationKey)} /v DisableCertRevocationCheck`,
  setFirewallRule: ({ rule }) => asList(call('Get-NetFirewallRule', ruleValue(rule)), 'DisplayName, Enabled'),
  setReplicaServer: () => asList(call('Get-VMReplicationServer')),
  addAuthorizationEntry: () => asList(call('Get-VMReplicationAuthorizationEntry')),
  removeAuthorizationEntry: () => asList(call('Get-VMReplicationAuthorizationEntry')),
  setTrustedHosts: () => asList(call('Get-Item', { Path: 'WSMan:\\localhost\\Client\\TrustedHosts' }), 'Value'),
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
  startTestFailover: ({ vm }) => asList(testMachineOf(vm), 'Name, State'),
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
  setFailoverIp: showFailoverAddresses,
  setGuestIp: showAdapter,
  saveVm: showVm,
  pauseVm: showVm,
  resumeVm: showVm,
  removeSavedState: showVm,
  setMemory: ({ vm }) => asList(call('Get-VMMemory', ofVm(vm))),
  setProcessor: ({ vm }) => asList(call('Get-VMProcessor', ofVm(vm))),
  setAutomaticActions: showSettings,
  setCheckpointType: showSettings,
  setVlan: ({ vm }) => asList(call('Get-VMNetworkAdapterVlan', ofVm(vm))),
  setMacAddress: showHardware,
  setTestSwitch: showHardware,
  setIntegrationServices: ({ vm }) => asList(call('Get-VMIntegrationService', ofVm(vm)), 'Name, Enabled'),
  addDisk: showDisks,
  removeDisk: showDisks,
  resizeDisk: ({ path }) => asList(call('Get-VHD', { Path: quote(path) }), 'Path, Size, FileSize'),
  createCheckpoint: showCheckpoints,
  applyCheckpoint: showCheckpoints,
  removeCheckpoint: showCheckpoints,
  renameCheckpoint: showCheckpoints,
  addAdapter: showAdapter,
  removeAdapter: showAdapter,
  setFailoverIpv6: showFailoverAddresses,
  setDnsRecord: ({ name }) =>
    asList(call('Resolve-DnsName', { Name: quote(name), Type: 'A', DnsOnly: true }), 'Name, IPAddress'),
}

function showReplication({ vm }: { readonly vm: string }): Code {
  return asList(replicationOf(vm))
}

function showHealth({ vm }: { readonly vm: string }): Code {
  return asList(call('Measure-VMReplication', ofVm(vm)))
}

function showVm({ vm }: { readonly vm: string }): Code {
  return asList(vmNamed(vm), 'Name, State, Status')
}

function showDisks({ vm }: { readonly vm: string }): Code {
  return asList(call('Get-VMHardDiskDrive', ofVm(vm)), 'ControllerType, ControllerNumber, ControllerLocation, Path')
}

function showSettings({ vm }: { readonly vm: string }): Code {
  return asList(vmNamed(vm), 'Automatic*, CheckpointType')
}

function showHardware({ vm }: { readonly vm: string }): Code {
  return asList(call('Get-VMNetworkAdapter', ofVm(vm)), 'Name, MacAddress, TestReplicaSwitchName')
}

function showCheckpoints({ vm }: { readonly vm: string }): Code {
  return asList(call('Get-VMSnapshot', ofVm(vm)), 'Name, SnapshotType, CreationTime')
}

function showAdapter({ vm }: { readonly vm: string }): Code {
  return asList(call('Get-VMNetworkAdapter', ofVm(vm)), 'Name, SwitchName, IPAddresses')
}

function showFailoverAddresses({ vm }: { readonly vm: string }): Code {
  return asList(call('Get-VMNetworkAdapterFailoverConfiguration', ofVm(vm)))
}

function showCertificate(store: 'Root' | 'My', thumbprint: string, properties: string): Code {
  return asList(call('Get-Item', { LiteralPath: certificatePath(store, thumbprint) }), properties)
}
