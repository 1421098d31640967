import type { WindowsCode } from '../windows-codes.ts'

/** The shape of one row in the tables of failure codes. */
export interface FailureDeclaration {
  /** What happened, for whoever maintains the code; the user's sentence is in `texts/`. */
  readonly meaning: string
  /** Names of the parameters that the sentences may use. */
  readonly params: readonly string[]
  /** The code that Windows shows for the same cause. */
  readonly windowsCode?: WindowsCode
}

export type FailureTable = Readonly<Record<string, FailureDeclaration>>
