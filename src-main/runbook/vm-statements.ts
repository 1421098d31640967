/** The virtual machine itself, its addresses and its DNS record (Hyper-V Replica reference 7). */
import { quote, quotePattern } from '../contract/powershell/quote.ts'
import { call, cmdlet, code, type Parameters, type Statement } from '../contract/powershell/statements.ts'
import type { Action, IpSettings, VmActionKind } from './actions.ts'
import type { StatementContext } from './statement-context.ts'
import { strictDefaults, unlessIn, where, withAdapter } from './statement-helpers.ts'

export const vmStatements: {
  [Kind in VmActionKind]: (action: Action<Kind>, context: StatementContext) => readonly Statement[]
} = {
  startVm: ({ vm }) => [unlessIn(vm, 'Running', cmdlet('Start-VM', { Name: quotePattern(vm) }))],
  shutDownVm: ({ vm }, { force }) => [stopStatement(vm, { Force: force ?? undefined })],
  turnOffVm: ({ vm }) => [stopStatement(vm, { TurnOff: true })],
  connectAdapter: ({ vm, adapter, switchName }, context) => connectStatements({ vm, adapter, switchName }, context),
  setFailoverIp: ({ vm, adapter, ip }, context) => failoverIpStatements({ vm, adapter, ip }, context),
  setGuestIp: ({ vm, ip }, context) => guestIpStatements(vm, ip, context),
  setDnsRecord: ({ name, address, ttlSeconds }) => dnsRecordStatements(name, address, ttlSeconds),
  removeDnsRecord: ({ name }) => {
    const { zone, label } = splitName(name)
    return [
      code`${aRecordsOf(zone, label)} |`,
      code`    ${call('Remove-DnsServerResourceRecord', { ZoneName: quote(zone), Force: true })}`,
    ]
  },
}

/** A guest that is locked or does not answer makes Windows ask once more, unless it is told not to. */
function stopStatement(vm: string, extra: Pick<Parameters<'Stop-VM'>, 'TurnOff' | 'Force'> = {}): Statement {
  return unlessIn(vm, 'Off', cmdlet('Stop-VM', { Name: quotePattern(vm), ...extra }))
}

/** Turns a machine off for good: whatever its adapters are called, none of them stays connected. */
export function keepOffStatements(vm: string): Statement[] {
  return [
    stopStatement(vm, { TurnOff: true }),
    cmdlet('Set-VM', { Name: quotePattern(vm), AutomaticStartAction: 'Nothing' }),
    cmdlet('Disconnect-VMNetworkAdapter', { VMName: quotePattern(vm) }),
  ]
}

function connectStatements(
  { vm, adapter, switchName }: { readonly vm: string; readonly adapter: string; readonly switchName: string | null },
  context: StatementContext,
): Statement[] {
  return withAdapter({ vm, adapter }, context, (named) => [
    switchName === null
      ? cmdlet('Disconnect-VMNetworkAdapter', named)
      : cmdlet('Connect-VMNetworkAdapter', { ...named, SwitchName: quote(switchName) }),
  ])
}

/** Failover TCP/IP of one adapter (reference 7): an address and its mask are given together. */
function failoverIpStatements(
  { vm, adapter, ip }: { readonly vm: string; readonly adapter: string; readonly ip: IpSettings | null },
  context: StatementContext,
): Statement[] {
  const quoted = (text: string | null | undefined) => (text === null || text === undefined ? undefined : quote(text))
  return withAdapter({ vm, adapter }, context, (_, named) => [
    cmdlet('Set-VMNetworkAdapterFailoverConfiguration', {
      ...named,
      ClearFailoverIPv4Settings: ip === null || undefined,
      IPv4Address: quoted(ip?.address),
      IPv4SubnetMask: quoted(ip?.subnetMask),
      IPv4DefaultGateway: quoted(ip?.gateway),
      IPv4PreferredDNSServer: quoted(ip?.dnsServer),
      IPv4AlternateDNSServer: quoted(ip?.alternateDnsServer),
    }),
  ])
}

