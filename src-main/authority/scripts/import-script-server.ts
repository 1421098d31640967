/** The part of the import script that goes beyond the certificate stores: firewall, revocation check, Replica server. */
import { quote } from '../../contract/powershell/quote.ts'
import { call } from '../../contract/powershell/statements.ts'
import type { ImportScriptRequest } from './import-script-head.ts'
import {
  firewallRuleName,
  firewallRuleTitle,
  quietly,
  replicationRegistryKey,
  ruleOf,
  shown,
  splat,
  standardPort,
  type Say,
} from './script-text.ts'

function remember({ recordFile }: ImportScriptRequest, spaces: number, name: string, value: string): string {
  return recordFile === undefined ? '' : `\n${' '.repeat(spaces)}Save-Before '${name}' ${value}`
}

const newRule = quietly('New-NetFirewallRule', {
  Name: '$ruleName',
  DisplayName: '"Hyper-V Replica HTTPS Listener (TCP-In, port $Port)"',
  Direction: 'Inbound',
  Action: 'Allow',
  Protocol: 'TCP',
  LocalPort: '$Port',
})

/** Enables the rule that comes with the role; another port needs a rule of its own. */
export function openFirewall(request: ImportScriptRequest, say: Say): string {
  return `Write-Host ${shown(say, 'heading.firewall')}
if ($Port -eq ${standardPort}) {
    $ruleName = '${firewallRuleName}'
    $rule = ${ruleOf('$ruleName')}
    if (-not $rule) {
        Write-Warning ${shown(say, 'rule.missing', quote(firewallRuleTitle))}
    } elseif ("$($rule.Enabled)" -eq 'True') {
        Write-Same ${shown(say, 'rule.isEnabled', quote(firewallRuleTitle))}
    } else {
        Write-Change ${shown(say, 'rule.enable', quote(firewallRuleTitle))}
        if ($PSCmdlet.ShouldProcess(${shown(say, 'windowsFirewall')}, ${shown(say, 'do.enable', '$ruleName')})) {${remember(request, 12, 'Firewall', '$ruleName')}
            ${call('Enable-NetFirewallRule', { Name: '$ruleName' }).text}
        }
    }
} else {
    # ${say('comment.oneRulePerPort', { port: String(standardPort) })}
    $ruleName = "HVR-HTTPS-In-TCP-$Port"
    if (${ruleOf('$ruleName')}) {
        Write-Same ${shown(say, 'port.isOpen', '$Port')}
    } else {
        Write-Change ${shown(say, 'port.open', '$Port')}
        if ($PSCmdlet.ShouldProcess(${shown(say, 'windowsFirewall')}, ${shown(say, 'do.create', '$ruleName')})) {${remember(request, 12, 'FirewallRule', '$ruleName')}
            ${newRule}
        }
    }
}
`
}

/** Only where it was asked for, when the script was made or when it is run. */
export function revocationSwitch(request: ImportScriptRequest, say: Say): string {
  const condition = request.asked?.disablesRevocationCheck ? '-not $KeepRevocationCheck' : '$DisableRevocationCheck'
  return `if (${condition}) {
    Write-Host ${shown(say, 'heading.revocation')}
    $key = '${replicationRegistryKey}'
    $current = if (Test-Path $key) { (Get-Item $key).GetValue('DisableCertRevocationCheck', -1) } else { -1 }
    if ($current -eq 1) {
        Write-Same ${shown(say, 'revocation.isOff')}
    } else {
        Write-Change ${shown(say, 'revocation.turnOff')}
        Write-Host ('  ' + ${shown(say, 'revocation.toUndo', `"Set-ItemProperty '$key' DisableCertRevocationCheck 0"`)})
        if ($PSCmdlet.ShouldProcess($key, ${shown(say, 'do.setToOne', quote('DisableCertRevocationCheck'))})) {${remember(request, 12, 'Revocation', '$current')}
            if (-not (Test-Path $key)) { ${quietly('New-Item', { Path: '$key', Force: true })} }
            ${quietly('New-ItemProperty', {
              Path: '$key',
              Name: 'DisableCertRevocationCheck',
              PropertyType: 'DWord',
              Value: '1',
              Force: true,
            })}
        }
    }
}
`
}

/** Binds the certificate with Set-VMReplicationServer. */
export function bindServer(request: ImportScriptRequest, say: Say): string {
  const isAsked = request.asked?.bindsReplicaServer === true
  // Who asked on the host is told what is missing by an end; who asked beforehand may only now know the folder.
  const missing = shown(say, 'server.nameFolder')
  return `${isAsked ? 'if (-not $KeepReplicaServer) {' : 'if ($BindReplicaServer) {'}
    Write-Host ${shown(say, 'heading.replicaServer')}
    $server = ${call('Get-VMReplicationServer').text}
    $wanted = @{
        ReplicationEnabled            = $true
        CertificateThumbprint         = $hostThumbprint
        CertificateAuthenticationPort = $Port
        # ${say('comment.keepsKerberos')}
        AllowedAuthenticationType     = if ($server.ReplicationEnabled -and "$($server.AllowedAuthenticationType)" -match 'Kerb') {
            'CertificateAndKerberos'
        } else {
            'Certificate'
        }
    }
    # ${say('comment.keepsFolder')}
    if ($StorageLocation -and (-not $server.ReplicationEnabled -or $PSBoundParameters.ContainsKey('StorageLocation'))) {
        $wanted.ReplicationAllowedFromAnyServer = $true
        $wanted.DefaultStorageLocation = $StorageLocation
    }
    $same = $server.ReplicationEnabled -and "$($server.AllowedAuthenticationType)" -match 'Cert' -and
        "$($server.CertificateThumbprint)" -eq $hostThumbprint -and $server.CertificateAuthenticationPort -eq $Port -and
        (-not $wanted.ContainsKey('DefaultStorageLocation') -or "$($server.DefaultStorageLocation)" -eq $StorageLocation)
    if ($same) {
        Write-Same ${shown(say, 'server.isEnabled', '$Port')}
    } elseif (-not $server.ReplicationEnabled -and -not $StorageLocation) {
        ${isAsked ? 'Write-Warning' : 'throw'} ${missing}
    } else {
        Write-Change ${shown(say, 'server.enable', '$Port')}
        if ($PSCmdlet.ShouldProcess($dnsNames[0], 'Set-VMReplicationServer')) {${remember(
          request,
          12,
          'ReplicaServer',
          `@{
                ReplicationEnabled            = [bool] $server.ReplicationEnabled
                AllowedAuthenticationType     = "$($server.AllowedAuthenticationType)"
                CertificateThumbprint         = "$($server.CertificateThumbprint)"
                CertificateAuthenticationPort = [int] $server.CertificateAuthenticationPort
                ReplicationAllowedFromAnyServer = [bool] $server.ReplicationAllowedFromAnyServer
                DefaultStorageLocation = "$($server.DefaultStorageLocation)"
            }`,
        )}
            ${splat('Set-VMReplicationServer', 'wanted', { Force: true })}
        }
    }
}
`
}
