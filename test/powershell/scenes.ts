/**
 * What each kind of action must do on a real host, told once more and independently of the statements: the answers that a
 * host gives before and after, and the effects. The second run meets the answers from after.
 */
import type { Action, ActionKind } from '../../src-main/runbook/actions.ts'
import { quote } from '../../src-main/contract/powershell/quote.ts'
import type { ClassName } from './stand-ins.ts'

export interface Effect {
  readonly cmdlet: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** PowerShell that answers to a cmdlet, given what was bound as `$b`; an error is what the cmdlet would write. */
type Answers = Readonly<Record<string, string>>

export interface Scene {
  readonly before: Answers
  readonly effects: readonly Effect[]
  readonly after: Answers
  /** What a second run does: nothing if left out. A setting is set once more, which changes nothing. */
  readonly again?: readonly Effect[]
}

const effect = (cmdlet: string, parameters: Effect['parameters'] = {}): Effect => ({ cmdlet, parameters })
const thing = (name: ClassName, properties: string) => `New-Thing ${name} @{ ${properties} }`
const error = "throw 'There is no such thing.'"

const machine = (state: string) => ({
  'Get-VM': `if ("$($b['Name'])" -like '* - Test') { ${error} }; ${thing('VirtualMachine', `Name = 'm'; State = '${state}'; Status = ''; Id = [guid]::Empty`)}`,
})
const replication = (state: string, mode = 'Primary') => ({
  ...machine('Off'),
  'Get-VMReplication': thing('VMReplication', `ReplicationState = '${state}'; ReplicationMode = '${mode}'`),
})
const noReplication = { ...machine('Off'), 'Get-VMReplication': error }
/** Files of the test are there; stores of certificates and folders of the host are as the scene says. */
const paths = (isThere: boolean) => ({
  'Test-Path': `$p = "$(@($b['LiteralPath']) + @($b['Path']))".Trim(); if ($p -like "$env:CERTIFICATES*") { $true } else { $${String(isThere)} }`,
})
const item = (isThere: boolean) => ({
  'Get-Item': isThere ? thing('CimInstance', "HasPrivateKey = $true; Value = ''; Subject = 's'") : error,
})

/** A setting: the same once more. */
function setter(before: Answers, ...effects: Effect[]): Scene {
  return { before, effects, after: before, again: effects }
}

/** A change of state of a machine. */
function stateChange(from: string, to: string, change: Effect): Scene {
  return { before: machine(from), effects: [change], after: machine(to) }
}

/** A change of state of a replication. */
function replicationChange(
  from: string,
  to: string,
  change: Effect,
  modes: [string, string] = ['Primary', 'Primary'],
): Scene {
  return { before: replication(from, modes[0]), effects: [change], after: replication(to, modes[1]) }
}

/**
 * The scenes of all kinds.
 * @param t The text that stands for every name, path and address (see `everyAction`).
 * @param certificates The folder of the certificates.
 */
export function scenes(t: string, certificates: string): { readonly [Kind in ActionKind]: Scene } {
  const p = t.replace(/[`*?[\]]/g, '`$&')
  const q = quote(t)
  const file = `${certificates}/${t}`
  const vm = { VMName: p }
  const rule = /\s/.test(t) ? { DisplayName: p } : { Name: p }
  const fileSystem = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters'
  const registry = 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'
  const hosts = '\\System32\\drivers\\etc\\hosts'
  const record = (address: string) =>
    `New-Object -TypeName psobject -Property @{ TimeToLive = [timespan]::FromSeconds(300); RecordData = (New-Object -TypeName psobject -Property @{ IPv4Address = ${address} }) }`
  const connection = {
    ReplicaServerName: t,
    ReplicaServerPort: 443,
    AuthenticationType: 'Certificate',
    CertificateThumbprint: t,
  }
  const entry = {
    'Get-VMReplicationAuthorizationEntry': thing('VMReplicationAuthorizationEntry', `AllowedPrimaryServer = ${q}`),
  }
  const folder = effect('New-Item', { ItemType: 'Directory', Path: t, Force: true })
  const replicaServer = effect('Set-VMReplicationServer', {
    ReplicationEnabled: true,
    AllowedAuthenticationType: 'Certificate',
    CertificateAuthenticationPort: 443,
    CertificateThumbprint: t,
    ReplicationAllowedFromAnyServer: true,
    DefaultStorageLocation: t,
    Force: true,
  })
  const switches = (name: string | null) => ({
    'Get-VMSwitch':
      name === null
        ? ''
        : thing('VMSwitch', `Name = ${quote(name)}; SwitchType = 'External'; NetAdapterInterfaceDescription = ''`),
  })
  const disks = (path: string | null) => ({
    ...machine('Off'),
    'Get-VMHardDiskDrive':
      path === null
        ? ''
        : thing(
            'HardDiskDrive',
            `Path = ${quote(path)}; ControllerType = 'SCSI'; ControllerNumber = 0; ControllerLocation = 0`,
          ),
  })
  const checkpoints = (isThere: boolean) => ({
    ...machine('Off'),
    'Get-VMSnapshot': isThere
      ? thing('VMSnapshot', `Name = ${q}; SnapshotType = 'Standard'; CreationTime = [datetime]'2026-01-05'`)
      : `if ($b['Name']) { ${error} }`,
  })
  const adapters = (isThere: boolean) => ({
    ...machine('Off'),
    'Get-VMNetworkAdapter': isThere
      ? thing(
          'VMNetworkAdapter',
          `Name = ${q}; SwitchName = ''; IPAddresses = ''; MacAddress = ''; TestReplicaSwitchName = ''`,
        )
      : `if ($b['Name']) { ${error} }`,
  })
  const service = (name: string, id: string, isOn: boolean) =>
    thing('VMIntegrationComponent', `Name = ${quote(name)}; Id = 'Microsoft:0\\${id}'; Enabled = $${String(isOn)}`)
  // As a German Windows calls them.
  const services = (first: boolean, vss: boolean) => ({
    ...machine('Off'),
    'Get-VMIntegrationService': [
      service(t, '0', first),
      service('Volumeschattenkopie', '5CED1297-4598-4915-A5FC-AD21BB4D02A4', vss),
      service('Takt', '84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47', true),
    ].join('; '),
  })
  const size = (bytes: number) =>
    `New-Object -TypeName psobject -Property @{ Size = ${bytes}; Path = 'p'; FileSize = 1 }`
  const joined = (isMember: boolean) => ({
    'Get-CimInstance': thing(
      'CimInstance',
      `PartOfDomain = $${String(isMember)}; Domain = ${isMember ? q : "'WORKGROUP'"}`,
    ),
  })
  const testMachine = (isThere: boolean) => ({
    ...replication('Replicating', 'Replica'),
    ...(isThere ? { 'Get-VM': thing('VirtualMachine', "Name = 'm'; State = 'Off'; Status = ''") } : {}),
  })
  const points = `1..3 | ForEach-Object { ${thing('VMSnapshot', "Name = \"p$_\"; SnapshotType = 'Replica'; CreationTime = ([datetime]'2026-01-05').AddHours($_)")} }`
  const line = `10.0.0.1 other`
  const label = `${t}`.split('.')[0] ?? ''
  const zone = `${t}.lab.example`.slice(label.length + 1)
  const dns = { ZoneName: zone }
  const ip = { IPv4Address: t, IPv4SubnetMask: '255.255.255.0', IPv4DefaultGateway: t, IPv4PreferredDNSServer: t }
  const guest = {
    ...machine('Running'),
    'Invoke-Command': "& $b['ScriptBlock']",
    'Get-NetAdapter': "New-Object -TypeName psobject -Property @{ Status = 'Up'; ifIndex = 7 }",
    'Get-NetIPAddress': thing('CimInstance', "Name = 'old address'"),
    'Get-NetRoute': thing('CimInstance', "Name = 'old route'"),
    ...adapters(true),
  }
  const stopped = effect('Stop-VM', { Name: p, TurnOff: true })
  const forGood = [
    effect('Set-VM', { Name: p, AutomaticStartAction: 'Nothing' }),
    effect('Disconnect-VMNetworkAdapter', vm),
  ]
  return {
    joinDomain: {
      before: joined(false),
      effects: [effect('Add-Computer', { DomainName: t, Credential: '(secret)', Force: true })],
      after: joined(true),
    },
    leaveDomain: {
      before: joined(true),
      effects: [
        effect('Remove-Computer', { UnjoinDomainCredential: '(secret)', WorkgroupName: 'WORKGROUP', Force: true }),
      ],
      after: joined(false),
    },
    setRegistryValue: {
      before: paths(false),
      effects: [
        effect('New-Item', { Path: registry, Force: true }),
        effect('Set-ItemProperty', { Path: registry, Name: t, Value: 10, Type: 'DWord' }),
      ],
      after: paths(true),
      again: [effect('Set-ItemProperty', { Path: registry, Name: t, Value: 10, Type: 'DWord' })],
    },
    restartService: setter({}, effect('Restart-Service', { Name: 'vmms', Force: true })),
    resizeVolume: {
      before: { 'Get-Partition': size(1) },
      effects: [effect('Resize-Partition', { DriveLetter: 'D', Size: 1024 ** 4 })],
      after: { 'Get-Partition': size(1024 ** 4) },
    },
    addSwitch: {
      before: switches(null),
      effects: [effect('New-VMSwitch', { Name: t, NetAdapterName: 'LAN', AllowManagementOS: true })],
      after: switches(t),
    },
    renameSwitch: {
      before: switches(t),
      effects: [effect('Rename-VMSwitch', { NewName: t, VMSwitch: t })],
      after: switches('another'),
    },
    removeSwitch: {
      before: switches(t),
      effects: [effect('Remove-VMSwitch', { VMSwitch: t, Force: true })],
      after: switches(null),
    },
    setAuthorizationEntry: setter(
      {},
      effect('Set-VMReplicationAuthorizationEntry', {
        AllowedPrimaryServer: t,
        ReplicaStorageLocation: t,
        TrustGroup: t,
      }),
    ),
    setHostsFileLine: {
      before: { 'Get-Content': quote(line) },
      effects: [effect('Set-Content', { Path: hosts, Value: [line, `10.0.0.31\t${t}`] })],
      after: { 'Get-Content': `${quote(line)}; ('10.0.0.31' + "\`t" + ${q})` },
    },
    removeHostsFileLine: {
      before: { 'Get-Content': `${quote(line)}; ('10.0.0.2 ' + ${q})` },
      effects: [effect('Set-Content', { Path: hosts, Value: line })],
      after: { 'Get-Content': quote(line) },
    },
    flushDnsCache: setter({}, effect('Clear-DnsClientCache')),
    setDnsSuffix: setter(
      {},
      effect('Set-ItemProperty', { Path: fileSystem, Name: 'Domain', Value: t }),
      effect('Set-ItemProperty', { Path: fileSystem, Name: 'NV Domain', Value: t }),
    ),
    trustRoot: {
      before: { ...paths(false), ...item(true) },
      effects: [effect('Import-Certificate', { FilePath: file, CertStoreLocation: 'Cert:\\LocalMachine\\Root' })],
      after: { ...paths(true), ...item(true) },
    },
    importPfx: {
      before: { ...paths(false), ...item(false) },
      effects: [
        effect('Import-PfxCertificate', {
          FilePath: file,
          CertStoreLocation: 'Cert:\\LocalMachine\\My',
          Password: '(secret)',
        }),
      ],
      after: { ...paths(true), ...item(true) },
    },
    importCrl: setter(paths(false), effect('certutil', { arguments: `-addstore -f CA ${file}` })),
    setRevocationCheck: setter(
      {},
      effect('reg', {
        arguments: `add ${registry.replace(':', '')} /v DisableCertRevocationCheck /d 1 /t REG_DWORD /f`,
      }),
    ),
    setFirewallRule: setter(
      { 'Get-NetFirewallRule': "New-Object -TypeName psobject -Property @{ DisplayName = 'r'; Enabled = 'True' }" },
      effect('Enable-NetFirewallRule', rule),
    ),
    setReplicaServer: {
      before: paths(false),
      effects: [folder, replicaServer],
      after: paths(true),
      again: [replicaServer],
    },
    addAuthorizationEntry: {
      before: paths(false),
      effects: [
        folder,
        effect('New-VMReplicationAuthorizationEntry', {
          AllowedPrimaryServer: t,
          ReplicaStorageLocation: t,
          TrustGroup: t,
        }),
      ],
      after: { ...paths(true), ...entry },
    },
    removeAuthorizationEntry: {
      before: entry,
      effects: [effect('Remove-VMReplicationAuthorizationEntry', { AllowedPrimaryServer: t })],
      after: {},
    },
    setTrustedHosts: {
      before: { 'Get-Item': "New-Object -TypeName psobject -Property @{ Value = 'a,b' }" },
      effects: [
        effect('Set-Item', {
          Path: 'WSMan:\\localhost\\Client\\TrustedHosts',
          Value: t,
          Concatenate: true,
          Force: true,
        }),
      ],
      after: { 'Get-Item': `New-Object -TypeName psobject -Property @{ Value = ('a,' + ${q}) }` },
    },
    testConnection: { before: {}, effects: [], after: {} },
    enableReplication: {
      before: noReplication,
      effects: [
        effect('Enable-VMReplication', {
          ...vm,
          ...connection,
          CompressionEnabled: true,
          ReplicationFrequencySec: 300,
          RecoveryHistory: 24,
          VSSSnapshotFrequencyHour: 4,
          ExcludedVhdPath: t,
        }),
      ],
      after: replication('ReadyForInitialReplication'),
    },
    startInitialReplication: replicationChange(
      'ReadyForInitialReplication',
      'Replicating',
      effect('Start-VMInitialReplication', vm),
    ),
    stopInitialReplication: {
      ...replicationChange(
        'InitialReplicationInProgress',
        'ReadyForInitialReplication',
        effect('Stop-VMInitialReplication', vm),
      ),
      // In this state a start for later may be planned, which is cancelled; otherwise Windows refuses quietly.
      again: [effect('Stop-VMInitialReplication', vm)],
    },
    suspendReplication: replicationChange('Replicating', 'Suspended', effect('Suspend-VMReplication', vm)),
    resumeReplication: replicationChange(
      'WaitingForStartResynchronize',
      'Resynchronizing',
      effect('Resume-VMReplication', { ...vm, Resynchronize: true }),
    ),
    changeReplication: setter(
      replication('Replicating'),
      effect('Set-VMReplication', { ...vm, ReplicationFrequencySec: 900 }),
    ),
    importInitialReplication: {
      before: { ...replication('WaitingForInitialReplication', 'Replica'), ...paths(true) },
      effects: [effect('Import-VMInitialReplication', { ...vm, Path: t })],
      after: replication('Replicating', 'Replica'),
    },
    enableAsReplica: {
      before: noReplication,
      effects: [effect('Enable-VMReplication', { ...vm, AsReplica: true })],
      after: replication('WaitingForInitialReplication', 'Replica'),
    },
    carryInitialCopy: { before: paths(true), effects: [], after: paths(true) },
    removeInitialCopy: {
      before: paths(true),
      effects: [effect('Remove-Item', { LiteralPath: t, Recurse: true, Force: true })],
      after: paths(false),
    },
    exportVm: {
      before: { ...machine('Off'), ...paths(false) },
      effects: [effect('Export-VM', { Name: p, Path: 'C:\\Export' })],
      after: { ...machine('Off'), ...paths(true) },
    },
    importVm: {
      before: {
        'Get-VM': error,
        'Get-ChildItem': "New-Object -TypeName psobject -Property @{ Extension = '.vmcx'; FullName = 'C:\\m.vmcx' }",
      },
      effects: [effect('Import-VM', { Path: 'C:\\m.vmcx', Copy: true })],
      after: machine('Off'),
    },
    changeReplicatedDisks: setter(
      replication('Replicating'),
      effect('Set-VMReplication', { ...vm, ReplicatedDiskPaths: [t, t] }),
    ),
    stopResynchronization: replicationChange(
      'Resynchronizing',
      'WaitingForStartResynchronize',
      effect('Stop-VMReplication', vm),
    ),
    changeModeToPrimary: setter(
      {
        ...replication('Replicating', 'Replica'),
        'Get-CimInstance': thing('CimInstance', "Name = $b['ClassName']"),
        'Get-CimAssociatedInstance': thing('CimInstance', "InstanceID = 'x\\HVR\\1'"),
        'Invoke-CimMethod': 'New-Object -TypeName psobject -Property @{ ReturnValue = 4096 }',
      },
      effect('Invoke-CimMethod', {
        InputObject: 'Msvm_ReplicationService',
        MethodName: 'ChangeReplicationModeToPrimary',
        Arguments: 'System.Collections.Hashtable',
      }),
    ),
    shutDownVm: stateChange('Running', 'Off', effect('Stop-VM', { Name: p, Force: true })),
    prepareFailover: replicationChange(
      'Replicating',
      'PreparedForFailover',
      effect('Start-VMFailover', { ...vm, Prepare: true }),
    ),
    startFailover: {
      before: { ...replication('Replicating', 'Replica'), 'Get-VMSnapshot': points },
      effects: [effect('Start-VMFailover', { VMRecoverySnapshot: 'p3' })],
      after: replication('FailedOverWaitingCompletion', 'Replica'),
    },
    reverseReplication: replicationChange(
      'FailedOverWaitingCompletion',
      'Replicating',
      effect('Set-VMReplication', { ...vm, Reverse: true, ReplicaServerName: t, CertificateThumbprint: t }),
      ['Replica', 'Primary'],
    ),
    startVm: stateChange('Off', 'Running', effect('Start-VM', { Name: p })),
    startTestFailover: {
      before: testMachine(false),
      effects: [effect('Start-VMFailover', { ...vm, AsTest: true })],
      after: testMachine(true),
    },
    stopTestFailover: {
      before: testMachine(true),
      effects: [effect('Stop-VMFailover', vm)],
      after: testMachine(false),
    },
    losePower: { before: {}, effects: [], after: {} },
    restorePower: { before: {}, effects: [], after: {} },
    keepHostOff: { ...stateChange('Running', 'Off', stopped), effects: [stopped, ...forGood], again: forGood },
    letHostIn: { ...stateChange('Running', 'Off', stopped), effects: [stopped, ...forGood], again: forGood },
    turnOffVm: stateChange('Running', 'Off', effect('Stop-VM', { Name: p, TurnOff: true })),
    cancelFailover: replicationChange('FailedOverWaitingCompletion', 'Replicating', effect('Stop-VMFailover', vm), [
      'Replica',
      'Replica',
    ]),
    completeFailover: replicationChange(
      'FailedOverWaitingCompletion',
      'FailedOver',
      effect('Complete-VMFailover', vm),
      ['Replica', 'Replica'],
    ),
    setAsReplica: replicationChange('Error', 'Replicating', effect('Set-VMReplication', { ...vm, AsReplica: true }), [
      'Primary',
      'Replica',
    ]),
    connectAdapter: setter(adapters(true), effect('Connect-VMNetworkAdapter', { ...vm, Name: p, SwitchName: t })),
    setFailoverIp: setter(
      machine('Off'),
      effect('Set-VMNetworkAdapterFailoverConfiguration', { ...vm, VMNetworkAdapterName: p, ...ip }),
    ),
    setGuestIp: setter(
      guest,
      effect('Invoke-Command', { VMName: t, Credential: '(secret)', ScriptBlock: '(script)' }),
      effect('Remove-NetIPAddress', { InputObject: 'old address' }),
      effect('Remove-NetRoute', { InputObject: 'old route' }),
      effect('New-NetIPAddress', { InterfaceIndex: 7, IPAddress: t, PrefixLength: 24, DefaultGateway: t }),
      effect('Set-DnsClientServerAddress', { InterfaceIndex: 7, ServerAddresses: t }),
      effect('ipconfig', { arguments: '/registerdns' }),
    ),
    setDnsRecord: {
      before: {},
      effects: [
        effect('Add-DnsServerResourceRecordA', {
          ...dns,
          Name: label,
          IPv4Address: '10.0.0.31',
          TimeToLive: '00:05:00',
        }),
      ],
      after: { 'Get-DnsServerResourceRecord': record("'10.0.0.31'") },
    },
    removeDnsRecord: {
      before: { 'Get-DnsServerResourceRecord': thing('CimInstance', "Name = 'old'") },
      effects: [effect('Remove-DnsServerResourceRecord', { ...dns, InputObject: 'old', Force: true })],
      after: { 'Get-DnsServerResourceRecord': error },
    },
    shutDownHost: setter({}, effect('Stop-Computer', { Force: true })),
    saveVm: stateChange('Running', 'Saved', effect('Save-VM', { Name: p })),
    pauseVm: stateChange('Running', 'Paused', effect('Suspend-VM', { Name: p })),
    resumeVm: stateChange('Paused', 'Running', effect('Resume-VM', { Name: p })),
    removeSavedState: stateChange('Saved', 'Off', effect('Remove-VMSavedState', vm)),
    setMemory: setter(
      machine('Off'),
      effect('Set-VMMemory', {
        ...vm,
        StartupBytes: 4096,
        DynamicMemoryEnabled: true,
        MinimumBytes: 1024,
        MaximumBytes: 8192,
      }),
    ),
    setProcessor: setter(machine('Off'), effect('Set-VMProcessor', { ...vm, Count: 4 })),
    setAutomaticActions: setter(
      machine('Off'),
      effect('Set-VM', {
        Name: p,
        AutomaticStartAction: 'Start',
        AutomaticStartDelay: 30,
        AutomaticStopAction: 'Save',
      }),
    ),
    setIntegrationServices: {
      before: services(false, true),
      effects: [
        effect('Enable-VMIntegrationService', { VMIntegrationService: t }),
        effect('Disable-VMIntegrationService', { VMIntegrationService: 'Volumeschattenkopie' }),
      ],
      after: services(true, false),
    },
    addDisk: {
      before: { ...disks(null), ...paths(false) },
      effects: [
        effect('New-VHD', { Path: `${t}/${t}.vhdx`, SizeBytes: 1024, Fixed: true }),
        effect('Add-VMHardDiskDrive', { ...vm, ControllerType: 'SCSI', Path: `${t}/${t}.vhdx` }),
      ],
      after: { ...disks(`${t}/${t}.vhdx`), ...paths(true) },
    },
    removeDisk: {
      before: disks(t),
      effects: [effect('Remove-VMHardDiskDrive', { VMHardDiskDrive: 'StandIn.HardDiskDrive' })],
      after: disks(null),
    },
    resizeDisk: {
      before: { ...machine('Off'), 'Get-VHD': size(1) },
      effects: [effect('Resize-VHD', { Path: t, SizeBytes: 1024 })],
      after: { ...machine('Off'), 'Get-VHD': size(1024) },
    },
    setCheckpointType: setter(machine('Off'), effect('Set-VM', { Name: p, CheckpointType: 'Standard' })),
    createCheckpoint: {
      before: checkpoints(false),
      effects: [effect('Checkpoint-VM', { Name: p, SnapshotName: t })],
      after: checkpoints(true),
    },
    // Going back once more is what whoever runs it again asks for.
    applyCheckpoint: setter(checkpoints(true), effect('Restore-VMSnapshot', { ...vm, Name: p })),
    removeCheckpoint: {
      before: checkpoints(true),
      effects: [effect('Remove-VMSnapshot', { ...vm, Name: p, IncludeAllChildSnapshots: true })],
      after: checkpoints(false),
    },
    renameCheckpoint: {
      before: checkpoints(false),
      effects: [effect('Rename-VMSnapshot', { ...vm, Name: p, NewName: t })],
      after: checkpoints(true),
    },
    addAdapter: {
      before: adapters(false),
      effects: [effect('Add-VMNetworkAdapter', { ...vm, Name: t, SwitchName: t, IsLegacy: true })],
      after: adapters(true),
    },
    removeAdapter: {
      before: adapters(true),
      effects: [effect('Remove-VMNetworkAdapter', { ...vm, Name: p })],
      after: adapters(false),
    },
    setVlan: setter(
      machine('Off'),
      effect('Set-VMNetworkAdapterVlan', { ...vm, VMNetworkAdapterName: p, Access: true, VlanId: 20 }),
    ),
    setMacAddress: setter(
      adapters(true),
      effect('Set-VMNetworkAdapter', { ...vm, Name: p, StaticMacAddress: t.replace(/[-:]/g, '') }),
    ),
    setTestSwitch: setter(adapters(true), effect('Set-VMNetworkAdapter', { ...vm, Name: p, TestReplicaSwitchName: t })),
    setFailoverIpv6: setter(
      machine('Off'),
      effect('Set-VMNetworkAdapterFailoverConfiguration', {
        ...vm,
        VMNetworkAdapterName: p,
        IPv6Address: t,
        IPv6SubnetPrefixLength: 64,
        IPv6DefaultGateway: t,
        IPv6PreferredDNSServer: t,
        IPv6AlternateDNSServer: t,
      }),
    ),
    removeReplication: {
      before: replication('Replicating'),
      effects: [effect('Remove-VMReplication', vm)],
      after: noReplication,
    },
  }
}

/** The actions that the scenes are of, with values that the types of parameters take. */
export function actionsOfScenes(actions: readonly Action[]): Action[] {
  // A drive letter is one character, and an address of a record is one of IPv4.
  return actions.map((action) => {
    if (action.action === 'resizeVolume') return { ...action, letter: 'D' }
    if (action.action === 'setHostsFileLine') return { ...action, address: '10.0.0.31' }
    return action.action === 'setDnsRecord' ? { ...action, address: '10.0.0.31' } : action
  })
}
