/**
 * The PowerShell that brings a host's files where Hyper-V Replica looks for them. It can be run again at any time, says
 * what it changes before it does, and turns the revocation check off only where that was asked for.
 */
import { arrayOf, quote } from '../../contract/powershell/quote.ts'
import { call } from '../../contract/powershell/statements.ts'
import { introduction, type ImportScriptRequest } from './import-script-head.ts'
import { bindServer, openFirewall, revocationSwitch } from './import-script-server.ts'
import { nameCheck, quietly, sayers, windowsText } from './script-text.ts'

export type { ImportScriptRequest } from './import-script-head.ts'

/**
 * Writes the script.
 * @param request What is in the folder beside the script, and what was asked for beforehand.
 */
export function importScript(request: ImportScriptRequest): Buffer {
  const script = [
    introduction(request),
    facts(request),
    lookForFiles(request),
    ...(request.recordFile === undefined ? [] : [record(request.recordFile)]),
    trustRoots(request),
    request.pfx === null ? acceptCertificate(request) : importPfx(request),
    request.crls.length > 0 ? importCrls(request) : noCrl,
    testKey,
    openFirewall(request),
    revocationSwitch(request),
    bindServer(request),
    "Write-Host 'Done.'\n",
  ].join('\n')
  return windowsText(script)
}

const ownItem = call('Get-Item', {
  Path: '"Cert:\\LocalMachine\\My\\$hostThumbprint"',
  ErrorAction: 'SilentlyContinue',
}).text

function facts({ dnsNames, hostThumbprint, roots, crls, certificateFile, pfx }: ImportScriptRequest): string {
  const inFolder = (name: string, file: string | null) =>
    file === null ? [] : [`$${name} = Join-Path $PSScriptRoot ${quote(file)}`]
  return [
    `$dnsNames = ${arrayOf(dnsNames.map(quote))}`,
    `$hostThumbprint = ${quote(hostThumbprint)}`,
    `$roots = ${arrayOf(roots.map(({ file, thumbprint }) => `@{ File = ${quote(file)}; Thumbprint = ${quote(thumbprint)} }`))}`,
    `$crlFiles = ${arrayOf(crls.map(quote))}`,
    ...inFolder('certificateFile', certificateFile),
    ...inFolder('compatFile', pfx?.compat ?? null),
    ...inFolder('modernFile', pfx?.modern ?? null),
    '',
    sayers,
    nameCheck,
  ].join('\n')
}

/**
 * Looks for every file that is needed before anything is changed: those of roots and of a key that are there already are not.
 */
function lookForFiles({ pfx, crls }: ImportScriptRequest): string {
  const pfxFiles =
    pfx === null
      ? '$certificateFile'
      : pfx.compat !== undefined && pfx.modern !== undefined
        ? '$(if ([Environment]::OSVersion.Version.Build -ge 17763) { $modernFile } else { $compatFile })'
        : pfx.compat !== undefined
          ? '$compatFile'
          : '$modernFile'
  return `$needed = @(
    foreach ($root in $roots) {
        if (-not (${call('Test-Path', { Path: '"Cert:\\LocalMachine\\Root\\$($root.Thumbprint)"' }).text})) { Join-Path $PSScriptRoot $root.File }
    }
    $own = ${ownItem}
    if (-not ($own -and $own.HasPrivateKey)) { ${pfxFiles} }${crls.length > 0 ? '\n    foreach ($name in $crlFiles) { Join-Path $PSScriptRoot $name }' : ''}
)
$missing = @($needed | Where-Object { -not (Test-Path -LiteralPath $_) })
if ($missing.Count -gt 0) {
    throw "Nothing was changed. These files are missing beside this script:\`n$($missing -join "\`n")"
}
$long = @($needed | Where-Object { $_.Length -gt 259 })
if ($long.Count -gt 0) {
    throw "Nothing was changed. Windows takes no path of more than 259 characters: move the folder.\`n$($long -join "\`n")"
}
`
}

/** Remembers what was there before the first change, for the script that undoes it. */
function record(recordFile: string): string {
  return `$recordFile = Join-Path $PSScriptRoot ${quote(recordFile)}
$record = @{}
if (Test-Path -LiteralPath $recordFile) {
    $saved = Get-Content -LiteralPath $recordFile -Raw | ConvertFrom-Json
    foreach ($property in $saved.PSObject.Properties) { $record[$property.Name] = $property.Value }
}
function Save-Before([string] $Name, $Value) {
    # The first run knows what was there before; a later one would find what this script made.
    if ($record.ContainsKey($Name)) { return }
    $record[$Name] = $Value
    $record | ConvertTo-Json | Set-Content -LiteralPath $recordFile -Encoding UTF8 -Confirm:$false
}
`
}

/** A line that remembers something, where the script has a companion that undoes it. */
function remember({ recordFile }: ImportScriptRequest, name: string, value: string): string {
  return recordFile === undefined ? '' : `\n        Save-Before ${name} ${value}`
}

