/** The last window takes the app along, and the app does not end before the workspace is whole and closed. */
import { app } from 'electron'
import type { CorePort } from '../../contract/client.ts'

/** Holds the end of the app back until the core is closed. */
export function closeBeforeQuit(core: CorePort): void {
  let isClosed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void core.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}
