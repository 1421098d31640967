/** All catalogues of the product as they lie on the disk, beyond what their types promise, and the way from a key to a text. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCatalog, loadTexts, pluralForms } from '../../../src-main/contract/texts/catalog.ts'
import { texts } from '../../../src-main/contract/texts/index.ts'
import { numberKinds, wordKinds } from '../../../src-main/contract/texts/kinds.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const plural = /_(one|few|many|other)$/
/** A placeholder: its name, and its kind with the kind of its items. */
const placeholder = /\{\{([^{}]*)\}\}/g

type Texts = Readonly<Record<string, string>>

/** Folders that hold catalogues: each has a folder for every language. */
const places = ['src-main', 'src-renderer']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name)))
  .filter((path) => /[\\/]en[\\/][\w-]+\.json$/.test(path))
  .map((path) => ({ folder: dirname(dirname(path)), file: path.slice(dirname(path).length + 1) }))

const read = (folder: string, language: Language, file: string): Texts =>
  JSON.parse(readFileSync(join(root, folder, language, file), 'utf8')) as Texts

/** Keys as they are asked for, without their plural form. */
const keysOf = (catalog: Texts) => [...new Set(Object.keys(catalog).map((key) => key.replace(plural, '')))].toSorted()

const placeholdersOf = (text: string) =>
  [...new Set([...text.matchAll(placeholder)].map((match) => (match[1] ?? '').replace(/\s/g, '')))].toSorted()

describe.each(places)('the catalogue $file of $folder', ({ folder, file }) => {
  const english = read(folder, 'en', file)

  it('has the same keys in every language', () => {
    for (const language of languages) expect(keysOf(read(folder, language, file)), language).toEqual(keysOf(english))
  })

  it('has the plural forms of each language, and no others', () => {
    const counted = Object.keys(english).filter((key) => plural.test(key))
    for (const language of languages) {
      const catalog = read(folder, language, file)
      const forms = Object.keys(catalog).filter((key) => plural.test(key))
      const wanted = [...new Set(counted.map((key) => key.replace(plural, '')))].flatMap((key) =>
        pluralForms[language].map((form) => `${key}_${form}`),
      )
      expect(forms.toSorted(), language).toEqual(wanted.toSorted())
    }
  })

  it('has the same placeholders of the same kinds in every language', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(read(folder, language, file))) {
        const source = english[key] ?? english[key.replace(plural, '_other')] ?? ''
        expect(placeholdersOf(text), `${language} ${key}`).toEqual(placeholdersOf(source))
      }
    }
  })

  it('knows the kind of every placeholder', () => {
    const known = new Set<string>([...Object.keys(numberKinds), ...wordKinds, 'list'])
    for (const [key, text] of Object.entries(english)) {
      for (const [, kind = ''] of placeholdersOf(text).map((each) => each.split(','))) {
        for (const part of kind.split(/[()]/).filter(Boolean)) expect([...known], `${key}: ${part}`).toContain(part)
      }
      expect(text.replace(placeholder, ''), key).not.toMatch(/\{\{|\}\}|\$t\(/)
    }
  })

  it('holds no empty text, no stray space, and in German and Czech no straight quotes', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(read(folder, language, file))) {
        expect(text, `${language} ${key}`).not.toBe('')
        expect(text.trim(), `${language} ${key}`).toBe(text)
        expect(text, `${language} ${key}`).not.toMatch(/ {2}/)
        if (language !== 'en' && !file.startsWith('windows-events') && !quotesOfCode.has(key)) {
          expect(text, `${language} ${key}`).not.toMatch(/["']/)
        }
      }
    }
  })
})

/** A command to copy, and a list of characters. */
const quotesOfCode: ReadonlySet<string> = new Set(['calendar.crlPublish.description', 'vm.badName.next'])

describe('the catalogues together', () => {
  it('are found', () => {
    expect(places.length).toBeGreaterThan(30)
  })

  it('never give two texts to one key', () => {
    const all = places.flatMap(({ folder, file }) => Object.keys(read(folder, 'en', file)))
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
  })

  it('are read: every file is in the index of its language', () => {
    for (const { folder, file } of places) {
      for (const language of languages) {
        const index = readFileSync(join(root, folder, language, 'index.ts'), 'utf8')
        expect(index, `${folder}/${language}`).toContain(`'./${file}'`)
      }
    }
  })

  it('count in the forms that CLDR gives to each language', () => {
    for (const language of languages) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      expect([...pluralForms[language]].toSorted()).toEqual([...forms].toSorted())
    }
  })
})

describe('a text', () => {
  it('is refused in a language that nobody has loaded, and there once somebody has', async () => {
    const own = createCatalog(
      { 'test.greeting': 'Hello {{name}}' },
      {
        de: () => Promise.resolve({ 'test.greeting': 'Hallo {{name}}' }),
        cs: () => Promise.resolve({ 'test.greeting': 'Ahoj {{name}}' }),
      },
    )
    expect(own.text('test.greeting', 'en', { name: 'Eva' })).toBe('Hello Eva')
    expect(() => own.text('test.greeting', 'de')).toThrow('have not been loaded')
    await loadTexts('de')
    expect(own.text('test.greeting', 'de', { name: 'Eva' })).toBe('Hallo Eva')
    expect(own.has('test.greeting')).toBe(true)
    expect(own.has('test.farewell')).toBe(false)
  })

  it('takes a value for what it is: nothing in it is looked up, filled in or obeyed', () => {
    const name = '{{host}} $t(fix.importRoot) \u202e<b>'
    expect(texts.text('fix.shutDownVm', 'en', { vm: name, host: 'HV1' })).toBe(
      'Shut down {{host}} $t(fix.importRoot) \\u{202E}<b>',
    )
  })
})
