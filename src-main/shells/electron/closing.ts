/** The last window takes the app along, and the app does not end before the workspace is whole and closed, if that can be done in time. */
import { app } from 'electron'
import type { CorePort } from '../../contract/client.ts'
import { endInTime } from '../lifetime.ts'

/** Holds the end of the app back until the core is closed. */
export function closeBeforeQuit(core: CorePort, reportError: (error: unknown) => void): void {
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
