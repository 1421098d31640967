/** The words of a cause, and what its button does. */
import type { FleetCause } from '../../../src-main/contract/views/fleet.ts'
import { hasText, type TextKey } from '../../i18n/translate.ts'
import type { App } from '../../state/app.svelte.ts'
import { attentionParams } from './attention-params.ts'
import { remedyLabel, remedyOf } from './remedy.ts'
import { sharedStart, shortNames } from './host-names.ts'

/**
 * @param app Whose language is used, and whose world is looked at.
 * @param cause One cause; alone it is told in its own words.
 */
export function causeTexts(app: App, cause: FleetCause): { readonly title: string; readonly text: string } {
  const { t } = app.locale
  const { item, detail, count } = cause
  const ofMany = detail === null ? `fleet.many.${item.code}` : `fleet.health.${detail}`
  if (count === 1 && detail !== null) {
    const vm = app.world.vm(item.vmId ?? '')?.name ?? ''
    return { title: t('fleet.one', { vm, cause: t(`fleet.cause.${detail}` as TextKey) }), text: placesOf(app, cause) }
  }
  // A count decides the plural form, so that the key without it is in no catalogue.
  if (count > 1 && hasText(ofMany)) {
    return { title: t(ofMany as TextKey, { count, ...attentionParams(app, item) }), text: placesOf(app, cause) }
  }
  const params = attentionParams(app, item)
  return { title: t(`attention.${item.code}`, params), text: t(`attention.${item.code}Text`, params) }
}

/** `From HYPERVISOR-01 to -07`, or the hosts that it is about. */
function placesOf(app: App, { fromHostIds, toHostIds }: FleetCause): string {
  const { t } = app.locale
  const shared = sharedStart(app.world.hosts.map(({ name }) => name))
  const named = (ids: readonly string[]) => {
    const { names, moreCount } = shortNames(
      ids.flatMap((id) => app.world.host(id)?.name ?? []),
      shared,
    )
    return moreCount > 0 ? t('fleet.andMore', { names, count: moreCount }) : names
  }
  if (fromHostIds.length === 0) return ''
  return toHostIds.length === 0
    ? t('fleet.onHosts', { hosts: named(fromHostIds) })
    : t('fleet.fromTo', { from: named(fromHostIds), to: named(toHostIds) })
}

/**
 * The button of a cause: one fix for all where there is one, else what leads to it.
 * @returns Its label and what it does.
 */
export function causeButton(app: App, cause: FleetCause): { readonly label: string; readonly run: () => void } {
  const { t } = app.locale
  const { remedy, vmIds, count, item, key } = cause
  if (remedy !== null && vmIds.length > 1) {
    return {
      label: t(`fleet.do.${remedy}`, { count: vmIds.length }),
      run: () => app.surfaces.open({ kind: 'bulk', operation: `replication.${remedy}`, vmIds }),
    }
  }
  if (count > 1 && vmIds.length > 1) {
    return {
      label: t('fleet.show', { count: vmIds.length }),
      run: () => app.router.go('machines', {}, { all: '1', cause: key, copies: 'one' }),
    }
  }
  return { label: remedyLabel(app, item), run: () => void remedyOf(app, item) }
}
