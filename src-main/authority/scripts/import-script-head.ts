/** What an import script is made from, and its beginning: the help, the parameters, strictness. */
import { inBlockComment, quote } from '../../contract/powershell/quote.ts'
import { anyComputer, standardPort, strict, type Say, type ScriptText } from './script-text.ts'
import { portMax } from '../../contract/limits/ports.ts'
import type { Language } from '../../contract/texts/shape.ts'

/** What was chosen when the files were made, and so need not be asked for on the host. */
export interface AskedBeforehand {
  /** Bind the certificate to the Replica server. */
  readonly bindsReplicaServer: boolean
  /** Turn the revocation check off: the last resort. */
  readonly disablesRevocationCheck: boolean
  readonly storageLocation?: string
  readonly port?: number
}

export interface ImportScriptRequest {
  readonly dnsNames: readonly string[]
  readonly hostThumbprint: string
  readonly scriptFile: string
  /** The host's own root first. */
  readonly roots: readonly { readonly file: string; readonly thumbprint: string }[]
  readonly crls: readonly string[]
  readonly certificateFile: string
  /** Null where the key was made on the host and never left it. */
  readonly pfx: { readonly compat?: string; readonly modern?: string } | null
  /** Where the script remembers what was there before; nowhere if left out. */
  readonly recordFile?: string
  readonly asked?: AskedBeforehand
  /** Of what the script says; it must have been loaded. English if left out. */
  readonly language?: Language
}

/** The help, as `Get-Help` shows it, with the parameters that the script takes. */
export function introduction(request: ImportScriptRequest, say: Say): string {
  const { dnsNames, scriptFile, asked, pfx } = request
  const parameters = [
    ...(pfx === null ? [] : [passwordParameter]),
    asked?.bindsReplicaServer ? keepReplicaServerParameter : bindReplicaServerParameter,
    storageParameter(asked?.storageLocation),
    portParameter(asked?.port),
    asked?.disablesRevocationCheck ? keepRevocationCheckParameter : disableRevocationCheckParameter,
    anyComputer,
  ]
  const help = parameters.map(({ name, text }) => `.PARAMETER ${name}\n    ${inBlockComment(say(text))}`).join('\n')
  const declarations = parameters.map(({ declaration }) => `    ${declaration}`).join(',\n')
  const example = asked?.bindsReplicaServer ? '' : ' -BindReplicaServer -StorageLocation D:\\Replica'
  return `#Requires -Version 4.0
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    ${inBlockComment(say('import.purpose', { host: dnsNames[0] ?? '' }))}
.DESCRIPTION
    ${inBlockComment(say('import.description1'))}
    ${inBlockComment(say('import.description2'))}
    ${inBlockComment(say('import.description3'))}
${help}
.EXAMPLE
    .\\${scriptFile} -WhatIf
.EXAMPLE
    .\\${scriptFile}${example}
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
${declarations}
)

${strict(say)}`
}

interface Parameter {
  readonly name: string
  readonly text: ScriptText
  readonly declaration: string
}

const passwordParameter: Parameter = {
  name: 'Password',
  text: 'parameter.password',
  declaration: '[System.Security.SecureString] $Password',
}

const bindReplicaServerParameter: Parameter = {
  name: 'BindReplicaServer',
  text: 'parameter.bindReplicaServer',
  declaration: '[switch] $BindReplicaServer',
}

const keepReplicaServerParameter: Parameter = {
  name: 'KeepReplicaServer',
  text: 'parameter.keepReplicaServer',
  declaration: '[switch] $KeepReplicaServer',
}

const disableRevocationCheckParameter: Parameter = {
  name: 'DisableRevocationCheck',
  text: 'parameter.disableRevocationCheck',
  declaration: '[switch] $DisableRevocationCheck',
}

const keepRevocationCheckParameter: Parameter = {
  name: 'KeepRevocationCheck',
  text: 'parameter.keepRevocationCheck',
  declaration: '[switch] $KeepRevocationCheck',
}

function storageParameter(storageLocation: string | undefined): Parameter {
  return {
    name: 'StorageLocation',
    text: 'parameter.storageLocation',
    declaration: `[string] $StorageLocation${storageLocation === undefined ? '' : ` = ${quote(storageLocation)}`}`,
  }
}

function portParameter(port: number = standardPort): Parameter {
  return {
    name: 'Port',
    text: 'parameter.port',
    declaration: `[ValidateRange(1, ${portMax})] [int] $Port = ${port}`,
  }
}
