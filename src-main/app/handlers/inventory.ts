/** Searching the inventory, and doing one thing to many certificates. */
import type { Handlers } from '../base/dispatch.ts'
import type { HandlerContext } from '../certificates/context.ts'

type Names = `certificate.${'search' | 'renewMany' | 'revokeMany' | 'exportMany'}`

/**
 * Makes the handlers around the inventory as a whole.
 * @param context What handlers share.
 */
export function inventoryHandlers({ desk, task }: HandlerContext): Pick<Handlers, Names> {
  return {
    'certificate.search': async (input) => {
      await desk.whenIndexed()
      return desk.search(input)
    },
    'certificate.renewMany': (input) =>
      task.run('certificate.renewMany', (signal, progress) => desk.renewMany(input, signal, progress)),
    'certificate.revokeMany': (input) =>
      task.run('certificate.revokeMany', (signal, progress) => desk.revokeMany(input, signal, progress)),
    'certificate.exportMany': (input) =>
      task.run('certificate.exportMany', (signal, progress) => desk.exportMany(input, signal, progress)),
  }
}
