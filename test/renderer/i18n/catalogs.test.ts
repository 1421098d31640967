/** The catalogues beyond what their types promise: the same placeholders, every plural form, no empty text, no dead text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventTypes } from '../../../src-main/contract/events.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { flatten, pluralForms } from '../../../src-renderer/i18n/catalog.ts'
import { cs } from '../../../src-renderer/i18n/cs/index.ts'
import { de } from '../../../src-renderer/i18n/de/index.ts'
import { en } from '../../../src-renderer/i18n/en/index.ts'
import { loadLanguage, translatorFor, type TextKey } from '../../../src-renderer/i18n/translate.ts'

const catalogs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: flatten(en),
  de: flatten(de),
  cs: flatten(cs),
}
const plural = /_(one|few|many|other)$/

/** Keys as the code asks for them, without their plural form. */
const keysOf = (language: Language) => new Set(Object.keys(catalogs[language]).map((key) => key.replace(plural, '')))
const placeholdersOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted()

describe('the catalogues', () => {
  it('hold the same keys in every language', () => {
    for (const language of languages) expect([...keysOf(language)].toSorted()).toEqual([...keysOf('en')].toSorted())
  })

  it('have every plural form of the language for every text that counts', () => {
    const counted = new Set(
      Object.keys(catalogs.en)
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, '')),
    )
    expect(counted.size).toBeGreaterThan(5)
    for (const language of languages) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      expect([...pluralForms[language]].toSorted()).toEqual([...forms].toSorted())
      for (const key of counted) {
        for (const form of forms) expect(catalogs[language], `${language} ${key}`).toHaveProperty([`${key}_${form}`])
      }
    }
  })

  it('use the placeholders of the English text in every language', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(catalogs[language])) {
        const source = catalogs.en[key] ?? catalogs.en[key.replace(plural, '_other')] ?? ''
        expect(placeholdersOf(text), `${language} ${key}`).toEqual(placeholdersOf(source))
      }
    }
  })

  it('hold no empty text, no stray space and no straight quotes in German', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(catalogs[language])) {
        expect(text.trim(), `${language} ${key}`).toBe(text)
        expect(text, `${language} ${key}`).not.toBe('')
        if (language !== 'en') expect(text, `${language} ${key}`).not.toContain('"')
      }
    }
  })

  it('have a text for every kept event', () => {
    const kept = Object.entries(eventTypes).filter(([, loudness]) => loudness !== 'progress')
    for (const [type] of kept) expect(catalogs.en).toHaveProperty([`activity.${type}`])
  })

  it('hold no text that nothing asks for', () => {
    const code = sourceOf(join(import.meta.dirname, '../../../src-renderer'))
    // Keys of these areas are put together from what the core says.
    const composed =
      /^(activity|attention|health|steps|terms|wizard|certificates\.(rule|ruleText|state)|failover|inspection\.(dates|keySpec|plain)|crls\.(reason|reminder)|auditTrail\.kind)\./
    const dead = [...keysOf('en')].filter((key) => !composed.test(key) && !code.includes(`'${key}'`))
    expect(dead).toEqual([])
  })
})

describe('the translator', () => {
  it.each([
    ['cs', 1, '1 bod obnovení'],
    ['cs', 3, '3 body obnovení'],
    ['cs', 5, '5 bodů obnovení'],
    ['cs', 1.5, '1.5 bodu obnovení'],
    ['de', 1, '1 Wiederherstellungspunkt'],
    ['de', 24, '24 Wiederherstellungspunkte'],
    ['en', 24, '24 recovery points'],
  ] as const)('says in %s how many recovery points %d are', async (language, count, text) => {
    await loadLanguage(language)
    expect(translatorFor(language)('terms.recoveryPoints', { count })).toBe(text)
  })

  it('leaves the characters of a name as they are', () => {
    const key: TextKey = 'overview.settingsOf'
    expect(translatorFor('en')(key, { host: '<A & B>' })).toBe('Hyper-V Settings of <A & B>')
  })
})

/** All code of the renderer outside the catalogues, in one text. */
function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/i18n[\\/](en|de|cs)[\\/]/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}
