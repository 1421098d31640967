/** What happens when the page stops or hangs: the workspace is not in it, so it is offered anew. */
import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { Language } from '../../contract/texts/shape.ts'
import { texts } from '../texts/index.ts'

/** Watches over the page of a window. */
export function watchPage(window: BrowserWindow, language: () => Language): void {
  const contents = window.webContents
  let isAsking = false
  let isEnded = false
  const ask = async (options: MessageBoxOptions): Promise<number | null> => {
    if (isAsking || window.isDestroyed()) return null
    isAsking = true
    try {
      return (await dialog.showMessageBox(window, { type: 'warning', noLink: true, defaultId: 0, ...options })).response
    } finally {
      isAsking = false
    }
  }
  const word = (key: Parameters<typeof texts.text>[0]) => texts.text(key, language())
  const reload = () => {
    if (!window.isDestroyed()) contents.reload()
  }
  contents.on('render-process-gone', (_, { reason }) => {
    // What ends with the app is no trouble.
    if (reason === 'clean-exit' || isEnded) return void (isEnded = false)
    void ask({
      message: word('window.pageGone'),
      detail: word('window.pageGoneDetail'),
      buttons: [word('menu.reload'), word('menu.quit')],
      cancelId: 0,
    }).then((response) => {
      if (response === 0) reload()
      if (response === 1) app.quit()
    })
  })
  window.on('unresponsive', () => {
    void ask({
      message: word('window.pageHangs'),
      detail: word('window.pageGoneDetail'),
      buttons: [word('window.wait'), word('menu.reload')],
      cancelId: 0,
    }).then((response) => {
      if (response !== 1 || window.isDestroyed()) return
      // A page that hangs does not listen to being loaded again.
      isEnded = true
      contents.forcefullyCrashRenderer()
      reload()
    })
  })
}
