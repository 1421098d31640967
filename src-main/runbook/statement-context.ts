/** What the commands of an action depend on besides the action: where files are, and the language of what is said. */
import type { StatementTexts } from './texts/statement-texts.ts'

export interface StatementContext {
  /** PowerShell expression of the folder with the exported certificates. */
  readonly folder: string
  readonly texts: StatementTexts
  /** A variable that is true where nothing may ask; null where a person reads along. */
  readonly force: '$Force' | null
}