/**
 * Sets the address inside a running Windows guest from its host, through PowerShell Direct, which needs no network
 * (Windows Server 2016 and later, host and guest). Nothing is taken away before it is known which adapter is meant.
 */
function guestIpStatements(vm: string, ip: IpSettings, { texts }: StatementContext): Statement[] {
  const index = { InterfaceIndex: '$index' }
  const quiet = { ErrorAction: 'SilentlyContinue' } as const
  const invoke = call('Invoke-Command', { VMName: quote(vm), Credential: '$GuestCredential' })
  const address = call('New-NetIPAddress', {
    ...index,
    IPAddress: quote(ip.address),
    PrefixLength: String(prefixLength(ip.subnetMask)),
    DefaultGateway: ip.gateway === null ? undefined : quote(ip.gateway),
  })
  return [
    {
      condition: '-not $GuestCredential',
      then: [code`$GuestCredential = ${call('Get-Credential', { Message: quote(vm) })}`],
    },
    { text: `${invoke.text} -ScriptBlock {`, calls: invoke.calls },
    { text: `    ${strictDefaults}` },
    code`    $adapter = @(${call('Get-NetAdapter')} | ${where("$_.Status -eq 'Up'")})`,
    { text: `    if ($adapter.Count -eq 0) { throw ${quote(texts.noGuestAdapter(vm))} }` },
    { text: '    $index = $adapter[0].ifIndex' },
    code`    ${call('Get-NetIPAddress', { ...index, AddressFamily: 'IPv4', ...quiet })} |`,
    code`        ${call('Remove-NetIPAddress', { Confirm: false })}`,
    code`    ${call('Get-NetRoute', { ...index, DestinationPrefix: "'0.0.0.0/0'", ...quiet })} |`,
    code`        ${call('Remove-NetRoute', { Confirm: false })}`,
    code`    ${address}`,
    ...(ip.dnsServer === null
      ? []
      : [code`    ${call('Set-DnsClientServerAddress', { ...index, ServerAddresses: quote(ip.dnsServer) })}`]),
    { text: '    ipconfig /registerdns' },
    { text: '}' },
  ]
}

/** Changes the A record, or adds it (reference 7). */
function dnsRecordStatements(name: string, address: string, ttlSeconds: number): Statement[] {
  const { zone, label } = splitName(name)
  return [
    { text: `$lifetime = [timespan]::FromSeconds(${ttlSeconds})` },
    code`$old = ${aRecordsOf(zone, label)} |`,
    code`    ${call('Select-Object', { First: '1' })}`,
    {
      condition: '-not $old',
      then: [
        cmdlet('Add-DnsServerResourceRecordA', {
          ZoneName: quote(zone),
          Name: quote(label),
          IPv4Address: quote(address),
          TimeToLive: '$lifetime',
        }),
      ],
      otherwise: [
        {
          condition: `"$($old.RecordData.IPv4Address)" -ne ${quote(address)} -or $old.TimeToLive -ne $lifetime`,
          then: [
            // Read once more, because the cmdlet compares the old record with the new one and both must be whole.
            code`$new = ${aRecordsOf(zone, label)} |`,
            code`    ${call('Select-Object', { First: '1' })}`,
            { text: `$new.RecordData.IPv4Address = [ipaddress]${quote(address)}` },
            { text: '$new.TimeToLive = $lifetime' },
            cmdlet('Set-DnsServerResourceRecord', {
              ZoneName: quote(zone),
              OldInputObject: '$old',
              NewInputObject: '$new',
            }),
          ],
        },
      ],
    },
  ]
}

function aRecordsOf(zone: string, label: string) {
  return call('Get-DnsServerResourceRecord', {
    ZoneName: quote(zone),
    Name: quote(label),
    RRType: 'A',
    ErrorAction: 'SilentlyContinue',
  })
}

function splitName(name: string): { zone: string; label: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { zone: name, label: '@' } : { zone: name.slice(dot + 1), label: name.slice(0, dot) }
}

function prefixLength(subnetMask: string): number {
  const bits = subnetMask.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').indexOf('0') < 0 ? 32 : bits.join('').indexOf('0')
}
