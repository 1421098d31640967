/** The texts of the screens for the labs that refer to them, read from the files that the screens are made of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages, type Language } from '../../../contract/texts/shape.ts'
import type { Words } from '../../../labs/checking/check-texts.ts'
import { programFolder } from '../../paths.ts'

interface ScreenWords extends Words {
  find(key: string, language: Language): string | null
}

const folders = ['src-renderer/i18n', 'src-main/contract/texts']

/** Shorter ones are words of everyday language. */
const wordLengthMin = 4

let known: ScreenWords | null | undefined

/**
 * Reads them, once: they are part of the program.
 * @returns Null where the program has been packed and the files are not there.
 */
export function readScreenWords(): ScreenWords | null {
  return (known ??= readWords())
}

function readWords(): ScreenWords | null {
  if (!existsSync(join(programFolder, folders[0]!))) return null
  const texts = new Map(languages.map((language) => [language, readLanguage(language)]))
  const values = new Map(languages.map((language) => [language, new Set(texts.get(language)?.values())]))
  const find = (key: string, language: Language) => texts.get(language)?.get(key) ?? null
  return {
    find,
    has: (key, language) => find(key, language) !== null,
    isWord: (text, language) => text.length >= wordLengthMin && values.get(language)?.has(text) === true,
  }
}

function readLanguage(language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const folder of folders) {
    const path = join(programFolder, folder, language)
    for (const file of readdirSync(path).filter((name) => name.endsWith('.json'))) {
      const read = JSON.parse(readFileSync(join(path, file), 'utf8')) as Readonly<Record<string, string>>
      for (const [key, text] of Object.entries(read)) texts.set(key, text)
    }
  }
  return texts
}
