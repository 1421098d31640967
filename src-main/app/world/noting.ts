/**
 * Gives the rows of a journal their meaning that have none: those of files from before there were meanings, or of an older
 * version of them. A replay comes by them with the world as it was.
 */
import { ok } from '../../contract/failure.ts'
import type { CommandInput, Emulator } from '../../emulator/index.ts'
import type { Workspace } from '../../workspace/index.ts'
import type { RowRange } from './branches.ts'
import { describeCommand, meaningVersion, type CertificateNames, type CommandMeaning } from './meaning.ts'

const meaningsPerTransaction = 500

/** What a replay is told to note down. */
export interface Noting {
  /** The first row that lacks its meaning; the replay must begin before it. */
  readonly firstRow: number
  /** Describes the command of a row before it is carried out; nothing where the row has its meaning. */
  describe(sequence: number, emulator: Emulator, command: CommandInput): ((answer: unknown) => void) | undefined
  /** Writes what was gathered. */
  save(): void
}

/**
 * Looks for rows without a meaning.
 * @param rows Of one branch.
 * @returns What notes them down as a replay of these rows goes by; nothing if all have theirs, or nothing can be written.
 */
export function notingOf(
  workspace: Workspace,
  names: CertificateNames,
  rows: readonly RowRange[],
): (Noting & { readonly lastRow: number }) | undefined {
  if (workspace.isReadOnly) return undefined
  const all = workspace.rowsWithoutMeaning(meaningVersion)
  const missing = new Set(all.filter((row) => rows.some(({ from, to }) => from <= row && row <= to)))
  const [firstRow] = missing
  if (firstRow === undefined) return undefined
  let gathered: { readonly sequence: number; readonly meaning: CommandMeaning }[] = []

  function save(): void {
    const meanings = gathered
    gathered = []
    // Where the disk is full they are missing still, and the next opening tries again.
    workspace.transaction(() => {
      for (const { sequence, meaning } of meanings) workspace.saveMeaning(sequence, meaningVersion, meaning)
      return ok(undefined)
    })
  }

  return {
    firstRow,
    lastRow: [...missing].at(-1) ?? firstRow,
    describe(sequence, emulator, command) {
      if (!missing.has(sequence)) return undefined
      const finish = describeCommand(emulator, names, command)
      return (answer) => {
        gathered.push({ sequence, meaning: finish(answer) })
        if (gathered.length >= meaningsPerTransaction) save()
      }
    },
    save,
  }
}
