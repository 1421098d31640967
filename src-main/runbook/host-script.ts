/**
 * The PowerShell file of one host. Without `-Step` it only lists its steps; a step says what it changes, honours `-WhatIf`,
 * asks where a service is interrupted, and shows afterwards what to look at.
 */
import { dnsServerHost } from './actions.ts'
import { visibleText } from '../contract/visible-text.ts'
import { oneLine, quote } from './powershell.ts'
import type { Step } from './steps.ts'
import type { RunbookTexts } from './texts/runbook-texts.ts'

/** Windows PowerShell 5.1 takes a file without this mark for the old code page and garbles every letter outside ASCII. */
const byteOrderMark = '\ufeff'

/**
 * Writes the script of one host.
 * @param host FQDN of the host.
 * @param steps The host's steps with their numbers in the whole runbook.
 * @param texts The language.
 */
export function hostScript(host: string, steps: readonly Step[], texts: RunbookTexts): string {
  const usesCertificates = steps.some((step) => step.lines.some((line) => line.includes('$CertificateFolder')))
  const lines = [
    '#Requires -RunAsAdministrator',
    '#Requires -Version 5.1',
    '<#',
    '.SYNOPSIS',
    `    ${inBlockComment(texts.script.purpose(host))}`,
    '.DESCRIPTION',
    ...texts.script.usage.map((sentence) => `    ${inBlockComment(sentence)}`),
    '#>',
    '[CmdletBinding(SupportsShouldProcess)]',
    'param(',
    ...(usesCertificates
      ? [
          '    [int[]] $Step = @(),',
          "    [string] $CertificateFolder = (Join-Path -Path $PSScriptRoot -ChildPath 'certificates')",
        ]
      : ['    [int[]] $Step = @()']),
    ')',
    'Set-StrictMode -Version 3.0',
    "$ErrorActionPreference = 'Stop'",
    '$caller = $PSCmdlet',
    '',
    'if ($Step.Count -eq 0) {',
    `    Write-Host ${quote(texts.script.choose.replace('{{number}}', String(steps[0]?.number ?? 1)))}`,
    ...steps.map((step) => `    Write-Host ${quote(visibleText(`${String(step.number).padStart(4)}  ${step.title}`))}`),
    '    return',
    '}',
    '',
    ...hostGuard(host, texts),
    ...testStep(texts),
    ...steps.flatMap((step) => region(step, texts)),
  ]
  return byteOrderMark + lines.join('\r\n') + '\r\n'
}

function hostGuard(host: string, texts: RunbookTexts): string[] {
  if (host === dnsServerHost) return []
  // NetBIOS names have at most 15 characters; Windows compares them without regard to case, as -ne does.
  const computerName = (host.split('.')[0] ?? host).slice(0, 15)
  return [
    `if ($env:COMPUTERNAME -ne ${quote(computerName)}) {`,
    `    throw (${quote(visibleText(`${texts.script.wrongHost(host)} `))} + $env:COMPUTERNAME)`,
    '}',
    '',
  ]
}

function testStep(texts: RunbookTexts): string[] {
  return [
    'function Test-Step([int] $Number, [string] $Change, [bool] $Ask) {',
    '    if ($Step -notcontains $Number) { return $false }',
    "    Write-Host ''",
    '    Write-Host "$Number. $Change"',
    '    if (-not $caller.ShouldProcess($env:COMPUTERNAME, $Change)) { return $false }',
    `    return (-not $Ask) -or $caller.ShouldContinue(${quote(texts.script.question)}, $Change)`,
    '}',
  ]
}

function region(step: Step, texts: RunbookTexts): string[] {
  const title = oneLine(step.title)
  return [
    '',
    `#region ${step.number}. ${title}`,
    ...(step.warning === null ? [] : [`# ${texts.warning}: ${step.warning}`]),
    `if (Test-Step -Number ${step.number} -Change ${quote(visibleText(title))} -Ask ${step.asks ? '$true' : '$false'}) {`,
    ...step.lines.map((line) => `    ${line}`),
    ...(step.expected === null
      ? []
      : [`    Write-Host ${quote(visibleText(`${texts.script.check} ${step.expected}`))}`]),
    ...(step.check === null ? [] : [`    ${step.check} | Out-Host`]),
    '}',
    '#endregion',
  ]
}

function inBlockComment(text: string): string {
  return oneLine(text).replaceAll('#>', '# >')
}
