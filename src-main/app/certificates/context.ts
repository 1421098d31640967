/** What the rooms share that need both the world and the certificates. */
import type { WorldContext } from '../world/context.ts'
import type { CrlContext } from './crls/server.ts'
import type { StoreContext } from './stores/pfx-sources.ts'

export interface HandlerContext extends WorldContext, CrlContext, StoreContext {}
