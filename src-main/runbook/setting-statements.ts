/** The commands for settings of a host beside Replica itself, and the commands that show whether they had their effect. */
import { quote } from '../contract/powershell/quote.ts'
import { call, cmdlet, code, type Code, type Statement } from '../contract/powershell/statements.ts'
import type { Action, ActionKind } from './actions.ts'
import type { SettingActions } from './setting-actions.ts'
import type { StatementContext } from './statement-context.ts'
import { asList, where } from './statement-helpers.ts'

type SettingKind = keyof SettingActions

const replicationPath = quote('HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication')
const hostsPath = '"$env:SystemRoot\\System32\\drivers\\etc\\hosts"'
const computer = code`(${call('Get-CimInstance', { ClassName: 'Win32_ComputerSystem' })})`

export const settingStatements: {
  [Kind in SettingKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
} = {
  joinDomain: ({ domain }) => [
    {
      condition: code`${computer}.Domain -ne ${quote(domain)}`,
      then: [
        askForDomainCredential(domain),
        cmdlet('Add-Computer', { DomainName: quote(domain), Credential: '$DomainCredential', Force: true }),
      ],
    },
  ],
  leaveDomain: () => [
    {
      condition: code`${computer}.PartOfDomain`,
      then: [
        askForDomainCredential(),
        cmdlet('Remove-Computer', {
          UnjoinDomainCredential: '$DomainCredential',
          WorkgroupName: quote('WORKGROUP'),
          Force: true,
        }),
      ],
    },
  ],
  setRegistryValue: ({ name, value }) => {
    if (value === null) {
      return [
        cmdlet('Remove-ItemProperty', { Path: replicationPath, Name: quote(name), ErrorAction: 'SilentlyContinue' }),
      ]
    }
    return [
      {
        condition: code`-not (${call('Test-Path', { Path: replicationPath })})`,
        then: [code`${call('New-Item', { Path: replicationPath, Force: true })} | ${call('Out-Null')}`],
      },
      cmdlet('Set-ItemProperty', { Path: replicationPath, Name: quote(name), Value: String(value), Type: 'DWord' }),
    ]
  },
  restartService: () => [cmdlet('Restart-Service', { Name: 'vmms', Force: true })],
  resizeVolume: ({ letter, sizeBytes }) => [
    {
      condition: code`(${call('Get-Partition', { DriveLetter: quote(letter) })}).Size -ne ${sizeBytes}`,
      then: [
        cmdlet('Resize-Partition', {
          DriveLetter: quote(letter),
          Size: String(sizeBytes),
          Confirm: false,
        }),
      ],
    },
  ],
  addSwitch: ({ switchName, kind }) => [
    {
      condition: code`-not (${switchNamed(switchName)})`,
      then: kind === 'external' ? externalSwitch(switchName) : [newSwitch(switchName, kind)],
    },
  ],
  renameSwitch: ({ switchName, newName }) => [
    {
      condition: switchNamed(switchName),
      then: [code`${switchNamed(switchName)} | ${call('Rename-VMSwitch', { NewName: quote(newName) })}`],
    },
  ],
  removeSwitch: ({ switchName }) => [code`${switchNamed(switchName)} | ${call('Remove-VMSwitch', { Force: true })}`],
  setAuthorizationEntry: ({ primaryServer, storageLocation, trustGroup }) => [
    cmdlet('Set-VMReplicationAuthorizationEntry', {
      AllowedPrimaryServer: quote(primaryServer),
      ReplicaStorageLocation: storageLocation === null ? undefined : quote(storageLocation),
      TrustGroup: trustGroup === null ? undefined : quote(trustGroup),
    }),
  ],
  setHostsFileLine: ({ name, address }) => [
    { text: `$line = ${quote(address)} + "\`t" + ${quote(name)}` },
    code`$lines = @(${otherLines(name)}) + $line`,
    ...writeHostsFile(),
  ],
  removeHostsFileLine: ({ name }) => [code`$lines = @(${otherLines(name)})`, ...writeHostsFile()],
  flushDnsCache: () => [cmdlet('Clear-DnsClientCache', {})],
}

export const settingChecks: { [Kind in ActionKind & SettingKind]?: (action: Action<Kind>) => Code } = {
  joinDomain: () => code`${computer}.Domain`,
  leaveDomain: () => code`${computer}.Domain`,
  setRegistryValue: () => asList(call('Get-ItemProperty', { Path: replicationPath })),
  restartService: () => asList(call('Get-Service', { Name: 'vmms' }), 'Name, Status'),
  resizeVolume: ({ letter }) => asList(call('Get-Volume', { DriveLetter: quote(letter) })),
  addSwitch: showSwitches,
  renameSwitch: showSwitches,
  removeSwitch: showSwitches,
  setAuthorizationEntry: () => asList(call('Get-VMReplicationAuthorizationEntry')),
  setHostsFileLine: ({ name }) => asList(call('Resolve-DnsName', { Name: quote(name), Type: 'A' }), 'Name, IPAddress'),
  removeHostsFileLine: () => call('Get-Content', { Path: hostsPath }),
  flushDnsCache: () => asList(call('Get-DnsClientCache'), 'Entry, Data'),
}

function showSwitches(): Code {
  return asList(call('Get-VMSwitch'), 'Name, SwitchType, NetAdapterInterfaceDescription')
}

function askForDomainCredential(domain?: string): Statement {
  const ask = call('Get-Credential', domain === undefined ? {} : { Message: quote(domain) })
  return { condition: '-not $DomainCredential', then: [code`$DomainCredential = ${ask}`] }
}

/** By comparing and not by `-Name`, which would take wildcards. */
function switchNamed(name: string): Code {
  return code`${call('Get-VMSwitch')} | ${where(`$_.Name -eq ${quote(name)}`)}`
}

function newSwitch(name: string, kind: 'internal' | 'private'): Statement {
  return cmdlet('New-VMSwitch', { Name: quote(name), SwitchType: kind === 'internal' ? 'Internal' : 'Private' })
}

/** The rehearsal knows no physical adapters, so the administrator chooses one. */
function externalSwitch(name: string): Statement[] {
  const show = call('Format-List', { Property: 'Name, Status, LinkSpeed' })
  return [
    {
      condition: '-not $NetAdapterName',
      then: [
        code`${call('Get-NetAdapter', { Physical: true })} | ${show} | ${call('Out-Host')}`,
        code`$NetAdapterName = ${call('Read-Host', { Prompt: quote(name) })}`,
      ],
    },
    cmdlet('New-VMSwitch', { Name: quote(name), NetAdapterName: '$NetAdapterName', AllowManagementOS: '$true' }),
  ]
}

/** Lines for other names stay as they are, comments too. */
function otherLines(name: string): Code {
  const pattern = `('^\\s*\\S+\\s+' + [regex]::Escape(${quote(name)}) + '\\s*$')`
  return code`${call('Get-Content', { Path: hostsPath })} | ${where(`$_ -notmatch ${pattern}`)}`
}

/** Only where something differs. The file is read by Windows itself, in the code page that it always had. */
function writeHostsFile(): Statement[] {
  const before = code`(@(${call('Get-Content', { Path: hostsPath })}) -join '|')`
  return [
    {
      condition: code`${before} -ne ($lines -join '|')`,
      then: [cmdlet('Set-Content', { Path: hostsPath, Value: '$lines' })],
    },
  ]
}
