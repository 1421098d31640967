/**
 * The sentences of a host's event log, made where an entry is shown. The words that Windows has for its codes stand in the same
 * catalogues (reference 5.4): an administrator who searches the web for the text of an event must find something. Which of the
 * sentences are those of Windows and which are ours is said by `windowsEvents` and by the glossary.
 */
import { verdicts, type VerdictCode } from '../certificate-facts.ts'
import { visibleText } from '../visible-text.ts'
import { windowsEvents, type WindowsEventCode, type WindowsEventParams } from '../windows-events.ts'
import cs from './cs/windows-events.json' with { type: 'json' }
import de from './de/windows-events.json' with { type: 'json' }
import en from './en/windows-events.json' with { type: 'json' }
import type { Language } from './shape.ts'

interface Catalog {
  readonly events: Readonly<Record<WindowsEventCode, string>>
  /** By the code as it is written in a sentence, for example `0x00002EFD`. */
  readonly codes: Readonly<Record<string, string>>
}

const catalogs: Readonly<Record<Language, Catalog>> = { en, de, cs }

/** What Windows says of a failure that has no code of its own. */
const unspecified = '0x80004005'

/**
 * A code as it stands in the text of an event: the words of the system, then the number. A code whose words are not known to us is
 * shown by its number alone.
 * @param code For example `0x00002EFD`; null: the one for an unspecified error.
 * @param language The language in which the host's Windows speaks.
 */
function windowsCause(code: string | null, language: Language): string {
  const shown = code ?? unspecified
  const words = catalogs[language].codes[shown]
  return words === undefined ? `(${shown})` : `${words} (${shown})`
}

type Kind = (value: string | number | null, language: Language) => string

const plain: Kind = (value) => visibleText(String(value))

/** How a value is shown whose placeholder names a kind: `{{windowsCode, cause}}`. */
const kinds: Readonly<Record<string, Kind>> = {
  cause: (value, language) => windowsCause(value === null ? null : String(value), language),
  /** A finding of the verdict is the code of CryptoAPI for it. */
  finding: (value, language) => windowsCause(codeOfFinding(String(value)), language),
  seconds: (value) => String(Math.ceil(Number(value) / 1000)),
}

function codeOfFinding(finding: string): string | null {
  return Object.hasOwn(verdicts, finding) ? verdicts[finding as VerdictCode].windowsCode : null
}

/**
 * The sentence of an entry.
 * @param code What happened.
 * @param params With which values.
 * @param language The language in which the host's Windows speaks.
 */
export function windowsEventText<Code extends WindowsEventCode>(
  code: Code,
  params: WindowsEventParams[Code],
  language: Language,
): string {
  const values: Readonly<Record<string, string | number | null>> = { ...params }
  return catalogs[language].events[code].replace(
    /\{\{(\w+)(?:, (\w+))?\}\}/g,
    (placeholder, name: string, kind: string | undefined) => {
      const value = values[name]
      return value === undefined ? placeholder : (kind === undefined ? plain : kinds[kind]!)(value, language)
    },
  )
}

/** Whether the sentence of an entry is known to be that of Windows in a language; otherwise it is ours. */
export function isWindowsWording(code: WindowsEventCode, language: Language): boolean {
  return windowsEvents[code].windowsWordsIn.includes(language)
}
