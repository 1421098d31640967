/** The virtual machine itself, its addresses and its DNS record (Hyper-V Replica reference 7). */
import type { Action, IpSettings, VmActionKind } from './actions.ts'
import { cmdlet, quote, quotePattern, type Argument, type Statement } from './powershell.ts'
import { ofVm } from './replication-statements.ts'

export const vmStatements: { [Kind in VmActionKind]: (action: Action<Kind>) => readonly Statement[] } = {
  startVm: ({ vm }) => [
    {
      condition: `(Get-VM -Name ${quotePattern(vm)}).State -ne 'Running'`,
      then: [cmdlet('Start-VM', { Name: quotePattern(vm) })],
    },
  ],
  shutDownVm: ({ vm }) => stopStatements(vm),
  turnOffVm: ({ vm }) => stopStatements(vm, [{ name: 'TurnOff' }]),
  connectAdapter: ({ vm, adapter, switchName }) => [connectStatement(vm, adapter, switchName)],
  setFailoverIp: ({ vm, adapter, ip }) => [failoverIpStatement(vm, adapter, ip)],
  setGuestIp: ({ vm, ip }) => guestIpStatements(vm, ip),
  setDnsRecord: ({ name, address, ttlSeconds }) => dnsRecordStatements(name, address, ttlSeconds),
  removeDnsRecord: ({ name }) => {
    const { zone, label } = splitName(name)
    return [
      { text: `Get-DnsServerResourceRecord -ZoneName ${quote(zone)} -Name ${quote(label)} -RRType A |` },
      { text: `    Remove-DnsServerResourceRecord -ZoneName ${quote(zone)} -Force` },
    ]
  },
}

function stopStatements(vm: string, extra: readonly Argument[] = []): Statement[] {
  return [
    {
      condition: `(Get-VM -Name ${quotePattern(vm)}).State -ne 'Off'`,
      then: [{ command: 'Stop-VM', arguments: [{ name: 'Name', value: quotePattern(vm) }, ...extra] }],
    },
  ]
}

export function connectStatement(vm: string, adapter: string, switchName: string | null): Statement {
  return switchName === null
    ? { command: 'Disconnect-VMNetworkAdapter', arguments: [ofVm(vm), { name: 'Name', value: quotePattern(adapter) }] }
    : {
        command: 'Connect-VMNetworkAdapter',
        arguments: [
          ofVm(vm),
          { name: 'Name', value: quotePattern(adapter) },
          { name: 'SwitchName', value: quote(switchName) },
        ],
      }
}

/** Failover TCP/IP of one adapter (reference 7): an address and its mask are given together. */
export function failoverIpStatement(vm: string, adapter: string, ip: IpSettings | null): Statement {
  const values: Argument[] =
    ip === null
      ? [{ name: 'ClearFailoverIPv4Settings' }]
      : [
          { name: 'IPv4Address', value: quote(ip.address) },
          { name: 'IPv4SubnetMask', value: quote(ip.subnetMask) },
          ...(ip.gateway === null ? [] : [{ name: 'IPv4DefaultGateway', value: quote(ip.gateway) }]),
          ...(ip.dnsServer === null ? [] : [{ name: 'IPv4PreferredDNSServer', value: quote(ip.dnsServer) }]),
          ...(ip.alternateDnsServer === undefined
            ? []
            : [{ name: 'IPv4AlternateDNSServer', value: quote(ip.alternateDnsServer) }]),
        ]
  return {
    command: 'Set-VMNetworkAdapterFailoverConfiguration',
    arguments: [ofVm(vm), { name: 'VMNetworkAdapterName', value: quotePattern(adapter) }, ...values],
  }
}

/**
 * Sets the address inside a running Windows guest from its host, through PowerShell Direct, which needs no network
 * (Windows Server 2016 and later, host and guest).
 */
export function guestIpStatements(vm: string, ip: IpSettings): Statement[] {
  const gateway = ip.gateway === null ? '' : ` -DefaultGateway ${quote(ip.gateway)}`
  const prefix = prefixLength(ip.subnetMask)
  return [
    { text: `$credential = Get-Credential -Message ${quote(vm)}` },
    { text: `Invoke-Command -VMName ${quote(vm)} -Credential $credential -ScriptBlock {` },
    { text: "    $adapter = Get-NetAdapter | Where-Object { $_.Status -eq 'Up' } | Select-Object -First 1" },
    { text: '    $index = $adapter.ifIndex' },
    { text: '    Get-NetIPAddress -InterfaceIndex $index -AddressFamily IPv4 -ErrorAction SilentlyContinue |' },
    { text: '        Remove-NetIPAddress -Confirm:$false' },
    { text: "    Get-NetRoute -InterfaceIndex $index -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue |" },
    { text: '        Remove-NetRoute -Confirm:$false' },
    {
      text: `    New-NetIPAddress -InterfaceIndex $index -IPAddress ${quote(ip.address)} -PrefixLength ${prefix}${gateway}`,
    },
    ...(ip.dnsServer === null
      ? []
      : [
          {
            text: `    Set-DnsClientServerAddress -InterfaceIndex $index -ServerAddresses ${quote(ip.dnsServer)}`,
          },
        ]),
    { text: '    ipconfig /registerdns' },
    { text: '}' },
  ]
}

/** Changes the A record, or adds it (reference 7). */
export function dnsRecordStatements(name: string, address: string, ttlSeconds: number): Statement[] {
  const { zone, label } = splitName(name)
  const record = `-ZoneName ${quote(zone)} -Name ${quote(label)}`
  return [
    { text: `$old = Get-DnsServerResourceRecord ${record} -RRType A -ErrorAction SilentlyContinue |` },
    { text: '    Select-Object -First 1' },
    {
      condition: '$old',
      then: [
        { text: '$new = [ciminstance]::new($old)' },
        { text: `$new.RecordData.IPv4Address = [ipaddress]${quote(address)}` },
        { text: `$new.TimeToLive = [timespan]::FromSeconds(${ttlSeconds})` },
        cmdlet('Set-DnsServerResourceRecord', {
          ZoneName: quote(zone),
          OldInputObject: '$old',
          NewInputObject: '$new',
        }),
      ],
      otherwise: [
        cmdlet('Add-DnsServerResourceRecordA', {
          ZoneName: quote(zone),
          Name: quote(label),
          IPv4Address: quote(address),
          TimeToLive: `([timespan]::FromSeconds(${ttlSeconds}))`,
        }),
      ],
    },
  ]
}

function splitName(name: string): { zone: string; label: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { zone: name, label: '@' } : { zone: name.slice(dot + 1), label: name.slice(0, dot) }
}

function prefixLength(subnetMask: string): number {
  const bits = subnetMask.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').indexOf('0') < 0 ? 32 : bits.join('').indexOf('0')
}
