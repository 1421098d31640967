/**
 * A stand-in for the module `electron` in the main process, as far as the app uses it. Windows, dialogs and the browser are
 * on the other side of a channel, in `desktop.ts`; what is decided in the main process is decided here, with the same
 * events in the same order and the same values copied the same way.
 *
 * It is stricter than Electron where that finds mistakes: a window without sandbox, a scheme declared too late or a
 * permission nobody handles is an error.
 */
import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { connectEnds, type AppFunctions, type DesktopFunctions, type SenderFrame } from './messages.ts'

/**
 * Beside the workspace of a test, so that each test has its own. The app was started there before, unless `--double-first-start` says
 * that it was not: what it does at its first start takes seconds.
 */
function userDataFolder(): string {
  const folder = dirname(app.commandLine.getSwitchValue('workspace'))
  if (!app.commandLine.hasSwitch('double-first-start')) writeFileSync(join(folder, `self-test-${app.getVersion()}`), '')
  return folder
}

const state = { isReady: false, isQuitting: false, schemes: new Set<string>() }

class DoubleEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

class App extends EventEmitter {
  readonly commandLine = {
    getSwitchValue: (name: string) => {
      const prefix = `--${name}=`
      return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? ''
    },
    hasSwitch: (name: string) =>
      process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
  }
  readonly #ready = new Promise<void>((resolve) => {
    setImmediate(() => {
      state.isReady = true
      resolve()
    })
  })

  whenReady = () => this.#ready
  enableSandbox(): void {
    if (state.isReady) throw new Error('app.enableSandbox() must be called before the app is ready.')
  }
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  addRecentDocument(): void {}
  relaunch({ args }: { args: readonly string[] }): void {
    void desktop.relaunch(args)
  }
  requestSingleInstanceLock = () => !process.argv.includes('--double-second-instance')
  getVersion = () => this.#version()
  getLocale = () => this.commandLine.getSwitchValue('lang') || 'en-US'
  getPath = (name: string) => {
    if (name === 'home') return homedir()
    if (name === 'userData') return userDataFolder()
    throw new Error(`The double has no path "${name}".`)
  }

  quit(): void {
    if (state.isQuitting) return
    state.isQuitting = true
    const before = new DoubleEvent()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return void (state.isQuitting = false)
    for (const window of BrowserWindow.getAllWindows()) if (!window.close()) return void (state.isQuitting = false)
    const will = new DoubleEvent()
    this.emit('will-quit', will)
    if (will.defaultPrevented) return void (state.isQuitting = false)
    this.exit(0)
  }

  exit(exitCode = 0): void {
    // The channel is flushed first, so that the desktop has seen what the app said last.
    if (process.connected) process.disconnect()
    process.exitCode = exitCode
    setTimeout(() => process.exit(exitCode), 50)
  }

  #version(): string {
    const description = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    return description.version
  }
}

export const app = new App()

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

class WebContents extends EventEmitter {
  windowOpenHandler: WindowOpenHandler | undefined
  url = ''
  readonly #windowId: number

  constructor(windowId: number) {
    super()
    this.#windowId = windowId
  }

  getURL = () => this.url
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler
  }
  send(channel: string, ...values: readonly unknown[]): void {
    void desktop.deliver(this.#windowId, channel, values)
  }
  reload(): void {
    void desktop.reload(this.#windowId)
  }
  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', new DoubleEvent(), { reason: 'crashed', exitCode: 1 })
  }
}

