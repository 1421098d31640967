/**
 * The last window takes the app along, after having asked if something is under way, and the app does not end before the workspace is
 * whole and closed, if that can be done in time.
 */
import { app, dialog, type BrowserWindow } from 'electron'
import type { Language } from '../../contract/texts/shape.ts'
import { endInTime } from '../lifetime.ts'
import { texts } from '../texts/index.ts'
import type { WatchedCore } from './running-calls.ts'

/** What is done sooner is nothing that anybody would miss. */
const busyMilliseconds = 1_000

/** Holds the end of the app back until the core is closed. */
export function closeBeforeQuit(core: WatchedCore, reportError: (error: unknown) => void): void {
  let isClosed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void endInTime(() => core.close())
      .catch(reportError)
      .then(() => {
        isClosed = true
        app.quit()
      })
  })
}

/** Asks before a window closes while the core is busy, and closes the core when Windows ends without asking. */
export function askBeforeClosing(
  window: BrowserWindow,
  core: WatchedCore,
  language: () => Language,
  reportError: (error: unknown) => void,
): void {
  let mayClose = false
  let isAsking = false
  window.on('close', (event) => {
    if (mayClose || !core.isBusy(busyMilliseconds)) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void dialog
      .showMessageBox(window, {
        type: 'question',
        message: texts.text('window.busy', language()),
        detail: texts.text('window.busyDetail', language()),
        buttons: [texts.text('window.endAnyway', language()), texts.text('window.keepOpen', language())],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      .then(({ response }) => {
        isAsking = false
        if (response !== 0) return
        mayClose = true
        app.quit()
      })
  })
  // Electron gives no `will-quit` when the user logs off or Windows shuts down.
  window.on('session-end', () => void endInTime(() => core.close()).catch(reportError))
}
