import { describe, expect, it } from 'vitest'
import { aCore } from '../a-core.ts'

describe('preferences', () => {
  it('are the ones of the system until something is chosen', async () => {
    const { must } = await aCore()
    expect(await must('preferences.view', {})).toEqual({
      language: null,
      theme: 'system',
      machineColumns: null,
      showsGuide: true,
    })
  })

  it('survive the program, and leave the world and its journal alone', async () => {
    const first = await aCore()
    const before = await first.hash()
    expect(await first.must('preferences.set', { language: 'cs' })).toEqual({
      language: 'cs',
      theme: 'system',
      machineColumns: null,
      showsGuide: true,
    })
    expect(await first.must('preferences.set', { theme: 'dark' })).toEqual({
      language: 'cs',
      theme: 'dark',
      machineColumns: null,
      showsGuide: true,
    })
    expect(await first.hash()).toBe(before)
    await first.core.close()
    const second = await aCore({ path: first.path })
    expect(await second.must('preferences.view', {})).toEqual({
      language: 'cs',
      theme: 'dark',
      machineColumns: null,
      showsGuide: true,
    })
  })

  it('keep the columns of the list of all machines, until the usual ones are wanted again', async () => {
    const { must } = await aCore()
    const chosen = await must('preferences.set', { machineColumns: ['host', 'behind'] })
    expect(chosen.machineColumns).toEqual(['host', 'behind'])
    expect(await must('preferences.set', { theme: 'dark' })).toMatchObject({ machineColumns: ['host', 'behind'] })
    expect(await must('preferences.set', { machineColumns: null })).toMatchObject({ machineColumns: null })
  })

  it('keep the guide away once it was hidden', async () => {
    const { must } = await aCore()
    expect(await must('preferences.set', { showsGuide: false })).toMatchObject({ showsGuide: false })
    expect(await must('preferences.set', { theme: 'dark' })).toMatchObject({ showsGuide: false })
  })

  it('are only such as there are; what a workspace holds besides counts as nothing', async () => {
    const { refusal, must, workspace } = await aCore()
    expect(await refusal('preferences.set', { language: 'la' as 'cs' })).toMatchObject({ code: 'input.invalid' })
    workspace.transaction(() => {
      workspace.saveSetting('preferences', { language: 'la', theme: '<b>' })
      return { ok: true, value: undefined }
    })
    expect(await must('preferences.view', {})).toEqual({
      language: null,
      theme: 'system',
      machineColumns: null,
      showsGuide: true,
    })
  })
})