interface BrowserWindowOptions {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly webPreferences: {
    readonly preload: string
    readonly sandbox: boolean
    readonly contextIsolation: boolean
    readonly nodeIntegration: boolean
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly #windows = new Map<number, BrowserWindow>()
  static getAllWindows = () => [...BrowserWindow.#windows.values()]
  static byId = (windowId: number) => {
    const window = BrowserWindow.#windows.get(windowId)
    if (!window) throw new Error(`There is no window ${windowId}.`)
    return window
  }
  static #lastId = 0

  readonly id = ++BrowserWindow.#lastId
  readonly webContents = new WebContents(this.id)
  readonly #opened: Promise<void>
  readonly #bounds: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>

  constructor({ x, y, width, height, webPreferences }: BrowserWindowOptions) {
    super()
    this.#bounds = { x, y, width, height }
    if (!state.isReady) throw new Error('A window cannot be created before the app is ready.')
    const { sandbox, contextIsolation, nodeIntegration } = webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration) throw new Error('A window must isolate its page.')
    BrowserWindow.#windows.set(this.id, this)
    app.emit('web-contents-created', new DoubleEvent(), this.webContents)
    this.#opened = desktop.openWindow(this.id, { width, height, preload: readFileSync(webPreferences.preload, 'utf8') })
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened
    this.webContents.url = url
    await desktop.loadUrl(this.id, url)
    this.emit('ready-to-show')
  }

  show(): void {
    this.emit('show')
  }
  focus(): void {
    this.emit('focus')
  }
  isMinimized = () => false
  isMaximized = () => false
  maximize(): void {
    this.emit('maximize')
  }
  isDestroyed = () => !BrowserWindow.#windows.has(this.id)
  getNormalBounds = () => this.#bounds

  /** Asks the app, as the user's click on the cross does. @returns Whether the window is gone. */
  close(): boolean {
    const event = new DoubleEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.destroy()
    return true
  }

  restore(): void {
    this.emit('restore')
  }

  /** Ends the window without asking it, as the last step of `app.quit` does. */
  destroy(): void {
    BrowserWindow.#windows.delete(this.id)
    void desktop.closeWindow(this.id).catch(() => undefined)
    this.emit('closed')
  }

  /** The user closed the window. */
  wasClosed(): void {
    this.emit('close', new DoubleEvent())
    BrowserWindow.#windows.delete(this.id)
    this.emit('closed')
    if (BrowserWindow.#windows.size === 0) app.emit('window-all-closed')
  }
}

type SchemeHandler = (request: Request) => Response | Promise<Response>
const schemeHandlers = new Map<string, SchemeHandler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    if (state.isReady) throw new Error('Schemes must be declared before the app is ready.')
    for (const { scheme } of schemes) state.schemes.add(scheme)
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!state.schemes.has(scheme)) throw new Error(`The scheme "${scheme}" was not declared.`)
    schemeHandlers.set(scheme, handler)
  },
}

type InvokeHandler = (event: unknown, ...values: readonly unknown[]) => unknown
const invokeHandlers = new Map<string, InvokeHandler>()

export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'.`)
    invokeHandlers.set(channel, handler)
  },
}

type PermissionRequest = (contents: WebContents, permission: string, answer: (granted: boolean) => void) => void
type PermissionCheck = (contents: WebContents, permission: string, origin: string) => boolean
const permissions: { request?: PermissionRequest; check?: PermissionCheck } = {}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionRequest) => void (permissions.request = handler),
    setPermissionCheckHandler: (handler: PermissionCheck) => void (permissions.check = handler),
    setDevicePermissionHandler: () => undefined,
  },
}

export const dialog = {
  /** Electron takes the window before the question where there is one. */
  async showMessageBox(...given: readonly unknown[]) {
    const options = given.at(-1) as { message: string; detail?: string; buttons: readonly string[] }
    const { message, detail = '', buttons } = options
    return { response: await desktop.askUser({ message, detail, buttons }), checkboxChecked: false }
  },
  async showOpenDialog() {
    const path = await desktop.chooseFile()
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  },
  async showSaveDialog() {
    const path = await desktop.chooseFile()
    return { canceled: path === null, filePath: path ?? '' }
  },
  showErrorBox: (title: string, content: string) => void desktop.showError(title, content),
}

export const shell = {
  openExternal: (url: string) => desktop.openExternal(url),
  openPath: async (path: string) => desktop.openExternal(path).then(() => ''),
}

