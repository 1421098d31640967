/**
 * What a catalogue must hold, derived from the English one: every key of it, and for every key that counts something, one
 * text for each plural form that the language has. A missing text is a compile error.
 */

/** The plural forms of whole and broken numbers per language, as CLDR names them. */
export const pluralForms = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  cs: ['one', 'few', 'many', 'other'],
} as const

type PluralForm = 'one' | 'few' | 'many' | 'other'

/** The part of a key before its plural form: `machines` of `machines_one`. */
type Counted<Key> = Key extends `${infer Base}_${PluralForm}` ? Base : never
type Plain<Key> = Key extends `${string}_${PluralForm}` ? never : Key

/** The texts of one area in another language, where `Source` is the English area. */
export type Localized<Source, Language extends keyof typeof pluralForms> = {
  readonly [Key in Plain<keyof Source & string>]: string
} & {
  readonly [Key in `${Counted<keyof Source & string>}_${(typeof pluralForms)[Language][number]}`]: string
}

/** The keys under which texts of an area are asked for; counted texts without their plural form. */
export type KeyOf<Source> = Plain<keyof Source & string> | Counted<keyof Source & string>

/** All areas in one object of `area.key`, as the translator reads them. */
export function flatten(catalog: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalog).flatMap(([area, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${area}.${key}`, text]),
    ),
  )
}
