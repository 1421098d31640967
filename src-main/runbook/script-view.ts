/**
 * What a wizard does, as PowerShell for the hosts it concerns: the "On real hosts" aside. A line carries the page that it
 * comes from, so that the page at hand can be marked. There is one script per host, because a host is where one works.
 */
import type { Language } from '../contract/texts/shape.ts'
import type { ScriptView } from '../contract/views/wizard.ts'
import type { Action } from './actions.ts'
import { commandsFor } from './commands.ts'
import { statementTexts, type StatementTexts } from './texts/statement-texts.ts'

/** The aside is narrow: a command with more than one or two parameters stands on several lines. */
const width = 44

/** Something that a wizard does. */
interface AsidePart {
  readonly action: Action
  /** Says beside the name of the host who works there; that of the first part on a host counts. */
  readonly note: string
  /** The wizard page of every line that has none of its own. */
  readonly page: string | null
}

/**
 * The scripts beside a wizard. A person reads along, so nothing needs to be told not to ask, and nothing looks first whether
 * it was done before.
 * @param parts What is done, in order.
 * @param language In which the scripts say what they have to say.
 * @returns One script per host, in the order in which the hosts come up; steps are parted by a blank line.
 */
export function asideScripts(parts: readonly AsidePart[], language: Language = 'en'): ScriptView[] {
  const texts = statementTexts(language)
  const shown = parts.map((part) => ({ ...part, lines: linesOf(part, texts) })).filter(({ lines }) => lines.length > 0)
  return [...Map.groupBy(shown, ({ action }) => action.host)].map(([host, ofHost]) => ({
    host,
    note: ofHost[0]?.note ?? '',
    lines: ofHost.flatMap(({ lines }, index) => [...(index === 0 ? [] : [blank]), ...lines]),
  }))
}

const blank: ScriptView['lines'][number] = { text: '', kind: 'blank', page: null }

function linesOf({ action, page }: AsidePart, texts: StatementTexts): ScriptView['lines'] {
  return commandsFor(action, { width, texts, isReadAlong: true }).lines.map((line) => ({
    ...line,
    page: line.page ?? page,
  }))
}