interface MenuItem {
  readonly label?: string
  readonly submenu?: readonly MenuItem[]
  click?(): void
}

let shownMenu: readonly MenuItem[] = []

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (menu: readonly MenuItem[]) => void (shownMenu = menu),
}

/** The labels of a menu, those of submenus behind a line. */
function labelsOf(items: readonly MenuItem[], before = ''): string[] {
  return items.flatMap(({ label, submenu }) => {
    if (label === undefined) return []
    return [before + label, ...labelsOf(submenu ?? [], `${before}${label} > `)]
  })
}

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } }
export const screen = { getPrimaryDisplay: () => display, getDisplayMatching: () => display }

/** What the app listens to must be there before the computer says it. */
export const powerMonitor = new EventEmitter()

export { safeStorage } from './safe-storage.ts'

const desktop: DesktopFunctions = connectEnds<DesktopFunctions>(
  {
    send: (message) => void (process.connected && process.send?.(message)),
    onMessage: (listener) => process.on('message', listener as (message: unknown) => void),
  },
  {
    async request(url, method) {
      const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1))
      if (!handler) throw new Error(`Nothing answers ${url}.`)
      const response = await handler(new Request(url, { method }))
      const headers = Object.fromEntries(response.headers)
      return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) }
    },
    async invoke(windowId, frame, channel, values) {
      const handler = invokeHandlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return handler({ sender: BrowserWindow.byId(windowId).webContents, senderFrame: frameOf(frame) }, ...values)
    },
    async mayNavigate(windowId, url) {
      const event = Object.assign(new DoubleEvent(), { url })
      BrowserWindow.byId(windowId).webContents.emit('will-navigate', event)
      return !event.defaultPrevented
    },
    async mayOpenWindow(windowId, url) {
      return BrowserWindow.byId(windowId).webContents.windowOpenHandler?.({ url }).action !== 'deny'
    },
    async hasPermission(windowId, permission, origin) {
      const { request, check } = permissions
      if (!request || !check) throw new Error('Nobody decides about permissions.')
      const { webContents } = BrowserWindow.byId(windowId)
      const answer = Promise.withResolvers<boolean>()
      request(webContents, permission, answer.resolve)
      return (await answer.promise) && check(webContents, permission, origin)
    },
    async windowClosed(windowId) {
      BrowserWindow.byId(windowId).wasClosed()
    },
    async secondInstance(parameters, workingDirectory) {
      app.emit('second-instance', new DoubleEvent(), ['understudy-desktop', ...parameters], workingDirectory)
    },
    async askToClose(windowId) {
      if (BrowserWindow.byId(windowId).close() && BrowserWindow.getAllWindows().length === 0)
        app.emit('window-all-closed')
    },
    async pageGone(windowId) {
      BrowserWindow.byId(windowId).webContents.forcefullyCrashRenderer()
    },
    async pageHangs(windowId) {
      BrowserWindow.byId(windowId).emit('unresponsive')
    },
    async sessionEnd(windowId) {
      BrowserWindow.byId(windowId).emit('session-end')
    },
    async menu() {
      return labelsOf(shownMenu)
    },
    async chooseInMenu(labels) {
      let items = shownMenu
      let chosen: MenuItem | undefined
      for (const label of labels) {
        chosen = items.find((item) => item.label === label)
        items = chosen?.submenu ?? []
      }
      if (!chosen?.click) throw new Error(`The menu has nothing to choose at ${labels.join(' > ')}.`)
      chosen.click()
    },
    async power(event) {
      powerMonitor.emit(event)
    },
    async quit() {
      app.quit()
    },
  } satisfies AppFunctions,
)

/** A frame as Electron shows it: a main frame has no parent. */
function frameOf({ origin, url, isMainFrame }: SenderFrame) {
  return { origin, url, parent: isMainFrame ? null : { origin: 'unknown' } }
}

process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
