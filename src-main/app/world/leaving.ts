/** The clock that stands because nobody was there: what it was doing, kept in the workspace so that it is said on return. */
import { z } from 'zod'
import { pace } from '../../contract/ids.ts'
import type { ClockView } from '../../contract/views/world.ts'
import type { Workspace } from '../../workspace/index.ts'

const settingKey = 'left'

const leaving = z.object({
  /** What it had. */
  pace,
  /** When the last client was heard, on the wall clock. */
  atWallInstant: z.int(),
  /** When one came back; null while nobody has. */
  returnedWallInstant: z.int().nullable(),
})

export interface Leaving {
  /** Notes down that everybody has gone; within a transaction. */
  note(had: ClockView['chosenPace'], atWallInstant: number): void
  /** Notes down that somebody is back; the span that is told stands still from then on. */
  comeBack(): void
  /** What is told; null unless the clock stands because of it. */
  view(): ClockView['left']
  /** Forgets it: somebody has said how the clock shall run. Within a transaction. */
  forget(): void
}

/**
 * @param workspace Keeps it.
 * @param wallNow Milliseconds since 1970.
 */
export function createLeaving(workspace: Workspace, wallNow: () => number): Leaving {
  let left = leaving
    .nullable()
    .catch(null)
    .parse(workspace.findSetting(settingKey) ?? null)
  return {
    note(had, atWallInstant) {
      left = { pace: had, atWallInstant, returnedWallInstant: null }
      workspace.saveSetting(settingKey, left)
    },
    comeBack() {
      if (left?.returnedWallInstant === null) left = { ...left, returnedWallInstant: wallNow() }
    },
    view() {
      if (left === null) return null
      const until = left.returnedWallInstant ?? wallNow()
      return { pace: left.pace, awaySeconds: Math.max(0, Math.round((until - left.atWallInstant) / 1000)) }
    },
    forget() {
      if (left === null) return
      left = null
      workspace.saveSetting(settingKey, null)
    },
  }
}
