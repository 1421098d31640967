/**
 * One action as the PowerShell that does the same on a real host, with the cmdlets and parameters of Hyper-V Replica
 * reference 6 and 7. Commands look first where the cmdlet itself would fail or do a thing twice, so that a step can be
 * run again after it was interrupted.
 */
import { layOut, missingOn, withoutGuards, type ScriptLine, type Statement } from '../contract/powershell/statements.ts'
import type { Action } from './actions.ts'
import { hostStatements } from './host-statements.ts'
import { machineStatements } from './machine-statements.ts'
import { relationshipStatements } from './relationship-statements.ts'
import { replicationStatements } from './replication-statements.ts'
import type { StatementContext } from './statement-context.ts'
import { stop } from './statement-helpers.ts'
import { statementTexts, type StatementTexts } from './texts/statement-texts.ts'
import { vmStatements } from './vm-statements.ts'

interface CommandOptions {
  /** PowerShell expression of the folder with the exported certificates. */
  readonly certificateFolder?: string
  /** A command that is longer stands on several lines. */
  readonly width?: number
  /** What commands say where they cannot go on; in English if left out. */
  readonly texts?: StatementTexts
  /** A variable of the script that is true where nothing may ask. */
  readonly force?: '$Force'
  /** Somebody reads the commands one by one, who need not look first whether they were run before. */
  readonly isReadAlong?: boolean
}

const statements = {
  ...hostStatements,
  ...replicationStatements,
  ...relationshipStatements,
  ...vmStatements,
  ...machineStatements,
}

/**
 * The commands of one action. Where the Windows Server of its host lacks what they use, they say so and do nothing.
 * @param action What was done.
 * @param options Where certificates are, and how wide a line may be.
 * @returns The host to run them on, and the lines; none where nothing is to be done on a real host.
 */
export function commandsFor(action: Action, options: CommandOptions = {}): { host: string; lines: ScriptLine[] } {
  const texts = options.texts ?? statementTexts('en')
  const context = { folder: options.certificateFolder ?? "'.'", texts, force: options.force ?? null }
  // The table pairs every kind with a function for actions of that kind, which TypeScript cannot follow through an index.
  const make = statements[action.action] as (action: Action, context: StatementContext) => readonly Statement[]
  const wanted = make(action, context)
  const { edition } = action
  const [missing] = edition === undefined ? [] : missingOn(wanted, edition)
  if (edition === undefined || missing === undefined) {
    const statements = options.isReadAlong === true ? withoutGuards(wanted) : wanted
    return { host: action.host, lines: layOut(statements, options.width) }
  }
  const what = missing.parameter === null ? missing.cmdlet : `${missing.cmdlet} -${missing.parameter}`
  const sentence = texts.missing(edition.replace('2012R2', '2012 R2'), what, missing.since)
  return { host: action.host, lines: layOut([stop(sentence)], options.width) }
}
