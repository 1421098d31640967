import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Closing } from '../../../src-renderer/forms/closing.svelte.ts'
import { Router } from '../../../src-renderer/state/router.svelte.ts'

/** As much of a browser as an address needs: setting it tells the window, replacing it does not. */
function anAddress(hash: string) {
  const target = new EventTarget()
  const entries = [hash]
  const address = {
    get hash() {
      return entries.at(-1) ?? ''
    },
    set hash(wanted: string) {
      entries.push(wanted)
      target.dispatchEvent(new Event('hashchange'))
    },
  }
  vi.stubGlobal('window', target)
  vi.stubGlobal('location', address)
  vi.stubGlobal('history', {
    replaceState: (_: null, __: string, wanted: string) => (entries[entries.length - 1] = wanted),
  })
  vi.stubGlobal('document', { querySelector: () => ({ focus: () => undefined, tabIndex: 0 }) })
  return { address, entries }
}

describe('a page with a form', () => {
  let browser: ReturnType<typeof anAddress>
  const form = { isChanged: false }
  beforeEach(() => {
    browser = anAddress('#/forecast')
    form.isChanged = false
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is left at once while nothing would be lost', () => {
    const router = new Router()
    const closing = new Closing(() => form)
    closing.watch(router)
    router.go('network')
    expect([router.route.name, closing.isAsking]).toEqual(['network', false])
    expect(browser.entries).toEqual(['#/forecast', '#/network'])
  })

  it('asks first where something typed would be lost, and stays or goes as is answered', () => {
    const router = new Router()
    const closing = new Closing(() => form)
    const end = closing.watch(router)
    form.isChanged = true
    browser.address.hash = '#/network'
    expect([router.route.name, closing.isAsking, browser.address.hash]).toEqual(['forecast', true, '#/forecast'])
    closing.stay()
    expect([router.route.name, closing.isAsking]).toEqual(['forecast', false])

    router.go('network')
    closing.leave()
    expect([router.route.name, browser.address.hash]).toEqual(['network', '#/network'])
    // The page is gone, and asks no more.
    end()
    router.go('forecast')
    expect(router.route.name).toBe('forecast')
  })
})
