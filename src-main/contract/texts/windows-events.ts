/**
 * The sentences of a host's event log, made where an entry is shown. The words that Windows has for its codes stand in the same
 * catalogue (reference 5.4): an administrator who searches the web for the text of an event must find something. Which of the
 * sentences are those of Windows and which are ours is said by `windowsEvents` and by the glossary.
 */
import { certificateFailures } from '../failures/certificate.ts'
import type { FailureTable } from '../failures/table.ts'
import { windowsEvents, type WindowsEventCode, type WindowsEventParams } from '../windows-events.ts'
import { texts } from './index.ts'
import type { Language } from './shape.ts'
import { windowsCodes } from '../windows-codes.ts'

/** What Windows says of a failure that has no code of its own. */
const unspecified = windowsCodes.E_FAIL

/**
 * The sentence of an entry.
 * @param code What happened.
 * @param params With which values.
 * @param language The language in which the host's Windows speaks; its texts have been loaded.
 */
export function windowsEventText<Code extends WindowsEventCode>(
  code: Code,
  params: WindowsEventParams[Code],
  language: Language,
): string {
  return texts.text(`windowsEvent.${code}`, language, shownValues({ ...params }))
}

/** Whether the sentence of an entry is known to be that of Windows in a language; otherwise it is ours. */
export function isWindowsWording(code: WindowsEventCode, language: Language): boolean {
  return windowsEvents[code].windowsWordsIn.includes(language)
}

/** What an entry keeps, in what Windows writes: its codes for our findings, and whole seconds. */
function shownValues(params: Readonly<Record<string, string | number | null>>) {
  const { durationMilliseconds, windowsCode, reason } = params
  return {
    ...params,
    windowsCode: windowsCode ?? unspecified,
    reason: codeOfFinding(String(reason)) ?? unspecified,
    durationSeconds: Math.ceil(Number(durationMilliseconds ?? 0) / 1000),
  }
}

function codeOfFinding(finding: string): string | undefined {
  const findings: FailureTable = certificateFailures
  return findings[finding]?.windowsCode
}
