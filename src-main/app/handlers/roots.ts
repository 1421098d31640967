/** Re-issue, roll-over and templates of roots: thin, because the desk does the work. */
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type Names = `root.${'reissue' | 'rollOver' | 'endRollOver' | 'succession'}` | `template.${'list' | 'save' | 'delete'}`

/**
 * Makes the handlers around roots that exist.
 * @param context What handlers share.
 */
export function rootHandlers({ desk: { roots }, task, hosts }: HandlerContext): Pick<Handlers, Names> {
  return {
    'root.reissue': (input) => roots.reissue(input),
    'root.rollOver': (input) => task.run('root.rollOver', () => roots.rollOver(input)),
    'root.endRollOver': (input) => roots.endRollOver(input),
    'root.succession': ({ rootId }) => roots.succession(rootId, hosts()),
    'template.list': ({ rootId }) => roots.listTemplates(rootId),
    'template.save': (input) => roots.saveTemplate(input),
    'template.delete': (input) => roots.deleteTemplate(input),
  }
}
