/** What the user prefers on this machine: language and theme. Kept in the browser's own store, outside any workspace. */
import { languages, type Language } from '../../src-main/contract/texts/shape.ts'
import type { Locale } from '../i18n/locale.svelte.ts'

const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const keys = { language: 'understudy.language', theme: 'understudy.theme' } as const

export class Preferences {
  #theme: Theme = $state('system')
  readonly #locale: Locale

  constructor(locale: Locale) {
    this.#locale = locale
    this.#applyTheme(themes.find((theme) => theme === read(keys.theme)) ?? 'system')
  }

  get theme(): Theme {
    return this.#theme
  }

  get language(): Language {
    return this.#locale.language
  }

  setTheme(theme: Theme) {
    write(keys.theme, theme)
    this.#applyTheme(theme)
  }

  async setLanguage(language: Language) {
    write(keys.language, language)
    await this.#locale.use(language)
  }

  /** Uses the remembered language, else the first of the browser's languages that there is, else English. */
  async restoreLanguage() {
    const wanted = [read(keys.language), ...navigator.languages].map((tag) => tag?.slice(0, 2))
    await this.#locale.use(wanted.flatMap((tag) => languages.find((language) => language === tag) ?? [])[0] ?? 'en')
  }

  #applyTheme(theme: Theme) {
    this.#theme = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
}

/** Storage may be denied by the browser's settings; preferences then last as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
