/**
 * Stand-ins for the cmdlets that our scripts use, made from what the help pages say: each has the documented parameters, sets,
 * types and words, so that the real binder of PowerShell judges every command of ours. A stand-in writes down how it was
 * bound, and answers with what the test says.
 */
import { quote } from '../../src-main/contract/powershell/quote.ts'
import { factsOfCmdlets, type CmdletFacts, type ParameterFacts } from './facts.ts'

/** Plain computation and output are the real ones. */
const real =
  /^(Where|ForEach|Sort|Select|Format|Out|Write|ConvertTo|ConvertFrom)-|^(Get-Date|Set-StrictMode|New-Object)$/
/** What only looks; everything else has an effect. */
const looking = /^(Get|Test|Measure|Resolve|Join|Split|Read)-/
/** Modules that are written in PowerShell, as those made from CIM classes are: a caller's preferences do not reach them. */
const written = new Set(['DnsClient', 'DnsServer', 'NetAdapter', 'NetSecurity', 'NetTCPIP', 'Storage'])
/** Of these modules the ones that ask; every cmdlet of the others is taken to ask. */
const asking = /^(Remove-(NetIPAddress|NetRoute|DnsServerResourceRecord)|Resize-Partition)$/

const types: ReadonlyMap<string, string> = new Map([
  ['SwitchParameter', 'switch'],
  ['String', 'string'],
  ['Int32', 'int'],
  ['Int64', 'long'],
  ['UInt16', 'uint16'],
  ['UInt32', 'uint32'],
  ['UInt64', 'uint64'],
  ['Byte', 'byte'],
  ['Char', 'char'],
  ['Boolean', 'bool'],
  ['DateTime', 'datetime'],
  ['TimeSpan', 'timespan'],
  ['ScriptBlock', 'scriptblock'],
  ['SecureString', 'securestring'],
  ['PSCredential', 'pscredential'],
  ['Guid', 'guid'],
  ['Uri', 'uri'],
  ['Version', 'version'],
  ['IPAddress', 'ipaddress'],
  ['Hashtable', 'hashtable'],
  ['Collections.IDictionary', 'System.Collections.IDictionary'],
])

/** Classes of Hyper-V, each below what it is one of. */
const classes = {
  VirtualMachineBase: 'object',
  VirtualMachine: 'VirtualMachineBase',
  VMSnapshot: 'VirtualMachineBase',
  VMNetworkAdapterBase: 'object',
  VMNetworkAdapter: 'VMNetworkAdapterBase',
  VMReplication: 'object',
  VMReplicationAuthorizationEntry: 'object',
  VMSwitch: 'object',
  VMIntegrationComponent: 'object',
  VMDriveController: 'object',
  VMCompatibilityReport: 'object',
  VMMemory: 'object',
  VMProcessor: 'object',
  HardDiskDrive: 'object',
  CimInstance: 'object',
} as const

export type ClassName = keyof typeof classes

/** PowerShell that defines them all in the session, and `New-Thing` for the objects of answers. */
export function standIns(): string {
  const facts = factsOfCmdlets().filter(({ cmdlet }) => !real.test(cmdlet))
  const modules = Object.entries(Object.groupBy(facts, ({ module }) => module))
  const source = Object.entries(classes)
    .map(([name, base]) => `public class ${name} : ${base} { }`)
    .join(' ')
  return [
    `Add-Type -TypeDefinition ${quote(`namespace StandIn { ${source} }`)}`,
    machinery,
    ...modules.map(([module, cmdlets = []]) => {
      const functions = cmdlets.map(standIn).join('\n')
      if (!written.has(module)) return functions
      return `New-Module -Name ${quote(module)} -ScriptBlock {\n${functions}\n} | Import-Module -Force -DisableNameChecking`
    }),
  ].join('\n')
}

