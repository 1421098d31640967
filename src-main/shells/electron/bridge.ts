/**
 * The core's two functions over Electron's IPC. This is the only file that touches `ipcMain`.
 */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { CorePort } from '../../contract/client.ts'
import { fail } from '../../contract/failure.ts'
import { gatherEvents } from '../gather-events.ts'
import { callChannel, eventChannel } from './channels.ts'
import { pageOrigin } from './scheme.ts'

/** Connects every window of the app with the core. */
export function bridgeCore(core: CorePort): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown, tryId: unknown) => {
    if (!isOurPage(event)) return fail('shell.unauthorized')
    return core.call(String(name), input, tryId === undefined ? undefined : String(tryId))
  })
  const gatherer = gatherEvents((events) => {
    // One message for all of them: a page that is slow would otherwise have thousands waiting in this process.
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, events)
  })
  core.subscribe(gatherer.add)
}

/** A frame that shows anything but the app's own page, were there ever one, can talk but is not listened to. */
function isOurPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin
}
