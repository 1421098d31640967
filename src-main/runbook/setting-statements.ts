/** The commands for settings of a host beside Replica itself, and the commands that show whether they had their effect. */
import type { Action, ActionKind } from './actions.ts'
import { cmdlet, quote, type Statement } from './powershell.ts'
import type { SettingActions } from './setting-actions.ts'

type SettingKind = keyof SettingActions

const replicationPath = "'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'"
const hostsPath = '"$env:SystemRoot\\System32\\drivers\\etc\\hosts"'
const domainOf = '(Get-CimInstance -ClassName Win32_ComputerSystem)'

export const settingStatements: {
  [Kind in SettingKind]: (action: Action<Kind>, folder: string) => readonly Statement[]
} = {
  joinDomain: ({ domain }) => [
    {
      condition: `${domainOf}.Domain -ne ${quote(domain)}`,
      then: [cmdlet('Add-Computer', { DomainName: quote(domain), Credential: '(Get-Credential)', Force: undefined })],
    },
  ],
  leaveDomain: () => [
    {
      condition: `${domainOf}.PartOfDomain`,
      then: [
        cmdlet('Remove-Computer', {
          UnjoinDomainCredential: '(Get-Credential)',
          WorkgroupName: quote('WORKGROUP'),
          Force: undefined,
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
        condition: `-not (Test-Path -Path ${replicationPath})`,
        then: [{ text: `New-Item -Path ${replicationPath} -Force | Out-Null` }],
      },
      cmdlet('Set-ItemProperty', {
        Path: replicationPath,
        Name: quote(name),
        Value: String(value),
        Type: 'DWord',
      }),
    ]
  },
  restartService: () => [cmdlet('Restart-Service', { Name: 'vmms' })],
  resizeVolume: ({ letter, sizeBytes }) => [
    cmdlet('Resize-Partition', { DriveLetter: quote(letter), Size: String(sizeBytes) }),
  ],
  addSwitch: ({ switchName, kind }) => [
    {
      condition: `-not (${switchNamed(switchName)})`,
      then: kind === 'external' ? externalSwitch(switchName) : [newSwitch(switchName, kind)],
    },
  ],
  renameSwitch: ({ switchName, newName }) => [
    {
      condition: switchNamed(switchName),
      then: [{ text: `${switchNamed(switchName)} | Rename-VMSwitch -NewName ${quote(newName)}` }],
    },
  ],
  removeSwitch: ({ switchName }) => [{ text: `${switchNamed(switchName)} | Remove-VMSwitch -Force` }],
  setAuthorizationEntry: ({ primaryServer, storageLocation, trustGroup }) => [
    cmdlet('Set-VMReplicationAuthorizationEntry', {
      AllowedPrimaryServer: quote(primaryServer),
      ...(storageLocation === null ? {} : { ReplicaStorageLocation: quote(storageLocation) }),
      ...(trustGroup === null ? {} : { TrustGroup: quote(trustGroup) }),
    }),
  ],
  setHostsFileLine: ({ name, address }) => [
    ...withoutName(name),
    { text: `Add-Content -Path ${hostsPath} -Value (${quote(address)} + "\`t" + ${quote(name)})` },
  ],
  removeHostsFileLine: ({ name }) => withoutName(name),
  flushDnsCache: () => [cmdlet('Clear-DnsClientCache', {})],
}

export const settingChecks: { [Kind in ActionKind & SettingKind]?: (action: Action<Kind>) => string } = {
  joinDomain: () => `${domainOf}.Domain`,
  leaveDomain: () => `${domainOf}.Domain`,
  setRegistryValue: () => `Get-ItemProperty -Path ${replicationPath}`,
  restartService: () => 'Get-Service -Name vmms',
  resizeVolume: ({ letter }) => `Get-Volume -DriveLetter ${quote(letter)}`,
  addSwitch: () => 'Get-VMSwitch',
  renameSwitch: () => 'Get-VMSwitch',
  removeSwitch: () => 'Get-VMSwitch',
  setAuthorizationEntry: () => 'Get-VMReplicationAuthorizationEntry',
  setHostsFileLine: ({ name }) => `Resolve-DnsName -Name ${quote(name)} -Type A`,
  removeHostsFileLine: () => `Get-Content -Path ${hostsPath}`,
  flushDnsCache: () => 'Get-DnsClientCache',
}

/** By comparing and not by `-Name`, which would take wildcards. */
function switchNamed(name: string): string {
  return `Get-VMSwitch | Where-Object { $_.Name -eq ${quote(name)} }`
}

function newSwitch(name: string, kind: 'internal' | 'private'): Statement {
  return cmdlet('New-VMSwitch', { Name: quote(name), SwitchType: kind === 'internal' ? 'Internal' : 'Private' })
}

/** The rehearsal knows no physical adapters, so the administrator chooses one. */
function externalSwitch(name: string): Statement[] {
  return [
    { text: 'Get-NetAdapter -Physical | Format-Table -Property Name, Status, LinkSpeed' },
    cmdlet('New-VMSwitch', {
      Name: quote(name),
      NetAdapterName: `(Read-Host -Prompt ${quote(name)})`,
      AllowManagementOS: '$true',
    }),
  ]
}

/** Lines for other names stay as they are, comments too. */
function withoutName(name: string): Statement[] {
  const pattern = `('^\\s*\\S+\\s+' + [regex]::Escape(${quote(name)}) + '\\s*$')`
  return [
    { text: `$lines = @(Get-Content -Path ${hostsPath} | Where-Object { $_ -notmatch ${pattern} })` },
    { text: `Set-Content -Path ${hostsPath} -Value $lines` },
  ]
}
