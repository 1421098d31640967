/**
 * The cmdlets that our scripts use: their parameters, which of these are switches, which take one of a few words, and since
 * which Windows Server a parameter exists where 2012 R2 does not have it. Taken by a program from Microsoft's public help
 * pages (Windows Server 2025 for Windows' modules, Windows PowerShell 5.1 for its own; read in November 2026): names and
 * numbers only.
 *
 * Written down by hand, because the pages leave it out: `Set-Item -Concatenate` belongs to the WSMan provider. The pages begin
 * with 2016, so what 2012 R2 does not have is from elsewhere: `Set-VM -CheckpointType` came with production checkpoints,
 * `Invoke-Command -VMName` with PowerShell Direct, and changing the replicated disks of a relationship with the same release.
 */
export const cmdletFacts = {
  'Add-Computer': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force PassThru Restart Unsecure WhatIf',
    values:
      'ComputerName Credential DomainName LocalCredential NewName OUPath Options Server UnjoinDomainCredential WorkgroupName',
  },
  'Add-DnsServerResourceRecordA': {
    module: 'DnsServer',
    switches: 'AgeRecord AllowUpdateAny AsJob Confirm CreatePtr PassThru WhatIf',
    values:
      'CimSession ComputerName IPv4Address Name ThrottleLimit TimeToLive VirtualizationInstance ZoneName ZoneScope',
  },
  'Add-VMHardDiskDrive': {
    module: 'Hyper-V',
    switches: 'AllowUnverifiedPaths Confirm Passthru SupportPersistentReservations WhatIf',
    values:
      'CimSession ComputerName ControllerLocation ControllerNumber ControllerType Credential DiskNumber MaximumIOPS MinimumIOPS OverrideCacheAttributes Path QoSPolicy QoSPolicyID ResourcePoolName VM VMDriveController VMName',
    choices: {
      ControllerType: 'IDE SCSI',
      OverrideCacheAttributes: 'Default WriteCacheEnabled WriteCacheAndFUAEnabled WriteCacheDisabled',
    },
  },
  'Add-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'Confirm DynamicMacAddress ManagementOS Passthru WhatIf',
    values:
      'CimSession ComputerName Credential DeviceNaming IsLegacy Name ResourcePoolName StaticMacAddress SwitchName VM VMName',
    choices: { DeviceNaming: 'On Off' },
  },
  'Checkpoint-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name SnapshotName VM',
  },
  'Clear-DnsClientCache': {
    module: 'DnsClient',
    switches: 'AsJob Confirm WhatIf',
    values: 'CimSession ThrottleLimit',
  },
  'Clear-Item': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include LiteralPath Path',
  },
  'Complete-VMFailover': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential VM VMName',
  },
  'Connect-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru UseAutomaticConnection WhatIf',
    values: 'CimSession ComputerName Credential Name SwitchName VMName VMNetworkAdapter VMSwitch',
  },
  'ConvertFrom-Json': {
    module: 'Microsoft.PowerShell.Utility',
    switches: '',
    values: 'InputObject',
  },
  'ConvertTo-Json': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'Compress',
    values: 'Depth InputObject',
  },
  'Disable-NetFirewallRule': {
    module: 'NetSecurity',
    switches: 'All AsJob Confirm PassThru TracePolicyStore WhatIf',
    values:
      'Action AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter AssociatedNetFirewallServiceFilter CimSession Description Direction DisplayGroup DisplayName EdgeTraversalPolicy Enabled Group InputObject LocalOnlyMapping LooseSourceMapping Name Owner PolicyStore PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status ThrottleLimit',
  },
  'Disable-VMIntegrationService': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM VMIntegrationService VMName',
  },
  'Disconnect-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VMName VMNetworkAdapter',
  },
  'Enable-NetFirewallRule': {
    module: 'NetSecurity',
    switches: 'All AsJob Confirm PassThru TracePolicyStore WhatIf',
    values:
      'Action AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter AssociatedNetFirewallServiceFilter CimSession Description Direction DisplayGroup DisplayName EdgeTraversalPolicy Enabled Group InputObject LocalOnlyMapping LooseSourceMapping Name Owner PolicyStore PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status ThrottleLimit',
  },
  'Enable-VMIntegrationService': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM VMIntegrationService VMName',
  },
  'Enable-VMReplication': {
    module: 'Hyper-V',
    switches: 'AsJob AsReplica Confirm Passthru WhatIf',
    values:
      'AllowedPrimaryServer AuthenticationType AutoResynchronizeEnabled AutoResynchronizeIntervalEnd AutoResynchronizeIntervalStart BypassProxyServer CertificateThumbprint CimSession CompressionEnabled ComputerName Credential EnableWriteOrderPreservationAcrossDisks ExcludedVhd ExcludedVhdPath RecoveryHistory ReplicaServerName ReplicaServerPort ReplicateHostKvpItems ReplicationFrequencySec VM VMName VSSSnapshotFrequencyHour',
    choices: { AuthenticationType: 'Kerberos Certificate' },
  },
  'Export-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CaptureLiveState CimSession ComputerName Credential Name Path VM',
    choices: { CaptureLiveState: 'CaptureCrashConsistentState CaptureSavedState CaptureDataConsistentState' },
  },
  'ForEach-Object': {
    module: 'Microsoft.PowerShell.Core',
    switches: 'Confirm WhatIf',
    values: 'ArgumentList Begin End InputObject MemberName Process RemainingScripts',
  },
  'Format-List': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'DisplayError Force ShowError',
    values: 'Expand GroupBy InputObject Property View',
  },
  'Get-ChildItem': {
    module: 'Microsoft.PowerShell.Management',
    switches:
      'CodeSigningCert Directory DocumentEncryptionCert File FollowSymlink Force Hidden Name ReadOnly Recurse SSLServerAuthentication System UseTransaction',
    values: 'Attributes Depth DnsName Eku Exclude ExpiringInDays Filter Include LiteralPath Path',
  },
  'Get-CimAssociatedInstance': {
    module: 'CimCmdlets',
    switches: 'KeyOnly',
    values: 'Association CimSession ComputerName InputObject Namespace OperationTimeoutSec ResourceUri ResultClassName',
  },
  'Get-CimInstance': {
    module: 'CimCmdlets',
    switches: 'KeyOnly Shallow',
    values:
      'CimSession ClassName ComputerName Filter InputObject Namespace OperationTimeoutSec Property Query QueryDialect ResourceUri',
  },
  'Get-Content': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Force Raw UseTransaction Wait',
    values: 'Credential Delimiter Encoding Exclude Filter Include LiteralPath Path ReadCount Stream Tail TotalCount',
  },
  'Get-Credential': {
    module: 'Microsoft.PowerShell.Security',
    switches: '',
    values: 'Credential Message UserName',
  },
  'Get-Date': {
    module: 'Microsoft.PowerShell.Utility',
    switches: '',
    values: 'Date Day DisplayHint Format Hour Millisecond Minute Month Second UFormat Year',
  },
  'Get-DnsClientCache': {
    module: 'DnsClient',
    switches: 'AsJob',
    values: 'CimSession Data DataLength Entry Name Section Status ThrottleLimit TimeToLive Type',
  },
  'Get-DnsServerResourceRecord': {
    module: 'DnsServer',
    switches: 'AsJob Node',
    values: 'CimSession ComputerName Name RRType ThrottleLimit Type VirtualizationInstance ZoneName ZoneScope',
  },
  'Get-FileHash': {
    module: 'Microsoft.PowerShell.Utility',
    switches: '',
    values: 'Algorithm InputStream LiteralPath Path',
  },
  'Get-Item': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'CodeSigningCert DocumentEncryptionCert Force SSLServerAuthentication UseTransaction',
    values: 'Credential DnsName Eku Exclude ExpiringInDays Filter Include LiteralPath Path Stream',
  },
  'Get-ItemProperty': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'UseTransaction',
    values: 'Credential Exclude Filter Include LiteralPath Name Path',
  },
  'Get-NetAdapter': {
    module: 'NetAdapter',
    switches: 'AsJob IncludeHidden Physical',
    values: 'CimSession InterfaceDescription InterfaceIndex Name ThrottleLimit',
  },
  'Get-NetFirewallRule': {
    module: 'NetSecurity',
    switches: 'All AsJob TracePolicyStore',
    values:
      'Action AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter AssociatedNetFirewallServiceFilter CimSession Description Direction DisplayGroup DisplayName EdgeTraversalPolicy Enabled Group LocalOnlyMapping LooseSourceMapping Name Owner PolicyStore PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status ThrottleLimit',
  },
  'Get-NetIPAddress': {
    module: 'NetTCPIP',
    switches: 'AsJob IncludeAllCompartments',
    values:
      'AddressFamily AddressState AssociatedIPInterface CimSession IPAddress InterfaceAlias InterfaceIndex PolicyStore PreferredLifetime PrefixLength PrefixOrigin SkipAsSource SuffixOrigin ThrottleLimit Type ValidLifetime',
  },
  'Get-NetRoute': {
    module: 'NetTCPIP',
    switches: 'AsJob IncludeAllCompartments',
    values:
      'AddressFamily AssociatedIPInterface CimSession CompartmentId DestinationPrefix InterfaceAlias InterfaceIndex InterfaceMetric NextHop PolicyStore PreferredLifetime Protocol Publish RouteMetric State ThrottleLimit ValidLifetime',
    parametersSince: { InterfaceMetric: '2022', State: '2022' },
  },
  'Get-Partition': {
    module: 'Storage',
    switches: 'AsJob',
    values:
      'CimSession Disk DiskId DiskNumber DriveLetter Offset PartitionNumber StorageSubSystem ThrottleLimit UniqueId Volume',
  },
  'Get-Service': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'DependentServices RequiredServices',
    values: 'ComputerName DisplayName Exclude Include InputObject Name',
  },
  'Get-VHD': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential DiskNumber Path VMId',
  },
  'Get-VM': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ClusterObject ComputerName Credential Id Name',
  },
  'Get-VMHardDiskDrive': {
    module: 'Hyper-V',
    switches: '',
    values:
      'CimSession ComputerName ControllerLocation ControllerNumber ControllerType Credential VM VMDriveController VMName VMSnapshot',
    choices: { ControllerType: 'IDE SCSI' },
  },
  'Get-VMIntegrationService': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential Name VM VMName VMSnapshot',
  },
  'Get-VMMemory': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential VM VMName VMSnapshot',
  },
  'Get-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'All ManagementOS',
    values: 'CimSession ComputerName Credential IsLegacy Name SwitchName VM VMName VMSnapshot',
  },
  'Get-VMNetworkAdapterFailoverConfiguration': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential VM VMName VMNetworkAdapter VMNetworkAdapterName',
  },
  'Get-VMNetworkAdapterVlan': {
    module: 'Hyper-V',
    switches: 'ManagementOS',
    values: 'CimSession ComputerName Credential VM VMName VMNetworkAdapter VMNetworkAdapterName VMSnapshot',
  },
  'Get-VMProcessor': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential VM VMName VMSnapshot',
  },
  'Get-VMReplication': {
    module: 'Hyper-V',
    switches: '',
    values:
      'CimSession ComputerName Credential PrimaryServerName ReplicaServerName ReplicationHealth ReplicationMode ReplicationRelationshipType ReplicationState TrustGroup VM VMName',
    choices: {
      ReplicationHealth: 'NotApplicable Normal Warning Critical',
      ReplicationMode: 'None Primary Replica TestReplica ExtendedReplica',
      ReplicationRelationshipType: 'Simple Extended',
      ReplicationState:
        'Disabled ReadyForInitialReplication InitialReplicationInProgress WaitingForInitialReplication Replicating PreparedForFailover FailedOverWaitingCompletion FailedOver Suspended Error WaitingForStartResynchronize Resynchronizing ResynchronizeSuspended RecoveryInProgress FailbackInProgress FailbackComplete WaitingForUpdateCompletion UpdateError WaitingForRepurposeCompletion PreparedForSyncReplication PreparedForGroupReverseReplication FiredrillInProgress',
    },
  },
  'Get-VMReplicationAuthorizationEntry': {
    module: 'Hyper-V',
    switches: '',
    values: 'AllowedPrimaryServer CimSession ComputerName Credential ReplicaStorageLocation TrustGroup',
  },
  'Get-VMReplicationServer': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential',
  },
  'Get-VMSnapshot': {
    module: 'Hyper-V',
    switches: '',
    values: 'ChildOf CimSession ComputerName Credential Id Name ParentOf SnapshotType VM VMName',
    choices: { SnapshotType: 'Standard Recovery Planned Missing Replica AppConsistentReplica SyncedReplica' },
  },
  'Get-VMSwitch': {
    module: 'Hyper-V',
    switches: '',
    values: 'CimSession ComputerName Credential Id Name ResourcePoolName SwitchType',
    choices: { SwitchType: 'Private Internal External' },
  },
  'Get-Volume': {
    module: 'Storage',
    switches: 'AsJob',
    values:
      'CimSession DiskImage DriveLetter FilePath FileShare FileSystemLabel ObjectId Partition Path StorageFileServer StorageJob StorageNode StoragePool StorageSubSystem ThrottleLimit UniqueId',
  },
  'Import-Certificate': {
    module: 'pki',
    switches: 'Confirm WhatIf',
    values: 'CertStoreLocation FilePath',
  },
  'Import-PfxCertificate': {
    module: 'pki',
    switches: 'Confirm Exportable WhatIf',
    values: 'CertStoreLocation FilePath Password',
  },
  'Import-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Copy GenerateNewId Register WhatIf',
    values:
      'CimSession CompatibilityReport ComputerName Credential Path SmartPagingFilePath SnapshotFilePath VhdDestinationPath VhdSourcePath VirtualMachinePath',
  },
  'Import-VMInitialReplication': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Path VM VMName VMReplication',
  },
  'Invoke-CimMethod': {
    module: 'CimCmdlets',
    switches: 'Confirm WhatIf',
    values:
      'Arguments CimClass CimSession ClassName ComputerName InputObject MethodName Namespace OperationTimeoutSec Query QueryDialect ResourceUri',
  },
  'Invoke-Command': {
    module: 'Microsoft.PowerShell.Core',
    switches:
      'AllowRedirection AsJob EnableNetworkAccess HideComputerName InDisconnectedSession NoNewScope RunAsAdministrator UseSSL',
    values:
      'ApplicationName ArgumentList Authentication CertificateThumbprint ComputerName ConfigurationName ConnectionUri ContainerId Credential FilePath InputObject JobName Port ScriptBlock Session SessionName SessionOption ThrottleLimit VMId VMName',
    parametersSince: { VMId: '2016', VMName: '2016' },
  },
  'Join-Path': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Resolve UseTransaction',
    values: 'ChildPath Credential Path',
  },
  'Measure-VMReplication': {
    module: 'Hyper-V',
    switches: '',
    values:
      'CimSession ComputerName Credential PrimaryServerName ReplicaServerName ReplicationHealth ReplicationMode ReplicationRelationshipType ReplicationState TrustGroup VM VMName',
    choices: {
      ReplicationHealth: 'NotApplicable Normal Warning Critical',
      ReplicationMode: 'None Primary Replica TestReplica ExtendedReplica',
      ReplicationRelationshipType: 'Simple Extended',
      ReplicationState:
        'Disabled ReadyForInitialReplication InitialReplicationInProgress WaitingForInitialReplication Replicating PreparedForFailover FailedOverWaitingCompletion FailedOver Suspended Error WaitingForStartResynchronize Resynchronizing ResynchronizeSuspended RecoveryInProgress FailbackInProgress FailbackComplete WaitingForUpdateCompletion UpdateError WaitingForRepurposeCompletion PreparedForSyncReplication PreparedForGroupReverseReplication FiredrillInProgress',
    },
  },
  'New-Item': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force UseSSL UseTransaction WhatIf',
    values:
      'ApplicationName Authentication CertificateThumbprint ConnectionURI Credential ItemType Name OptionSet Options Path Port SessionOption Value',
  },
  'New-ItemProperty': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include LiteralPath Name Path PropertyType Value',
  },
  'New-NetFirewallRule': {
    module: 'NetSecurity',
    switches: 'AsJob Confirm WhatIf',
    values:
      'Action Authentication CimSession Description Direction DisplayName DynamicTarget EdgeTraversalPolicy Enabled Encryption GPOSession Group IcmpType InterfaceAlias InterfaceType LocalAddress LocalOnlyMapping LocalPort LocalUser LooseSourceMapping Name OverrideBlockRules Owner Package Platform PolicyStore Profile Program Protocol RemoteAddress RemoteDynamicKeywordAddresses RemoteMachine RemotePort RemoteUser Service ThrottleLimit',
    parametersSince: { RemoteDynamicKeywordAddresses: '2022' },
  },
  'New-NetIPAddress': {
    module: 'NetTCPIP',
    switches: 'AsJob Confirm WhatIf',
    values:
      'AddressFamily CimSession DefaultGateway IPAddress InterfaceAlias InterfaceIndex PolicyStore PreferredLifetime PrefixLength SkipAsSource ThrottleLimit Type ValidLifetime',
  },
  'New-Object': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'Strict',
    values: 'ArgumentList ComObject Property TypeName',
  },
  'New-VHD': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Differencing Dynamic Fixed WhatIf',
    values:
      'BlockSizeBytes CimSession ComputerName Credential LogicalSectorSizeBytes ParentPath Path PhysicalSectorSizeBytes SizeBytes SourceDisk',
    choices: { LogicalSectorSizeBytes: '512 4096', PhysicalSectorSizeBytes: '512 4096' },
  },
  'New-VMReplicationAuthorizationEntry': {
    module: 'Hyper-V',
    switches: 'Confirm WhatIf',
    values: 'AllowedPrimaryServer CimSession ComputerName Credential ReplicaStorageLocation TrustGroup',
  },
  'New-VMSwitch': {
    module: 'Hyper-V',
    switches: 'Confirm WhatIf',
    values:
      'AllowManagementOS CimSession ComputerName Credential EnableEmbeddedTeaming EnableIov EnablePacketDirect MinimumBandwidthMode Name NetAdapterInterfaceDescription NetAdapterName Notes SwitchType',
    choices: { MinimumBandwidthMode: 'Default Weight Absolute None', SwitchType: 'Internal Private' },
  },
  'Out-Host': {
    module: 'Microsoft.PowerShell.Core',
    switches: 'Paging',
    values: 'InputObject',
  },
  'Out-Null': {
    module: 'Microsoft.PowerShell.Core',
    switches: '',
    values: 'InputObject',
  },
  'Read-Host': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'AsSecureString',
    values: 'Prompt',
  },
  'Remove-Computer': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force PassThru Restart WhatIf',
    values: 'ComputerName LocalCredential UnjoinDomainCredential WorkgroupName',
  },
  'Remove-DnsServerResourceRecord': {
    module: 'DnsServer',
    switches: 'AsJob Confirm Force PassThru WhatIf',
    values:
      'CimSession ComputerName InputObject Name RRType RecordData ThrottleLimit Type VirtualizationInstance ZoneName ZoneScope',
  },
  'Remove-Item': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm DeleteKey Force Recurse UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include LiteralPath Path Stream',
  },
  'Remove-ItemProperty': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include LiteralPath Name Path',
  },
  'Remove-NetFirewallRule': {
    module: 'NetSecurity',
    switches: 'All AsJob Confirm PassThru TracePolicyStore WhatIf',
    values:
      'Action AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter AssociatedNetFirewallServiceFilter CimSession Description Direction DisplayGroup DisplayName EdgeTraversalPolicy Enabled Group InputObject LocalOnlyMapping LooseSourceMapping Name Owner PolicyStore PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status ThrottleLimit',
  },
  'Remove-NetIPAddress': {
    module: 'NetTCPIP',
    switches: 'AsJob Confirm IncludeAllCompartments PassThru WhatIf',
    values:
      'AddressFamily AddressState CimSession DefaultGateway IPAddress InputObject InterfaceAlias InterfaceIndex PolicyStore PreferredLifetime PrefixLength PrefixOrigin SkipAsSource SuffixOrigin ThrottleLimit Type ValidLifetime',
  },
  'Remove-NetRoute': {
    module: 'NetTCPIP',
    switches: 'AsJob Confirm IncludeAllCompartments PassThru WhatIf',
    values:
      'AddressFamily AssociatedIPInterface CimSession CompartmentId DestinationPrefix InputObject InterfaceAlias InterfaceIndex InterfaceMetric NextHop PolicyStore PreferredLifetime Protocol Publish RouteMetric State ThrottleLimit ValidLifetime',
    parametersSince: { InterfaceMetric: '2022', State: '2022' },
  },
  'Remove-VMHardDiskDrive': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values:
      'CimSession ComputerName ControllerLocation ControllerNumber ControllerType Credential VMHardDiskDrive VMName',
    choices: { ControllerType: 'IDE SCSI' },
  },
  'Remove-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'Confirm ManagementOS Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name SwitchName VM VMName VMNetworkAdapter',
  },
  'Remove-VMReplication': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential ReplicationRelationshipType VM VMName VMReplication',
    choices: { ReplicationRelationshipType: 'Simple Extended' },
  },
  'Remove-VMReplicationAuthorizationEntry': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'AllowedPrimaryServer CimSession ComputerName Credential TrustGroup VMReplicationAuthorizationEntry',
  },
  'Remove-VMSavedState': {
    module: 'Hyper-V',
    switches: 'Confirm WhatIf',
    values: 'CimSession ComputerName Credential VM VMName VMSnapshot',
  },
  'Remove-VMSnapshot': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm IncludeAllChildSnapshots Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM VMName VMSnapshot',
  },
  'Remove-VMSwitch': {
    module: 'Hyper-V',
    switches: 'Confirm Force WhatIf',
    values: 'CimSession ComputerName Credential Name ResourcePoolName VMSwitch',
  },
  'Rename-VMSnapshot': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name NewName VM VMName VMSnapshot',
  },
  'Rename-VMSwitch': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name NewName VMSwitch',
  },
  'Resize-Partition': {
    module: 'Storage',
    switches: 'AsJob Confirm PassThru WhatIf',
    values: 'CimSession DiskId DiskNumber DriveLetter InputObject Offset PartitionNumber Size ThrottleLimit',
  },
  'Resize-VHD': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru ToMinimumSize WhatIf',
    values: 'CimSession ComputerName Credential Path SizeBytes',
  },
  'Resolve-DnsName': {
    module: 'DnsClient',
    switches:
      'CacheOnly DnsOnly DnssecCd DnssecOk LlmnrFallback LlmnrNetbiosOnly LlmnrOnly NetbiosFallback NoHostsFile NoIdn NoRecursion QuickTimeout TcpOnly',
    values: 'Name Server Type',
  },
  'Restart-Service': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force PassThru WhatIf',
    values: 'DisplayName Exclude Include InputObject Name',
  },
  'Restore-VMSnapshot': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM VMName VMSnapshot',
  },
  'Resume-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM',
  },
  'Resume-VMReplication': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Continue Passthru Resynchronize WhatIf',
    values:
      'CimSession ComputerName Credential ReplicationRelationshipType ResynchronizeStartTime VM VMName VMReplication',
    choices: { ReplicationRelationshipType: 'Simple Extended' },
  },
  'Save-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM',
  },
  'Select-Object': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'Unique Wait',
    values: 'ExcludeProperty ExpandProperty First Index InputObject Last Property Skip SkipLast',
  },
  'Set-Content': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force NoNewline PassThru UseTransaction WhatIf',
    values: 'Credential Encoding Exclude Filter Include LiteralPath Path Stream Value',
  },
  'Set-DnsClientServerAddress': {
    module: 'DnsClient',
    switches: 'AsJob Confirm PassThru ResetServerAddresses Validate WhatIf',
    values: 'CimSession InputObject InterfaceAlias InterfaceIndex ServerAddresses ThrottleLimit',
  },
  'Set-DnsServerResourceRecord': {
    module: 'DnsServer',
    switches: 'AsJob Confirm PassThru WhatIf',
    values:
      'CimSession ComputerName NewInputObject OldInputObject ThrottleLimit VirtualizationInstance ZoneName ZoneScope',
  },
  'Set-Item': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Concatenate Confirm Force PassThru UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include LiteralPath Options Path Type Value',
  },
  'Set-ItemProperty': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'Confirm Force PassThru UseTransaction WhatIf',
    values: 'Credential Exclude Filter Include InputObject LiteralPath Name Path Type Value',
  },
  'Set-StrictMode': {
    module: 'Microsoft.PowerShell.Core',
    switches: 'Off',
    values: 'Version',
  },
  'Set-VM': {
    module: 'Hyper-V',
    switches: 'AllowUnverifiedPaths Confirm DynamicMemory Passthru StaticMemory WhatIf',
    values:
      'AutomaticCheckpointsEnabled AutomaticCriticalErrorAction AutomaticCriticalErrorActionTimeout AutomaticStartAction AutomaticStartDelay AutomaticStopAction CheckpointType CimSession ComputerName Credential GuestControlledCacheTypes HighMemoryMappedIoSpace LockOnDisconnect LowMemoryMappedIoSpace MemoryMaximumBytes MemoryMinimumBytes MemoryStartupBytes Name NewVMName Notes ProcessorCount SmartPagingFilePath SnapshotFileLocation VM',
    choices: {
      AutomaticCriticalErrorAction: 'None Pause',
      AutomaticStartAction: 'Nothing StartIfRunning Start',
      AutomaticStopAction: 'TurnOff Save ShutDown',
      CheckpointType: 'Disabled Production ProductionOnly Standard',
      LockOnDisconnect: 'On Off',
    },
    parametersSince: { CheckpointType: '2016' },
  },
  'Set-VMMemory': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values:
      'Buffer CimSession ComputerName Credential DynamicMemoryEnabled MaximumAmountPerNumaNodeBytes MaximumBytes MinimumBytes Priority ResourcePoolName StartupBytes VM VMMemory VMName',
  },
  'Set-VMNetworkAdapter': {
    module: 'Hyper-V',
    switches: 'Confirm DynamicMacAddress ManagementOS Passthru WhatIf',
    values:
      'AllowTeaming CimSession ComputerName Credential DeviceNaming DhcpGuard DynamicIPAddressLimit FixSpeed10G IPsecOffloadMaximumSecurityAssociation IeeePriorityTag IovInterruptModeration IovQueuePairsRequested IovWeight MacAddressSpoofing MandatoryFeatureId MaximumBandwidth MinimumBandwidthAbsolute MinimumBandwidthWeight Name NotMonitoredInCluster PacketDirectModerationCount PacketDirectModerationInterval PacketDirectNumProcs PortMirroring ResourcePoolName RouterGuard StaticMacAddress StormLimit TestReplicaPoolName TestReplicaSwitchName VM VMName VMNetworkAdapter VirtualSubnetId VmmqEnabled VmmqQueuePairs VmqWeight VrssEnabled',
    choices: {
      AllowTeaming: 'On Off',
      DeviceNaming: 'On Off',
      DhcpGuard: 'On Off',
      FixSpeed10G: 'On Off',
      IeeePriorityTag: 'On Off',
      IovInterruptModeration: 'Default Adaptive Off Low Medium High',
      MacAddressSpoofing: 'On Off',
      PortMirroring: 'None Destination Source',
      RouterGuard: 'On Off',
    },
  },
  'Set-VMNetworkAdapterFailoverConfiguration': {
    module: 'Hyper-V',
    switches: 'ClearFailoverIPv4Settings ClearFailoverIPv6Settings Confirm Passthru WhatIf',
    values:
      'CimSession ComputerName Credential IPv4Address IPv4AlternateDNSServer IPv4DefaultGateway IPv4PreferredDNSServer IPv4SubnetMask IPv6Address IPv6AlternateDNSServer IPv6DefaultGateway IPv6PreferredDNSServer IPv6SubnetPrefixLength VM VMName VMNetworkAdapter VMNetworkAdapterName',
  },
  'Set-VMNetworkAdapterVlan': {
    module: 'Hyper-V',
    switches: 'Access Community Confirm Isolated ManagementOS Passthru Promiscuous Trunk Untagged WhatIf',
    values:
      'AllowedVlanIdList CimSession ComputerName Credential NativeVlanId PrimaryVlanId SecondaryVlanId SecondaryVlanIdList VM VMName VMNetworkAdapter VMNetworkAdapterName VlanId',
  },
  'Set-VMProcessor': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values:
      'CimSession CompatibilityForMigrationEnabled CompatibilityForOlderOperatingSystemsEnabled ComputerName Count Credential EnableHostResourceProtection ExposeVirtualizationExtensions HwThreadCountPerCore Maximum MaximumCountPerNumaNode MaximumCountPerNumaSocket Perfmon RelativeWeight Reserve ResourcePoolName VM VMName VMProcessor',
  },
  'Set-VMReplication': {
    module: 'Hyper-V',
    switches: 'AsJob AsReplica Confirm DisableVSSSnapshotReplication Passthru Reverse UseBackup WhatIf',
    values:
      'AllowedPrimaryServer AuthenticationType AutoResynchronizeEnabled AutoResynchronizeIntervalEnd AutoResynchronizeIntervalStart BypassProxyServer CertificateThumbprint CimSession CompressionEnabled ComputerName Credential EnableWriteOrderPreservationAcrossDisks InitialReplicationStartTime RecoveryHistory ReplicaServerName ReplicaServerPort ReplicateHostKvpItems ReplicatedDiskPaths ReplicatedDisks ReplicationFrequencySec VM VMName VMReplication VSSSnapshotFrequencyHour',
    choices: { AuthenticationType: 'Kerberos Certificate' },
    parametersSince: { ReplicatedDiskPaths: '2016', ReplicatedDisks: '2016' },
  },
  'Set-VMReplicationAuthorizationEntry': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values:
      'AllowedPrimaryServer CimSession ComputerName Credential ReplicaStorageLocation TrustGroup VMReplicationAuthorizationEntry',
  },
  'Set-VMReplicationServer': {
    module: 'Hyper-V',
    switches: 'Confirm Force Passthru WhatIf',
    values:
      'AllowedAuthenticationType CertificateAuthenticationPort CertificateAuthenticationPortMapping CertificateThumbprint CimSession ComputerName Credential DefaultStorageLocation KerberosAuthenticationPort KerberosAuthenticationPortMapping MonitoringInterval MonitoringStartTime ReplicationAllowedFromAnyServer ReplicationEnabled',
    choices: { AllowedAuthenticationType: 'Kerberos Certificate CertificateAndKerberos' },
  },
  'Sort-Object': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'CaseSensitive Descending Unique',
    values: 'Culture InputObject Property',
  },
  'Split-Path': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'IsAbsolute Leaf NoQualifier Parent Qualifier Resolve UseTransaction',
    values: 'Credential LiteralPath Path',
  },
  'Start-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM',
  },
  'Start-VMFailover': {
    module: 'Hyper-V',
    switches: 'AsJob AsTest Confirm Passthru Prepare WhatIf',
    values: 'CimSession ComputerName Credential VM VMName VMRecoverySnapshot',
  },
  'Start-VMInitialReplication': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru UseBackup WhatIf',
    values: 'CimSession ComputerName Credential DestinationPath InitialReplicationStartTime VM VMName VMReplication',
  },
  'Stop-Computer': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'AsJob Confirm Force WhatIf',
    values: 'ComputerName Credential DcomAuthentication Impersonation Protocol ThrottleLimit WsmanAuthentication',
  },
  'Stop-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Force Passthru Save TurnOff WhatIf',
    values: 'CimSession ComputerName Credential Name VM',
  },
  'Stop-VMFailover': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential VM VMName',
  },
  'Stop-VMInitialReplication': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential VM VMName VMReplication',
  },
  'Stop-VMReplication': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential ReplicationRelationshipType VM VMName VMReplication',
    choices: { ReplicationRelationshipType: 'Simple Extended' },
  },
  'Suspend-VM': {
    module: 'Hyper-V',
    switches: 'AsJob Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential Name VM',
  },
  'Suspend-VMReplication': {
    module: 'Hyper-V',
    switches: 'Confirm Passthru WhatIf',
    values: 'CimSession ComputerName Credential ReplicationRelationshipType VM VMName VMReplication',
    choices: { ReplicationRelationshipType: 'Simple Extended' },
  },
  'Test-Path': {
    module: 'Microsoft.PowerShell.Management',
    switches: 'IsValid UseTransaction',
    values: 'Credential Exclude Filter Include LiteralPath NewerThan OlderThan Path PathType',
  },
  'Test-VMReplicationConnection': {
    module: 'Hyper-V',
    switches: '',
    values:
      'AuthenticationType BypassProxyServer CertificateThumbprint CimSession ComputerName Credential ReplicaServerName ReplicaServerPort',
    choices: { AuthenticationType: 'Kerberos Certificate' },
  },
  'Where-Object': {
    module: 'Microsoft.PowerShell.Core',
    switches:
      'CContains CEQ CGE CGT CIn CLE CLT CLike CMatch CNE CNotContains CNotIn CNotLike CNotMatch Contains EQ GE GT In Is IsNot LE LT Like Match NE NotContains NotIn NotLike NotMatch',
    values: 'FilterScript InputObject Property Value',
  },
  'Write-Host': {
    module: 'Microsoft.PowerShell.Utility',
    switches: 'NoNewline',
    values: 'BackgroundColor ForegroundColor Object Separator',
  },
  'Write-Warning': {
    module: 'Microsoft.PowerShell.Utility',
    switches: '',
    values: 'Message',
  },
} as const
