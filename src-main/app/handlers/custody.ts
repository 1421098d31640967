/** Passphrases, recovery sheets and the audit trail. */
import { ok } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type Names = `root.${'import' | 'changePassphrase' | 'recoverySheet' | 'restore'}` | `audit.${'list' | 'verify'}`
type Details = Record<string, string | number | boolean>

/**
 * Makes the handlers around the custody of roots.
 * @param context What handlers share.
 */
export function custodyHandlers({ desk, dependencies: { workspace } }: HandlerContext): Pick<Handlers, Names> {
  return {
    'root.import': (input) => desk.importRoot(input),
    'root.changePassphrase': (input) => desk.changePassphrase(input),
    'root.recoverySheet': (input) => desk.recoverySheet(input),
    'root.restore': (input) => desk.restore(input),
    'audit.list': ({ fromSequence, limit }) =>
      ok({
        entries: workspace
          .listAudit(fromSequence)
          .slice(0, limit)
          .map(({ sequence, at, kind, subject, details, hash }) => ({
            sequence,
            at,
            kind,
            subject,
            // Only the desk writes entries, and it writes flat ones.
            details: details as Details,
            hash,
          })),
      }),
    'audit.verify': () => workspace.read(() => workspace.verifyAudit()),
  }
}
