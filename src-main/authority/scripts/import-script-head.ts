/** What an import script is made from, and its beginning: the help, the parameters, strictness. */
import { inBlockComment, quote } from '../../contract/powershell/quote.ts'
import { anyComputer, standardPort, strict } from './script-text.ts'
import { portMax } from '../../contract/limits/ports.ts'

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
}

/** The help, as `Get-Help` shows it, with the parameters that the script takes. */
export function introduction(request: ImportScriptRequest): string {
  const { dnsNames, scriptFile, asked, pfx } = request
  const parameters = [
    ...(pfx === null ? [] : [passwordParameter]),
    asked?.bindsReplicaServer ? keepReplicaServerParameter : bindReplicaServerParameter,
    storageParameter(asked?.storageLocation),
    portParameter(asked?.port),
    asked?.disablesRevocationCheck ? keepRevocationCheckParameter : disableRevocationCheckParameter,
    anyComputer,
  ]
  const help = parameters.map(({ name, text }) => `.PARAMETER ${name}\n    ${text}`).join('\n')
  const declarations = parameters.map(({ declaration }) => `    ${declaration}`).join(',\n')
  const example = asked?.bindsReplicaServer ? '' : ' -BindReplicaServer -StorageLocation D:\\Replica'
  return `#Requires -Version 4.0
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Prepares ${inBlockComment(dnsNames[0] ?? '')} for Hyper-V Replica with certificates.
.DESCRIPTION
    Trusts the roots, imports the host's certificate and the revocation lists into the stores of the local computer, checks
    that the key can be used, and enables the firewall rule. Nothing is changed twice: run it again whenever you like.
    Keep this script beside the files that it imports.
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

${strict}`
}

interface Parameter {
  readonly name: string
  readonly text: string
  readonly declaration: string
}

const passwordParameter: Parameter = {
  name: 'Password',
  text: 'The password of the PFX. It is asked for when it is needed and not given.',
  declaration: '[System.Security.SecureString] $Password',
}

const bindReplicaServerParameter: Parameter = {
  name: 'BindReplicaServer',
  text: 'Also enables this host as a Replica server with this certificate.',
  declaration: '[switch] $BindReplicaServer',
}

const keepReplicaServerParameter: Parameter = {
  name: 'KeepReplicaServer',
  text: 'Leaves the settings of the Replica server as they are.',
  declaration: '[switch] $KeepReplicaServer',
}

const disableRevocationCheckParameter: Parameter = {
  name: 'DisableRevocationCheck',
  text: 'Last resort: turns the revocation check off for every Replica certificate on this host.',
  declaration: '[switch] $DisableRevocationCheck',
}

const keepRevocationCheckParameter: Parameter = {
  name: 'KeepRevocationCheck',
  text: 'Leaves the revocation check as it is, although turning it off was asked for when this script was made.',
  declaration: '[switch] $KeepRevocationCheck',
}

function storageParameter(storageLocation: string | undefined): Parameter {
  return {
    name: 'StorageLocation',
    text: 'Where replicas are stored. Needed to bind the Replica server when the host is not one yet.',
    declaration: `[string] $StorageLocation${storageLocation === undefined ? '' : ` = ${quote(storageLocation)}`}`,
  }
}

function portParameter(port: number = standardPort): Parameter {
  return {
    name: 'Port',
    text: 'The port for certificate-based authentication.',
    declaration: `[ValidateRange(1, ${portMax})] [int] $Port = ${port}`,
  }
}
