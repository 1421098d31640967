/** The language in which a shell speaks before the user has chosen one. */
import { languages, type Language } from '../contract/texts/shape.ts'

/**
 * Finds the user's language, English if it is none of ours.
 * @param environment `process.env`: the POSIX variables in their order of precedence.
 * @param systemLocale The locale of the system where no variable is set, as on Windows.
 */
export function languageOf(environment: Readonly<Record<string, string | undefined>>, systemLocale: string): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || systemLocale
  const tag = locale.toLowerCase().split(/[-_.@]/)[0]
  return languages.find((language) => language === tag) ?? 'en'
}
