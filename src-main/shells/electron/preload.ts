/**
 * The only thing that the page gets from Electron: two functions. It never sees `ipcRenderer`, so it cannot name a channel,
 * and it never sees the IPC event, which carries a reference to the sender.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { Transport } from '../../contract/client.ts'
import type { CoreEvent } from '../../contract/events.ts'
import { callChannel, eventChannel } from './channels.ts'

const bridge: Transport = {
  call: (name, input, tryId) => ipcRenderer.invoke(callChannel, name, input, tryId),
  subscribe(listener) {
    const relay = (_: unknown, events: readonly CoreEvent[]) => events.forEach((event) => listener(event))
    ipcRenderer.on(eventChannel, relay)
    return () => void ipcRenderer.off(eventChannel, relay)
  },
}

contextBridge.exposeInMainWorld('understudy', bridge)
