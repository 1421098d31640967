/**
 * The PowerShell that brings a host's files where Hyper-V Replica looks for them. It can be run again at any time, says
 * what it changes before it does, and turns the revocation check off only where that was asked for.
 */
import { arrayOf, quote } from '../../contract/powershell/quote.ts'
import { call } from '../../contract/powershell/statements.ts'
import { introduction, type ImportScriptRequest } from './import-script-head.ts'
import { bindServer, openFirewall, revocationSwitch } from './import-script-server.ts'
import { nameCheck, quietly, sayers, sayIn, shown, shownAbove, windowsText, type Say } from './script-text.ts'

export type { ImportScriptRequest } from './import-script-head.ts'

/**
 * Writes the script.
 * @param request What is in the folder beside the script, and what was asked for beforehand.
 */
export function importScript(request: ImportScriptRequest): Buffer {
  const say = sayIn(request.language ?? 'en')
  const script = [
    introduction(request, say),
    facts(request, say),
    lookForFiles(request, say),
    ...(request.recordFile === undefined ? [] : [record(request.recordFile, say)]),
    trustRoots(request, say),
    request.pfx === null ? acceptCertificate(request, say) : importPfx(request, say),
    request.crls.length > 0 ? importCrls(request, say) : noCrl(say),
    testKey(say),
    openFirewall(request, say),
    revocationSwitch(request, say),
    bindServer(request, say),
    `Write-Host ${shown(say, 'done')}\n`,
  ].join('\n')
  return windowsText(script)
}

const ownItem = call('Get-Item', {
  Path: '"Cert:\\LocalMachine\\My\\$hostThumbprint"',
  ErrorAction: 'SilentlyContinue',
}).text

function facts({ dnsNames, hostThumbprint, roots, crls, certificateFile, pfx }: ImportScriptRequest, say: Say): string {
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
    sayers(say),
    nameCheck(say),
  ].join('\n')
}

/**
 * Looks for every file that is needed before anything is changed: those of roots and of a key that are there already are not.
 */
function lookForFiles({ pfx, crls }: ImportScriptRequest, say: Say): string {
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
    throw ${shownAbove(say, 'files.missing', '$missing')}
}
$long = @($needed | Where-Object { $_.Length -gt 259 })
if ($long.Count -gt 0) {
    throw ${shownAbove(say, 'files.tooLong', '$long')}
}
`
}

/** Remembers what was there before the first change, for the script that undoes it. */
function record(recordFile: string, say: Say): string {
  return `$recordFile = Join-Path $PSScriptRoot ${quote(recordFile)}
