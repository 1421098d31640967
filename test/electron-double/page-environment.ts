/**
 * What a page finds in a sandboxed window with context isolation: the preload script runs before it, `require` knows only
 * `electron`, and what `contextBridge` exposes is a frozen copy in which only functions lead back.
 */

/** Runs in the page; it may use nothing from outside its own body. */
function prepareFrame(preload: (module: object, exports: object, require: (name: string) => unknown) => void): void {
  type Listener = (event: object, ...values: unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  const page = window as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>

  // Values are copied between worlds; a function becomes a proxy, and nothing keeps its prototype.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...values: unknown[]) => cross(value(...values.map(cross)))
    if (value instanceof Promise) return value.then(cross)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return Object.freeze(value.map(cross))
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cross(member)])))
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        Object.defineProperty(window, name, { value: cross(api), enumerable: true })
      },
    },
    ipcRenderer: {
      async invoke(channel: string, ...values: unknown[]) {
        // What cannot be cloned fails here, as in Electron, and not silently on the way.
        return page['electronDoubleInvoke']?.(channel, structuredClone(values))
      },
      on(channel: string, listener: Listener) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      off(channel: string, listener: Listener) {
        listeners.get(channel)?.delete(listener)
      },
    },
  }

  Object.defineProperty(window, 'electronDoubleDeliver', {
    value: (channel: string, values: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...values)
    },
  })

  const openElsewhere = (url: string) => void page['electronDoubleOpen']?.(new URL(url, document.baseURI).href)
  window.open = (url) => {
    openElsewhere(String(url))
    return null
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[target="_blank"]') : null
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    event.preventDefault()
    openElsewhere(link.href)
  })

  const module = { exports: {} }
  preload(module, module.exports, (name) => {
    if (name === 'electron') return electron
    throw new Error(`A sandboxed preload script cannot require "${name}".`)
  })
}

/**
 * Builds the script that runs before anything of the page does.
 * @param preload The text of the preload script. It becomes part of this script as it is, because the page's policy rightly
 *   forbids to make code from text.
 */
export function environmentScript(preload: string): string {
  // Only the main frame gets the preload script, as in Electron.
  return `if (window === window.top) (${prepareFrame.toString()})((module, exports, require) => {${preload}\n})`
}
