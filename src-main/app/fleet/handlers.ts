/** One operation on many machines. */
import type { Handlers } from '../base/dispatch.ts'
import type { WorldContext } from '../world/context.ts'
import { checkBulk, runBulk } from './bulk.ts'

/**
 * Makes the handlers of operations on many machines.
 * @param context What handlers share.
 */
export function bulkHandlers(context: WorldContext): Pick<Handlers, `bulk.${'check' | 'run'}`> {
  return {
    'bulk.check': (input) => checkBulk(context, input),
    'bulk.run': (input) => runBulk(context, input),
  }
}
