/** Settings, disks, adapters and checkpoints of a virtual machine (Hyper-V Replica reference 1.4, 6 and 8.3). */
import { boolean, quote, quotePattern } from '../contract/powershell/quote.ts'
import { call, cmdlet, code, type Code, type Statement } from '../contract/powershell/statements.ts'
import type { Action, Ipv6Settings, MachineActionKind } from './actions.ts'
import type { StatementContext } from './statement-context.ts'
import { ofVm, stop, unlessIn, where, withAdapter } from './statement-helpers.ts'

/** Names of StartAction and StopAction. */
const startActions = { nothing: 'Nothing', startIfRunning: 'StartIfRunning', start: 'Start' } as const
const stopActions = { turnOff: 'TurnOff', save: 'Save', shutDown: 'ShutDown' } as const
/**
 * What every Windows calls an integration service, by its name on an English one: the last part of its id. The name itself is
 * translated.
 */
const integrationServices: ReadonlyMap<string, string> = new Map([
  ['Guest Service Interface', '6C09BB55-D683-4DA0-8931-C9BF705F6480'],
  ['Heartbeat', '84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47'],
  ['Key-Value Pair Exchange', '2A34B1C2-FD73-4043-8A5B-DD2159BC743F'],
  ['Shutdown', '9F8233AC-BE49-4C79-8EE3-E7E1985B2077'],
  ['Time Synchronization', '2497F4DE-E9FA-4204-80E4-4B75C46419C0'],
  ['VSS', '5CED1297-4598-4915-A5FC-AD21BB4D02A4'],
])
/** Names of CheckpointType. */
const checkpointTypes = {
  production: 'Production',
  productionOnly: 'ProductionOnly',
  standard: 'Standard',
  disabled: 'Disabled',
} as const

export const machineStatements: {
  [Kind in MachineActionKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
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
      MinimumBytes: dynamicMemory === null ? undefined : String(dynamicMemory.minimumBytes),
      MaximumBytes: dynamicMemory === null ? undefined : String(dynamicMemory.maximumBytes),
    }),
  ],
  setProcessor: ({ vm, processorCount }) => [cmdlet('Set-VMProcessor', { ...ofVm(vm), Count: String(processorCount) })],
  setAutomaticActions: ({ vm, startAction, startDelaySeconds, stopAction }) => [
    cmdlet('Set-VM', {
      Name: quotePattern(vm),
      AutomaticStartAction: startAction === null ? undefined : startActions[startAction],
      AutomaticStartDelay: startDelaySeconds === null ? undefined : String(startDelaySeconds),
      AutomaticStopAction: stopAction === null ? undefined : stopActions[stopAction],
    }),
  ],
  setIntegrationServices: ({ vm, services }) =>
    Object.entries(services).flatMap(([name, isOn]) => switchService(vm, name, isOn)),
  addDisk: (action, context) => addDiskStatements(action, context),
  removeDisk: ({ vm, path }) => [
    code`${call('Get-VMHardDiskDrive', ofVm(vm))} |`,
    code`    ${where(`$_.Path -eq ${quote(path)}`)} | ${call('Remove-VMHardDiskDrive')}`,
  ],
  resizeDisk: ({ path, sizeBytes }) => [
    {
      condition: code`(${call('Get-VHD', { Path: quote(path) })}).Size -ne ${sizeBytes}`,
      then: [cmdlet('Resize-VHD', { Path: quote(path), SizeBytes: String(sizeBytes) })],
    },
  ],
  setCheckpointType: ({ vm, checkpointType }) => [
    cmdlet('Set-VM', { Name: quotePattern(vm), CheckpointType: checkpointTypes[checkpointType] }),
  ],
  createCheckpoint: ({ vm, checkpoint }) => [
    {
      condition: code`-not (${checkpointOf(vm, checkpoint)})`,
      then: [cmdlet('Checkpoint-VM', { Name: quotePattern(vm), SnapshotName: quote(checkpoint) })],
    },
  ],
  applyCheckpoint: ({ vm, checkpoint }) => [
    cmdlet('Restore-VMSnapshot', { ...ofVm(vm), Name: quotePattern(checkpoint), Confirm: false }),
  ],
  removeCheckpoint: ({ vm, checkpoint, includeSubtree }) => [
    {
      condition: checkpointOf(vm, checkpoint),
      then: [
        cmdlet('Remove-VMSnapshot', {
          ...ofVm(vm),
          Name: quotePattern(checkpoint),
          IncludeAllChildSnapshots: includeSubtree || undefined,
          Confirm: false,
        }),
      ],
    },
  ],
  renameCheckpoint: ({ vm, checkpoint, newName }) => [
    {
      condition: code`-not (${checkpointOf(vm, newName)})`,
      then: [cmdlet('Rename-VMSnapshot', { ...ofVm(vm), Name: quotePattern(checkpoint), NewName: quote(newName) })],
    },
  ],
  addAdapter: ({ vm, adapter, switchName, isLegacy }) => [
    {
      condition: code`-not (${adapterOf(vm, adapter)})`,
      then: [
        cmdlet('Add-VMNetworkAdapter', {
          ...ofVm(vm),
          Name: quote(adapter),
          SwitchName: switchName === null ? undefined : quote(switchName),
          IsLegacy: isLegacy ? '$true' : undefined,
        }),
      ],
    },
  ],
  removeAdapter: ({ vm, adapter }) => [
    {
      condition: adapterOf(vm, adapter),
      then: [cmdlet('Remove-VMNetworkAdapter', { ...ofVm(vm), Name: quotePattern(adapter) })],
    },
  ],
  setVlan: ({ vm, adapter, vlanId }, context) =>
    withAdapter({ vm, adapter }, context, (_, named) => [
      cmdlet('Set-VMNetworkAdapterVlan', {
        ...named,
        Untagged: vlanId === null || undefined,
        Access: vlanId !== null || undefined,
        VlanId: vlanId === null ? undefined : String(vlanId),
      }),
    ]),
  setMacAddress: ({ vm, adapter, macAddress }, context) =>
    withAdapter({ vm, adapter }, context, (named) => [
      cmdlet('Set-VMNetworkAdapter', {
        ...named,
        DynamicMacAddress: macAddress === null || undefined,
        StaticMacAddress: macAddress === null ? undefined : quote(macAddress.replace(/[-:]/g, '')),
      }),
    ]),
  setTestSwitch: ({ vm, adapter, switchName }, context) =>
    withAdapter({ vm, adapter }, context, (named) => [
      cmdlet('Set-VMNetworkAdapter', {
        ...named,
        TestReplicaSwitchName: switchName === null ? '$null' : quote(switchName),
      }),
    ]),
  setFailoverIpv6: ({ vm, adapter, ipv6 }, context) =>
    withAdapter({ vm, adapter }, context, (_, named) => [
      cmdlet('Set-VMNetworkAdapterFailoverConfiguration', {
        ...named,
        ClearFailoverIPv6Settings: ipv6 === null || undefined,
        ...(ipv6 === null ? {} : ipv6Values(ipv6)),
      }),
    ]),
}

