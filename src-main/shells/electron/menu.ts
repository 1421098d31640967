/** The application menu, in the language of the app. */
import { app, Menu, shell } from 'electron'
import type { Language } from '../../contract/texts/shape.ts'
import { menuTemplate, type MenuChoices } from './menu-template.ts'
import type { Opening } from './opening.ts'

interface MenuParts {
  readonly language: Language
  readonly opening: Opening
  readonly logFolder: string
  openSettings(): void
  reload(): void
}

/** Replaces the menu, also when the language has changed. */
export function setMenu({ language, opening, logFolder, openSettings, reload }: MenuParts): void {
  const choices: MenuChoices = {
    newWorkspace: () => void opening.createAnother(),
    openWorkspace: () => void opening.openAnother(),
    openRecent: (path) => void opening.open(path),
    openSettings,
    reload,
    showLog: () => void shell.openPath(logFolder),
  }
  app.setAboutPanelOptions({ applicationName: 'Understudy', applicationVersion: app.getVersion(), copyright: 'MIT' })
  const situation = { platform: process.platform, language, recent: opening.recent() }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(situation, choices)))
}
