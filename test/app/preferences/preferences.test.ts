import { describe, expect, it } from 'vitest'
import { aCore } from '../a-core.ts'

describe('preferences', () => {
  it('are the ones of the system until something is chosen', async () => {
    const { must } = await aCore()
    expect(await must('preferences.view', {})).toEqual({ language: null, theme: 'system' })
  })

  it('survive the program, and leave the world and its journal alone', async () => {
    const first = await aCore()
    const before = await first.hash()
    expect(await first.must('preferences.set', { language: 'cs' })).toEqual({ language: 'cs', theme: 'system' })
    expect(await first.must('preferences.set', { theme: 'dark' })).toEqual({ language: 'cs', theme: 'dark' })
    expect(await first.hash()).toBe(before)
    await first.core.close()
    const second = await aCore({ path: first.path })
    expect(await second.must('preferences.view', {})).toEqual({ language: 'cs', theme: 'dark' })
  })

  it('are only such as there are; what a workspace holds besides counts as nothing', async () => {
    const { refusal, must, workspace } = await aCore()
    expect(await refusal('preferences.set', { language: 'la' as 'cs' })).toMatchObject({ code: 'input.invalid' })
    workspace.transaction(() => {
      workspace.saveSetting('preferences', { language: 'la', theme: '<b>' })
      return { ok: true, value: undefined }
    })
    expect(await must('preferences.view', {})).toEqual({ language: null, theme: 'system' })
  })
})
