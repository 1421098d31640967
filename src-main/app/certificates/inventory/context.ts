/** What everything that only looks at certificates shares. */
import type { CoreDependencies } from '../../base/dependencies.ts'
import type { WorldKeeper } from '../../world/keeper.ts'
import type { Inventory } from './inventory.ts'

export interface InventoryContext {
  readonly dependencies: CoreDependencies
  readonly keeper: WorldKeeper
  readonly inventory: Inventory
}
