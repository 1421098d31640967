/** Certificate requests and one root per host: thin, because the desk does the work. */
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type Names = `csr.${'prepare' | 'read' | 'sign'}` | 'root.createPerHost'

/**
 * Makes the handlers around requests.
 * @param context What handlers share.
 */
export function requestHandlers({ desk: { roots }, task }: HandlerContext): Pick<Handlers, Names> {
  return {
    'csr.prepare': (input) => roots.prepareRequests(input),
    'csr.read': (input) => roots.readRequest(input),
    'csr.sign': (input) => roots.signRequest(input),
    'root.createPerHost': (input) =>
      task.run('root.createPerHost', (signal, progress) => roots.createPerHost(input, signal, progress)),
  }
}
