/** What the scripts for hosts have in common: encoding, language, and the functions that say what is done. */
import { quote } from '../../contract/powershell/quote.ts'
import { listenerRules } from '../../contract/listener-rules.ts'
import { call, code, type Cmdlet, type Parameters as CmdletParameters } from '../../contract/powershell/statements.ts'
import { replicaPorts } from '../../contract/limits/ports.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { texts } from './texts/index.ts'
import type { en } from './texts/en/index.ts'

/** The texts of scripts, by their keys without what they have in common. */
export type ScriptText = keyof typeof en extends `importScript.${infer Key}` ? Key : never
/** Gives a text of a script in its language. */
export type Say = (key: ScriptText, values?: Readonly<Record<string, string>>) => string

/** The texts of a script in a language, which has been loaded. */
export function sayIn(language: Language): Say {
  // The compiler does not tell which of the texts has which values; a test fills in every one.
  return (key, values = {}) => texts.text(`importScript.${key}`, language, values as never)
}

/**
 * A text as an expression of PowerShell.
 * @param expressions What stands for {0}, {1} and so on when the script runs.
 */
export function shown(say: Say, key: ScriptText, ...expressions: readonly string[]): string {
  const text = quote(say(key))
  return expressions.length === 0 ? text : `(${text} -f ${expressions.join(', ')})`
}

/** A text above the lines of a list, as an expression of PowerShell. */
export function shownAbove(say: Say, key: ScriptText, list: string, ...expressions: readonly string[]): string {
  return `(${shown(say, key, ...expressions)} + "\`n" + (${list} -join "\`n"))`
}

/**
 * A text file as Windows reads it: Windows line ends, and a byte order mark where anything is not ASCII, because PowerShell
 * 5.1 and old editors take a file without one for ANSI.
 */
export function windowsText(text: string): Buffer {
  const isAscii = /^[\x20-\x7e\n]*$/.test(text)
  return Buffer.from(`${isAscii ? '' : '\uFEFF'}${text.replaceAll('\n', '\r\n')}`, 'utf8')
}

/** A command whose answer nobody needs. */
export function quietly<Name extends Cmdlet>(name: Name, parameters: CmdletParameters<Name>): string {
  return code`${call(name, parameters)} | ${call('Out-Null')}`.text
}

/** A command that takes further parameters from a hashtable. */
export function splat<Name extends Cmdlet>(name: Name, variable: string, parameters: CmdletParameters<Name>): string {
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

/** The beginning of every script: what goes wrong ends it. */
export function strict(say: Say): string {
  return `Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
# ${say('comment.preference')}
$PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
# ${say('comment.asksOnce')}
$ConfirmPreference = 'None'
`
}

/** What says that something is so already, and what is about to be changed. */
export function sayers(say: Say): string {
  return `function Write-Same([string] $Text) { Write-Host ('  ' + ${shown(say, 'asItShouldBe', '$Text')}) }
function Write-Change([string] $Text) { Write-Host ('  ' + ${shown(say, 'change', '$Text')}) -ForegroundColor Cyan }
`
}

/** Where the host has no domain in its name yet, the first part of the name says whether it is the right one. */
export function nameCheck(say: Say): string {
  return `$ip = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
$ownName = ("{0}.{1}" -f $ip.HostName, $ip.DomainName).TrimEnd('.').ToLowerInvariant()
if (-not ($dnsNames | Where-Object { $ownName -like $_ })) {
    $other = ${shown(say, 'otherComputer', '$ownName', "($dnsNames -join ', ')")}
    $isSame = -not $ip.DomainName -and @($dnsNames | Where-Object { $ownName -like ($_ -split '\\.')[0] }).Count -gt 0
    if (-not $isSame -and -not $AnyComputer) {
        throw ($other + ' ' + ${shown(say, 'giveAnyComputer')})
    }
    Write-Warning ($other + ' ' + ${shown(say, 'namesCompared')})
}
`
}

/** The parameter that goes with it. */
export const anyComputer = {
  name: 'AnyComputer',
  text: 'parameter.anyComputer',
  declaration: '[switch] $AnyComputer',
} as const
