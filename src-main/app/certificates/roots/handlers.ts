/** Making roots, what follows one, and the templates of what they issue. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import type { WorldContext } from '../../world/context.ts'
import type { CertificateContext } from '../keys/context.ts'
import { importRoot } from './adopting.ts'
import { createRoot } from './creating.ts'
import { listRoots } from './listing.ts'
import { reissueRoot } from './reissuing.ts'
import { endRollOver, rollOver, viewSuccession } from './rolling-over.ts'
import { deleteTemplate, listTemplates, saveTemplate } from './templates.ts'

type Names =
  | `root.${'list' | 'create' | 'import' | 'reissue' | 'rollOver' | 'endRollOver' | 'succession'}`
  | `template.${'list' | 'save' | 'delete'}`

/**
 * Makes the handlers around roots.
 * @param context What everything around certificates shares, the long task and the hosts.
 */
export function rootHandlers(
  context: CertificateContext & Pick<WorldContext, 'task' | 'hosts'>,
): Pick<Handlers, Names> {
  const { task } = context
  return {
    'root.list': () => ok({ roots: listRoots(context), unreadable: context.inventory.unreadable() }),
    'root.create': (input) => task.run('root.create', () => createRoot(context, input)),
    'root.import': (input) => importRoot(context, input),
    'root.reissue': (input) => reissueRoot(context, input),
    'root.rollOver': (input) => task.run('root.rollOver', () => rollOver(context, input)),
    'root.endRollOver': (input) => endRollOver(context, input),
    'root.succession': ({ rootId }) => viewSuccession(context, rootId, context.hosts()),
    'template.list': ({ rootId }) => listTemplates(context, rootId),
    'template.save': (input) => saveTemplate(context, input),
    'template.delete': (input) => deleteTemplate(context, input),
  }
}
