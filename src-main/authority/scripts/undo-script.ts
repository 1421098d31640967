/**
 * The companion of the import script: it brings back what was there before, from what that script wrote down, and leaves
 * alone whatever has been changed by others since.
 */
import { arrayOf, quote } from '../../contract/powershell/quote.ts'
import { call } from '../../contract/powershell/statements.ts'
import {
  anyComputer,
  nameCheck,
  replicationRegistryKey,
  ruleOf,
  sayers,
  splat,
  strict,
  windowsText,
} from './script-text.ts'

interface UndoScriptRequest {
  readonly dnsNames: readonly string[]
  readonly hostThumbprint: string
  readonly scriptFile: string
  readonly importScriptFile: string
  readonly recordFile: string
}

/** Writes the script. */
export function undoScript(request: UndoScriptRequest): Buffer {
  return windowsText(
    [introduction(request), facts(request), replicaServer, revocation, firewall, crls, certificate, roots, end].join(
      '\n',
    ),
  )
}

function introduction({ dnsNames, scriptFile, importScriptFile }: UndoScriptRequest): string {
  return `#Requires -Version 4.0
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Undoes what ${importScriptFile} changed on ${dnsNames[0] ?? ''}.
.DESCRIPTION
    Takes back the changes that ${importScriptFile} wrote down on this computer, the last one first. What was there before that
    script ran stays, and so does what somebody changed since. The key of the host certificate is deleted with it.
.PARAMETER ${anyComputer.name}
    ${anyComputer.text}
.EXAMPLE
    .\\${scriptFile} -WhatIf
.EXAMPLE
    .\\${scriptFile}
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    ${anyComputer.declaration}
)

${strict}`
}

function facts({ dnsNames, hostThumbprint, importScriptFile, recordFile }: UndoScriptRequest): string {
  return `$dnsNames = ${arrayOf(dnsNames.map(quote))}
$hostThumbprint = ${quote(hostThumbprint)}
$recordFile = Join-Path $PSScriptRoot ${quote(recordFile)}

${sayers}
${nameCheck}
if (-not (Test-Path -LiteralPath $recordFile)) {
    Write-Host ${quote(`There is nothing to undo: ${importScriptFile} has written down no change beside this script.`)}
    return
}
$record = @{}
$saved = Get-Content -LiteralPath $recordFile -Raw | ConvertFrom-Json
foreach ($property in $saved.PSObject.Properties) { $record[$property.Name] = $property.Value }
`
}

const replicaServer = `if ($record.ContainsKey('ReplicaServer')) {
    Write-Host 'Replica server'
    $before = $record['ReplicaServer']
    $server = ${call('Get-VMReplicationServer').text}
    if ("$($server.CertificateThumbprint)" -ne $hostThumbprint) {
        Write-Same 'it uses another certificate by now'
    } elseif ($before.ReplicationEnabled) {
        Write-Change "go back to $($before.AllowedAuthenticationType), port $($before.CertificateAuthenticationPort)"
        $former = @{ AllowedAuthenticationType = $before.AllowedAuthenticationType }
        if ($before.CertificateThumbprint) {
            $former.CertificateThumbprint = $before.CertificateThumbprint
            $former.CertificateAuthenticationPort = $before.CertificateAuthenticationPort
        }
        $former.ReplicationAllowedFromAnyServer = $before.ReplicationAllowedFromAnyServer
        if ($before.ReplicationAllowedFromAnyServer -and $before.DefaultStorageLocation) {
            $former.DefaultStorageLocation = $before.DefaultStorageLocation
        }
        if ($PSCmdlet.ShouldProcess($dnsNames[0], 'Set-VMReplicationServer')) { ${splat('Set-VMReplicationServer', 'former', { Force: true })} }
    } else {
        $machines = @(${call('Get-VMReplication', { ErrorAction: 'SilentlyContinue' }).text})
        if ($machines.Count -gt 0) {
            Write-Warning "$($machines.Count) virtual machines replicate on this host; they will not receive changes any more."
        }
        Write-Change 'disable this host as a Replica server, as it was before'
        if ($PSCmdlet.ShouldProcess($dnsNames[0], 'Set-VMReplicationServer')) {
            ${call('Set-VMReplicationServer', { ReplicationEnabled: '$false', Force: true }).text}
        }
    }
}
`

