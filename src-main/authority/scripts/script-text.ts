/** What the scripts for hosts have in common: quoting, encoding, and the functions that say what is done. */

/**
 * A text as a single-quoted PowerShell string. PowerShell takes U+2018 to U+201B for quotes too, so these are doubled like the
 * straight one (about_Quoting_Rules).
 */
export function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}

/**
 * A text file as Windows reads it: Windows line ends, and a byte order mark where anything is not ASCII, because PowerShell
 * 5.1 and old editors take a file without one for ANSI.
 */
export function windowsText(text: string): Buffer {
  const isAscii = /^[\x20-\x7e\n]*$/.test(text)
  return Buffer.from(`${isAscii ? '' : '\uFEFF'}${text.replaceAll('\n', '\r\n')}`, 'utf8')
}

export const replicationRegistryKey =
  'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'
/** The rule that comes with the Hyper-V role; it is for port 443 alone. */
export const firewallRuleName = 'VIRT-HVRHTTPSL-In-TCP-NoScope'
export const firewallRuleTitle = 'Hyper-V Replica HTTPS Listener (TCP-In)'
export const standardPort = 443

export const strict = `Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
`

export const sayers = `function Write-Same([string] $Text) { Write-Host "  as it should be: $Text" }
function Write-Change([string] $Text) { Write-Host "  change: $Text" -ForegroundColor Cyan }
`

/** Says so where the script runs on another computer than the one that it was made for. */
export const nameCheck = `$ip = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
$ownName = ("{0}.{1}" -f $ip.HostName, $ip.DomainName).TrimEnd('.').ToLowerInvariant()
if (-not ($dnsNames | Where-Object { $ownName -like $_ })) {
    Write-Warning "This computer is called $ownName, the certificate is for $($dnsNames -join ', '). Hyper-V Replica compares the two."
}
`

/** A list of texts as the members of a PowerShell array. */
export function arrayOf(items: readonly string[]): string {
  return items.length === 0 ? '@()' : `@(\n${items.map((item) => `    ${item}`).join('\n')}\n)`
}
