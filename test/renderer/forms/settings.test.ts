/** Pages of settings are applied together, in their order, up to the first refusal. */
import { expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/contract/failure.ts'
import { Form } from '../../../src-renderer/forms/form.svelte.ts'
import { PagesOfForms } from '../../../src-renderer/forms/settings.svelte.ts'
import { surroundings } from './surroundings.ts'

const hostId = 'host-1'
const isRefused = (name: string) => name === 'host.setClockSkew'

function threePages(refuses = isRefused) {
  const world = surroundings(undefined, (name) => (refuses(name) ? fail('host.unknown', { hostId }) : ok({})))
  const forms = {
    suffix: new Form(world, {
      begin: () => ({ dnsSuffix: '' }),
      apply: (call, { dnsSuffix }) => call('host.setDnsSuffix', { hostId, dnsSuffix }),
    }),
    clock: new Form(world, {
      begin: () => ({ skew: '0' }),
      apply: (call, { skew }) => call('host.setClockSkew', { hostId, skewSeconds: Number(skew) }),
    }),
    revocation: new Form(world, {
      begin: () => ({ disabled: false }),
      apply: (call, { disabled }) => call('host.setRevocationCheck', { hostId, disabled }),
    }),
  }
  const settings = new PagesOfForms(Object.entries(forms).map(([page, form]) => ({ page, form })))
  return { world, forms, settings }
}

it('nothing is due while nothing has changed', async () => {
  const { world, settings } = threePages()
  expect(settings.isChanged).toBe(false)
  expect(await settings.apply()).toEqual({ isDone: true })
  expect(world.calls).toEqual([])
})

it('the pages that have changed are known, and only they make calls', async () => {
  const { world, forms, settings } = threePages()
  forms.revocation.fields.disabled = true
  forms.suffix.fields.dnsSuffix = 'lab.example'
  expect([...settings.changedPages]).toEqual(['suffix', 'revocation'])
  expect(await settings.apply()).toEqual({ isDone: true })
  expect(world.calls.map(([name]) => name)).toEqual(['host.setDnsSuffix', 'host.setRevocationCheck'])
  expect(settings.isChanged).toBe(false)
})

it('a refusal ends it at its page: what came before is done, what follows is kept', async () => {
  const { world, forms, settings } = threePages()
  forms.suffix.fields.dnsSuffix = 'lab.example'
  forms.clock.fields.skew = '99'
  forms.revocation.fields.disabled = true
  expect(await settings.apply()).toEqual({ isDone: false, page: 'clock' })
  expect(world.calls.map(([name]) => name)).toEqual(['host.setDnsSuffix', 'host.setClockSkew'])
  expect([...settings.changedPages]).toEqual(['clock', 'revocation'])
  expect(forms.clock.failure?.code).toBe('host.unknown')
  expect(forms.clock.fields.skew).toBe('99')
})
