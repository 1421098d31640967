/** What was typed is found again: by another page on the same core, and by a wizard. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ok } from '../../../src-main/contract/failure.ts'
import type { Client } from '../../../src-renderer/connect/client.ts'
import { Closing } from '../../../src-renderer/forms/closing.svelte.ts'
import { Form } from '../../../src-renderer/forms/form.svelte.ts'
import { Drafts } from '../../../src-renderer/state/drafts.ts'
import { WizardState } from '../../../src-renderer/wizard/wizard.svelte.ts'
import { surroundings } from './surroundings.ts'

/** As much of a core as keeps drafts. */
function aCore() {
  const kept = new Map<string, Record<string, unknown>>()
  const asked: Record<string, unknown>[] = []
  const call = (name: string, input: { key: string; values: Record<string, unknown> }) => {
    if (name === 'draft.keep') kept.set(input.key, input.values)
    if (name === 'draft.forget') kept.delete(input.key)
    if (name === 'draft.find') return Promise.resolve(ok({ values: kept.get(input.key) ?? null }))
    asked.push(input)
    return Promise.resolve(ok({ pages: [], currentPage: 'server' }))
  }
  return { kept, asked, client: { call } as unknown as Client }
}

/** A page, as it is after it was loaded: nothing but the core is the same. */
async function aPage(client: Client) {
  const world = { ...surroundings(), drafts: new Drafts(client) }
  const form = new Form(world, { draft: 'issue', begin: () => ({ names: '', years: '3', passphrase: '' }) })
  await vi.advanceTimersByTimeAsync(1)
  return form
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is found again on a page that was loaded anew, and says so', async () => {
  const { client } = aCore()
  const first = await aPage(client)
  first.fields.names = 'hv01\nhv02'
  await vi.advanceTimersByTimeAsync(1000)
  const second = await aPage(client)
  expect({ ...second.fields }).toEqual({ names: 'hv01\nhv02', years: '3', passphrase: '' })
  expect(second.isRestored).toBe(true)
  expect(second.isChanged).toBe(true)
})

it('never holds a secret or a file', async () => {
  const { client, kept } = aCore()
  const form = await aPage(client)
  form.fields.passphrase = 'correct horse battery'
  form.fields.names = 'hv01'
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.get('issue')).toEqual({ names: 'hv01' })
  new Drafts(client).keep('other', { again: 'x', file: new File([''], 'a'), rows: [{ password: 'x' }], years: 3 })
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.get('other')).toEqual({ years: 3 })
})

it('is given up once it was sent, and once somebody discards it', async () => {
  const { client, kept } = aCore()
  const form = await aPage(client)
  form.fields.names = 'hv01'
  await vi.advanceTimersByTimeAsync(1000)
  await form.send(() => Promise.resolve(ok({})))
  expect(kept.size).toBe(0)

  form.fields.names = 'hv02'
  await vi.advanceTimersByTimeAsync(1000)
  const closing = new Closing(() => form)
  closing.request(() => undefined)
  closing.leave()
  expect(kept.size).toBe(0)
  expect(form.fields.names).toBe('')
})

it('leaves out what a field can no longer hold', async () => {
  const { client, kept } = aCore()
  kept.set('issue', { names: ['hv01'], gone: 'x', years: '5' })
  expect({ ...(await aPage(client)).fields }).toEqual({ names: '', years: '5', passphrase: '' })
})

it('is taken up by a wizard until that is finished', async () => {
  const { client, asked, kept } = aCore()
  const begin = async () => {
    const run = new WizardState(client, 'enableReplication', 'vm-1', () => 'en', new Drafts(client))
    await run.begin('server')
    return run
  }
  const first = await begin()
  first.change('replicaServer', 'hv02.corp.example')
  await vi.advanceTimersByTimeAsync(1000)
  const second = await begin()
  expect(second.isRestored).toBe(true)
  expect(asked.at(-1)).toMatchObject({ draft: { replicaServer: 'hv02.corp.example' }, page: 'server' })
  await second.finish(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.size).toBe(0)
})
