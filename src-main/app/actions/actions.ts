/**
 * The one way from a command to what an administrator does: the runbook goes it with the commands of the journal, the aside of
 * a wizard with those that its draft would give. Neither looks anything up in the world.
 */
import type { EmulatorCommandName } from '../../emulator/index.ts'
import type { Action } from '../../runbook/actions.ts'
import type { DoneCommand } from '../world/done-commands.ts'
import type { WorldKeeper } from '../world/keeper.ts'
import { hostTranslators } from './host-actions.ts'
import { machineTranslators } from './machine-actions.ts'
import { replicationTranslators } from './replication-actions.ts'
import { settingTranslators } from './setting-actions.ts'
import type { Translator } from './translation.ts'

const translators: Readonly<Partial<Record<EmulatorCommandName, Translator>>> = {
  ...hostTranslators,
  ...settingTranslators,
  ...machineTranslators,
  ...replicationTranslators,
}

/** The commands that have a translation; those that have none are in `silence.ts`. */
export const translatedCommands: readonly string[] = Object.keys(translators)

/**
 * Translates one command.
 * @param command Its name, its input, when it is given and what it means then.
 * @returns What is to be done on real hosts, in order; nothing for a command that only the emulation needs.
 */
export function translate({ name, input, at, meaning }: DoneCommand): Action[] {
  // The input is the one of the command that the translator is named by.
  const action = translators[name as EmulatorCommandName]?.(input as never, { at, meaning }) ?? []
  return Array.isArray(action) ? action : [action]
}

/**
 * All actions of the workspace in order.
 * @param keeper Has the commands that led to the world as it is.
 * @param isTold Of a row of the journal: those that are not told are left out.
 */
export function actionsOf(
  keeper: Pick<WorldKeeper, 'commands'>,
  isTold: (journalSequence: number) => boolean = () => true,
): Action[] {
  return [...keeper.commands()].filter(({ sequence }) => isTold(sequence)).flatMap(translate)
}
