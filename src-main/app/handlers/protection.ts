/** How the keys of roots are protected while the program runs. */
import type { Handlers } from '../dispatch.ts'
import type { HandlerContext } from '../context.ts'

type Names =
  `protection.${'view' | 'set' | 'confirmClock'}` | `root.${'lockAll' | 'unlockRemembered' | 'forgetPassphrase'}`

/**
 * Makes the handlers around unlocking and locking.
 * @param context What handlers share.
 */
export function protectionHandlers({ desk }: HandlerContext): Pick<Handlers, Names> {
  return {
    'protection.view': () => desk.viewProtection(),
    'protection.set': (input) => desk.setProtection(input),
    'protection.confirmClock': () => desk.confirmClock(),
    'root.lockAll': () => desk.lockAll(),
    'root.unlockRemembered': (input) => desk.unlockRemembered(input),
    'root.forgetPassphrase': (input) => desk.forgetPassphrase(input),
  }
}
