/** Looks that several kinds of statements have in common: what is there before a step does something. */
import { call, code, type Code, type Parameters, type Statement } from '../contract/powershell/statements.ts'
import { quote, quotePattern } from '../contract/powershell/quote.ts'
import type { StatementContext } from './statement-context.ts'

/** What Hyper-V calls an adapter that nobody named, in English; other Windows have their own word for it. */
const defaultAdapter = 'Network Adapter'

/**
 * Makes every error end what is done. A preference does not reach the cmdlets of modules that are written in PowerShell
 * (NetSecurity, NetTCPIP, DnsServer, Storage); defaults of parameters do, and they replace those of the user's profile.
 */
export const strictDefaults = "$PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }"

/** As a list where a value may be long: a table cuts it off in a window of 80 columns. */
export function asList(from: Code, Property?: string): Code {
  return code`${from} | ${call('Format-List', { Property })}`
}

/** The parameter of most cmdlets that names the machine. */
export function ofVm(vm: string): { readonly VMName: string } {
  return { VMName: quotePattern(vm) }
}

/** Ends the step with a sentence; `found` is an expression whose text is added. */
export function stop(sentence: string, found?: string): Statement {
  return { text: found === undefined ? `throw ${quote(sentence)}` : `throw (${quote(`${sentence} `)} + ${found})` }
}

/** Ends the step where a path is not there; a script can then say which one before anything is changed. */
export function unlessThere(path: string, { texts }: StatementContext): Statement {
  return {
    condition: code`-not (${call('Test-Path', { LiteralPath: quote(path) })})`,
    then: [stop(texts.notThere(path))],
  }
}

/** Makes a folder where there is none. */
export function newFolder(path: string): Statement {
  const make = call('New-Item', { ItemType: 'Directory', Path: quote(path), Force: true })
  return {
    condition: code`-not (${call('Test-Path', { LiteralPath: quote(path) })})`,
    then: [code`${make} | ${call('Out-Null')}`],
  }
}

/** The machine of a name, whose state is wanted. */
export function vmNamed(vm: string): Code {
  return call('Get-VM', { Name: quotePattern(vm) })
}

/** Does something unless the machine is in a state already. */
export function unlessIn(vm: string, state: string, statement: Statement): Statement {
  return { isGuard: true, condition: code`(${vmNamed(vm)}).State -ne ${quote(state)}`, then: [statement] }
}

type AdapterParameters = Pick<Parameters<'Set-VMNetworkAdapter'>, 'VMName' | 'Name' | 'VMNetworkAdapter'>

/**
 * Statements about one adapter. An adapter that nobody named is called otherwise on a German or Czech Windows, so where it is
 * the only one it is taken whatever its name is; other adapters are named.
 * @param make The statements, given what names the adapter; the second is for cmdlets whose `-Name` is of something else.
 */
export function withAdapter(
  { vm, adapter }: { readonly vm: string; readonly adapter: string },
  { texts }: StatementContext,
  make: (
    byName: AdapterParameters,
    byAdapterName: {
      readonly VMName?: string
      readonly VMNetworkAdapterName?: string
      readonly VMNetworkAdapter?: string
    },
  ) => readonly Statement[],
): Statement[] {
  if (adapter !== defaultAdapter) {
    const pattern = quotePattern(adapter)
    return [...make({ ...ofVm(vm), Name: pattern }, { ...ofVm(vm), VMNetworkAdapterName: pattern })]
  }
  const named = code`$adapters | ${where(`$_.Name -eq ${quote(adapter)}`)}`
  const chosen = { VMNetworkAdapter: '$adapter[0]' }
  return [
    code`$adapters = @(${call('Get-VMNetworkAdapter', ofVm(vm))})`,
    code`$adapter = @(if ($adapters.Count -eq 1) { $adapters } else { ${named} })`,
    {
      condition: '$adapter.Count -ne 1',
      then: [stop(texts.whichAdapter(vm, adapter), "(($adapters | ForEach-Object { $_.Name }) -join ', ')")],
    },
    ...make(chosen, chosen),
  ]
}

/** `Where-Object` with a filter in braces, as a person would write it. */
export function where(filter: string): Code {
  return { text: `Where-Object { ${filter} }`, calls: [{ cmdlet: 'Where-Object', parameters: ['FilterScript'] }] }
}
