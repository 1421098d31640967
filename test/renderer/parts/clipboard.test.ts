import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from '../../../src-renderer/parts/clipboard.ts'

afterEach(() => void vi.unstubAllGlobals())

it('says whether the text is in the clipboard, also where the browser refuses or has none', async () => {
  const written: string[] = []
  const write = (text: string) => {
    written.push(text)
    return Promise.resolve()
  }
  vi.stubGlobal('navigator', { clipboard: { writeText: write } })
  expect(await copyText('Get-VM')).toBe(true)
  expect(written).toEqual(['Get-VM'])
  const refuse = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))
  vi.stubGlobal('navigator', { clipboard: { writeText: refuse } })
  expect(await copyText('Get-VM')).toBe(false)
  vi.stubGlobal('navigator', {})
  expect(await copyText('Get-VM')).toBe(false)
})
