import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { surface, surfaceTable, tableIn, withoutPadding } from './electron-surface.ts'

it('uses nothing of Electron that its definitions do not have, and lists all of it', () => {
  const document = readFileSync(join(import.meta.dirname, '../../resources/docs/electron-surface.md'), 'utf8')
  expect(withoutPadding(tableIn(document))).toBe(withoutPadding(surfaceTable()))
})

it('listens to what only one platform tells, only where nothing depends on it', () => {
  const confined = surface().filter(({ platforms }) => platforms.length > 0)
  // Whatever is new here needs a word in the document on what the other platforms do.
  const document = readFileSync(join(import.meta.dirname, '../../resources/docs/electron-surface.md'), 'utf8')
  const words = document.slice(document.indexOf('## What only one platform has'))
  for (const { name } of confined) expect(words).toContain(`\`${name}\``)
})
