/** Locks the keys of all roots at once: before somebody else sits down at the computer. */
import type { App } from '../../../state/app.svelte.ts'

/** @param app Where the roots are; it says how many were open. */
export async function lockAll(app: App): Promise<void> {
  const reply = await app.run('root.lockAll', {})
  if (!reply.ok) return
  const { t } = app.locale
  app.toasts.show({ tone: 'ok', title: t('protection.lockedCount', { count: reply.value.rootIds.length }) })
}
