/** Settings, disks, adapters and checkpoints of a virtual machine (Hyper-V Replica reference 1.4, 6 and 8.3). */
import type { Action, Ipv6Settings, MachineActionKind } from './actions.ts'
import { boolean, cmdlet, quote, quotePattern, type Statement } from './powershell.ts'

/** Names of StartAction and StopAction. */
const startActions = { nothing: 'Nothing', startIfRunning: 'StartIfRunning', start: 'Start' } as const
const stopActions = { turnOff: 'TurnOff', save: 'Save', shutDown: 'ShutDown' } as const
/** Names of CheckpointType. */
const checkpointTypes = {
  production: 'Production',
  productionOnly: 'ProductionOnly',
  standard: 'Standard',
  disabled: 'Disabled',
} as const

export const machineStatements: {
  [Kind in MachineActionKind]: (action: Action<Kind>) => readonly Statement[]
} = {
  saveVm: ({ vm }) => [unlessIn(vm, 'Saved', cmdlet('Save-VM', { Name: quotePattern(vm) }))],
  pauseVm: ({ vm }) => [unlessIn(vm, 'Paused', cmdlet('Suspend-VM', { Name: quotePattern(vm) }))],
  resumeVm: ({ vm }) => [unlessIn(vm, 'Running', cmdlet('Resume-VM', { Name: quotePattern(vm) }))],
  removeSavedState: ({ vm }) => [unlessIn(vm, 'Off', cmdlet('Remove-VMSavedState', ofVm(vm)))],
  setMemory: ({ vm, memoryBytes, dynamicMemory }) => [
    cmdlet('Set-VMMemory', {
      ...ofVm(vm),
      StartupBytes: String(memoryBytes),
      DynamicMemoryEnabled: boolean(dynamicMemory !== null),
      ...(dynamicMemory === null
        ? {}
        : { MinimumBytes: String(dynamicMemory.minimumBytes), MaximumBytes: String(dynamicMemory.maximumBytes) }),
    }),
  ],
  setProcessor: ({ vm, processorCount }) => [cmdlet('Set-VMProcessor', { ...ofVm(vm), Count: String(processorCount) })],
  setAutomaticActions: ({ vm, startAction, startDelaySeconds, stopAction }) => [
    cmdlet('Set-VM', {
      Name: quotePattern(vm),
      ...(startAction === null ? {} : { AutomaticStartAction: startActions[startAction] }),
      ...(startDelaySeconds === null ? {} : { AutomaticStartDelay: String(startDelaySeconds) }),
      ...(stopAction === null ? {} : { AutomaticStopAction: stopActions[stopAction] }),
    }),
  ],
  setIntegrationServices: ({ vm, services }) =>
    Object.entries(services).map(([name, isOn]) =>
      cmdlet(isOn ? 'Enable-VMIntegrationService' : 'Disable-VMIntegrationService', {
        ...ofVm(vm),
        Name: quote(name),
      }),
    ),
  addDisk: ({ vm, name, folder, sizeBytes, format, isFixed }) => {
    const first = `(Get-VMHardDiskDrive -VMName ${quotePattern(vm)} | Select-Object -First 1).Path`
    const file = quote(`${name}.${format.toLowerCase()}`)
    return [
      { text: `$path = Join-Path -Path ${folder === null ? `(Split-Path -Path ${first})` : quote(folder)} ${file}` },
      {
        condition: '-not (Test-Path -Path $path)',
        then: [
          cmdlet('New-VHD', {
            Path: '$path',
            SizeBytes: String(sizeBytes),
            [isFixed ? 'Fixed' : 'Dynamic']: undefined,
          }),
          cmdlet('Add-VMHardDiskDrive', { ...ofVm(vm), ControllerType: 'SCSI', Path: '$path' }),
        ],
      },
    ]
  },
  removeDisk: ({ vm, path }) => [
    { text: `Get-VMHardDiskDrive -VMName ${quotePattern(vm)} |` },
    { text: `    Where-Object { $_.Path -eq ${quote(path)} } | Remove-VMHardDiskDrive` },
  ],
  resizeDisk: ({ path, sizeBytes }) => [
    {
      condition: `(Get-VHD -Path ${quote(path)}).Size -ne ${sizeBytes}`,
      then: [cmdlet('Resize-VHD', { Path: quote(path), SizeBytes: String(sizeBytes) })],
    },
  ],
  setCheckpointType: ({ vm, checkpointType }) => [
    cmdlet('Set-VM', { Name: quotePattern(vm), CheckpointType: checkpointTypes[checkpointType] }),
  ],
  createCheckpoint: ({ vm, checkpoint }) => [
    {
      condition: `-not (Get-VMSnapshot -VMName ${quotePattern(vm)} -Name ${quotePattern(checkpoint)} -ErrorAction SilentlyContinue)`,
      then: [cmdlet('Checkpoint-VM', { Name: quotePattern(vm), SnapshotName: quote(checkpoint) })],
    },
  ],
  applyCheckpoint: ({ vm, checkpoint }) => [
    cmdlet('Restore-VMSnapshot', { ...ofVm(vm), Name: quotePattern(checkpoint), Confirm: '$false' }),
  ],
  removeCheckpoint: ({ vm, checkpoint, includeSubtree }) => [
    cmdlet('Remove-VMSnapshot', {
      ...ofVm(vm),
      Name: quotePattern(checkpoint),
      ...(includeSubtree ? { IncludeAllChildSnapshots: undefined } : {}),
    }),
  ],
  renameCheckpoint: ({ vm, checkpoint, newName }) => [
    cmdlet('Rename-VMSnapshot', { ...ofVm(vm), Name: quotePattern(checkpoint), NewName: quote(newName) }),
  ],
  addAdapter: ({ vm, adapter, switchName, isLegacy }) => [
    {
      condition: `-not (Get-VMNetworkAdapter -VMName ${quotePattern(vm)} -Name ${quotePattern(adapter)} -ErrorAction SilentlyContinue)`,
      then: [
        cmdlet('Add-VMNetworkAdapter', {
          ...ofVm(vm),
          Name: quote(adapter),
          ...(switchName === null ? {} : { SwitchName: quote(switchName) }),
          ...(isLegacy ? { IsLegacy: '$true' } : {}),
        }),
      ],
    },
  ],
  removeAdapter: ({ vm, adapter }) => [cmdlet('Remove-VMNetworkAdapter', { ...ofVm(vm), Name: quotePattern(adapter) })],
  setVlan: ({ vm, adapter, vlanId }) => [
    cmdlet('Set-VMNetworkAdapterVlan', {
      ...ofVm(vm),
      VMNetworkAdapterName: quotePattern(adapter),
      ...(vlanId === null ? { Untagged: undefined } : { Access: undefined, VlanId: String(vlanId) }),
    }),
  ],
  setMacAddress: ({ vm, adapter, macAddress }) => [
    cmdlet('Set-VMNetworkAdapter', {
      ...ofVm(vm),
      Name: quotePattern(adapter),
      ...(macAddress === null
        ? { DynamicMacAddress: undefined }
        : { StaticMacAddress: quote(macAddress.replace(/[-:]/g, '')) }),
    }),
  ],
  setTestSwitch: ({ vm, adapter, switchName }) => [
    cmdlet('Set-VMNetworkAdapter', {
      ...ofVm(vm),
      Name: quotePattern(adapter),
      TestReplicaSwitchName: switchName === null ? '$null' : quote(switchName),
    }),
  ],
  setFailoverIpv6: ({ vm, adapter, ipv6 }) => [
    cmdlet('Set-VMNetworkAdapterFailoverConfiguration', {
      ...ofVm(vm),
      VMNetworkAdapterName: quotePattern(adapter),
      ...(ipv6 === null ? { ClearFailoverIPv6Settings: undefined } : ipv6Values(ipv6)),
    }),
  ],
}

function ofVm(vm: string) {
  return { VMName: quotePattern(vm) }
}

function unlessIn(vm: string, state: string, statement: Statement): Statement {
  return { condition: `(Get-VM -Name ${quotePattern(vm)}).State -ne '${state}'`, then: [statement] }
}

function ipv6Values(ipv6: Ipv6Settings) {
  const { gateway, dnsServer, alternateDnsServer } = ipv6
  return {
    IPv6Address: quote(ipv6.address),
    IPv6SubnetPrefixLength: String(ipv6.prefixLength),
    ...(gateway === null ? {} : { IPv6DefaultGateway: quote(gateway) }),
    ...(dnsServer === null ? {} : { IPv6PreferredDNSServer: quote(dnsServer) }),
    ...(alternateDnsServer === null ? {} : { IPv6AlternateDNSServer: quote(alternateDnsServer) }),
  }
}
