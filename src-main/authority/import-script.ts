/**
 * The PowerShell that brings a host's files where Hyper-V Replica looks for them. It can be run again at any time, says
 * what it changes before it does, and leaves the revocation check and the replica server alone unless asked.
 */
import type { ExportNames } from './export.ts'

export interface ImportScriptRequest {
  readonly fqdn: string
  readonly rootThumbprint: string
  readonly hostThumbprint: string
  readonly names: ExportNames
  readonly hasCrl: boolean
}

/**
 * Writes the script: ASCII with Windows line ends, because PowerShell 5.1 reads files without a byte order mark as ANSI.
 * Names come from `parseFqdn` and `exportNames` and hold nothing that single quotes would not keep.
 */
export function importScript(request: ImportScriptRequest): string {
  const { fqdn, names } = request
  const script = [
    introduction(fqdn, names),
    facts(request),
    trustRoot,
    importHost,
    request.hasCrl ? importCrl : noCrl,
    testKey,
    openFirewall,
    revocationSwitch,
    bindServer,
  ].join('\n')
  if (!/^[\x20-\x7e\n]*$/.test(script)) throw new Error('the import script must be ASCII')
  return script.replaceAll('\n', '\r\n')
}

function introduction(fqdn: string, names: ExportNames): string {
  return `#Requires -Version 4.0
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Prepares ${fqdn} for Hyper-V Replica with certificates.
.DESCRIPTION
    Trusts the root, imports the host's certificate and the revocation list into the stores of the local computer, checks
    that the key can be used, and enables the firewall rule. Nothing is changed twice: run it again whenever you like.
    Keep this script beside the files that it imports.
.PARAMETER Password
    The password of the PFX. It is asked for when it is needed and not given.
.PARAMETER BindReplicaServer
    Also enables this host as a Replica server with this certificate.
.PARAMETER StorageLocation
    Where replicas are stored. Needed with -BindReplicaServer when the host is not a Replica server yet.
.PARAMETER Port
    The port for certificate-based authentication.
.PARAMETER DisableRevocationCheck
    Last resort: turns the revocation check off for every Replica certificate on this host.
.EXAMPLE
    .\\${names.script} -WhatIf
.EXAMPLE
    .\\${names.script} -BindReplicaServer -StorageLocation D:\\Replica
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [System.Security.SecureString] $Password,
    [switch] $BindReplicaServer,
    [string] $StorageLocation,
    [ValidateRange(1, 65535)] [int] $Port = 443,
    [switch] $DisableRevocationCheck
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
`
}

function facts({ fqdn, rootThumbprint, hostThumbprint, names }: ImportScriptRequest): string {
  return `$fqdn = '${fqdn}'
$rootThumbprint = '${rootThumbprint}'
$hostThumbprint = '${hostThumbprint}'
$rootFile = Join-Path $PSScriptRoot '${names.root}'
$compatFile = Join-Path $PSScriptRoot '${names.compat}'
$modernFile = Join-Path $PSScriptRoot '${names.modern}'
$crlFile = Join-Path $PSScriptRoot '${names.crl}'

function Write-Same([string] $Text) { Write-Host "  as it should be: $Text" }
function Write-Change([string] $Text) { Write-Host "  change: $Text" -ForegroundColor Cyan }

$ip = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
$ownName = ("{0}.{1}" -f $ip.HostName, $ip.DomainName).TrimEnd('.').ToLowerInvariant()
if ($ownName -ne $fqdn) {
    Write-Warning "This computer is called $ownName, the certificate is for $fqdn. Hyper-V Replica compares the two."
}
`
}

const trustRoot = `Write-Host 'Root in LocalMachine\\Root'
if (Test-Path "Cert:\\LocalMachine\\Root\\$rootThumbprint") {
    Write-Same 'the root is trusted'
} else {
    Write-Change "trust the root in $rootFile"
    $found = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 $rootFile
    if ($found.Thumbprint -ne $rootThumbprint) {
        throw "$rootFile holds another certificate ($($found.Thumbprint)) than the expected root ($rootThumbprint)."
    }
    if ($PSCmdlet.ShouldProcess('LocalMachine\\Root', 'Import the root')) {
        Import-Certificate -FilePath $rootFile -CertStoreLocation 'Cert:\\LocalMachine\\Root' | Out-Null
    }
}
`

const importHost = `Write-Host 'Host certificate in LocalMachine\\My'
$own = Get-Item "Cert:\\LocalMachine\\My\\$hostThumbprint" -ErrorAction SilentlyContinue
if ($own -and $own.HasPrivateKey) {
    Write-Same 'the certificate is there with its key'
} else {
    # Windows before Server 2019 (build 17763) reads only the older encryption and blames the password for the newer one.
    $pfxFile = if ([Environment]::OSVersion.Version.Build -ge 17763) { $modernFile } else { $compatFile }
    Write-Change "import $pfxFile, not exportable"
    if ($PSCmdlet.ShouldProcess('LocalMachine\\My', "Import $pfxFile")) {
        if (-not $Password) { $Password = Read-Host "Password of $(Split-Path $pfxFile -Leaf)" -AsSecureString }
        Import-PfxCertificate -FilePath $pfxFile -CertStoreLocation 'Cert:\\LocalMachine\\My' -Password $Password | Out-Null
    }
}
`

