/** The few sentences that Electron's own dialogs show; everything else is in the page's language catalogs. */
import { languageOf } from '../language.ts'
import type { Language } from '../../contract/texts/shape.ts'

interface ShellText {
  readonly openQuestion: string
  readonly open: string
  readonly cancel: string
}

const texts: Readonly<Record<Language, ShellText>> = {
  en: { openQuestion: 'Open this address in your browser?', open: 'Open', cancel: 'Cancel' },
  de: { openQuestion: 'Diese Adresse im Browser öffnen?', open: 'Öffnen', cancel: 'Abbrechen' },
  cs: { openQuestion: 'Otevřít tuto adresu v prohlížeči?', open: 'Otevřít', cancel: 'Zrušit' },
}

/**
 * @param locale The locale of the app, for example `de-AT`.
 */
export function shellText(locale: string): ShellText {
  return texts[languageOf({}, locale)]
}
