/**
 * Tries of labs as the user's workspace keeps them: a setting for each, which says its format. What a newer version has written is
 * left as it is and not shown.
 */
import { z } from 'zod'
import { ok, type Reply } from '../../contract/failure.ts'
import { labTryView, type LabTryView } from '../../contract/views/lab-result.ts'
import type { Workspace } from '../../workspace/index.ts'

const keyPrefix = 'labTry '

/** Grows when what is written means something else. */
export const tryFormat = 1

export const keptTry = labTryView.extend({ format: z.literal(tryFormat) })

type Keeper = Pick<Workspace, 'findSetting' | 'listSettings' | 'saveSetting' | 'transaction'>

/** All tries that can be read, oldest first. */
export function listTries(workspace: Pick<Keeper, 'listSettings'>): LabTryView[] {
  return Object.values(workspace.listSettings(keyPrefix))
    .flatMap((value) => {
      const read = keptTry.safeParse(value)
      return read.success ? [viewOf(read.data)] : []
    })
    .sort((one, other) => one.begunWallInstant - other.begunWallInstant || (one.tryId < other.tryId ? -1 : 1))
}

/** Keeps tries as they are now, all or none of them. A result that is there stands: afterwards the answers are known. */
export function saveTries(workspace: Keeper, tries: readonly LabTryView[]): Reply<void> {
  return workspace.transaction(() => {
    for (const each of tries) {
      const before = keptTry.safeParse(workspace.findSetting(keyPrefix + each.tryId))
      if (before.success && before.data.result !== null) continue
      workspace.saveSetting(keyPrefix + each.tryId, { ...each, format: tryFormat })
    }
    return ok(undefined)
  })
}

function viewOf({ format: _format, ...view }: z.infer<typeof keptTry>): LabTryView {
  return view
}
