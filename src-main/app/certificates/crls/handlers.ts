/** CRLs from the revocation to the hosts, and what is due when. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import { offerCrl } from './offering.ts'
import { setPolicy } from './policy.ts'
import { publishCrl } from './publishing.ts'
import { listReminders, reminderCalendar } from './reminding.ts'
import { revokeCertificate } from './revoking.ts'
import { listCrls, type CrlContext } from './server.ts'
import { importCrl } from './taking-over.ts'

type Names =
  | `crl.${'list' | 'publish' | 'import' | 'setPolicy' | 'offer' | 'startServer' | 'stopServer'}`
  | `reminder.${'list' | 'calendar'}`
  | 'certificate.revoke'

/**
 * Makes the handlers around CRLs.
 * @param context What everything around CRLs shares.
 */
export function crlHandlers(context: CrlContext): Pick<Handlers, Names> {
  const { crlServer } = context
  return {
    'crl.list': () => ok({ crls: listCrls(context), server: crlServer.view() }),
    'crl.publish': ({ rootId, folder, validDays }) => publishCrl(context, rootId, validDays, folder),
    'crl.import': (input) => importCrl(context, input),
    'crl.setPolicy': (input) => setPolicy(context, input),
    'crl.offer': (input) => offerCrl(context, input),
    'crl.startServer': ({ port }) => crlServer.start(port),
    'crl.stopServer': async () => {
      await crlServer.stop()
      return ok({})
    },
    'certificate.revoke': (input) => revokeCertificate(context, input),
    'reminder.list': ({ withinDays }) => ok({ reminders: listReminders(context, withinDays) }),
    'reminder.calendar': (input) => ok(reminderCalendar(context, input)),
  }
}