const importCrl = `Write-Host 'Revocation list in LocalMachine\\CA'
# certutil shows the SHA-1 of every list in the store, older versions with spaces between the octets.
$crlHash = (Get-FileHash -Path $crlFile -Algorithm SHA1).Hash
$present = (& certutil.exe -store CA) -replace '\\s', ''
if ($present -match $crlHash) {
    Write-Same 'the list is there'
} else {
    Write-Change "add the list in $crlFile, in place of an older one"
    if ($PSCmdlet.ShouldProcess('LocalMachine\\CA', 'Add the revocation list')) {
        $output = & certutil.exe -addstore -f CA $crlFile
        if ($LASTEXITCODE -ne 0) { throw "certutil could not add the revocation list:\`n$($output -join "\`n")" }
    }
}
`

const noCrl = `Write-Warning 'There is no revocation list among the files; the revocation check will fail without one.'
`

const testKey = `Write-Host 'Key'
function Test-Decryption([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate) {
    # A key for signatures only cannot decrypt, and Hyper-V Replica cannot use it.
    $text = [System.Text.Encoding]::ASCII.GetBytes('encryption test')
    try {
        $cipher = $Certificate.PublicKey.Key.Encrypt($text, $false)
        $plain = $Certificate.PrivateKey.Decrypt($cipher, $false)
        return [System.Text.Encoding]::ASCII.GetString($plain) -eq 'encryption test'
    } catch {
        return $false
    }
}
$own = Get-Item "Cert:\\LocalMachine\\My\\$hostThumbprint" -ErrorAction SilentlyContinue
if (-not $own -and $WhatIfPreference) {
    Write-Host '  not tested, because nothing has been imported'
} elseif (-not $own) {
    throw "The PFX did not bring the certificate $hostThumbprint."
} else {
    $report = & certutil.exe -store My $hostThumbprint
    # Windows prints this line in its own language; where it is not English, the test is made here.
    if (($report -match 'Encryption test passed') -or (Test-Decryption $own)) {
        Write-Same 'encryption test passed'
    } else {
        throw "The key of $hostThumbprint does not pass the encryption test:\`n$($report -join "\`n")"
    }
}
`

const openFirewall = `Write-Host 'Firewall'
$rule = Get-NetFirewallRule -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope' -ErrorAction SilentlyContinue
if (-not $rule) {
    Write-Warning 'The rule "Hyper-V Replica HTTPS Listener (TCP-In)" does not exist. Is the Hyper-V role installed?'
} elseif ("$($rule.Enabled)" -eq 'True') {
    Write-Same 'Hyper-V Replica HTTPS Listener (TCP-In) is enabled'
} else {
    Write-Change 'enable Hyper-V Replica HTTPS Listener (TCP-In)'
    if ($PSCmdlet.ShouldProcess('Windows Firewall', 'Enable VIRT-HVRHTTPSL-In-TCP-NoScope')) {
        Enable-NetFirewallRule -Name 'VIRT-HVRHTTPSL-In-TCP-NoScope'
    }
}
`

const revocationSwitch = `if ($DisableRevocationCheck) {
    Write-Host 'Revocation check'
    $key = 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Replication'
    $current = if (Test-Path $key) { (Get-Item $key).GetValue('DisableCertRevocationCheck', 0) } else { 0 }
    if ($current -eq 1) {
        Write-Same 'the check is off'
    } else {
        Write-Change 'turn the check off; a stolen key then stays usable until its certificate ends'
        Write-Host "  to undo: Set-ItemProperty '$key' DisableCertRevocationCheck 0"
        if ($PSCmdlet.ShouldProcess($key, 'Set DisableCertRevocationCheck to 1')) {
            if (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }
            New-ItemProperty -Path $key -Name DisableCertRevocationCheck -PropertyType DWord -Value 1 -Force | Out-Null
        }
    }
}
`

const bindServer = `if ($BindReplicaServer) {
    Write-Host 'Replica server'
    $server = Get-VMReplicationServer
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
    if ($StorageLocation) {
        $wanted.ReplicationAllowedFromAnyServer = $true
        $wanted.DefaultStorageLocation = $StorageLocation
    } elseif (-not $server.ReplicationEnabled) {
        throw 'Name a folder with -StorageLocation: this host is not a Replica server yet.'
    }
    $same = $server.ReplicationEnabled -and "$($server.AllowedAuthenticationType)" -match 'Cert' -and
        "$($server.CertificateThumbprint)" -eq $hostThumbprint -and $server.CertificateAuthenticationPort -eq $Port -and
        (-not $StorageLocation -or "$($server.DefaultStorageLocation)" -eq $StorageLocation)
    if ($same) {
        Write-Same "enabled with this certificate on port $Port"
    } else {
        Write-Change "enable with this certificate on port $Port"
        if ($PSCmdlet.ShouldProcess($fqdn, 'Set-VMReplicationServer')) { Set-VMReplicationServer @wanted -Force }
    }
}

Write-Host 'Done.'
`