function checkpointOf(vm: string, checkpoint: string): Code {
  return call('Get-VMSnapshot', { ...ofVm(vm), Name: quotePattern(checkpoint), ErrorAction: 'SilentlyContinue' })
}

function adapterOf(vm: string, adapter: string): Code {
  return call('Get-VMNetworkAdapter', { ...ofVm(vm), Name: quotePattern(adapter), ErrorAction: 'SilentlyContinue' })
}

function switchService(vm: string, name: string, isOn: boolean): Statement[] {
  const component = integrationServices.get(name)
  const isMeant = component === undefined ? `$_.Name -eq ${quote(name)}` : `$_.Id -like '*\\${component}'`
  const change = call(isOn ? 'Enable-VMIntegrationService' : 'Disable-VMIntegrationService')
  return [
    code`${call('Get-VMIntegrationService', ofVm(vm))} |`,
    code`    ${where(`${isMeant} -and $_.Enabled -ne ${boolean(isOn)}`)} | ${change}`,
  ]
}

/** File and attachment are looked at apart, so that a step that ended between the two goes on where it ended. */
function addDiskStatements(action: Action<'addDisk'>, { texts }: StatementContext): Statement[] {
  const { vm, name, folder, sizeBytes, format, isFixed } = action
  const file = quote(`${name}.${format.toLowerCase()}`)
  const disks = call('Get-VMHardDiskDrive', ofVm(vm))
  const inFolder = (path: string) => code`$path = ${call('Join-Path', { Path: path, ChildPath: file })}`
  return [
    code`$disks = @(${disks})`,
    ...(folder === null
      ? [
          { condition: '$disks.Count -eq 0', then: [stop(texts.noDisk(vm))] },
          inFolder(`(${call('Split-Path', { Path: '$disks[0].Path' }).text})`),
        ]
      : [inFolder(quote(folder))]),
    {
      condition: code`-not (${call('Test-Path', { LiteralPath: '$path' })})`,
      then: [
        cmdlet('New-VHD', {
          Path: '$path',
          SizeBytes: String(sizeBytes),
          Fixed: isFixed || undefined,
          Dynamic: !isFixed || undefined,
        }),
      ],
    },
    {
      condition: code`-not ($disks | ${where('$_.Path -eq $path')})`,
      then: [cmdlet('Add-VMHardDiskDrive', { ...ofVm(vm), ControllerType: 'SCSI', Path: '$path' })],
    },
  ]
}

function ipv6Values(ipv6: Ipv6Settings) {
  const { gateway, dnsServer, alternateDnsServer } = ipv6
  return {
    IPv6Address: quote(ipv6.address),
    IPv6SubnetPrefixLength: String(ipv6.prefixLength),
    IPv6DefaultGateway: gateway === null ? undefined : quote(gateway),
    IPv6PreferredDNSServer: dnsServer === null ? undefined : quote(dnsServer),
    IPv6AlternateDNSServer: alternateDnsServer === null ? undefined : quote(alternateDnsServer),
  }
}
