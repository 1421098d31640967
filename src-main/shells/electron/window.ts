/** The app's one window. */
import { app, BrowserWindow, screen } from 'electron'
import { pageOrigin } from './scheme.ts'
import { keep, readKept } from './kept-json.ts'
import { placeWindow, windowMinimum, windowState } from './window-state.ts'

const stateFile = 'window.json'

/**
 * Makes this the only running instance; a second one hands over to it, because a workspace has one writer.
 * @param handOver Told what the second start was given.
 * @returns False in the second instance, which must end.
 */
export function keepOneInstance(handOver: (parameters: readonly string[], workingDirectory: string) => void): boolean {
  app.on('second-instance', (_, parameters, workingDirectory) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    handOver(parameters, workingDirectory)
  })
  return app.requestSingleInstanceLock()
}

/**
 * Makes the window, where it was when it was closed last; it is shown as soon as there is something to see.
 * @param preload Absolute path of the built preload script.
 */
export function createWindow(preload: string): BrowserWindow {
  const kept = readKept(stateFile, windowState)
  const display = kept ? screen.getDisplayMatching(kept.bounds) : screen.getPrimaryDisplay()
  const window = new BrowserWindow({
    ...placeWindow(kept?.bounds ?? null, display.workArea),
    minWidth: windowMinimum.width,
    minHeight: windowMinimum.height,
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
  window.once('ready-to-show', () => {
    if (kept?.isMaximized) window.maximize()
    window.show()
  })
  window.on('close', () => keep(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }))
  return window
}

/**
 * Shows a place of the page.
 * @param hash As in an address: `#/settings`; the overview if left out.
 * @throws If the page cannot be shown; a window that was closed meanwhile is no error.
 */
export async function showPage(window: BrowserWindow, hash = ''): Promise<void> {
  try {
    await window.loadURL(`${pageOrigin}/${hash}`)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}
