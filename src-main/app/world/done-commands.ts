/** The commands of the journal with what they meant: what is told of the past is told from them. */
import type { Workspace } from '../../workspace/index.ts'
import type { RowRange } from './branches.ts'
import { commandMeaning, meaningVersion, type CommandMeaning } from './meaning.ts'

/** A command of the journal. */
export interface DoneCommand {
  /** Virtual instant. */
  readonly at: number
  readonly name: string
  readonly input: unknown
  /** What it meant then; it says nothing where the row could not be replayed. */
  readonly meaning: CommandMeaning
}

/** One that stands in the journal. */
export interface JournalledCommand extends DoneCommand {
  readonly sequence: number
}

const meaningsPerRead = 500

/**
 * Reads commands in order. The instant of each is that of the row before it which moved time.
 * @param rows As `JournalBranches.rowsOf` gives them.
 */
export function* commandsIn(workspace: Workspace, rows: readonly RowRange[]): Generator<JournalledCommand> {
  let at = 0
  let meanings: ReadonlyMap<number, unknown> = new Map()
  let lastRead = 0
  for (const { from, to } of rows) {
    for (const { sequence, kind, payload } of workspace.readJournal(from, to - from + 1)) {
      at = instantOf(kind, payload) ?? at
      if (kind !== 'input') continue
      if (sequence > lastRead) {
        lastRead = sequence + meaningsPerRead - 1
        meanings = workspace.readMeanings(meaningVersion, sequence, lastRead)
      }
      // A replay has read the row before, or a snapshot stands for it.
      const { name, input } = payload as { readonly name: string; readonly input: unknown }
      const meaning = commandMeaning.safeParse(meanings.get(sequence))
      yield { at, sequence, name, input, meaning: meaning.success ? meaning.data : {} }
    }
  }
}

function instantOf(kind: string, payload: unknown): number | undefined {
  const given = payload as Readonly<Record<string, number | undefined>>
  if (kind === 'world.created') return given['startInstant']
  if (kind === 'advance') return given['toInstant']
  return kind === 'branch' ? given['forkInstant'] : undefined
}
