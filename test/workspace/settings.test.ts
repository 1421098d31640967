import { describe, expect, it } from 'vitest'
import { ok } from '../../src-main/contract/failure.ts'
import { open, temporaryPath } from './temporary.ts'

describe('settings', () => {
  it('are kept, replaced, listed and removed', () => {
    const path = temporaryPath()
    const before = open(path)
    before.transaction(() => {
      before.saveSetting('theme', 'dark')
      before.saveSetting('language', 'cs')
      before.saveSetting('theme', { light: '06:00', dark: '20:00' })
      before.saveSetting('unwanted', [1])
      return ok(undefined)
    })
    expect(before.transaction(() => ok(before.removeSetting('unwanted')))).toEqual(ok(true))
    expect(before.transaction(() => ok(before.removeSetting('unwanted')))).toEqual(ok(false))
    before.close()
    const after = open(path)
    expect(after.findSetting('theme')).toEqual({ light: '06:00', dark: '20:00' })
    expect(after.findSetting('unwanted')).toBeUndefined()
    expect(after.listSettings()).toEqual({ language: 'cs', theme: { light: '06:00', dark: '20:00' } })
  })

  it('may have any name', () => {
    const workspace = open(':memory:')
    workspace.transaction(() => {
      workspace.saveSetting('__proto__', 1)
      return ok(undefined)
    })
    expect(Object.entries(workspace.listSettings())).toEqual([['__proto__', 1]])
  })
})
