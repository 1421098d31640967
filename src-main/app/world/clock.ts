/** The virtual clock as users move it: pace, skips, and going over to another moment or branch. */
import { fail, ok, type Reply } from '../../contract/failure.ts'
import type { Pace } from '../../contract/ids.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import { dayMs, isInstant, minuteMs } from '../../kernel/clock.ts'
import type { WorldContext } from './context.ts'
import type { SlicedTask } from './keeper.ts'

const longestSkipSeconds = 366 * 24 * 3_600

const furthestMilliseconds = 10 * longestSkipSeconds * 1_000

/** A little more than an hour: single cycles of an advance of up to an hour are told one by one. */
const strideMilliseconds = 3_601_000

type ClockView = OutputOf<'clock.view'>
type ClockContext = Pick<WorldContext, 'dependencies' | 'keeper' | 'pace' | 'leaving'>

/** Where the clock stands and how it runs. */
export function clockView({ keeper, pace, leaving }: Pick<WorldContext, 'keeper' | 'pace' | 'leaving'>): ClockView {
  const [current, chosen] = [pace.current(), pace.chosen()]
  return {
    now: keeper.now(),
    pace: current,
    nextEventInstant: keeper.emulator.nextEventInstant(),
    isHeld: current !== chosen,
    chosenPace: chosen,
    left: chosen === 'paused' ? leaving.view() : null,
  }
}

/** Sets the pace, and keeps it for the next start. */
export function setPace(context: ClockContext, { pace: wanted }: ParsedInputOf<'clock.setPace'>): Reply<ClockView> {
  const set = runAt(context, wanted, () => context.leaving.forget())
  return set.ok ? ok(clockView(context)) : set
}

/**
 * Stops the clock because nobody is there, and notes down what it was doing.
 * @param sinceWallInstant When the last client was heard, on the wall clock.
 */
export function stopAlone(context: ClockContext, sinceWallInstant: number): Reply<void> {
  const had = context.pace.chosen()
  if (had === 'paused') return ok(undefined)
  return runAt(context, 'paused', () => context.leaving.note(had, sinceWallInstant))
}

/** Takes note of a client that is there; what it means for the clock shows in the view. */
export function attend(
  context: ClockContext & Pick<WorldContext, 'presence'>,
  { clientId, isDeciding }: ParsedInputOf<'clock.attend'>,
): Reply<ClockView> {
  context.presence.attend(clientId, isDeciding)
  context.leaving.comeBack()
  return ok(clockView(context))
}

function runAt(context: ClockContext, wanted: Pace, note: () => void): Reply<void> {
  const { keeper, pace } = context
  const { workspace } = context.dependencies
  pace.set(wanted)
  // The time so far is written when the clock stops, so that a pause is a safe moment.
  const written = keeper.flush()
  if (!written.ok) return written
  const saved = workspace.transaction(() => {
    workspace.saveSetting('pace', wanted)
    note()
    return ok(undefined)
  })
  return saved.ok ? keeper.record('clock.paceChanged', { pace: wanted }) : saved
}

/**
 * Goes ahead to an instant and stops the clock there. What may take long is done hour by hour, so that it can be stopped and says how
 * far it is, and so that a machine that becomes Critical on the way ends it within the hour.
 * @returns The clock, and the machine that has ended it.
 */
export async function goTo(
  context: ClockContext & Pick<WorldContext, 'task'>,
  { toInstant, stopsAtCritical }: ParsedInputOf<'clock.goTo'>,
): Promise<Reply<OutputOf<'clock.goTo'>>> {
  const { keeper, task } = context
  const begin = keeper.now()
  if (toInstant <= begin || toInstant > begin + furthestMilliseconds || !isInstant(toInstant)) {
    return fail('time.notAhead', { instant: toInstant, now: begin }, { field: 'toInstant' })
  }
  const before = criticalMachines(context)
  // Days where there are several, so that somebody who waits reads what they know.
  const unit = toInstant - begin > 2 * dayMs ? dayMs : minuteMs
  let stoppedBy: { vmId: string; vmName: string } | null = null
  const gone = await task.run('goTo', async (signal, progress) => {
    while (keeper.now() < toInstant && stoppedBy === null) {
      if (signal.aborted) break
      await keeper.advance(Math.min(toInstant, keeper.now() + strideMilliseconds))
      if (stopsAtCritical)
        stoppedBy = [...criticalMachines(context).values()].find(({ vmId }) => !before.has(vmId)) ?? null
      progress(Math.floor((keeper.now() - begin) / unit), Math.ceil((toInstant - begin) / unit))
    }
    return ok(undefined)
  })
  const stopped = runAt(context, 'paused', () => context.leaving.forget())
  if (!gone.ok) return gone
  return stopped.ok ? ok({ clock: clockView(context), stoppedBy, isReached: keeper.now() >= toInstant }) : stopped
}

/** By what Windows says of them: the machines whose Replication Health is Critical. */
function criticalMachines({ keeper }: Pick<WorldContext, 'keeper'>) {
  const { emulator } = keeper
  const isCritical = ({ vmId }: { readonly vmId: string }) => emulator.replicationView(vmId)?.health === 'Critical'
  return new Map(
    emulator.world.vms
      .filter((vm) => vm.replications.length > 0 && isCritical(vm))
      .map(({ vmId, name }) => [vmId, { vmId, vmName: name }]),
  )
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
  if (isStopping && pace.chosen() !== 'paused') {
    pace.set('paused')
    const saved = workspace.transaction(() => ok(workspace.saveSetting('pace', 'paused')))
    if (!saved.ok) return saved
  }
  const { branchId } = keeper.branches().find(({ isCurrent }) => isCurrent)!
  return ok({ branchId, clock: clockView(context) })
}
