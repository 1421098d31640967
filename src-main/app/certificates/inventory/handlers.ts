/** Looking at certificates: one, all, and those that a question asks for. */
import { ok } from '../../../contract/failure.ts'
import type { Handlers } from '../../base/dispatch.ts'
import type { InventoryContext } from './context.ts'
import { findCertificate, listCertificates, searchInventory } from './listing.ts'

/**
 * Makes the handlers of the inventory. They wait until it has been read; searches before wait in one go.
 * @param context What everything that looks at certificates shares.
 */
export function inventoryHandlers(
  context: InventoryContext,
): Pick<Handlers, `certificate.${'list' | 'view' | 'search'}`> {
  const { index } = context.inventory
  return {
    'certificate.list': async () => {
      await index.whenReady()
      return ok({ certificates: listCertificates(context), unreadable: context.inventory.unreadable() })
    },
    'certificate.view': async ({ certificateId }) => {
      await index.whenReady()
      return findCertificate(context, certificateId)
    },
    'certificate.search': async (input) => {
      await index.whenReady()
      return searchInventory(context, input)
    },
  }
}
