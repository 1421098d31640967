/**
 * What the app's main process and the desktop that plays Electron say to each other. Both sides call named functions of
 * the other over the channel between parent and child process, which copies values the way Electron's IPC does.
 */
export interface WindowOptions {
  readonly width: number
  readonly height: number
  /** The text of the preload script. */
  readonly preload: string
}

export interface MessageBoxQuestion {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

export interface SenderFrame {
  readonly origin: string
  readonly url: string
  readonly isMainFrame: boolean
}

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'

export interface SchemeResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What the desktop does for the app. */
export interface DesktopFunctions {
  openWindow(windowId: number, options: WindowOptions): Promise<void>
  loadUrl(windowId: number, url: string): Promise<void>
  closeWindow(windowId: number): Promise<void>
  deliver(windowId: number, channel: string, values: readonly unknown[]): Promise<void>
  askUser(question: MessageBoxQuestion): Promise<number>
  showError(title: string, content: string): Promise<void>
  openExternal(url: string): Promise<void>
  /** The file that the user picks in a dialog; null if none. */
  chooseFile(): Promise<string | null>
  /** The app wants to be started again. */
  relaunch(parameters: readonly string[]): Promise<void>
  reload(windowId: number): Promise<void>
}

/** What the desktop asks the app. */
export interface AppFunctions {
  request(url: string, method: string): Promise<SchemeResponse>
  invoke(windowId: number, frame: SenderFrame, channel: string, values: readonly unknown[]): Promise<unknown>
  /** True if the app lets the page go there. */
  mayNavigate(windowId: number, url: string): Promise<boolean>
  mayOpenWindow(windowId: number, url: string): Promise<boolean>
  hasPermission(windowId: number, permission: string, origin: string): Promise<boolean>
  windowClosed(windowId: number): Promise<void>
  /** A user starts the app again, with these parameters. */
  secondInstance(parameters: readonly string[], workingDirectory: string): Promise<void>
  /** The user clicks on the cross. */
  askToClose(windowId: number): Promise<void>
  pageGone(windowId: number): Promise<void>
  pageHangs(windowId: number): Promise<void>
  /** Windows ends, without asking. */
  sessionEnd(windowId: number): Promise<void>
  /** The labels of the menu; what is in a submenu stands behind the label of it. */
  menu(): Promise<readonly string[]>
  chooseInMenu(labels: readonly string[]): Promise<void>
  /** What the computer tells the app about its power and its screen. */
  power(event: PowerEvent): Promise<void>
  quit(): Promise<void>
}

interface Envelope {
  readonly id: number
  readonly name?: string
  readonly values?: readonly unknown[]
  readonly result?: unknown
  readonly error?: string
}

/** One end of the channel. */
export interface Channel {
  send(message: Envelope): void
  onMessage(listener: (message: Envelope) => void): void
}

type Functions<Type> = { [Name in keyof Type]: (...values: never[]) => Promise<unknown> }

/**
 * Connects one end: serves the own functions and gives a way to call those of the other end.
 * @param channel The end of the channel.
 * @param own What the other end may call.
 */
export function connectEnds<Other extends Functions<Other>>(channel: Channel, own: object): Other {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  channel.onMessage((message) => {
    if (message.name !== undefined) void answer(message)
    else if (message.error !== undefined) waiting.get(message.id)?.reject(new Error(message.error))
    else waiting.get(message.id)?.resolve(message.result)
    if (message.name === undefined) waiting.delete(message.id)
  })

  async function answer({ id, name, values }: Envelope): Promise<void> {
    try {
      const called: unknown = Reflect.get(own, name ?? '')
      if (typeof called !== 'function') throw new Error(`The other end has no function "${name}".`)
      channel.send({ id, result: await Reflect.apply(called, own, values ?? []) })
    } catch (error) {
      channel.send({ id, error: error instanceof Error ? error.message : String(error) })
    }
  }

  return new Proxy({} as Other, {
    get:
      (_, name) =>
      (...values: readonly unknown[]) => {
        const id = ++lastId
        const waiter = Promise.withResolvers<unknown>()
        waiting.set(id, waiter)
        channel.send({ id, name: String(name), values })
        return waiter.promise
      },
  })
}
