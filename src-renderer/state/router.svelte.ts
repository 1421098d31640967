/** The current place, kept in step with the address. Headings take the focus after a move, so that keyboard and screen reader follow. */
import { tick } from 'svelte'
import { hrefOf, parseRoute, type Route, type RouteName } from './route.ts'

/** Hears how it would go on, and lets it go on when nothing is lost by that. */
type Guard = (leave: () => void) => void

export class Router {
  #route: Route = $state.raw(parseRoute(location.hash))
  #guards: readonly Guard[] = []
  /** The address of what is shown. */
  #shown = location.hash

  constructor() {
    window.addEventListener('hashchange', () => {
      const wanted = location.hash
      if (wanted !== this.#shown && !this.#mayLeaveFor(wanted)) return
      this.#shown = wanted
      const next = parseRoute(wanted)
      const moved = next.name !== this.#route.name || JSON.stringify(next.params) !== JSON.stringify(this.#route.params)
      this.#route = next
      if (moved) void this.#focusHeading()
    })
  }

  get route(): Route {
    return this.#route
  }

  go(name: RouteName, params: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, string>> = {}) {
    location.hash = hrefOf(name, params, query)
  }

  /** As `go`, but without a step for the back key: for choosing among things on the same screen. */
  replace(
    name: RouteName,
    params: Readonly<Record<string, string>> = {},
    query: Readonly<Record<string, string>> = {},
  ) {
    history.replaceState(null, '', hrefOf(name, params, query))
    this.#shown = location.hash
    this.#route = parseRoute(location.hash)
  }

  /** Has a page asked before another one takes its place, until the returned function is called. */
  guard(guard: Guard): () => void {
    this.#guards = [...this.#guards, guard]
    return () => {
      this.#guards = this.#guards.filter((each) => each !== guard)
    }
  }

  back() {
    history.back()
  }

  /**
   * Asks the page that is shown. By a link or by the keys of the browser the address is already another one; until the page may be left
   * it is that of the page again.
   */
  #mayLeaveFor(wanted: string): boolean {
    let isFree = this.#guards.length === 0
    let isBack = false
    this.#guards.at(-1)?.(() => {
      isFree = true
      if (!isBack) return
      this.#shown = wanted
      location.hash = wanted
    })
    if (isFree) return true
    isBack = true
    history.replaceState(null, '', this.#shown === '' ? '#/' : this.#shown)
    return false
  }

  async #focusHeading() {
    await tick()
    // The view may still be on its way; it is given a moment, then the canvas itself takes the focus.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (heading) {
        heading.tabIndex = -1
        heading.focus({ preventScroll: true })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}
