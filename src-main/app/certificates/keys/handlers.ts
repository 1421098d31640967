/** Unlocking, locking, passphrases, recovery sheets and the audit trail. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import { confirmClock } from './clock-check.ts'
import { listAudit } from './audit.ts'
import type { CertificateContext } from './context.ts'
import { changePassphrase, recoverySheet, restoreRoot } from './custody.ts'
import { lockAllRoots, lockRoot } from './locking.ts'
import { setProtection, viewProtection } from './protection.ts'
import { forgetPassphrase, unlockRemembered } from './remembering.ts'
import { unlockRoot } from './unlocking.ts'

type Names =
  | `root.${'unlock' | 'unlockRemembered' | 'lock' | 'lockAll'}`
  | `root.${'changePassphrase' | 'forgetPassphrase' | 'recoverySheet' | 'restore'}`
  | `protection.${'view' | 'set' | 'confirmClock'}`
  | `audit.${'list' | 'verify'}`

/**
 * Makes the handlers around the keys of roots.
 * @param context What everything around certificates shares.
 */
export function keyHandlers(context: CertificateContext): Pick<Handlers, Names> {
  const { workspace } = context.dependencies
  return {
    'root.unlock': (input) => unlockRoot(context, input),
    'root.unlockRemembered': (input) => unlockRemembered(context, input),
    'root.lock': ({ rootId }) => lockRoot(context, rootId),
    'root.lockAll': () => lockAllRoots(context),
    'root.changePassphrase': (input) => changePassphrase(context, input),
    'root.forgetPassphrase': (input) => forgetPassphrase(context, input),
    'root.recoverySheet': (input) => recoverySheet(context, input),
    'root.restore': (input) => restoreRoot(context, input),
    'protection.view': () => viewProtection(context),
    'protection.confirmClock': () => confirmClock(context),
    'protection.set': (input) => setProtection(context, input),
    'audit.list': (input) => ok({ entries: listAudit(context, input) }),
    'audit.verify': () => workspace.read(() => workspace.verifyAudit()),
  }
}
