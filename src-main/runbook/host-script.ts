/**
 * The PowerShell file of one host. Without `-Step` it only lists its steps; a step says what it changes, honours `-WhatIf`,
 * asks where a service is interrupted, and shows afterwards what to look at.
 */
import { dnsServerHost } from './actions.ts'
import { boolean, inBlockComment, oneLine, quote } from '../contract/powershell/quote.ts'
import { strictDefaults } from './statement-helpers.ts'
import type { Step } from './steps.ts'
import type { Say } from './texts/index.ts'

/** Windows PowerShell 5.1 takes a file without this mark for the old code page and garbles every letter outside ASCII. */
const byteOrderMark = '\ufeff'

/** Parameters that only scripts whose steps use them have, in the order in which they are declared. */
const furtherParameters = [
  ['$CertificateFolder', '[string] $CertificateFolder'],
  ['$Password', '[System.Security.SecureString] $Password'],
  ['$GuestCredential', '[System.Management.Automation.PSCredential] $GuestCredential'],
  ['$DomainCredential', '[System.Management.Automation.PSCredential] $DomainCredential'],
  ['$NetAdapterName', '[string] $NetAdapterName'],
] as const

/**
 * Writes the script of one host.
 * @param host FQDN of the host.
 * @param steps The host's steps with their numbers in the whole runbook.
 * @param texts The language.
 */
export function hostScript(host: string, steps: readonly Step[], say: Say): string {
  const further = furtherParameters.filter(([name]) =>
    steps.some((step) => step.lines.some((line) => line.includes(name))),
  )
  const lines = [
    '#Requires -RunAsAdministrator',
    // What Windows Server 2012 R2 comes with.
    `#Requires -Version ${steps.some((step) => step.edition === '2012R2') ? '4.0' : '5.1'}`,
    '<#',
    '.SYNOPSIS',
    `    ${inBlockComment(say('runbook.script.purpose', { host }))}`,
    '.DESCRIPTION',
    ...usageOf(say).map((sentence) => `    ${inBlockComment(sentence)}`),
    '#>',
    '[CmdletBinding(SupportsShouldProcess = $true)]',
    'param(',
    ...['[int[]] $Step = @()', '[switch] $Force', ...further.map(([, declaration]) => declaration)].map(
      (declaration, index) => `    ${declaration}${index === further.length + 1 ? '' : ','}`,
    ),
    ')',
    'Set-StrictMode -Version 3.0',
    "$ErrorActionPreference = 'Stop'",
    strictDefaults,
    `# ${say('runbook.script.comment.asksOnce')}`,
    "$ConfirmPreference = 'None'",
    '$caller = $PSCmdlet',
    '',
    'if ($Step.Count -eq 0) {',
    `    Write-Host ${quote(say('runbook.script.choose', { number: steps[0]?.number ?? 1 }))}`,
    ...steps.map((step) => `    Write-Host ${quote(`${String(step.number).padStart(4)}  ${oneLine(step.title)}`)}`),
    '    return',
    '}',
    '',
    ...hostGuard(host, say),
    ...stepGuard(steps, say),
    ...(further.some(([name]) => name === '$CertificateFolder') ? findFiles(steps, say) : []),
    ...testStep(say),
    ...steps.flatMap((step) => region(step, say)),
  ]
  return byteOrderMark + lines.join('\r\n') + '\r\n'
}

function usageOf(say: Say): string[] {
  return ([1, 2, 3] as const).map((number) => say(`runbook.script.usage.${number}`))
}

function hostGuard(host: string, say: Say): string[] {
  if (host === dnsServerHost) return []
  // NetBIOS names have at most 15 characters; Windows compares them without regard to case, as -ne does.
  const name = (host.split('.')[0] ?? host).slice(0, 15)
  return [
    `if ($env:COMPUTERNAME -ne ${quote(name)}) {`,
    `    throw (${quote(oneLine(`${say('runbook.script.wrongHost', { host })} `))} + $env:COMPUTERNAME)`,
    '}',
    '',
  ]
}

/** A step of another host, or a slip of the finger, is not passed over in silence. */
function stepGuard(steps: readonly Step[], say: Say): string[] {
  const numbers = steps.map((step) => step.number).join(', ')
  return [
    `$unknown = @($Step | Where-Object { $_ -notin ${numbers} })`,
    'if ($unknown.Count -gt 0) {',
    `    throw (${quote(`${say('runbook.script.noSuchStep', { numbers })} `)} + ($unknown -join ', '))`,
    '}',
    '',
  ]
}

