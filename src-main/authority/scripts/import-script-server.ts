/** The part of the import script that goes beyond the certificate stores: firewall, revocation check, Replica server. */
import { call } from '../../contract/powershell/statements.ts'
import type { ImportScriptRequest } from './import-script-head.ts'
import {
  firewallRuleName,
  firewallRuleTitle,
  quietly,
  replicationRegistryKey,
  ruleOf,
  splat,
  standardPort,
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
export function openFirewall(request: ImportScriptRequest): string {
  return `Write-Host 'Firewall'
if ($Port -eq ${standardPort}) {
    $ruleName = '${firewallRuleName}'
    $rule = ${ruleOf('$ruleName')}
    if (-not $rule) {
        Write-Warning 'The rule "${firewallRuleTitle}" does not exist. Is the Hyper-V role installed?'
    } elseif ("$($rule.Enabled)" -eq 'True') {
        Write-Same '${firewallRuleTitle} is enabled'
    } else {
        Write-Change 'enable ${firewallRuleTitle}'
        if ($PSCmdlet.ShouldProcess('Windows Firewall', "Enable $ruleName")) {${remember(request, 12, 'Firewall', '$ruleName')}
            ${call('Enable-NetFirewallRule', { Name: '$ruleName' }).text}
        }
    }
} else {
    # The rule that comes with the role is for port ${standardPort} alone.
    $ruleName = "HVR-HTTPS-In-TCP-$Port"
    if (${ruleOf('$ruleName')}) {
        Write-Same "port $Port is open for Hyper-V Replica"
    } else {
        Write-Change "open port $Port for Hyper-V Replica"
        if ($PSCmdlet.ShouldProcess('Windows Firewall', "Create $ruleName")) {${remember(request, 12, 'FirewallRule', '$ruleName')}
            ${newRule}
        }
    }
}
`
}

/** Only where it was asked for, when the script was made or when it is run. */
export function revocationSwitch(request: ImportScriptRequest): string {
  const condition = request.asked?.disablesRevocationCheck ? '-not $KeepRevocationCheck' : '$DisableRevocationCheck'
  return `if (${condition}) {
    Write-Host 'Revocation check'
    $key = '${replicationRegistryKey}'
    $current = if (Test-Path $key) { (Get-Item $key).GetValue('DisableCertRevocationCheck', -1) } else { -1 }
    if ($current -eq 1) {
        Write-Same 'the check is off'
    } else {
        Write-Change 'turn the check off; a stolen key then stays usable until its certificate ends'
        Write-Host "  to undo: Set-ItemProperty '$key' DisableCertRevocationCheck 0"
        if ($PSCmdlet.ShouldProcess($key, 'Set DisableCertRevocationCheck to 1')) {${remember(request, 12, 'Revocation', '$current')}
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
export function bindServer(request: ImportScriptRequest): string {
  const isAsked = request.asked?.bindsReplicaServer === true
  // Who asked on the host is told what is missing by an end; who asked beforehand may only now know the folder.
  const missing = "'Name a folder with -StorageLocation: this host is not a Replica server yet.'"
  return `${isAsked ? 'if (-not $KeepReplicaServer) {' : 'if ($BindReplicaServer) {'}
    Write-Host 'Replica server'
    $server = ${call('Get-VMReplicationServer').text}
    $wanted = @{
        ReplicationEnabled            = $true
        CertificateThumbprint         = $hostThumbprint
        CertificateAuthenticationPort = $Port
        # A host that also takes Kerberos keeps doing so.
        AllowedAuthenticationType     = if ($server.ReplicationEnabled -and "$($server.AllowedAuthenticationType)" -match 'Kerb') {
            'CertificateAndKerberos'
        } else {
            'Certificate'
        }
    }
    # A host that is a Replica server already keeps its folder and whom it takes replicas from, unless told otherwise now.
    if ($StorageLocation -and (-not $server.ReplicationEnabled -or $PSBoundParameters.ContainsKey('StorageLocation'))) {
        $wanted.ReplicationAllowedFromAnyServer = $true
        $wanted.DefaultStorageLocation = $StorageLocation
    }
    $same = $server.ReplicationEnabled -and "$($server.AllowedAuthenticationType)" -match 'Cert' -and
        "$($server.CertificateThumbprint)" -eq $hostThumbprint -and $server.CertificateAuthenticationPort -eq $Port -and
        (-not $wanted.ContainsKey('DefaultStorageLocation') -or "$($server.DefaultStorageLocation)" -eq $StorageLocation)
    if ($same) {
        Write-Same "enabled with this certificate on port $Port"
    } elseif (-not $server.ReplicationEnabled -and -not $StorageLocation) {
        ${isAsked ? 'Write-Warning' : 'throw'} ${missing}
    } else {
        Write-Change "enable with this certificate on port $Port"
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
