/** What was typed goes only when somebody says so, whichever way the dialog would be left. */
import { expect, it } from 'vitest'
import { Closing } from '../../../src-renderer/forms/closing.svelte.ts'
import { Surfaces } from '../../../src-renderer/state/surfaces.svelte.ts'

function aDialog() {
  const form = { isChanged: false }
  const surfaces = new Surfaces()
  surfaces.open({ kind: 'addHost' })
  const closing = new Closing(() => form)
  const unwatch = closing.watch(surfaces)
  return { form, surfaces, closing, unwatch, close: () => closing.request(() => surfaces.close()) }
}

it('closes at once while nothing would be lost', () => {
  const { surfaces, closing, close } = aDialog()
  close()
  expect(closing.isAsking).toBe(false)
  expect(surfaces.current).toBeUndefined()
})

it('asks when something was typed, and stays or goes as it is told', () => {
  const { form, surfaces, closing, close } = aDialog()
  form.isChanged = true
  close()
  expect(closing.isAsking).toBe(true)
  expect(surfaces.current?.kind).toBe('addHost')
  closing.stay()
  expect(closing.isAsking).toBe(false)
  expect(surfaces.current?.kind).toBe('addHost')
  close()
  closing.leave()
  expect(closing.isAsking).toBe(false)
  expect(surfaces.current).toBeUndefined()
})

it('asks before another dialog takes its place, and shows that one afterwards', () => {
  const { form, surfaces, closing, unwatch } = aDialog()
  form.isChanged = true
  surfaces.open({ kind: 'branches' })
  expect(closing.isAsking).toBe(true)
  expect(surfaces.current?.kind).toBe('addHost')
  closing.leave()
  expect(surfaces.current?.kind).toBe('branches')
  unwatch()
  surfaces.open({ kind: 'createRoot' })
  expect(surfaces.current?.kind).toBe('createRoot')
})
