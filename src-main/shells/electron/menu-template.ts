/** What is in the menu bar, by platform and language; pure data, so that it can be read without a menu bar. */
import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../contract/texts/shape.ts'
import { texts } from '../texts/index.ts'

export interface MenuChoices {
  newWorkspace(): void
  openWorkspace(): void
  openRecent(path: string): void
  openSettings(): void
  reload(): void
  showLog(): void
}

interface MenuSituation {
  readonly platform: NodeJS.Platform
  readonly language: Language
  /** Workspaces that were open lately, without the open one. */
  readonly recent: readonly string[]
}

type Item = MenuItemConstructorOptions
type MenuKey = Extract<Parameters<typeof texts.text>[0], `menu.${string}`>

const line: Item = { type: 'separator' }

/** Makes the menu. No developer tools in front of an administrator, and no key that reloads by accident. */
export function menuTemplate({ platform, language, recent }: MenuSituation, choices: MenuChoices): Item[] {
  const isMac = platform === 'darwin'
  const word = (key: MenuKey) => texts.text(key, language)
  // The letter under which Alt opens a menu is its first one; macOS has none.
  const menu = (key: MenuKey, submenu: Item[]): Item => ({ label: `${isMac ? '' : '&'}${word(key)}`, submenu })
  const role = (name: NonNullable<Item['role']>, key: MenuKey): Item => ({ role: name, label: word(key) })
  const settings: Item = {
    label: word('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => choices.openSettings(),
  }
  const about = role('about', 'menu.about')
  const recentItems: Item[] =
    recent.length === 0
      ? [{ label: word('menu.noRecent'), enabled: false }]
      : recent.map((path) => ({ label: path.replaceAll('&', '&&'), click: () => choices.openRecent(path) }))

  return [
    ...(isMac
      ? [
          {
            label: 'Understudy',
            submenu: [
              about,
              line,
              settings,
              line,
              role('hide', 'menu.hide'),
              role('hideOthers', 'menu.hideOthers'),
              role('unhide', 'menu.unhide'),
              line,
              role('quit', 'menu.quit'),
            ],
          },
        ]
      : []),
    menu('menu.file', [
      { label: word('menu.new'), accelerator: 'CmdOrCtrl+N', click: () => choices.newWorkspace() },
      { label: word('menu.open'), accelerator: 'CmdOrCtrl+O', click: () => choices.openWorkspace() },
      { label: word('menu.recent'), submenu: recentItems },
      line,
      ...(isMac ? [role('close', 'menu.close')] : [settings, line, role('quit', 'menu.quit')]),
    ]),
    menu('menu.edit', [
      role('undo', 'menu.undo'),
      role('redo', 'menu.redo'),
      line,
      role('cut', 'menu.cut'),
      role('copy', 'menu.copy'),
      role('paste', 'menu.paste'),
      role('selectAll', 'menu.selectAll'),
    ]),
    menu('menu.view', [
      { label: word('menu.reload'), click: () => choices.reload() },
      line,
      role('resetZoom', 'menu.resetZoom'),
      role('zoomIn', 'menu.zoomIn'),
      role('zoomOut', 'menu.zoomOut'),
      line,
      role('togglefullscreen', 'menu.fullScreen'),
    ]),
    menu('menu.window', [
      role('minimize', 'menu.minimize'),
      ...(isMac ? [role('zoom', 'menu.zoom'), role('front', 'menu.front')] : []),
    ]),
    menu('menu.help', [
      { label: word('menu.showLog'), click: () => choices.showLog() },
      ...(isMac ? [] : [line, about]),
    ]),
  ]
}
