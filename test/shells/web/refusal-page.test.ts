import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { refusalPage, refusalPolicy } from '../../../src-main/shells/web/refusal-page.ts'

const page = refusalPage('de', { sentence: 'Nicht geöffnet.', next: 'Öffnen Sie die neue Adresse.' })

it('says what it means and what to do, in the language of the reader', () => {
  expect(page).toContain('<html lang="de">')
  expect(page).toContain('<h1>Nicht geöffnet.</h1><p>Öffnen Sie die neue Adresse.</p>')
})

it('may use the style that it has, and nothing else', () => {
  const [, style = ''] = /<style>(.*)<\/style>/.exec(page) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(refusalPolicy).toContain(`style-src 'sha256-${hash}';`)
  expect(refusalPolicy).not.toContain('unsafe')
})
