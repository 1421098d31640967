/** Texts of the screens for the labs that refer to them. */
import { hasText, type Translate } from '../../i18n/translate.ts'
import { plainText, readSpans } from './markdown.ts'

/** @param t Of the language in use. */
export function wordIn(t: Translate): (key: string, params: Readonly<Record<string, string>>) => string | null {
  return (key, params) => (hasText(key) ? t(key, params) : null)
}

/** A text of a lab in plain words. */
export function plainWords(text: string, t: Translate): string {
  return plainText(readSpans(text, wordIn(t)))
}
