/** Moments of the virtual clock as a form writes them, and the activities that one can go back before. */
import type { ActivityView } from '../../../src-main/contract/events.ts'

/**
 * Whether an activity changed the emulated world. Keys, certificates and CRLs stay as they are when time is rewound, and the
 * pace and the branches are no part of the world.
 * @param entry An entry of the activity list.
 */
export function isRewindable(entry: Pick<ActivityView, 'type'>): boolean {
  return !/^(root|certificate|crl|branch|clock)\./.test(entry.type)
}

/** What happens by itself as time runs, and is nobody's own doing. */
const broughtByTime = /^(replication\.cycle|recoveryPoint\.|health\.)/

/**
 * Whether somebody did it: what replication did in between is hundreds of entries that nobody looks for.
 * @param entry An entry of the activity list.
 */
export function isDone(entry: Pick<ActivityView, 'type'>): boolean {
  return !broughtByTime.test(entry.type)
}

/**
 * @param instant Milliseconds since 1970, UTC.
 * @returns What a field for date and time takes, to the second, in UTC as all instants of the virtual clock are shown.
 */
export function toFieldText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19)
}

/**
 * @param text What a field for date and time gives; browsers leave out seconds that are zero.
 * @returns Milliseconds since 1970; undefined while the field is empty or half filled.
 */
export function fromFieldText(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text)) return undefined
  const instant = Date.parse(`${text}Z`)
  return Number.isNaN(instant) ? undefined : instant
}
