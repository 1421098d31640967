import { describe, expect, it } from 'vitest'
import { sheetText } from '../../../../src-main/app/certificates/keys/recovery-texts.ts'
import { loadTexts } from '../../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../../src-main/contract/texts/shape.ts'

await Promise.all(languages.map(loadTexts))

describe('a recovery sheet', () => {
  it.each(languages)('shows in %s what steers a terminal or turns the direction of a name', (language) => {
    const name = 'Root \u001b[2J\u202egpj'
    const facts = { name, thumbprint: 'AB', notAfter: '2030-01-01', printed: '2026-01-01' }
    const text = sheetText(language, facts, 'the block')
    expect(text).toContain('Root \\u{1B}[2J\\u{202E}gpj')
    expect(text).not.toContain('\u001b')
  })
})
