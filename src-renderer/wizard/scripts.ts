/** Turns a script of the core into what the Script part shows, with the lines of one page marked. */
import type { ScriptView } from '../../src-main/contract/views/wizard.ts'
import type { TextKey, Translate } from '../i18n/translate.ts'
import { hasText } from '../i18n/translate.ts'

/**
 * @param script Lines for one real host.
 * @param page The page whose lines are marked.
 * @param t The reader's language, for the note beside the host's name.
 */
export function scriptsFor(script: ScriptView, page: string | undefined, t: Translate) {
  const key = `wizard.note.${script.note}`
  return {
    host: script.host,
    // Notes are named by the core; one that the catalogue does not know is left out rather than shown as a key.
    note: hasText(key) ? t(key as TextKey) : undefined,
    lines: script.lines.map((line) => ({ text: line.text, marked: page !== undefined && line.page === page })),
  }
}
