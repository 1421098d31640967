/** The runbook: what was done, as scripts and as files. */
import { writeFiles } from '../../authority/files/write-files.ts'
import { ok } from '../../contract/failure.ts'
import { buildRunbook, runbookScripts } from '../../runbook/runbook.ts'
import type { Handlers } from '../base/dispatch.ts'
import { folderOf } from '../base/folders.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { actionsOf } from './actions.ts'

/**
 * Makes the handlers of the runbook.
 * @param context What handlers share.
 */
export function runbookHandlers(context: HandlerContext): Pick<Handlers, `runbook.${'view' | 'write'}`> {
  const told = () => actionsOf(context.keeper, (sequence) => context.disclosure.tellsOfRow(sequence))
  return {
    'runbook.view': ({ language }) => ok({ scripts: runbookScripts(told(), language) }),
    'runbook.write': async ({ folder, language }) => {
      const { files } = buildRunbook(told(), { language })
      const written = await writeFiles(
        folderOf(context.dependencies.workspace.path, folder),
        files.map(({ name, text }) => ({ name, bytes: Buffer.from(text, 'utf8'), mode: 0o644 })),
      )
      return written.ok ? ok({ files: written.value }) : written
    },
  }
}
