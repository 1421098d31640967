/**
 * What the user prefers: language and theme. The core keeps it, because the page has another address at every start, and what a
 * browser keeps for an address is gone then.
 */
import { languages, type Language } from '../../src-main/contract/texts/shape.ts'
import type { MachineColumn, Theme } from '../../src-main/contract/views/preferences.ts'
import type { Client } from '../connect/client.ts'
import type { Locale } from '../i18n/locale.svelte.ts'

export class Preferences {
  #theme: Theme = $state('system')
  #machineColumns: readonly MachineColumn[] | null = $state.raw(null)
  #showsGuide = $state(true)
  readonly #client: Client
  readonly #locale: Locale

  constructor(client: Client, locale: Locale) {
    this.#client = client
    this.#locale = locale
  }

  get theme(): Theme {
    return this.#theme
  }

  get language(): Language {
    return this.#locale.language
  }

  /** Of the list of all machines; null for the usual ones. */
  get machineColumns(): readonly MachineColumn[] | null {
    return this.#machineColumns
  }

  setMachineColumns(columns: readonly MachineColumn[] | null) {
    this.#machineColumns = columns
    void this.#client.call('preferences.set', { machineColumns: columns && [...columns] })
  }

  /** Whether the overview leads a newcomer from step to step. */
  get showsGuide(): boolean {
    return this.#showsGuide
  }

  setShowsGuide(shows: boolean) {
    this.#showsGuide = shows
    void this.#client.call('preferences.set', { showsGuide: shows })
  }

  /** Shows a theme at once; if the core cannot keep it, it lasts as long as the page. */
  setTheme(theme: Theme) {
    this.#applyTheme(theme)
    void this.#client.call('preferences.set', { theme })
  }

  /** Uses a language; if the core cannot keep it, it lasts as long as the page. */
  async setLanguage(language: Language) {
    void this.#client.call('preferences.set', { language })
    await this.#locale.use(language)
  }

  /** Uses what was chosen, else the first of the browser's languages that there is, else English. */
  async restore() {
    const kept = await this.#client.call('preferences.view', {})
    if (kept.ok) {
      this.#applyTheme(kept.value.theme)
      this.#machineColumns = kept.value.machineColumns
      this.#showsGuide = kept.value.showsGuide
    }
    const wanted = [kept.ok ? kept.value.language : null, ...navigator.languages].map((tag) => tag?.slice(0, 2))
    await this.#locale.use(wanted.flatMap((tag) => languages.find((language) => language === tag) ?? [])[0] ?? 'en')
  }

  #applyTheme(theme: Theme) {
    this.#theme = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
}
