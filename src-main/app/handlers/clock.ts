/** Commands of the virtual clock. */
import { fail, ok } from '../../contract/failure.ts'
import { isInstant } from '../../kernel/clock.ts'
import type { Handlers } from '../dispatch.ts'
import type { HandlerContext } from '../context.ts'

const longestSkipSeconds = 366 * 24 * 3_600

/**
 * Makes the handlers of the clock.
 * @param context What handlers share.
 */
export function clockHandlers(
  context: HandlerContext,
): Pick<Handlers, 'clock.setPace' | 'clock.skip' | 'clock.skipToNextEvent' | 'task.cancel'> {
  const { keeper, pace } = context
  const { workspace } = context.dependencies
  const view = () =>
    ok({ now: keeper.now(), pace: pace.current(), nextEventInstant: keeper.emulator.nextEventInstant() })

  return {
    'clock.setPace': ({ pace: wanted }) => {
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
      return recorded.ok ? view() : recorded
    },
    'clock.skip': async ({ seconds }) => {
      if (seconds < 1 || seconds > longestSkipSeconds || !isInstant(keeper.now() + seconds * 1_000)) {
        return fail('time.outOfRange', { seconds }, { field: 'seconds' })
      }
      await keeper.advance(keeper.now() + seconds * 1_000)
      const written = keeper.flush()
      return written.ok ? view() : written
    },
    'clock.skipToNextEvent': async () => {
      const next = keeper.emulator.nextEventInstant()
      if (next !== null) await keeper.advance(next)
      const written = keeper.flush()
      return written.ok ? view() : written
    },
    'task.cancel': () => {
      const wasAsked = context.background.cancel()
      return ok({ wasRunning: context.task.cancel() || wasAsked })
    },
  }
}
