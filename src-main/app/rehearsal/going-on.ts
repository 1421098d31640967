/**
 * How far a rehearsal came, kept in the workspace from its first effect to its last, so that the same command goes on from the step
 * that was stopped, also after a restart. Of that step the world is taken back to its beginning; what is left behind is a
 * branch, as after every way back in time.
 */
import { ok, type Reply } from '../../contract/failure.ts'
import type { RehearsalReport } from '../../contract/views/rehearsal.ts'
import type { HandlerContext } from '../certificates/context.ts'
import type { Props } from './cast.ts'

/** What is needed to go on: all of it is plain data. */
export interface Progress {
  readonly folder: string
  readonly beganWallInstant: number
  readonly beganInstant: number
  readonly props: Props
  /** Of the steps that are done, in their order. */
  readonly reports: RehearsalReport['steps']
}

/** Where the step that is next begins. */
interface Place {
  readonly branchId: string
  readonly sequence: number
  readonly instant: number
}

const unfinishedKey = 'unfinished rehearsal.run'

/** In memory nothing outlives the command. */
export function canGoOn({ dependencies: { workspace } }: HandlerContext): boolean {
  return workspace.path !== ':memory:'
}

/** Keeps how far it is, before a step begins. */
export function keepProgress(context: HandlerContext, progress: Progress): Reply<void> {
  const { keeper, dependencies } = context
  const { workspace } = dependencies
  const flushed = keeper.flush()
  if (!flushed.ok) return flushed
  const place: Place = { branchId: currentBranch(context), sequence: keeper.journalLength(), instant: keeper.now() }
  return workspace.transaction(() => ok(workspace.saveSetting(unfinishedKey, { ...progress, place })))
}

/**
 * Gives what an earlier command has left unfinished.
 * @returns Null if there is nothing, if it was another folder, or if somebody has gone over to another branch since.
 */
export function findProgress(context: HandlerContext, folder: string): (Progress & { readonly place: Place }) | null {
  const { workspace } = context.dependencies
  const kept = workspace.findSetting(unfinishedKey) as (Progress & { place: Place }) | undefined
  return kept?.folder === folder && kept.place.branchId === currentBranch(context) ? kept : null
}

/** Takes the world back to the beginning of the step that was stopped, if that step has changed it. */
export async function returnToStep(
  { keeper }: HandlerContext,
  place: Place,
  signal: AbortSignal,
): Promise<Reply<void>> {
  if (keeper.journalLength() === place.sequence && keeper.now() === place.instant) return ok(undefined)
  const at = { afterSequence: place.sequence, instant: place.instant }
  return keeper.beginBranch(at, null, { signal, progress: () => undefined })
}

/** It is done to its end: from now on the world is the user's. */
export function forgetProgress({ dependencies: { workspace } }: HandlerContext): Reply<void> {
  return workspace.transaction(() => {
    workspace.removeSetting(unfinishedKey)
    return ok(undefined)
  })
}

function currentBranch({ keeper }: HandlerContext): string {
  return keeper.branches().find(({ isCurrent }) => isCurrent)?.branchId ?? ''
}
