/** What the user sees when the workspace cannot be opened: the sentence, the code and the next step. */
import { app, dialog } from 'electron'
import type { Failure } from '../../contract/failure.ts'
import { loadTexts } from '../../contract/texts/catalog.ts'
import { describeFailure } from '../../contract/texts/index.ts'
import { languageOf } from '../language.ts'

/** Shows the failure and ends the app; nothing was opened, so there is nothing to close. */
export async function reportStartFailure(failure: Failure): Promise<void> {
  const language = languageOf({}, app.getLocale())
  await loadTexts(language)
  const { sentence, next } = describeFailure(failure, language)
  dialog.showErrorBox(sentence, `${next}\n\n${failure.code}`)
  app.exit(2)
}
