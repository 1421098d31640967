import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleHost } from '../../src-main/authority/bundles/bundle.ts'
import { signCrl } from '../../src-main/authority/crls/crl.ts'
import { exportHost, type HostExport } from '../../src-main/authority/bundles/export.ts'
import type { ExportedFile } from '../../src-main/authority/files/write-files.ts'
import { quote } from '../../src-main/contract/powershell/quote.ts'
import { loadTexts } from '../../src-main/contract/texts/catalog.ts'
import { aHost, aRoot, password, valueOf } from '../authority/builders.ts'
import { findPowerShell } from './find-powershell.ts'
import { problemsOf } from './reading.ts'
import { runnableHere } from './runnable.ts'
import { openSession } from './session.ts'
import { standIns } from './stand-ins.ts'

await loadTexts('de')

const powerShell = await findPowerShell()
const folder = mkdtempSync(join(tmpdir(), 'understudy-import-'))

interface Outcome {
  readonly error: string | null
  readonly said: string
  readonly calls: readonly string[]
  /** What is in the stores, the registry, the firewall and the Replica server. */
  readonly host: unknown
}

/** A host whose stores hold real certificates, which .NET itself reads out of our files; programs and settings remember. */
const windowsHost = `
$global:WindowsBuild = 20348
function global:Reset-Host {
    $global:HostState = @{ Root = @{}; My = @{}; CA = @(); Key = $null; Value = -1; Rule = 'False'; Rules = @(); Server = @{
        ReplicationEnabled = $false; AllowedAuthenticationType = 'Kerberos'; CertificateThumbprint = ''
        CertificateAuthenticationPort = 443; ReplicationAllowedFromAnyServer = $false; DefaultStorageLocation = '' } }
}
function global:Get-HostState {
    @{ root = @($HostState.Root.Keys | Sort-Object); my = @($HostState.My.Keys | Sort-Object); ca = @($HostState.CA)
       value = $HostState.Value; rule = $HostState.Rule; rules = @($HostState.Rules)
       # What a server that is disabled would do if it were not is nobody's business.
       server = if ($HostState.Server.ReplicationEnabled) { $HostState.Server } else { $null } }
}
function global:Get-Store([string] $Path) { $parts = $Path -split '\\\\'; $HostState[$parts[2]]; $parts[3] }
function global:certutil.exe {
    $global:LASTEXITCODE = 0
    switch -Wildcard ($args -join ' ') {
        '-store CA' { $HostState.CA | ForEach-Object { "Sha1: $_" } }
        '-addstore -f CA *' {
            $hash = (Get-FileHash -LiteralPath $args[3] -Algorithm SHA1).Hash
            if ($HostState.CA -notcontains $hash) { $HostState.CA = @($HostState.CA) + $hash }
            Add-Call 'certutil.exe' @{ arguments = '-addstore' }
        }
        '-delstore CA *' {
            $hash = $args[2]
            $HostState.CA = @($HostState.CA | Where-Object { $_ -ne $hash })
            Add-Call 'certutil.exe' @{ arguments = '-delstore' }
        }
        '-store My *' { 'Signaturtest erfolgreich' }
    }
}
$global:HostAnswers = @{
    'Test-Path' = {
        $path = "$(@($b['LiteralPath']) + @($b['Path']))".Trim()
        if ($path -like 'Cert:*') { $store, $name = Get-Store $path; $store.ContainsKey($name) }
        elseif ($path -like 'HKLM:*') { $true }
        else { Microsoft.PowerShell.Management\\Test-Path -LiteralPath $path }
    }
    'Get-Item' = {
        $path = "$(@($b['LiteralPath']) + @($b['Path']))".Trim()
        if ($path -like 'Cert:*') { $store, $name = Get-Store $path; if ($store.ContainsKey($name)) { $store[$name] } else { throw 'not there' } }
        else { New-Object -TypeName psobject | Add-Member -PassThru -MemberType ScriptMethod -Name GetValue -Value { $HostState.Value } }
    }
    'Remove-Item' = {
        $path = "$(@($b['LiteralPath']) + @($b['Path']))".Trim()
        if ($path -like 'Cert:*') { $store, $name = Get-Store $path; $store.Remove($name) }
        else { Microsoft.PowerShell.Management\\Remove-Item -LiteralPath $path }
    }
    'Get-Content' = { Microsoft.PowerShell.Management\\Get-Content -LiteralPath $b['LiteralPath'] -Raw }
    'Set-Content' = { $b['Value'] | Microsoft.PowerShell.Management\\Set-Content -LiteralPath $b['LiteralPath'] -Encoding utf8 -WhatIf:$false }
    'Join-Path' = { "$($b['Path'])/$($b['ChildPath'])" }
    'Get-FileHash' = { Microsoft.PowerShell.Utility\\Get-FileHash -LiteralPath $b['LiteralPath'] -Algorithm $b['Algorithm'] }
    'Import-Certificate' = {
        $found = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadCertificateFromFile($b['FilePath'])
        $HostState.Root[$found.Thumbprint] = $found
    }
    'Import-PfxCertificate' = {
        $secret = [System.Net.NetworkCredential]::new('', $b['Password']).Password
        $found = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12FromFile($b['FilePath'], $secret)
        $HostState.My[$found.Thumbprint] = $found
    }
    'Get-NetFirewallRule' = {
        if ($b['Name'][0] -like 'VIRT-*') { New-Object -TypeName psobject -Property @{ Enabled = $HostState.Rule } }
        elseif ($HostState.Rules -contains $b['Name'][0]) { New-Object -TypeName psobject -Property @{ Enabled = 'True' } }
        else { throw 'not there' }
    }
    'Enable-NetFirewallRule' = { $HostState.Rule = 'True' }
    'Disable-NetFirewallRule' = { $HostState.Rule = 'False' }
    'New-NetFirewallRule' = { $HostState.Rules = @($HostState.Rules) + $b['Name'] }
    'Remove-NetFirewallRule' = { $HostState.Rules = @() }
    'New-ItemProperty' = { $HostState.Value = [int] "$($b['Value'])" }
    'Remove-ItemProperty' = { $HostState.Value = -1 }
    'Get-VMReplicationServer' = { New-Object -TypeName psobject -Property $HostState.Server.Clone() }
    'Set-VMReplicationServer' = {
        foreach ($name in @($HostState.Server.Keys)) { if ($b.ContainsKey($name)) { $HostState.Server[$name] = $b[$name] } }
    }
}
Reset-Host
`

