/** The rehearsal, and the world that it begins with. */
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { reportOf } from './report.ts'
import { runRehearsal } from './run.ts'
import { prepareTwoHosts } from './two-hosts.ts'

/**
 * Makes the handlers of the rehearsal.
 * @param context What handlers share.
 */
export function rehearsalHandlers(
  context: HandlerContext,
): Pick<Handlers, `rehearsal.${'run' | 'prepareTwoHosts' | 'report'}`> {
  const { task } = context
  return {
    'rehearsal.run': (input) => task.run('rehearsal.run', (signal) => runRehearsal(context, input, signal)),
    'rehearsal.report': (input) => reportOf(context, input),
    'rehearsal.prepareTwoHosts': () => task.run('rehearsal.prepareTwoHosts', () => prepareTwoHosts(context)),
  }
}
