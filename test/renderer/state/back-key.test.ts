/** The Back key of the browser while a dialog is open, and after it was closed otherwise. */
import { expect, it } from 'vitest'
import { BackKey } from '../../../src-renderer/state/back-key.ts'
import { Surfaces } from '../../../src-renderer/state/surfaces.svelte.ts'

/** A history as browsers keep it, moved by hand. */
function aWindow() {
  const entries: { state: unknown; address: string }[] = [
    { state: null, address: '#/overview' },
    { state: null, address: '#/machines' },
  ]
  let at = 1
  const listeners = new Set<() => void>()
  const history = {
    get state() {
      return entries[at]?.state
    },
    get address() {
      return entries[at]?.address ?? ''
    },
    push(state: unknown) {
      entries.splice(at + 1, Infinity, { state, address: history.address })
      at += 1
    },
    back() {
      at = Math.max(0, at - 1)
      for (const listener of listeners) listener()
    },
    listen(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const surfaces = new Surfaces()
  const back = new BackKey(surfaces, history)
  back.start()
  const open = () => {
    surfaces.open({ kind: 'addHost' })
    back.opened()
  }
  return { history, surfaces, open }
}

it('closes the dialog and leaves the page behind it as it is', () => {
  const { history, surfaces, open } = aWindow()
  open()
  history.back()
  expect(surfaces.current).toBeUndefined()
  expect(history.address).toBe('#/machines')
  history.back()
  expect(history.address).toBe('#/overview')
})

it('asks first where something was typed, each time that it is pressed', () => {
  const { history, surfaces, open } = aWindow()
  open()
  let asked = 0
  surfaces.guard(() => (asked += 1))
  history.back()
  history.back()
  expect(asked).toBe(2)
  expect(surfaces.current?.kind).toBe('addHost')
  expect(history.address).toBe('#/machines')
})

it('goes to the page before after a dialog was closed otherwise, with one press', () => {
  const { history, surfaces, open } = aWindow()
  open()
  surfaces.close()
  history.back()
  expect(history.address).toBe('#/overview')
})
