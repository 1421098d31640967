/** What the user sees when the workspace cannot be opened: the sentence, the code and the next step. */
import { app, dialog } from 'electron'
import type { Failure } from '../../contract/failure.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import type { Language } from '../../contract/texts/shape.ts'
import { languageOf } from '../language.ts'
import { texts } from '../texts/index.ts'

/**
 * Shows the failure and ends the app; nothing was opened, so there is nothing to close.
 * @param moreOf What else is worth knowing, in a language.
 */
export async function reportStartFailure(
  failure: Failure,
  moreOf: (language: Language) => Promise<string | null> = async () => null,
): Promise<void> {
  const language = languageOf({}, app.getLocale())
  await loadTexts(language)
  const { sentence, next } = describeFailure(failure, language)
  const more = await moreOf(language)
  dialog.showErrorBox(sentence, [next, more, failure.code].filter((text) => text !== null).join('\n\n'))
  app.exit(2)
}

/**
 * Ends the app if it was started without Chromium's sandbox, which is what stands between the page and this computer. An AppImage
 * asks for that by itself where the system allows it none.
 * @returns Whether it ends.
 */
export async function refuseWithoutSandbox(): Promise<boolean> {
  if (!app.commandLine.hasSwitch('no-sandbox')) return false
  const language = languageOf({}, app.getLocale())
  await loadTexts(language)
  dialog.showErrorBox(texts.text('window.noSandbox', language), texts.text('window.noSandboxNext', language))
  app.exit(2)
  return true
}