const revocation = `if ($record.ContainsKey('Revocation')) {
    Write-Host 'Revocation check'
    $key = '${replicationRegistryKey}'
    $current = if (Test-Path $key) { (Get-Item $key).GetValue('DisableCertRevocationCheck', -1) } else { -1 }
    if ($current -eq $record['Revocation']) {
        Write-Same 'the check is as it was before'
    } else {
        Write-Change 'turn the check on again, as it was before'
        if ($PSCmdlet.ShouldProcess($key, 'Restore DisableCertRevocationCheck')) {
            if ($record['Revocation'] -eq -1) {
                ${call('Remove-ItemProperty', { Path: '$key', Name: 'DisableCertRevocationCheck' }).text}
            } else {
                ${call('Set-ItemProperty', { Path: '$key', Name: 'DisableCertRevocationCheck', Value: "$record['Revocation']" }).text}
            }
        }
    }
}
`

const firewall = `if ($record.ContainsKey('Firewall')) {
    Write-Host 'Firewall'
    $ruleName = $record['Firewall']
    $rule = ${ruleOf('$ruleName')}
    if (-not $rule -or "$($rule.Enabled)" -ne 'True') {
        Write-Same 'the rule is disabled'
    } else {
        Write-Change "disable $ruleName"
        if ($PSCmdlet.ShouldProcess('Windows Firewall', "Disable $ruleName")) { ${call('Disable-NetFirewallRule', { Name: '$ruleName' }).text} }
    }
}
if ($record.ContainsKey('FirewallRule')) {
    Write-Host 'Firewall'
    $ruleName = $record['FirewallRule']
    if (-not (${ruleOf('$ruleName')})) {
        Write-Same 'the rule is gone'
    } else {
        Write-Change "remove $ruleName"
        if ($PSCmdlet.ShouldProcess('Windows Firewall', "Remove $ruleName")) { ${call('Remove-NetFirewallRule', { Name: '$ruleName' }).text} }
    }
}
`

const crls = `$hashes = @($record.Keys | Where-Object { $_ -like 'Crl:*' } | ForEach-Object { $_.Substring(4) })
if ($hashes.Count -gt 0) {
    Write-Host 'Revocation lists in LocalMachine\\CA'
    $present = (& certutil.exe -store CA) -replace '\\s', ''
    foreach ($hash in $hashes) {
        if (-not ($present -match $hash)) {
            Write-Same "the list $hash is gone"
            continue
        }
        Write-Change "remove the list $hash"
        if ($PSCmdlet.ShouldProcess('LocalMachine\\CA', "Remove the list $hash")) {
            $output = & certutil.exe -delstore CA $hash
            if ($LASTEXITCODE -ne 0) { throw "certutil could not remove the revocation list:\`n$($output -join "\`n")" }
        }
    }
}
`

const certificate = `if ($record.ContainsKey('Certificate')) {
    Write-Host 'Host certificate in LocalMachine\\My'
    $path = "Cert:\\LocalMachine\\My\\$($record['Certificate'])"
    if (-not (Test-Path $path)) {
        Write-Same 'the certificate is gone'
    } else {
        Write-Change 'remove the certificate and delete its key'
        if ($PSCmdlet.ShouldProcess('LocalMachine\\My', "Remove $path")) { ${call('Remove-Item', { Path: '$path', DeleteKey: true }).text} }
    }
}
`

const roots = `foreach ($name in @($record.Keys | Where-Object { $_ -like 'Root:*' })) {
    Write-Host 'Roots in LocalMachine\\Root'
    $path = "Cert:\\LocalMachine\\Root\\$($name.Substring(5))"
    if (-not (Test-Path $path)) {
        Write-Same 'the root is gone'
    } else {
        Write-Change "stop trusting the root $($name.Substring(5))"
        if ($PSCmdlet.ShouldProcess('LocalMachine\\Root', "Remove $path")) { ${call('Remove-Item', { Path: '$path' }).text} }
    }
}
`

const end = `if ($PSCmdlet.ShouldProcess($recordFile, 'Remove what was written down')) {
    ${call('Remove-Item', { LiteralPath: '$recordFile', Confirm: false }).text}
}
Write-Host 'Done.'
`
