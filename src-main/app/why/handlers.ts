/** "Why?": one query, whatever it is asked about. */
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'
import { explain } from './explain.ts'

/**
 * Makes the handler of "Why?".
 * @param context What handlers share.
 */
export function whyHandlers(context: HandlerContext): Pick<Handlers, 'why.explain'> {
  return { 'why.explain': ({ about, language }) => explain(context, about, language) }
}
