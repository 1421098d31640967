/** What was typed and not sent yet, kept among the settings of the workspace: it outlives the page and the program. */
import { ok } from '../../contract/failure.ts'
import { draftLimits } from '../../contract/limits/page.ts'
import { withoutSecrets } from '../../contract/secrets.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { WorldContext } from '../world/context.ts'

const prefix = 'draft '

interface Draft {
  readonly values: Record<string, unknown>
  readonly wallInstant: number
}

/**
 * Makes the handlers of drafts.
 * @param context What handlers share.
 */
export function draftHandlers({ dependencies }: WorldContext): Pick<Handlers, `draft.${'find' | 'keep' | 'forget'}`> {
  const { workspace, now } = dependencies

  return {
    'draft.find': ({ key }) => ok({ values: draftOf(workspace.findSetting(prefix + key))?.values ?? null }),
    'draft.keep': ({ key, values }) => {
      // Whatever a screen sends: a secret belongs into no file.
      const draft: Draft = { values: withoutSecrets(values) as Draft['values'], wallInstant: now().getTime() }
      if (JSON.stringify(draft.values).length > draftLimits.textLengthMax) return ok({})
      return workspace.transaction(() => {
        workspace.saveSetting(prefix + key, draft)
        const all = Object.entries(workspace.listSettings(prefix))
        const oldestFirst = all.toSorted(([, one], [, other]) => ageOf(one) - ageOf(other))
        for (const [old] of oldestFirst.slice(0, Math.max(0, all.length - draftLimits.countMax))) {
          workspace.removeSetting(old)
        }
        return ok({})
      })
    },
    'draft.forget': ({ key }) => {
      if (workspace.findSetting(prefix + key) === undefined) return ok({})
      return workspace.transaction(() => {
        workspace.removeSetting(prefix + key)
        return ok({})
      })
    },
  }
}

/** A setting that is not what was written counts as never set. */
function draftOf(setting: unknown): Draft | undefined {
  const draft = setting as Partial<Draft> | undefined
  return typeof draft?.values === 'object' && draft.values !== null ? (draft as Draft) : undefined
}

const ageOf = (setting: unknown): number => draftOf(setting)?.wallInstant ?? 0
