/** Going back in time, and going over to another branch. */
import { ok, type Reply } from '../../contract/failure.ts'
import type { Handlers } from '../base/dispatch.ts'
import type { BranchStart, SlicedTask } from '../world/keeper.ts'
import type { HandlerContext } from '../certificates/context.ts'

/**
 * Makes the handlers.
 * @param context What handlers share.
 */
export function branchHandlers(
  context: HandlerContext,
): Pick<Handlers, 'clock.rewind' | 'branch.list' | 'branch.create' | 'branch.open' | 'branch.rename'> {
  const { keeper, pace, task } = context
  const { workspace } = context.dependencies

  /** Goes there, and stops the clock: nobody wants to be carried off from the moment they asked for. */
  async function move(go: (sliced: SlicedTask) => Promise<Reply<void>>, isStopping: boolean) {
    const gone = await task.run('rewind', (signal, progress) => go({ signal, progress }))
    if (!gone.ok) return gone
    if (isStopping && pace.current() !== 'paused') {
      pace.set('paused')
      const saved = workspace.transaction(() => ok(workspace.saveSetting('pace', 'paused')))
      if (!saved.ok) return saved
    }
    const { branchId } = keeper.branches().find(({ isCurrent }) => isCurrent)!
    const clock = { now: keeper.now(), pace: pace.current(), nextEventInstant: keeper.emulator.nextEventInstant() }
    return ok({ branchId, clock })
  }

  return {
    'clock.rewind': ({ toInstant, beforeActivity, name }) => {
      // The schema has seen to it that there is exactly one of them.
      const at: BranchStart = toInstant === undefined ? { beforeActivity: beforeActivity! } : { toInstant }
      return move((sliced) => keeper.beginBranch(at, name ?? null, sliced), true)
    },
    'branch.list': () => ok({ branches: [...keeper.branches()] }),
    'branch.create': ({ name }) => move((sliced) => keeper.beginBranch('now', name ?? null, sliced), false),
    'branch.open': ({ branchId }) => move((sliced) => keeper.openBranch(branchId, sliced), true),
    'branch.rename': ({ branchId, name }) => {
      const named = keeper.nameBranch(branchId, name)
      return named.ok ? ok(keeper.branches().find((branch) => branch.branchId === branchId)!) : named
    },
  }
}
