/** What every form does with what was typed, what the core answers late, and what it refuses. */
import { describe, expect, it } from 'vitest'
import { ok, type Reply } from '../../../src-main/contract/failure.ts'
import { Form } from '../../../src-renderer/forms/form.svelte.ts'
import { surroundings } from './surroundings.ts'

const refusal = (field: string): Reply<never> => ({
  ok: false,
  failure: { code: 'vm.unknown', params: { vmId: 'vm-1' }, field },
})

function aForm(world = surroundings()) {
  const form = new Form(world, { begin: () => ({ name: 'web01', years: '3', isOn: false }) })
  return { world, form, fields: form.fields }
}

describe('a field', () => {
  it('begins with what the form begins with, and holds what was typed', () => {
    const { form, fields } = aForm()
    expect(fields.name).toBe('web01')
    fields.name = 'web02'
    expect(fields.name).toBe('web02')
    expect({ ...fields }).toEqual({ name: 'web02', years: '3', isOn: false })
    expect(form.typed).toEqual({ name: 'web02' })
  })

  it('takes a late answer unless somebody has typed into it', () => {
    const { form, fields } = aForm()
    fields.years = '1'
    form.propose({ name: 'proposed', years: '5' })
    expect({ ...fields }).toMatchObject({ name: 'proposed', years: '1' })
  })

  it('keeps what was typed even where it is what the field began with', () => {
    const { form, fields } = aForm()
    fields.years = '3'
    form.propose({ years: '5' })
    expect(fields.years).toBe('3')
  })

  it('gives way to what somebody chooses to fill in', () => {
    const { form, fields } = aForm()
    fields.years = '1'
    form.fill({ years: '5' })
    expect(fields.years).toBe('5')
    expect(form.isChanged).toBe(false)
  })

  it('is changed while it differs from what it began with', () => {
    const { form, fields } = aForm()
    expect(form.isChanged).toBe(false)
    fields.isOn = true
    expect(form.isChanged).toBe(true)
    fields.isOn = false
    expect(form.isChanged).toBe(false)
  })

  it('is changed by a list with other parts and by another file of the same name, not by an equal list', () => {
    const file = new File(['one'], 'root.cer')
    const form = new Form(surroundings(), { begin: () => ({ names: ['a'], file }) })
    form.fields.names = ['a']
    form.fields.file = file
    expect(form.isChanged).toBe(false)
    form.fields.file = new File(['one'], 'root.cer')
    expect(form.isChanged).toBe(true)
    form.fields.file = file
    form.fields.names = ['a', 'b']
    expect(form.isChanged).toBe(true)
  })
})

describe('a form that is sent', () => {
  it('puts a refusal at its field, and keeps what was typed', async () => {
    const { form, fields } = aForm()
    fields.name = 'web02'
    expect(await form.send(() => Promise.resolve(refusal('name.first')))).toBeUndefined()
    expect(form.at('name')?.code).toBe('vm.unknown')
    expect(form.at('nam')).toBeUndefined()
    expect(form.rest('years')?.code).toBe('vm.unknown')
    expect(form.rest('years', 'name')).toBeUndefined()
    expect(fields.name).toBe('web02')
    expect(form.isChanged).toBe(true)
  })

  it('has nothing to lose afterwards, until something else is typed', async () => {
    const { form, fields } = aForm()
    fields.name = 'web02'
    expect(await form.send(() => Promise.resolve(ok(7)))).toBe(7)
    expect(fields.name).toBe('web02')
    expect(form.isChanged).toBe(false)
    fields.name = 'web03'
    expect(form.isChanged).toBe(true)
  })

  it('is sent once, however often the button is pressed', async () => {
    const { form } = aForm()
    const answer = Promise.withResolvers<Reply<number>>()
    let count = 0
    const work = () => {
      count += 1
      return answer.promise
    }
    const sent = [form.send(work), form.send(work)]
    expect(form.isBusy).toBe(true)
    answer.resolve(ok(1))
    expect(await Promise.all(sent)).toEqual([1, undefined])
    expect(count).toBe(1)
    expect(form.isBusy).toBe(false)
  })

  it('is not sent while a field has a problem, which is said only then', async () => {
    const form = new Form(surroundings(), {
      begin: () => ({ passphrase: 'one', again: '' }),
      problems: ({ passphrase, again }) => ({ again: passphrase === again ? undefined : 'They differ.' }),
    })
    expect(form.problemAt('again')).toBeUndefined()
    let isSent = false
    const work = () => {
      isSent = true
      return Promise.resolve(ok(true))
    }
    await form.send(work)
    expect(isSent).toBe(false)
    expect(form.problemAt('again')).toBe('They differ.')
    form.fields.again = 'one'
    expect(form.problemAt('again')).toBeUndefined()
    await form.send(work)
    expect(isSent).toBe(true)
  })
})

describe('a form that is applied', () => {
  it('shows what the core then tells, and keeps what was typed meanwhile', async () => {
    let seconds = 0
    const world = surroundings(() => (seconds = 90))
    const form = new Form(world, { begin: () => ({ skew: String(seconds), note: '' }) })
    form.fields.skew = '90.0'
    form.fields.note = 'a'
    const done = form.apply(async () => {
      form.fields.note = 'ab'
      return Promise.resolve(ok(true))
    })
    expect(await done).toBe(true)
    expect(world.refreshes).toBe(1)
    expect({ ...form.fields }).toMatchObject({ note: 'ab' })
    expect(form.typed).toEqual({ note: 'ab' })
  })

  it('makes the call that it was made with, with what was typed', async () => {
    const world = surroundings()
    const form = new Form(world, {
      begin: () => ({ letter: 'D' }),
      apply: (call, { letter }) => call('volume.setOnline', { hostId: 'host-1', letter, isOnline: true }),
    })
    form.fields.letter = 'E'
    expect(await form.apply()).toBe(true)
    expect(world.calls).toEqual([['volume.setOnline', { hostId: 'host-1', letter: 'E', isOnline: true }]])
  })
})