/**
 * The folder of the certificates lies beside the script or beside its folder. What the chosen steps need out of it is looked
 * for before the first of them changes anything.
 */
function findFiles(steps: readonly Step[], say: Say): string[] {
  return [
    '$needed = @(',
    ...steps.flatMap((step) =>
      step.files.map(({ file, done }) => `    @{ Step = ${step.number}; File = ${quote(file)}; Done = { ${done} } }`),
    ),
    ') | Where-Object { $Step -contains $_.Step -and -not (& $_.Done) }',
    '$needed = @($needed)',
    '$folders = @(',
    '    if ($CertificateFolder) {',
    '        $PSCmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($CertificateFolder)',
    '    } else {',
    "        [System.IO.Path]::Combine($PSScriptRoot, 'certificates')",
    '        $parent = [System.IO.Path]::GetDirectoryName($PSScriptRoot)',
    "        if ($parent) { [System.IO.Path]::Combine($parent, 'certificates') }",
    '    }',
    ')',
    'function Get-Missing([string] $Folder) {',
    '    foreach ($each in $needed) {',
    '        if (-not (Test-Path -LiteralPath ([System.IO.Path]::Combine($Folder, $each.File)))) { $each }',
    '    }',
    '}',
    `# ${say('runbook.script.comment.folder')}`,
    '$CertificateFolder = @($folders | Sort-Object -Property { @(Get-Missing $_).Count }, { $folders.IndexOf($_) })[0]',
    '$missing = @(Get-Missing $CertificateFolder)',
    'if ($missing.Count -gt 0) {',
    "    $names = @($missing | ForEach-Object { '{0} ({1})' -f $_.File, $_.Step }) -join ', '",
    `    throw (${quote(say('runbook.script.filesMissing'))} -f $names, ($folders -join ', '))`,
    '}',
    'foreach ($each in $needed) {',
    '    $path = [System.IO.Path]::Combine($CertificateFolder, $each.File)',
    `    if ($path.Length -gt 259) { throw (${quote(say('runbook.script.pathTooLong'))} -f $path.Length, $path) }`,
    '}',
    '',
  ]
}

function testStep(say: Say): string[] {
  return [
    'function Test-Step([int] $Number, [string] $Change, [bool] $Ask, [string] $Machine, [scriptblock] $Look) {',
    '    if ($Step -notcontains $Number) { return $false }',
    "    Write-Host ''",
    '    Write-Host "$Number. $Change"',
    '    if ($Machine -and @(Get-VM -Name $Machine -ErrorAction SilentlyContinue).Count -gt 1) {',
    `        throw ${quote(say('runbook.script.severalMachines'))}`,
    '    }',
    '    if ($Look) { & $Look }',
    '    if (-not $caller.ShouldProcess($env:COMPUTERNAME, $Change)) { return $false }',
    '    if ($Force -or -not $Ask) { return $true }',
    '    try {',
    `        return $caller.ShouldContinue(${quote(say('runbook.script.question'))}, $Change)`,
    '    } catch {',
    `        # ${say('runbook.script.comment.nobody')}`,
    `        throw ${quote(say('runbook.script.cannotAsk'))}`,
    '    }',
    '}',
  ]
}

function region(step: Step, say: Say): string[] {
  const title = oneLine(step.title)
  const machine = step.machine === null ? '' : ` -Machine ${step.machine}`
  const look = step.looks.length === 0 ? '' : ` -Look { ${step.looks.map((line) => line.trim()).join(' ')} }`
  const test = `Test-Step -Number ${step.number} -Change ${quote(title)} -Ask ${boolean(step.asks)}${machine}${look}`
  return [
    '',
    `#region ${step.number}. ${title}`,
    ...(step.warning === null ? [] : [`# ${say('runbook.warning')}: ${step.warning}`]),
    `if (${test}) {`,
    ...step.lines.map((line) => `    ${line}`),
    ...(step.expected === null
      ? []
      : [`    Write-Host ${quote(oneLine(`${say('runbook.script.check')} ${step.expected}`))}`]),
    ...(step.check === null ? [] : [`    ${step.check} | Out-Host`]),
    '}',
    '#endregion',
  ]
}
