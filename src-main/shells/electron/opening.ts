/**
 * Another workspace in the place of the open one. The app starts again with it, because there is no safer way to leave a workspace
 * than to end: its core is closed, and nothing of it is left in memory.
 */
import { app, dialog, type BrowserWindow } from 'electron'
import type { Language } from '../../contract/texts/shape.ts'
import { texts } from '../texts/index.ts'
import { keep, readKept } from './kept-json.ts'
import { recentPaths, withRecent } from './recent.ts'

const recentFile = 'recent.json'

export interface Opening {
  /** Asks for a file that does not exist yet, and starts again with it. */
  createAnother(): Promise<void>
  /** Asks for a file, and starts again with it. */
  openAnother(): Promise<void>
  /** Starts again with a file, after having asked; does nothing if it is the open one. */
  open(path: string): Promise<void>
  /** What was open lately, without the open one. */
  recent(): string[]
}

/**
 * Makes the ways from one workspace to another, and notes the open one.
 * @param current The open workspace, absolute.
 * @param window The app's window.
 * @param language How the user is spoken to.
 */
export function openings(current: string, window: BrowserWindow, language: () => Language): Opening {
  const known = () => readKept(recentFile, recentPaths) ?? []
  keep(recentFile, withRecent(known(), current))
  app.addRecentDocument(current)
  const word = (key: 'window.open' | 'window.cancel' | 'window.workspaces') => texts.text(key, language())
  const filters = () => [{ name: word('window.workspaces'), extensions: ['understudy'] }]

  const startWith = (path: string) => {
    app.relaunch({ ...programItself(), args: [`--workspace=${path}`] })
    app.quit()
  }
  return {
    async createAnother() {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        filters: filters(),
        properties: ['createDirectory'],
      })
      // One that exists is opened: a workspace is never overwritten.
      if (!canceled && filePath) startWith(withEnding(filePath))
    },
    async openAnother() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        filters: filters(),
        properties: ['openFile'],
      })
      const [path] = filePaths
      if (!canceled && path !== undefined && path !== current) startWith(path)
    },
    async open(path) {
      if (path === current) return
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: texts.text('window.openOther', language(), { path }),
        detail: texts.text('window.openOtherDetail', language(), { path: current }),
        buttons: [word('window.open'), word('window.cancel')],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      })
      if (response === 0) startWith(path)
    },
    recent: () => known().filter((path) => path !== current),
  }
}

/** An AppImage and a portable program run from where they were unpacked, which is gone when they have ended. */
function programItself(): { execPath?: string } {
  const execPath = process.env['APPIMAGE'] ?? process.env['PORTABLE_EXECUTABLE_FILE']
  return execPath === undefined ? {} : { execPath }
}

function withEnding(path: string): string {
  return path.endsWith('.understudy') ? path : `${path}.understudy`
}
