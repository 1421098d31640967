/** The values of something that needs attention in the world that is shown. */
import type { AttentionView } from '../../../src-main/contract/views/attention.ts'
import type { TextParams } from '../../i18n/translate.ts'
import type { App } from '../../state/app.svelte.ts'
import { attentionValues } from './attention-text.ts'

/**
 * @param app Whose world and language it is.
 * @param item What needs attention.
 */
export function attentionParams(app: App, item: AttentionView): TextParams {
  return attentionValues(item, namesOf(app, item), app.locale)
}

/** The names of the machine and the host that an item is about; empty where it is about none. */
export function namesOf(app: App, item: AttentionView): { readonly vm: string; readonly host: string } {
  const vm = item.vmId === null ? undefined : app.world.vm(item.vmId)
  const host = app.world.host(item.hostId ?? vm?.hostId ?? '')
  return { vm: vm?.name ?? '', host: host?.name ?? '' }
}
