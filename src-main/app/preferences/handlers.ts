/** What the user prefers, kept among the settings of the workspace. */
import { ok } from '../../contract/failure.ts'
import { preferencesView, type PreferencesView } from '../../contract/views/preferences.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { WorldContext } from '../world/context.ts'

const settingKey = 'preferences'

/**
 * Makes the handlers of the preferences.
 * @param context What handlers share.
 */
export function preferencesHandlers({
  dependencies,
}: WorldContext): Pick<Handlers, 'preferences.view' | 'preferences.set'> {
  const { workspace } = dependencies
  const view = (): PreferencesView =>
    preferencesView
      .catch({ language: null, theme: 'system', machineColumns: null, showsGuide: true })
      .parse(workspace.findSetting(settingKey))

  return {
    'preferences.view': () => ok(view()),
    'preferences.set': (chosen) => {
      const saved = workspace.transaction(() => {
        const before = view()
        workspace.saveSetting(settingKey, {
          language: chosen.language ?? before.language,
          theme: chosen.theme ?? before.theme,
          machineColumns: chosen.machineColumns === undefined ? before.machineColumns : chosen.machineColumns,
          showsGuide: chosen.showsGuide ?? before.showsGuide,
        })
        return ok(undefined)
      })
      return saved.ok ? ok(view()) : saved
    },
  }
}
