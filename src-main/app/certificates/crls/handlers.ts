/** CRLs from the revocation to the hosts, and what is due when. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import { writeSigned } from './crl-file.ts'
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
    'crl.publish': async ({ rootId, folder, validDays }) => {
      const published = await publishCrl(context, rootId, validDays)
      return published.ok ? writeSigned(context, { rootId, ...published.value }, folder) : published
    },
    'crl.import': (input) => importCrl(context, input),
    'crl.setPolicy': (input) => setPolicy(context, input),
    'crl.offer': (input) => offerCrl(context, input),
    'crl.startServer': ({ port }) => crlServer.start(port),
    'crl.stopServer': async () => {
      await crlServer.stop()
      return ok({})
    },
    'certificate.revoke': async (input) => {
      const revoked = await revokeCertificate(context, input)
      return revoked.ok ? writeSigned(context, revoked.value, input.folder) : revoked
    },
    'reminder.list': ({ withinDays }) => ok({ reminders: listReminders(context, withinDays) }),
    'reminder.calendar': (input) => ok(reminderCalendar(context, input)),
  }
}
