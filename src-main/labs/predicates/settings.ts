/** Settings of the whole world as a flat list, so that what was changed can be told from what was not. */
import { isLike } from './values.ts'

/** By a name for people, for example `host HYPERVISOR-02/firewallRules/VIRT-HVRHTTPSL-In-TCP-NoScope/enabled`. */
export type Settings = Readonly<Record<string, string>>

/** What a lab compares the present settings with. */
export interface Baselines {
  /** Before anything was broken. */
  readonly whole: Settings
  /** As the learner found them. */
  readonly start: Settings
}

/** The names of settings that differ, those that are only in one of both among them. */
function changedBetween(one: Settings, other: Settings): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => one[name] !== other[name]).sort()
}

interface Changes {
  /** What was broken, or should be changed, and is as it was. */
  readonly left: readonly string[]
  /** What differs from the start and was not to be touched. */
  readonly beyond: readonly string[]
}

/** What was found for settings that are still the same object: most samples find nothing changed. */
const found = new WeakMap<
  Settings,
  { readonly baselines: Baselines; readonly wanted: unknown; readonly changes: Changes }
>()

/**
 * What was changed, measured by what was to be changed.
 * @param present As the same object as long as nothing has changed.
 * @param wanted Globs of settings, or `broken`: what the variant's own start steps changed.
 */
export function compareChanges(baselines: Baselines, present: Settings, wanted: 'broken' | readonly string[]): Changes {
  const known = found.get(present)
  if (known?.baselines === baselines && known.wanted === wanted) return known.changes
  const changes = changesOf(baselines, present, wanted)
  found.set(present, { baselines, wanted, changes })
  return changes
}

function changesOf(baselines: Baselines, present: Settings, wanted: 'broken' | readonly string[]): Changes {
  const changed = changedBetween(baselines.start, present)
  if (wanted === 'broken') {
    const broken = changedBetween(baselines.whole, baselines.start)
    return {
      left: broken.filter((name) => !changed.includes(name)),
      beyond: changed.filter((name) => !broken.includes(name)),
    }
  }
  return {
    left: wanted.filter((glob) => !changed.some((name) => isLike(name, glob))),
    beyond: changed.filter((name) => !wanted.some((glob) => isLike(name, glob))),
  }
}
