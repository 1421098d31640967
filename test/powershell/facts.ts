/**
 * What the help pages say about the cmdlets that our scripts use, for the stand-ins of the tests: parameters with types, sets,
 * positions and what they take from the pipeline. One cmdlet a line; the product has the part of it that it needs.
 * Corrected by hand: `Set-Item` has `Concatenate`, and `New-Item` needs no `ConnectionURI`, except for the WSMan provider.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ParameterFacts {
  readonly type: string
  readonly aliases?: readonly string[]
  /** The words that it takes, where there are only a few. */
  readonly values?: readonly string[]
  readonly in: readonly {
    /** `(All)` is every set. */
    readonly sets: readonly string[]
    readonly required: boolean
    readonly position?: string
    readonly pipeline?: readonly string[]
  }[]
}

export interface CmdletFacts {
  readonly cmdlet: string
  readonly module: string
  readonly sets: readonly string[]
  readonly defaultSet?: string
  readonly parameters: Readonly<Record<string, ParameterFacts>>
}

const file = join(import.meta.dirname, '..', 'fixtures', 'cmdlets.jsonl')

/** All of them, in the order of their names. */
export function factsOfCmdlets(): CmdletFacts[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CmdletFacts)
}
