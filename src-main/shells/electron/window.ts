/** The app's one window. */
import { app, BrowserWindow } from 'electron'
import { pageOrigin } from './scheme.ts'

/**
 * Makes this the only running instance; a second one hands over to it, because a workspace has one writer.
 * @returns False in the second instance, which must end.
 */
export function keepOneInstance(): boolean {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  return app.requestSingleInstanceLock()
}

/**
 * Opens the window and shows it as soon as there is something to see.
 * @param preload Absolute path of the built preload script.
 */
export async function openWindow(preload: string): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 900,
    minHeight: 600,
    title: 'Understudy',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${pageOrigin}/`)
}