function trustRoots(request: ImportScriptRequest): string {
  return `Write-Host 'Roots in LocalMachine\\Root'
foreach ($root in $roots) {
    $rootThumbprint = $root.Thumbprint
    $rootFile = Join-Path $PSScriptRoot $root.File
    if (Test-Path "Cert:\\LocalMachine\\Root\\$rootThumbprint") {
        Write-Same "the root in $($root.File) is trusted"
        continue
    }
    Write-Change "trust the root in $rootFile"
    $found = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 $rootFile
    if ($found.Thumbprint -ne $rootThumbprint) {
        throw "$rootFile holds another certificate ($($found.Thumbprint)) than the expected root ($rootThumbprint)."
    }
    if ($PSCmdlet.ShouldProcess('LocalMachine\\Root', "Import $rootFile")) {${remember(request, '"Root:$rootThumbprint"', '$true')}
        ${quietly('Import-Certificate', { FilePath: '$rootFile', CertStoreLocation: quote('Cert:\\LocalMachine\\Root') })}
    }
}
`
}

function importPfx(request: ImportScriptRequest): string {
  const { compat, modern } = request.pfx ?? {}
  const choice =
    compat !== undefined && modern !== undefined
      ? `    # Windows before Server 2019 (build 17763) reads only the older encryption and blames the password for the newer one.
    $pfxFile = if ([Environment]::OSVersion.Version.Build -ge 17763) { $modernFile } else { $compatFile }`
      : compat !== undefined
        ? '    $pfxFile = $compatFile'
        : `    if ([Environment]::OSVersion.Version.Build -lt 17763) {
        throw 'This PFX is for Windows Server 2019 and newer. Export it again and name the version of this host.'
    }
    $pfxFile = $modernFile`
  return `Write-Host 'Host certificate in LocalMachine\\My'
$own = ${ownItem}
if ($own -and $own.HasPrivateKey) {
    Write-Same 'the certificate is there with its key'
} else {
${choice}
    Write-Change "import $pfxFile, not exportable"
    if ($PSCmdlet.ShouldProcess('LocalMachine\\My', "Import $pfxFile")) {
        if (-not $Password) { $Password = ${call('Read-Host', { Prompt: '"Password of $([System.IO.Path]::GetFileName($pfxFile))"', AsSecureString: true }).text} }${remember(request, "'Certificate'", '$hostThumbprint')}
        ${quietly('Import-PfxCertificate', { FilePath: '$pfxFile', CertStoreLocation: quote('Cert:\\LocalMachine\\My'), Password: '$Password' })}
    }
}
`
}

/** The key was made on the host and waits there for its certificate. */
function acceptCertificate(request: ImportScriptRequest): string {
  return `Write-Host 'Host certificate in LocalMachine\\My'
$own = ${ownItem}
if ($own -and $own.HasPrivateKey) {
    Write-Same 'the certificate is there with its key'
} else {
    Write-Change "join $certificateFile to the key that was made on this host"
    if ($PSCmdlet.ShouldProcess('LocalMachine\\My', "Accept $certificateFile")) {${remember(request, "'Certificate'", '$hostThumbprint')}
        $output = & certreq.exe -accept -machine $certificateFile
        if ($LASTEXITCODE -ne 0) {
            # No request waits, as for a renewal that keeps the key: the key is found by the certificate itself.
            $output += & certutil.exe -addstore -f My $certificateFile
            $output += & certutil.exe -repairstore My $hostThumbprint
            if ($LASTEXITCODE -ne 0) { throw "This host has no key for the certificate:\`n$($output -join "\`n")" }
        }
    }
}
`
}

function importCrls(request: ImportScriptRequest): string {
  return `Write-Host 'Revocation lists in LocalMachine\\CA'
# certutil shows the SHA-1 of every list in the store, older versions with spaces between the octets.
$present = (& certutil.exe -store CA) -replace '\\s', ''
foreach ($name in $crlFiles) {
    $crlFile = Join-Path $PSScriptRoot $name
    $crlHash = (${call('Get-FileHash', { LiteralPath: '$crlFile', Algorithm: 'SHA1' }).text}).Hash
    if ($present -match $crlHash) {
        Write-Same "the list in $name is there"
        continue
    }
    Write-Change "add the list in $crlFile, in place of an older one"
    if ($PSCmdlet.ShouldProcess('LocalMachine\\CA', "Add $crlFile")) {${remember(request, '"Crl:$crlHash"', '$true')}
        $output = & certutil.exe -addstore -f CA $crlFile
        if ($LASTEXITCODE -ne 0) { throw "certutil could not add the revocation list:\`n$($output -join "\`n")" }
    }
}
`
}

const noCrl = `Write-Warning 'There is no revocation list among the files; the revocation check will fail without one.'
`

const testKey = `Write-Host 'Key'
function Test-Decryption([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate) {
    # A key for signatures only cannot decrypt, and Hyper-V Replica cannot use it.
    $text = [System.Text.Encoding]::ASCII.GetBytes('encryption test')
    try {
        if ('System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]) {
            # Keys in CNG are reached this way alone; it came with .NET Framework 4.6.
            $padding = [System.Security.Cryptography.RSAEncryptionPadding]::Pkcs1
            $extensions = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]
            $cipher = $extensions::GetRSAPublicKey($Certificate).Encrypt($text, $padding)
            $plain = $extensions::GetRSAPrivateKey($Certificate).Decrypt($cipher, $padding)
        } else {
            $cipher = $Certificate.PublicKey.Key.Encrypt($text, $false)
            $plain = $Certificate.PrivateKey.Decrypt($cipher, $false)
        }
        return [System.Text.Encoding]::ASCII.GetString($plain) -eq 'encryption test'
    } catch {
        return $false
    }
}
$own = ${ownItem}
if (-not $own -and $WhatIfPreference) {
    Write-Host '  not tested, because nothing has been imported'
} elseif (-not $own) {
    throw "The certificate $hostThumbprint is not there after the import."
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
