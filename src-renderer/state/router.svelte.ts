/** The current place, kept in step with the address. Headings take the focus after a move, so that keyboard and screen reader follow. */
import { tick } from 'svelte'
import { hrefOf, parseRoute, type Route, type RouteName } from './route.ts'

export class Router {
  #route: Route = $state.raw(parseRoute(location.hash))

  constructor() {
    window.addEventListener('hashchange', () => {
      const next = parseRoute(location.hash)
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
    this.#route = parseRoute(location.hash)
  }

  back() {
    history.back()
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
