/** Rehearsal, starting world and runbook. */
import { writeFiles } from '../../authority/write-files.ts'
import { ok } from '../../contract/failure.ts'
import { buildRunbook, runbookScripts } from '../../runbook/runbook.ts'
import type { Handlers } from '../dispatch.ts'
import { folderOf } from '../folders.ts'
import { actionsOf, editionsOf } from '../actions/actions.ts'
import { runRehearsal } from '../rehearsal/run.ts'
import { prepareTwoHosts } from '../rehearsal/two-hosts.ts'
import type { HandlerContext } from '../context.ts'

/**
 * Makes the handlers.
 * @param context What handlers share.
 */
export function rehearsalHandlers(
  context: HandlerContext,
): Pick<Handlers, 'rehearsal.run' | 'rehearsal.prepareTwoHosts' | 'runbook.view' | 'runbook.write'> {
  const { task } = context
  return {
    'rehearsal.run': (input) => task.run('rehearsal.run', (signal) => runRehearsal(context, input, signal)),
    'rehearsal.prepareTwoHosts': () => task.run('rehearsal.prepareTwoHosts', () => prepareTwoHosts(context)),
    'runbook.view': () => ok({ scripts: runbookScripts(actionsOf(context), 'en', editionsOf(context)) }),
    'runbook.write': async ({ folder, language }) => {
      const { files } = buildRunbook(actionsOf(context), { language, editions: editionsOf(context) })
      const written = await writeFiles(
        folderOf(context.dependencies.workspace.path, folder),
        files.map(({ name, text }) => ({ name, bytes: Buffer.from(text, 'utf8'), mode: 0o644 })),
      )
      return written.ok ? ok({ files: written.value }) : written
    },
  }
}
