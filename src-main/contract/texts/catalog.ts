/**
 * The one way from a key to a text, for everything that Understudy says. Texts are data: JSON files per language in the format of
 * i18next, with `{{name}}` for a value, `{{name, kind}}` for a value that the reader's language writes in its own way, and a key
 * for each plural form. English is there from the start, because it is the source of the keys; another language is loaded when
 * somebody reads it.
 */
import { createInstance, type FormatterModule } from 'i18next'
import type { Language } from './shape.ts'
import { formatValue, type TextValue } from './kinds.ts'

export type { TextValue } from './kinds.ts'

export type TextParams = Readonly<Record<string, TextValue>>

/** The plural forms of whole and broken numbers per language, as CLDR names them. */
export const pluralForms = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  cs: ['one', 'few', 'many', 'other'],
} as const satisfies Readonly<Record<Language, readonly PluralForm[]>>

type PluralForm = 'one' | 'few' | 'many' | 'other'

/** The part of a key before its plural form: `machines` of `machines_one`. */
type Counted<Key> = Key extends `${infer Base}_${PluralForm}` ? Base : never
type Plain<Key> = Key extends `${string}_${PluralForm}` ? never : Key

/** The keys under which texts are asked for; counted texts without their plural form. */
type KeyOf<English> = Plain<keyof English & string> | Counted<keyof English & string>

/**
 * What a catalogue must hold in another language, derived from the English one: every key of it, and for every text that counts
 * one for each plural form that the language has. A missing text is a compile error.
 */
export type Localized<English, Other extends Language> = Readonly<
  Record<
    Plain<keyof English & string> | `${Counted<keyof English & string>}_${(typeof pluralForms)[Other][number]}`,
    string
  >
>

/** The texts of a layer or a room. */
interface Catalog<Key extends string> {
  /**
   * Gives a text with its values filled in; a value that is missing leaves its placeholder, so that the gap is seen.
   * @param params Values as they are, never words; `count` among them chooses the plural form.
   * @param situation Chooses the text `key_situation` where there is one.
   * @throws If the language has not been loaded: who writes in a language loads it before.
   */
  text(key: Key, language: Language, params?: TextParams, situation?: string): string
  /** Whether there is a text for a key that was put together at run time. */
  has(key: string): key is Key
}

/** How the languages beside English are fetched. */
type Loaders<English> = {
  readonly [Other in Exclude<Language, 'en'>]: () => Promise<Localized<English, Other>>
}

interface Registered {
  readonly loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Readonly<Record<string, string>>>>>
  readonly loaded: Set<Language>
}

const space = 'texts'
const registered: Registered[] = []

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  // Of a value that is missing i18next leaves the placeholder.
  format: (value: TextValue | undefined, kind, language) =>
    (value === undefined ? value : formatValue(value, kind, language as Language, wordOf)) as string,
}

const i18n = createInstance().use(formatter)
void i18n.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  defaultNS: space,
  ns: [space],
  // Nothing here is HTML, and whoever writes HTML escapes what it writes. Plain placeholders have a kind as well: text.
  interpolation: { escapeValue: false, alwaysFormat: true },
  resources: { en: { [space]: {} } },
})

/** Without i18next's own types, which know the keys of one catalogue for all. */
const find = i18n.t as unknown as (key: string, options: Readonly<Record<string, unknown>>) => string

/**
 * Declares texts.
 * @param english All of them in English, by key. No other catalogue may have one of these keys.
 * @param loaders Fetch the other languages.
 */
export function createCatalog<const English extends Readonly<Record<string, string>>>(
  english: English,
  loaders: Loaders<English>,
): Catalog<KeyOf<English>> {
  const loaded = new Set<Language>(['en'])
  registered.push({ loaders, loaded })
  i18n.addResourceBundle('en', space, english)
  const keys: ReadonlySet<string> = new Set(Object.keys(english).map((key) => key.replace(/_(one|other)$/, '')))
  return {
    text(key, language, params = {}, situation) {
      if (!loaded.has(language)) throw new Error(`The texts in "${language}" have not been loaded.`)
      return find(key, { lng: language, replace: params, nest: false, ...choiceOf(params, situation) })
    },
    has: (key): key is KeyOf<English> => keys.has(key),
  }
}

/**
 * Fetches all texts of a language, unless they are there.
 * @param language The language that somebody is about to read.
 */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en') return
  const missing = registered.filter(({ loaded }) => !loaded.has(language))
  await Promise.all(
    missing.map(async ({ loaders, loaded }) => {
      i18n.addResourceBundle(language, space, await loaders[language]())
      loaded.add(language)
    }),
  )
}

function choiceOf({ count }: TextParams, situation: string | undefined) {
  return {
    ...(typeof count === 'number' ? { count } : {}),
    ...(situation === undefined ? {} : { context: situation }),
  }
}

/**
 * Writes a value that stands alone.
 * @param kind As in a placeholder.
 * @param language One whose texts are loaded.
 */
export function valueText(value: TextValue, kind: string, language: Language): string {
  return formatValue(value, kind, language, wordOf)
}

/** The word for a member of an enumeration, in the table of its kind. */
function wordOf(kind: string, value: string, language: Language): string | undefined {
  const word: unknown = i18n.getResource(language, space, `${kind}.${value}`)
  return typeof word === 'string' ? word : undefined
}
