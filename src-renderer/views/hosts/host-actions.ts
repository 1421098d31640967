/** What can be done with a host, once for its menu in the tree, for the one on its page, and for the palette. */
import type { HostView } from '../../../src-main/contract/views/host.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { IconName } from '../../parts/icon-name.ts'
import type { MenuEntry } from '../../parts/menu-entry.ts'
import type { App } from '../../state/app.svelte.ts'
import { runTwice } from './run-twice.ts'
import type { PageId } from './settings-pages.ts'

interface HostAction {
  readonly id: string
  readonly group: 'look' | 'power' | 'remove'
  readonly label: string
  readonly icon: IconName
  readonly disabled: boolean
  readonly run: () => void
}

/**
 * @param app Where the actions act.
 * @param host The host.
 * @returns All actions in the order of the menu; those of the other power state are left out.
 */
export function hostActions(app: App, host: HostView): HostAction[] {
  const { t } = app.locale
  const { hostId } = host
  const make = (
    group: HostAction['group'],
    key: TextKey,
    icon: IconName,
    run: () => void,
    disabled = false,
  ): HostAction => ({ id: key, group, label: t(key), icon, disabled, run })
  const power = host.hasPower
    ? [
        make('power', 'hostPower.shutDown', 'power', () => app.surfaces.open({ kind: 'shutDownHost', hostId })),
        make('power', 'hostPower.turnOff', 'stop', () => app.surfaces.open({ kind: 'losePower', hostId })),
        make('power', 'hostPower.restartService', 'renew', () => void restartService(app, host)),
      ]
    : [make('power', 'hostPower.turnOn', 'power', () => void turnOn(app, host))]
  return [
    make(
      'look',
      'hosts.testConnection',
      'shield',
      () => app.surfaces.open({ kind: 'testConnection', hostId }),
      app.world.hosts.length < 2,
    ),
    make('look', 'eventLog.open', 'file', () => app.router.go('hostEvents', { hostId })),
    ...power,
    make('remove', 'hostPower.remove', 'close', () => app.surfaces.open({ kind: 'removeHost', hostId })),
  ]
}

/** The menu of a host, which begins as the one of Hyper-V Manager does. */
export function hostMenu(app: App, host: HostView): MenuEntry[] {
  const actions = hostActions(app, host)
  const entries = (group: HostAction['group']): MenuEntry[] =>
    actions
      .filter((action) => action.group === group)
      .map(({ label, icon, disabled, run }) => ({ kind: 'item', label, icon, disabled, onselect: run }))
  const line: MenuEntry = { kind: 'separator' }
  const { t } = app.locale
  const settings = (label: TextKey, icon: IconName, page?: PageId): MenuEntry => ({
    kind: 'item',
    label: t(label),
    icon,
    onselect: () =>
      app.surfaces.open({ kind: 'hostSettings', hostId: host.hostId, ...(page === undefined ? {} : { page }) }),
  })
  const pages = [
    settings('machines.hostSettings', 'settings'),
    settings('hostSettings.switchesOpen', 'overview', 'switches'),
  ]
  const copies: MenuEntry = {
    kind: 'item',
    label: t('replication.copies'),
    icon: 'folder',
    onselect: () => app.surfaces.open({ kind: 'initialCopies' }),
  }
  return [...pages, ...entries('look'), copies, line, ...entries('power'), line, ...entries('remove')]
}

/** Gives a host its power back and says so; asks first where machines would run twice then. */
export async function turnOn(app: App, { hostId, name }: Pick<HostView, 'hostId' | 'name'>): Promise<void> {
  const isKeptOff = (app.world.hostNow(hostId)?.keptOff ?? null) !== null
  if (!isKeptOff && runTwice(hostId, app.world.vms).length > 0) {
    app.surfaces.open({ kind: 'turnOnHost', hostId })
    return
  }
  const reply = await app.run('host.restorePower', { hostId })
  if (reply.ok) app.toasts.show({ tone: 'ok', title: app.locale.t('hostPower.turnedOn', { host: name }) })
}

/** Restarts the management service, which registers its names in the domain when it starts. */
export async function restartService(app: App, { hostId, name }: Pick<HostView, 'hostId' | 'name'>): Promise<void> {
  const reply = await app.run('host.restartService', { hostId })
  if (reply.ok) app.toasts.show({ tone: 'ok', title: app.locale.t('hostPower.serviceRestarted', { host: name }) })
}
