/**
 * The companion of the import script: it brings back what was there before, from what that script wrote down, and leaves
 * alone whatever has been changed by others since.
 */
import { arrayOf, inBlockComment, quote } from '../../contract/powershell/quote.ts'
import { call } from '../../contract/powershell/statements.ts'
import type { Language } from '../../contract/texts/shape.ts'
import {
  anyComputer,
  nameCheck,
  replicationRegistryKey,
  ruleOf,
  sayers,
  sayIn,
  shown,
  shownAbove,
  splat,
  strict,
  windowsText,
  type Say,
} from './script-text.ts'

interface UndoScriptRequest {
  readonly dnsNames: readonly string[]
  readonly hostThumbprint: string
  readonly scriptFile: string
  readonly importScriptFile: string
  readonly recordFile: string
  /** Of what the script says; it must have been loaded. English if left out. */
  readonly language?: Language
}

/** Writes the script. */
export function undoScript(request: UndoScriptRequest): Buffer {
  const say = sayIn(request.language ?? 'en')
  return windowsText(
    [
      introduction(request, say),
      facts(request, say),
      ...[replicaServer, revocation, firewall, crls, certificate, roots, end].map((part) => part(say)),
    ].join('\n'),
  )
}

function introduction({ dnsNames, scriptFile, importScriptFile }: UndoScriptRequest, say: Say): string {
  return `#Requires -Version 4.0
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    ${inBlockComment(say('undo.purpose', { script: importScriptFile, host: dnsNames[0] ?? '' }))}
.DESCRIPTION
    ${inBlockComment(say('undo.description1', { script: importScriptFile }))}
    ${inBlockComment(say('undo.description2'))}
.PARAMETER ${anyComputer.name}
    ${inBlockComment(say(anyComputer.text))}
.EXAMPLE
    .\\${scriptFile} -WhatIf
.EXAMPLE
    .\\${scriptFile}
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    ${anyComputer.declaration}
)

${strict(say)}`
}

function facts({ dnsNames, hostThumbprint, importScriptFile, recordFile }: UndoScriptRequest, say: Say): string {
  return `$dnsNames = ${arrayOf(dnsNames.map(quote))}
$hostThumbprint = ${quote(hostThumbprint)}
$recordFile = Join-Path $PSScriptRoot ${quote(recordFile)}

${sayers(say)}
${nameCheck(say)}
if (-not (Test-Path -LiteralPath $recordFile)) {
    Write-Host ${quote(say('undo.nothing', { script: importScriptFile }))}
    return
}
$record = @{}
$saved = Get-Content -LiteralPath $recordFile -Raw | ConvertFrom-Json
foreach ($property in $saved.PSObject.Properties) { $record[$property.Name] = $property.Value }
`
}

const replicaServer = (say: Say) => `if ($record.ContainsKey('ReplicaServer')) {
    Write-Host ${shown(say, 'heading.replicaServer')}
    $before = $record['ReplicaServer']
    $server = ${call('Get-VMReplicationServer').text}
    if ("$($server.CertificateThumbprint)" -ne $hostThumbprint) {
        Write-Same ${shown(say, 'undo.otherCertificate')}
    } elseif ($before.ReplicationEnabled) {
        Write-Change ${shown(say, 'undo.goBack', '$before.AllowedAuthenticationType', '$before.CertificateAuthenticationPort')}
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
            Write-Warning ${shown(say, 'undo.machines', '$machines.Count')}
        }
        Write-Change ${shown(say, 'undo.disableServer')}
        if ($PSCmdlet.ShouldProcess($dnsNames[0], 'Set-VMReplicationServer')) {
            ${call('Set-VMReplicationServer', { ReplicationEnabled: '$false', Force: true }).text}
        }
    }
}
`

const revocation = (say: Say) => `if ($record.ContainsKey('Revocation')) {
    Write-Host ${shown(say, 'heading.revocation')}
    $key = '${replicationRegistryKey}'
    $current = if (Test-Path $key) { (Get-Item $key).GetValue('DisableCertRevocationCheck', -1) } else { -1 }
    if ($current -eq $record['Revocation']) {
        Write-Same ${shown(say, 'undo.revocationAsBefore')}
    } else {
        Write-Change ${shown(say, 'undo.turnOn')}
        if ($PSCmdlet.ShouldProcess($key, ${shown(say, 'do.restore', quote('DisableCertRevocationCheck'))})) {
            if ($record['Revocation'] -eq -1) {
                ${call('Remove-ItemProperty', { Path: '$key', Name: 'DisableCertRevocationCheck' }).text}
            } else {
                ${call('Set-ItemProperty', { Path: '$key', Name: 'DisableCertRevocationCheck', Value: "$record['Revocation']" }).text}
            }
        }
    }
}
`

