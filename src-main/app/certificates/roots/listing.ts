/** Roots as they are shown now. */
import type { RootView } from '../../../contract/views/authority.ts'
import type { CertificateContext } from '../keys/context.ts'
import { isRemembered } from '../keys/remembering.ts'

/** Every root, with whether it is unlocked and whether its passphrase is remembered. */
export function listRoots(context: CertificateContext): RootView[] {
  const { inventory, ring, dependencies } = context
  return inventory.rootViews(ring, (rootId) => isRemembered(context, rootId), dependencies.now().getTime())
}
