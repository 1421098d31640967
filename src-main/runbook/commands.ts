/**
 * One action as the PowerShell that does the same on a real host, with the cmdlets and parameters of Hyper-V Replica
 * reference 6 and 7. Commands look first where the cmdlet itself would fail or do a thing twice, so that a step can be
 * run again after it was interrupted.
 */
import type { Action } from './actions.ts'
import { hostStatements } from './host-statements.ts'
import { layOut, type ScriptLine, type Statement } from './powershell.ts'
import { machineStatements } from './machine-statements.ts'
import { relationshipStatements } from './relationship-statements.ts'
import { replicationStatements } from './replication-statements.ts'
import { vmStatements } from './vm-statements.ts'

interface CommandOptions {
  /** PowerShell expression of the folder with the exported certificates. */
  readonly certificateFolder?: string
  /** A command that is longer stands on several lines. */
  readonly width?: number
}

const statements = {
  ...hostStatements,
  ...replicationStatements,
  ...relationshipStatements,
  ...vmStatements,
  ...machineStatements,
}

/**
 * The commands of one action.
 * @param action What was done.
 * @param options Where certificates are, and how wide a line may be.
 * @returns The host to run them on, and the lines; none where nothing is to be done on a real host.
 */
export function commandsFor(action: Action, options: CommandOptions = {}): { host: string; lines: ScriptLine[] } {
  // The table pairs every kind with a function for actions of that kind, which TypeScript cannot follow through an index.
  const make = statements[action.action] as (action: Action, folder: string) => readonly Statement[]
  return { host: action.host, lines: layOut(make(action, options.certificateFolder ?? "'.'"), options.width) }
}