const firewall = (say: Say) => `if ($record.ContainsKey('Firewall')) {
    Write-Host ${shown(say, 'heading.firewall')}
    $ruleName = $record['Firewall']
    $rule = ${ruleOf('$ruleName')}
    if (-not $rule -or "$($rule.Enabled)" -ne 'True') {
        Write-Same ${shown(say, 'undo.ruleDisabled')}
    } else {
        Write-Change ${shown(say, 'undo.disable', '$ruleName')}
        if ($PSCmdlet.ShouldProcess(${shown(say, 'windowsFirewall')}, ${shown(say, 'do.disable', '$ruleName')})) { ${call('Disable-NetFirewallRule', { Name: '$ruleName' }).text} }
    }
}
if ($record.ContainsKey('FirewallRule')) {
    Write-Host ${shown(say, 'heading.firewall')}
    $ruleName = $record['FirewallRule']
    if (-not (${ruleOf('$ruleName')})) {
        Write-Same ${shown(say, 'undo.ruleGone')}
    } else {
        Write-Change ${shown(say, 'undo.remove', '$ruleName')}
        if ($PSCmdlet.ShouldProcess(${shown(say, 'windowsFirewall')}, ${shown(say, 'do.remove', '$ruleName')})) { ${call('Remove-NetFirewallRule', { Name: '$ruleName' }).text} }
    }
}
`

const crls = (
  say: Say,
) => `$hashes = @($record.Keys | Where-Object { $_ -like 'Crl:*' } | ForEach-Object { $_.Substring(4) })
if ($hashes.Count -gt 0) {
    Write-Host ${shown(say, 'heading.crls')}
    $present = (& certutil.exe -store CA) -replace '\\s', ''
    foreach ($hash in $hashes) {
        if (-not ($present -match $hash)) {
            Write-Same ${shown(say, 'undo.crlGone', '$hash')}
            continue
        }
        Write-Change ${shown(say, 'undo.removeCrl', '$hash')}
        if ($PSCmdlet.ShouldProcess('LocalMachine\\CA', ${shown(say, 'do.remove', '$hash')})) {
            $output = & certutil.exe -delstore CA $hash
            if ($LASTEXITCODE -ne 0) { throw ${shownAbove(say, 'undo.crlNotRemoved', '$output')} }
        }
    }
}
`

const certificate = (say: Say) => `if ($record.ContainsKey('Certificate')) {
    Write-Host ${shown(say, 'heading.certificate')}
    $path = "Cert:\\LocalMachine\\My\\$($record['Certificate'])"
    if (-not (Test-Path $path)) {
        Write-Same ${shown(say, 'undo.certificateGone')}
    } else {
        Write-Change ${shown(say, 'undo.removeCertificate')}
        if ($PSCmdlet.ShouldProcess('LocalMachine\\My', ${shown(say, 'do.remove', '$path')})) { ${call('Remove-Item', { Path: '$path', DeleteKey: true }).text} }
    }
}
`

const roots = (say: Say) => `foreach ($name in @($record.Keys | Where-Object { $_ -like 'Root:*' })) {
    Write-Host ${shown(say, 'heading.roots')}
    $path = "Cert:\\LocalMachine\\Root\\$($name.Substring(5))"
    if (-not (Test-Path $path)) {
        Write-Same ${shown(say, 'undo.rootGone')}
    } else {
        Write-Change ${shown(say, 'undo.distrust', '$name.Substring(5)')}
        if ($PSCmdlet.ShouldProcess('LocalMachine\\Root', ${shown(say, 'do.remove', '$path')})) { ${call('Remove-Item', { Path: '$path' }).text} }
    }
}
`

const end = (say: Say) => `if ($PSCmdlet.ShouldProcess($recordFile, ${shown(say, 'do.forget')})) {
    ${call('Remove-Item', { LiteralPath: '$recordFile', Confirm: false }).text}
}
Write-Host ${shown(say, 'done')}
`