describe.runIf(powerShell !== null)('import and undo on a real PowerShell', () => {
  const session = openSession(powerShell)
  let request: HostExport
  let fqdn = ''
  beforeAll(async () => {
    await session.run(standIns())
    await session.run(windowsHost)
    const [own] = (await session.run(`
$ip = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
('{0}.{1}' -f $ip.HostName, $ip.DomainName).TrimEnd('.').ToLowerInvariant()`)) as string[]
    // A computer without a domain in its name is taken for the one whose name begins like its own.
    fqdn = own?.includes('.') ? own : `${own}.lab.example`
    request = await requestFor(fqdn)
  }, 60_000)
  afterAll(async () => {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function requestFor(name: string): Promise<HostExport> {
    const root = await aRoot({ commonName: 'Wurzel' })
    const host = await aHost(root, { fqdn: name })
    const { crl } = await signCrl({ crlNumber: 1, revoked: [], now: new Date(), validityDays: 365 }, root)
    return { root: { ...root, commonName: 'Wurzel' }, crl, host: { ...host, fqdn: name }, password, randomBytes }
  }

  /** Writes the files where brackets, spaces and quotes are in the path. */
  function write(name: string, files: readonly ExportedFile[]): string {
    const path = join(folder, `${name} [1]'s`)
    mkdirSync(path, { recursive: true })
    for (const each of files) {
      const isScript = each.name.endsWith('.ps1')
      writeFileSync(
        join(path, each.name),
        isScript ? ofThisBuild(Buffer.from(each.bytes).toString('utf8')) : each.bytes,
      )
    }
    return path
  }

  const ofThisBuild = (script: string) =>
    runnableHere(script).replaceAll('[Environment]::OSVersion.Version.Build', '$global:WindowsBuild')

  async function run(path: string, parameters = ''): Promise<Outcome> {
    const [json] = await session.run(`
$global:Calls.Clear()
$global:Last = -1
$global:Answers = $global:HostAnswers
$failure = $null
$said = [System.Collections.Generic.List[string]]::new()
try { & ${quote(path)} ${parameters} 3>&1 6>&1 | ForEach-Object { $said.Add("$_") } } catch { $failure = $_.Exception.Message }
$state = Get-HostState
ConvertTo-Json -InputObject @{ error = $failure; said = $said -join '|'; calls = @($global:Calls | ForEach-Object { $_.cmdlet }); host = $state } -Depth 6 -Compress`)
    return JSON.parse(json as string) as Outcome
  }

  const withPassword = `-Password (ConvertTo-SecureString -String '${password}' -AsPlainText -Force)`
  const changes = (outcome: Outcome) => outcome.calls.filter((cmdlet) => cmdlet !== 'Set-Content')

  it.each([
    ['compat', {}],
    ['modern', {}],
    ['compat', { bindsReplicaServer: true, disablesRevocationCheck: true, storageLocation: 'D:\\Replica [1]' }],
    ['modern', { bindsReplicaServer: true, port: 8443, storageLocation: "D:\\Bj\u00f6rk's" }],
  ] as const)('a bundle with a %s PFX and %j is imported once and taken back whole', async (profile, asked) => {
    await session.run('Reset-Host')
    const wanted = { bindsReplicaServer: false, disablesRevocationCheck: false, ...asked }
    const files = valueOf(await bundleHost({ ...request, profiles: [profile], asked: wanted, language: 'de' }))
    const path = write(`bundle-${profile}-${Object.keys(asked).length}`, files)
    const scripts = ['import.ps1', 'undo.ps1'].map((name) => join(path, name))
    expect(await problemsOf(session, scripts)).toEqual([])
    const [imports = '', undo = ''] = scripts

    const tried = await run(imports, `${withPassword} -WhatIf`)
    expect(tried.error).toBeNull()
    expect(tried.calls).toEqual([])

    const first = await run(imports, withPassword)
    expect(first.error).toBeNull()
    expect(changes(first)).toEqual([
      'Import-Certificate',
      'Import-PfxCertificate',
      'certutil.exe',
      'port' in asked ? 'New-NetFirewallRule' : 'Enable-NetFirewallRule',
      ...(wanted.disablesRevocationCheck ? ['New-ItemProperty'] : []),
      ...(wanted.bindsReplicaServer ? ['Set-VMReplicationServer'] : []),
    ])
    expect(first.said).toContain('wie es sein soll: Der Verschlüsselungstest ist bestanden')

    const second = await run(imports, withPassword)
    expect(second).toMatchObject({ error: null, calls: [], host: first.host })

    expect(await run(undo, '-WhatIf')).toMatchObject({ error: null, calls: [], host: first.host })
    const undone = await run(undo)
    expect(undone.error).toBeNull()
    expect(undone.host).toEqual(tried.host)
    expect(await run(undo)).toMatchObject({ error: null, calls: [], host: tried.host })
  })

  it('an export is imported from where its files lie, once', async () => {
    await session.run('Reset-Host')
    const files = valueOf(await exportHost(request))
    const script = join(write('export', files), `${fqdn}.import.ps1`)
    expect((await run(script, `${withPassword} -WhatIf`)).calls).toEqual([])
    expect((await run(script, withPassword)).calls).toHaveLength(4)
    expect(await run(script, withPassword)).toMatchObject({ error: null, calls: [] })
  })

  it('on another computer both stop before the first change and name the switch', async () => {
    await session.run('Reset-Host')
    const elsewhere = await requestFor('another-host.lab.example')
    const asked = { bindsReplicaServer: false, disablesRevocationCheck: false }
    const path = write('elsewhere', valueOf(await bundleHost({ ...elsewhere, asked, language: 'en' })))
    for (const name of ['import.ps1', 'undo.ps1']) {
      const { error, calls } = await run(join(path, name), name === 'import.ps1' ? withPassword : '')
      expect(error).toMatch(
        /^This computer is called .*another-host\.lab\.example\. Nothing was changed\. Give -AnyComputer /,
      )
      expect(calls).toEqual([])
    }
    const meant = await run(join(path, 'import.ps1'), `${withPassword} -AnyComputer`)
    expect(meant.error).toBeNull()
    expect(changes(meant)).toHaveLength(4)
  })

  it('files that are missing are named before the first change', async () => {
    await session.run('Reset-Host')
    const files = valueOf(await exportHost(request)).filter(({ name }) => !/crl$|modern\.pfx$/.test(name))
    const { error, calls } = await run(join(write('missing', files), `${fqdn}.import.ps1`), withPassword)
    expect(error).toMatch(/^Nothing was changed\. These files are missing beside this script:/)
    expect(error).toContain('Wurzel.crl')
    expect(error).toContain(`${fqdn}.modern.pfx`)
    expect(calls).toEqual([])
  })
})
