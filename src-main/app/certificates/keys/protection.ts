/** How long roots stay unlocked. */
import { z } from 'zod'
import { ok, type Reply } from '../../../contract/failure.ts'
import type { ParsedInputOf } from '../../../contract/registry.ts'
import { lockMinutes, type ProtectionView } from '../../../contract/views/protection.ts'
import type { Workspace } from '../../../workspace/index.ts'
import type { CertificateContext } from './context.ts'
import { defaultLimits, type LockLimits } from './key-ring.ts'
import { rememberingProblem } from './remembering.ts'

const settingKey = 'protection'
const storedLimits = z.object({ unlockMinutes: lockMinutes, idleMinutes: lockMinutes })

/** What is set in a workspace; the defaults where nothing is, or nothing that can be read. */
export function limitsIn(workspace: Workspace): LockLimits {
  return storedLimits.catch(defaultLimits).parse(workspace.findSetting(settingKey))
}

/** What is set, and whether passphrases can be remembered. */
export async function viewProtection(context: CertificateContext): Promise<Reply<ProtectionView>> {
  const problem = await rememberingProblem(context)
  return ok({
    ...limitsIn(context.dependencies.workspace),
    canRememberPassphrase: problem === null,
    cannotRememberBecause: problem,
  })
}

/** Sets what is given and leaves the rest. */
export async function setProtection(
  context: CertificateContext,
  { unlockMinutes, idleMinutes }: ParsedInputOf<'protection.set'>,
): Promise<Reply<ProtectionView>> {
  const { workspace } = context.dependencies
  const saved = workspace.transaction(() => {
    const before = limitsIn(workspace)
    workspace.saveSetting(settingKey, {
      unlockMinutes: unlockMinutes === undefined ? before.unlockMinutes : unlockMinutes,
      idleMinutes: idleMinutes === undefined ? before.idleMinutes : idleMinutes,
    })
    return ok(undefined)
  })
  return saved.ok ? viewProtection(context) : saved
}