/** The calls since the last time, and what answers to a cmdlet: PowerShell by its name, given what was bound. */
const machinery = `
$global:Calls = [System.Collections.Generic.List[object]]::new()
$global:Answers = @{}
$global:Afterwards = @{}
$global:Last = 0
function global:New-Thing([string] $Class, [hashtable] $Properties) {
    $thing = New-Object -TypeName "StandIn.$Class"
    foreach ($name in $Properties.Keys) {
        Add-Member -InputObject $thing -MemberType NoteProperty -Name $name -Value $Properties[$name]
    }
    $thing
}
function global:ConvertTo-Plain($Value) {
    if ($null -eq $Value) { return $null }
    if ($Value -is [System.Management.Automation.SwitchParameter]) { return [bool] $Value }
    if ($Value -is [securestring] -or $Value -is [pscredential]) { return '(secret)' }
    if ($Value -is [datetime]) { return '(instant)' }
    if ($Value -is [scriptblock]) { return '(script)' }
    if ($Value -is [array]) { return , @(foreach ($each in $Value) { ConvertTo-Plain $each }) }
    if ($Value -is [string] -or $Value -is [ValueType] -and $Value -isnot [timespan]) { return $Value }
    if ($Value.PSObject.Properties['Name']) { return "$($Value.Name)" }
    "$Value"
}
function global:Add-Call([string] $Cmdlet, $Bound) {
    $parameters = @{}
    foreach ($name in $Bound.Keys) {
        if ($name -notin 'ErrorAction', 'WhatIf', 'Confirm') { $parameters[$name] = ConvertTo-Plain $Bound[$name] }
    }
    $global:Calls.Add(@{ cmdlet = $Cmdlet; parameters = $parameters })
    # When everything is done that is to be done, the host answers as it does afterwards.
    if ($global:Calls.Count -eq $global:Last) { $global:Answers = $global:Afterwards }
}
foreach ($program in 'certutil', 'reg', 'ipconfig') {
    Microsoft.PowerShell.Management\\Set-Item -Path "function:global:$program" -Value (
        "if (" + '$args[0] -ne "query") { ' + "Add-Call '$program' @{ arguments = (" + '$args -join " ") } }; $global:LASTEXITCODE = 0')
}
`

function standIn(facts: CmdletFacts): string {
  const { cmdlet, module, parameters } = facts
  const supports = 'WhatIf' in parameters
  const impact = !written.has(module) || asking.test(cmdlet) ? 'High' : 'Medium'
  const declared = Object.entries(parameters)
    .filter(([name]) => !['WhatIf', 'Confirm', 'ErrorAction', 'Verbose', 'Debug'].includes(name))
    .map(([name, each]) => declaration(name, each))
  // Pages list the sets of all providers; the first is the one that a path without a provider's own parameters means.
  const set = facts.defaultSet ?? facts.sets.find((each) => / - All providers$/.test(each)) ?? facts.sets[0]
  const binding = [
    ...(set === undefined || set === '__AllParameterSets' ? [] : [`DefaultParameterSetName = ${quote(set)}`]),
    ...(supports ? ['SupportsShouldProcess = $true', `ConfirmImpact = '${impact}'`] : []),
  ]
  const effect = looking.test(cmdlet) ? '' : `Add-Call ${quote(cmdlet)} $PSBoundParameters`
  return `function global:${cmdlet} {
[CmdletBinding(${binding.join(', ')})]
param(
${declared.join(',\n')}
)
process {
    ${'Force' in parameters ? "if ($Force) { $ConfirmPreference = 'None' }" : ''}
    ${supports ? `if (-not $PSCmdlet.ShouldProcess(${quote(cmdlet)})) { return }` : ''}
    ${effect}
    $answer = $global:Answers[${quote(cmdlet)}]
    if ($answer) {
        try { $global:b = $PSBoundParameters; . $answer } catch { $PSCmdlet.WriteError($_) }
    }
}
}`
}

function declaration(name: string, facts: ParameterFacts): string {
  const attributes = facts.in.flatMap(({ sets, required, position, pipeline = [] }) =>
    sets.map((set) => {
      const parts = [
        ...(set === '(All)' || set === '__AllParameterSets' ? [] : [`ParameterSetName = ${quote(set)}`]),
        ...(required ? ['Mandatory = $true'] : []),
        ...(position === undefined ? [] : [`Position = ${position}`]),
        // All objects of CIM are of one class here; Windows tells them apart by the class that they describe.
        ...(pipeline.includes('ByValue') && (facts.type !== 'CimInstance' || name === 'InputObject')
          ? ['ValueFromPipeline = $true']
          : []),
        ...(pipeline.includes('ByPropertyName') ? ['ValueFromPipelineByPropertyName = $true'] : []),
      ]
      return `[Parameter(${parts.join(', ')})]`
    }),
  )
  const aliases = facts.aliases?.length ? `[Alias(${facts.aliases.map(quote).join(', ')})]` : ''
  return `    ${attributes.join('')}${aliases}${typeOf(facts)} $${name}`
}

function typeOf({ type, values }: ParameterFacts): string {
  const isList = type.endsWith('[]')
  const single = type.replace(/\[\]$/, '')
  const suffix = isList ? '[]' : ''
  if (values && values.length > 0 && single !== 'SwitchParameter') {
    return `[ValidateSet(${values.map(quote).join(', ')})][string${suffix}]`
  }
  if (single in classes) return single === 'CimInstance' ? `[object${suffix}]` : `[StandIn.${single}${suffix}]`
  return `[${types.get(single) ?? 'object'}${suffix}]`
}