$record = @{}
if (Test-Path -LiteralPath $recordFile) {
    $saved = Get-Content -LiteralPath $recordFile -Raw | ConvertFrom-Json
    foreach ($property in $saved.PSObject.Properties) { $record[$property.Name] = $property.Value }
}
function Save-Before([string] $Name, $Value) {
    # ${say('comment.firstRunKnows')}
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

function trustRoots(request: ImportScriptRequest, say: Say): string {
  return `Write-Host ${shown(say, 'heading.roots')}
foreach ($root in $roots) {
    $rootThumbprint = $root.Thumbprint
    $rootFile = Join-Path $PSScriptRoot $root.File
    if (Test-Path "Cert:\\LocalMachine\\Root\\$rootThumbprint") {
        Write-Same ${shown(say, 'root.isTrusted', '$root.File')}
        continue
    }
    Write-Change ${shown(say, 'root.trust', '$rootFile')}
    $found = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 $rootFile
    if ($found.Thumbprint -ne $rootThumbprint) {
        throw ${shown(say, 'root.another', '$rootFile', '$found.Thumbprint', '$rootThumbprint')}
    }
    if ($PSCmdlet.ShouldProcess('LocalMachine\\Root', ${shown(say, 'do.import', '$rootFile')})) {${remember(request, '"Root:$rootThumbprint"', '$true')}
        ${quietly('Import-Certificate', { FilePath: '$rootFile', CertStoreLocation: quote('Cert:\\LocalMachine\\Root') })}
    }
}
`
}

function importPfx(request: ImportScriptRequest, say: Say): string {
  const { compat, modern } = request.pfx ?? {}
  const choice =
    compat !== undefined && modern !== undefined
      ? `    # ${say('comment.olderEncryption')}
    $pfxFile = if ([Environment]::OSVersion.Version.Build -ge 17763) { $modernFile } else { $compatFile }`
      : compat !== undefined
        ? '    $pfxFile = $compatFile'
        : `    if ([Environment]::OSVersion.Version.Build -lt 17763) {
        throw ${shown(say, 'pfx.newerOnly')}
    }
    $pfxFile = $modernFile`
  return `Write-Host ${shown(say, 'heading.certificate')}
$own = ${ownItem}
if ($own -and $own.HasPrivateKey) {
    Write-Same ${shown(say, 'certificate.isThere')}
} else {
${choice}
    Write-Change ${shown(say, 'certificate.import', '$pfxFile')}
    if ($PSCmdlet.ShouldProcess('LocalMachine\\My', ${shown(say, 'do.import', '$pfxFile')})) {
        if (-not $Password) { $Password = ${call('Read-Host', { Prompt: shown(say, 'pfx.passwordOf', '[System.IO.Path]::GetFileName($pfxFile)'), AsSecureString: true }).text} }${remember(request, "'Certificate'", '$hostThumbprint')}
        ${quietly('Import-PfxCertificate', { FilePath: '$pfxFile', CertStoreLocation: quote('Cert:\\LocalMachine\\My'), Password: '$Password' })}
    }
}
`
}

/** The key was made on the host and waits there for its certificate. */
function acceptCertificate(request: ImportScriptRequest, say: Say): string {
  return `Write-Host ${shown(say, 'heading.certificate')}
$own = ${ownItem}
if ($own -and $own.HasPrivateKey) {
    Write-Same ${shown(say, 'certificate.isThere')}
} else {
    Write-Change ${shown(say, 'certificate.join', '$certificateFile')}
    if ($PSCmdlet.ShouldProcess('LocalMachine\\My', ${shown(say, 'do.accept', '$certificateFile')})) {${remember(request, "'Certificate'", '$hostThumbprint')}
        $output = & certreq.exe -accept -machine $certificateFile
        if ($LASTEXITCODE -ne 0) {
            # ${say('comment.noRequestWaits')}
            $output += & certutil.exe -addstore -f My $certificateFile
            $output += & certutil.exe -repairstore My $hostThumbprint
            if ($LASTEXITCODE -ne 0) { throw ${shownAbove(say, 'certificate.noKey', '$output')} }
        }
    }
}
`
}

function importCrls(request: ImportScriptRequest, say: Say): string {
  return `Write-Host ${shown(say, 'heading.crls')}
# ${say('comment.octets')}
$present = (& certutil.exe -store CA) -replace '\\s', ''
foreach ($name in $crlFiles) {
    $crlFile = Join-Path $PSScriptRoot $name
    $crlHash = (${call('Get-FileHash', { LiteralPath: '$crlFile', Algorithm: 'SHA1' }).text}).Hash
    if ($present -match $crlHash) {
        Write-Same ${shown(say, 'crl.isThere', '$name')}
        continue
    }
    Write-Change ${shown(say, 'crl.add', '$crlFile')}
    if ($PSCmdlet.ShouldProcess('LocalMachine\\CA', ${shown(say, 'do.add', '$crlFile')})) {${remember(request, '"Crl:$crlHash"', '$true')}
        $output = & certutil.exe -addstore -f CA $crlFile
        if ($LASTEXITCODE -ne 0) { throw ${shownAbove(say, 'crl.notAdded', '$output')} }
    }
}
`
}

const noCrl = (say: Say) => `Write-Warning ${shown(say, 'crl.none')}
`

const testKey = (say: Say) => `Write-Host ${shown(say, 'heading.key')}
function Test-Decryption([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate) {
    # ${say('comment.signaturesOnly')}
    $text = [System.Text.Encoding]::ASCII.GetBytes('encryption test')
    try {
        if ('System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]) {
            # ${say('comment.cng')}
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
    Write-Host ('  ' + ${shown(say, 'key.notTested')})
} elseif (-not $own) {
    throw ${shown(say, 'certificate.notThere', '$hostThumbprint')}
} else {
    $report = & certutil.exe -store My $hostThumbprint
    # ${say('comment.ownLanguage')}
    if (($report -match 'Encryption test passed') -or (Test-Decryption $own)) {
        Write-Same ${shown(say, 'key.passed')}
    } else {
        throw ${shownAbove(say, 'key.failed', '$report', '$hostThumbprint')}
    }
}
`
