/** The virtual clock as users move it: pace, skips, and going over to another moment or branch. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import { isInstant } from '../../kernel/clock.ts'
import type { WorldContext } from './context.ts'
import type { SlicedTask } from './keeper.ts'

const longestSkipSeconds = 366 * 24 * 3_600

type ClockView = OutputOf<'clock.view'>
type ClockContext = Pick<WorldContext, 'dependencies' | 'keeper' | 'pace'>

/** Where the clock stands and how it runs. */
export function clockView({ keeper, pace }: Pick<WorldContext, 'keeper' | 'pace'>): ClockView {
  return { now: keeper.now(), pace: pace.current(), nextEventInstant: keeper.emulator.nextEventInstant() }
}

/** Sets the pace, and keeps it for the next start. */
export function setPace(context: ClockContext, { pace: wanted }: ParsedInputOf<'clock.setPace'>): Reply<ClockView> {
  const { keeper, pace } = context
  const { workspace } = context.dependencies
  pace.set(wanted)
  // The time so far is written when the clock stops, so that a pause is a safe moment.
  const written = keeper.flush()
  if (!written.ok) return written
  const saved = workspace.transaction(() => {
    workspace.saveSetting('pace', wanted)
    return ok(undefined)
  })
  if (!saved.ok) return saved
  const recorded = keeper.record('clock.paceChanged', { pace: wanted })
  return recorded.ok ? ok(clockView(context)) : recorded
}

/** Moves the clock on by a span of at most a year; refuses another one with `time.outOfRange`. */
export async function skip(context: ClockContext, { seconds }: ParsedInputOf<'clock.skip'>): Promise<Reply<ClockView>> {
  const { keeper } = context
  if (seconds < 1 || seconds > longestSkipSeconds || !isInstant(keeper.now() + seconds * 1_000)) {
    return fail('time.outOfRange', { seconds }, { field: 'seconds' })
  }
  await keeper.advance(keeper.now() + seconds * 1_000)
  const written = keeper.flush()
  return written.ok ? ok(clockView(context)) : written
}

/** Moves the clock on to what happens next; nowhere, if nothing does. */
export async function skipToNextEvent(context: ClockContext): Promise<Reply<ClockView>> {
  const { keeper } = context
  const next = keeper.emulator.nextEventInstant()
  if (next !== null) await keeper.advance(next)
  const written = keeper.flush()
  return written.ok ? ok(clockView(context)) : written
}

/**
 * Goes to another moment or branch.
 * @param go What brings the world there.
 * @param isStopping Whether the clock stops there: nobody wants to be carried off from the moment they asked for.
 * @returns The branch and the clock there, or `core.cancelled` and what `go` can give.
 */
export async function travel(
  context: ClockContext & Pick<WorldContext, 'task'>,
  go: (sliced: SlicedTask) => Promise<Reply<void>>,
  isStopping: boolean,
): Promise<Reply<OutputOf<'branch.open'>>> {
  const { keeper, pace, task } = context
  const { workspace } = context.dependencies
  const gone = await task.run('rewind', (signal, progress) => go({ signal, progress }))
  if (!gone.ok) return gone
  if (isStopping && pace.current() !== 'paused') {
    pace.set('paused')
    const saved = workspace.transaction(() => ok(workspace.saveSetting('pace', 'paused')))
    if (!saved.ok) return saved
  }
  const { branchId } = keeper.branches().find(({ isCurrent }) => isCurrent)!
  return ok({ branchId, clock: clockView(context) })
}
