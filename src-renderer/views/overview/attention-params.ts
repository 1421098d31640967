/** The values of something that needs attention, as the reader's language writes them. */
import type { AttentionView } from '../../../src-main/contract/views/attention.ts'
import type { TextParams } from '../../i18n/translate.ts'
import type { App } from '../../state/app.svelte.ts'

/**
 * @param app Whose world and language it is.
 * @param item What needs attention.
 */
export function attentionParams(app: App, item: AttentionView): TextParams {
  const vm = item.vmId === null ? undefined : app.world.vm(item.vmId)
  const host = app.world.host(item.hostId ?? vm?.hostId ?? '')
  return {
    vm: vm?.name ?? '',
    host: host?.name ?? '',
    name: '',
    issuer: '',
    ...item.params,
    ...amounts(app, item.params),
  }
}

function amounts(app: App, { lostSeconds, lostBytes, lastSentInstant, sinceInstant }: AttentionView['params']) {
  const { format, t } = app.locale
  const at = lastSentInstant ?? sinceInstant
  return {
    lost: typeof lostSeconds === 'number' ? format.duration(lostSeconds) : '',
    size: typeof lostBytes === 'number' ? format.bytes(lostBytes) : '',
    time: typeof at === 'number' ? format.time(at) : t('common.none'),
  }
}
