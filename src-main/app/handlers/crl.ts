/** CRLs between their signature and the hosts, and what is due when. */
import { ok } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type Names =
  `crl.${'list' | 'import' | 'setPolicy' | 'offer' | 'startServer' | 'stopServer'}` | `reminder.${'list' | 'calendar'}`

/**
 * Makes the handlers around CRLs.
 * @param context What handlers share.
 */
export function crlHandlers({ desk: { crls } }: HandlerContext): Pick<Handlers, Names> {
  return {
    'crl.list': () => ok({ crls: crls.list(), server: crls.server() }),
    'crl.import': (input) => crls.importCrl(input),
    'crl.setPolicy': (input) => crls.setPolicy(input),
    'crl.offer': (input) => crls.offer(input),
    'crl.startServer': (input) => crls.startServer(input),
    'crl.stopServer': async () => {
      await crls.stopServer()
      return ok({})
    },
    'reminder.list': ({ withinDays }) => ok({ reminders: crls.reminders(withinDays) }),
    'reminder.calendar': (input) => ok(crls.calendar(input)),
  }
}
