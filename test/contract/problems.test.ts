/** Problems of files: codes in the source, words in every language. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { derTreePage } from '../../src-main/authority/der/der-tree.ts'
import { DerError, expectTag, tag } from '../../src-main/authority/der/der.ts'
import { readable } from '../../src-main/authority/files/readable.ts'
import { detailOf, withDetail } from '../../src-main/contract/problems.ts'
import { loadTexts, valueText } from '../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../src-main/contract/texts/index.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'

await Promise.all(languages.map(loadTexts))

const root = join(import.meta.dirname, '..', '..')
const codes = codesIn('src-main/contract/problems.ts')

describe('a problem of a file', () => {
  it.each(codes)('has words of its own in every language: %s %s', (kind, code) => {
    const said = languages.map((language) => valueText(withDetail(code as 'row', 'DETAIL'), kind, language))
    for (const words of said) expect(words).not.toMatch(new RegExp(`^${code}(:|$)`))
    expect(new Set(said).size, said.join(' | ')).toBe(languages.length)
    // Either every language shows the detail or none does.
    expect(new Set(said.map((words) => words.includes('DETAIL'))).size).toBe(1)
  })

  it('is said in the language of the reader, from the reader of the file to the sentence', () => {
    const reply = readable('certificate.unreadable', 'web.cer', () => expectTag(undefined, tag.integer, 'serialNumber'))
    const said = languages.map((language) => (reply.ok ? '' : describeFailure(reply.failure, language).sentence))
    expect(said).toEqual([
      'web.cer is not a certificate, or is damaged (the element serialNumber is missing).',
      expect.stringContaining('das Element serialNumber fehlt'),
      expect.stringContaining('chybí prvek serialNumber'),
    ])
  })

  it('quotes what another program says, and cannot take its place in the text', () => {
    const words = valueText(withDetail('sqlite', 'disk image: {{detail}} $& malformed'), 'problem', 'de')
    expect(words).toBe('SQLite meldet „disk image: {{detail}} $& malformed“')
  })

  it('is a code where the structure of a file stops to make sense', () => {
    expect(derTreePage(Buffer.of(0x30, 0x09, 0x05), 0, 9, false).problem).toEqual({ offset: 0, code: 'elementTooLong' })
    expect(detailOf(new DerError('elementTag', 'version, 0x30').problem)).toEqual({
      code: 'elementTag',
      detail: 'version, 0x30',
    })
  })

  it('carries no English sentence, wherever a file is read', () => {
    const folder = join(root, 'src-main/authority')
    const english = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, name), 'utf8')
        return [
          ...text.matchAll(
            /(?:DerError|NotImplemented|unreadable|expectTag|read\w+)\([^()]*?['`]([a-z]+ [a-z ]+)['`]/g,
          ),
        ]
      })
      .map(([, words]) => words)
    expect(english).toEqual([])
  })
})

/** Every member of the unions there, with its kind. */
function codesIn(path: string): [string, string][] {
  const text = readFileSync(join(root, path), 'utf8')
  const unions: readonly (readonly [string, string])[] = [
    ['BytesProblem', 'problem'],
    ['VaultProblem', 'problem'],
    ['WorkspaceDamage', 'problem'],
    ['ForeignProblem', 'problem'],
    ['FileForm', 'form'],
  ]
  const members = unions.flatMap(([union, kind]) => {
    const body = new RegExp(`type ${union} =([^]*?)\n\n`).exec(text)?.[1] ?? ''
    return [...body.matchAll(/'([\w.]+)'/g)].map(([, code = '']): [string, string] => [kind, code])
  })
  if (members.length < 60) throw new Error(`only ${members.length} codes were found in ${path}`)
  return members
}
