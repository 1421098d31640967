/** The PowerShell of one step of a lab, from the generator that writes runbooks: no author types it. */
import { runbookScripts } from '../../runbook/runbook.ts'
import type { Language } from '../../contract/texts/shape.ts'
import type { LabSession } from './session.ts'

/**
 * Carries something out and says what an administrator would have typed for it.
 * @param work Makes calls on the session.
 * @returns Lines, each host named in a comment before its own.
 */
export async function commandsOfStep(
  session: LabSession,
  work: () => Promise<void>,
  language: Language,
): Promise<string[]> {
  const before = session.core().actions().length
  await work()
  const added = session.core().actions().slice(before)
  return runbookScripts(added, language).flatMap(({ host, lines }) => [
    `# ${host}`,
    ...lines.flatMap(({ text, kind }) => (kind === 'command' ? [text] : [])),
  ])
}
