/** What the scripts for hosts have in common: encoding, and the functions that say what is done. */
import { listenerRules } from '../../contract/listener-rules.ts'
import { call, code, type Cmdlet, type Parameters } from '../../contract/powershell/statements.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'

/**
 * A text file as Windows reads it: Windows line ends, and a byte order mark where anything is not ASCII, because PowerShell
 * 5.1 and old editors take a file without one for ANSI.
 */
export function windowsText(text: string): Buffer {
  const isAscii = /^[\x20-\x7e\n]*$/.test(text)
  return Buffer.from(`${isAscii ? '' : '\uFEFF'}${text.replaceAll('\n', '\r\n')}`, 'utf8')
}

/** A command whose answer nobody needs. */
export function quietly<Name extends Cmdlet>(name: Name, parameters: Parameters<Name>): string {
  return code`${call(name, parameters)} | ${call('Out-Null')}`.text
}

/** A command that takes further parameters from a hashtable. */
export function splat<Name extends Cmdlet>(name: Name, variable: string, parameters: Parameters<Name>): string {
  return call(name, parameters).text.replace(name, `${name} @${variable}`)
}

/** The firewall rule of a name, if there is one. */
export function ruleOf(name: string): string {
  return call('Get-NetFirewallRule', { Name: name, ErrorAction: 'SilentlyContinue' }).text
}

export const replicationRegistryKey =
  'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'
/** The rule that comes with the Hyper-V role; it is for the proposed port alone. */
export const { name: firewallRuleName, displayName: firewallRuleTitle } = listenerRules.certificate
export const standardPort = replicaPorts.certificate

export const strict = `Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
# A preference does not reach cmdlets of modules that are written in PowerShell; a default does. It replaces a profile's.
$PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
# With -Confirm this script asks, once for each change; its commands do not ask again.
$ConfirmPreference = 'None'
`

export const sayers = `function Write-Same([string] $Text) { Write-Host "  as it should be: $Text" }
function Write-Change([string] $Text) { Write-Host "  change: $Text" -ForegroundColor Cyan }
`

/** Where the host has no domain in its name yet, the first part of the name says whether it is the right one. */
export const nameCheck = `$ip = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
$ownName = ("{0}.{1}" -f $ip.HostName, $ip.DomainName).TrimEnd('.').ToLowerInvariant()
if (-not ($dnsNames | Where-Object { $ownName -like $_ })) {
    $other = "This computer is called $ownName, the certificate is for $($dnsNames -join ', ')."
    $isSame = -not $ip.DomainName -and @($dnsNames | Where-Object { $ownName -like ($_ -split '\\.')[0] }).Count -gt 0
    if (-not $isSame -and -not $AnyComputer) {
        throw "$other Nothing was changed. Give -AnyComputer if this computer is meant all the same."
    }
    Write-Warning "$other Hyper-V Replica compares the two."
}
`

/** The parameter that goes with it. */
export const anyComputer = {
  name: 'AnyComputer',
  text: 'Goes on although this computer is called otherwise than the one that the files are for.',
  declaration: '[switch] $AnyComputer',
}
