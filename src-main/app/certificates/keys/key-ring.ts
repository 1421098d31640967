/**
 * The unlocked roots: their data keys in memory until they are locked, or their time is over. There are two times: how long a
 * root was unlocked, and how long its key was not used. While work that needs keys is under way both stand still, so that a
 * batch that takes long does not fail at its end.
 */
export interface LockLimits {
  /** Since the unlocking; null for no limit. */
  readonly unlockMinutes: number | null
  /** Since the last use; null for no limit. */
  readonly idleMinutes: number | null
}

export const defaultLimits: LockLimits = { unlockMinutes: 8 * 60, idleMinutes: 15 }

export interface KeyRing {
  /**
   * Keeps a copy of the data key.
   * @param minutes Instead of the limit since the unlocking; null for none.
   */
  unlock(rootId: string, dataKey: Uint8Array, minutes?: number | null): void
  /** The data key, or null if the root is locked; counts as use. */
  dataKey(rootId: string): Uint8Array | null
  isUnlocked(rootId: string): boolean
  /** When it locks itself if it is not used before; null if it is locked or has no limit. */
  locksAt(rootId: string): number | null
  /** Says whether it was unlocked. */
  lock(rootId: string): boolean
  /** Gives the ids of those that were unlocked. */
  lockAll(): string[]
  /** Locks those whose time is over, and gives the ids of all that were locked so since it was last asked. */
  lockIdle(): string[]
  /** Keeps the times from running out until the returned function is called. */
  hold(): () => void
}

interface Held {
  readonly dataKey: Buffer
  readonly unlockedAt: number
  readonly minutes: number | null | undefined
  usedAt: number
}

/**
 * Makes an empty ring.
 * @param wallMilliseconds The wall clock.
 * @param limits What is set now.
 */
export function createKeyRing(wallMilliseconds: () => number, limits: () => LockLimits = () => defaultLimits): KeyRing {
  const keys = new Map<string, Held>()
  /** Locked because their time was over, and not given out by `lockIdle` yet. */
  const unreported = new Set<string>()
  let holds = 0

  function lock(rootId: string): boolean {
    keys.get(rootId)?.dataKey.fill(0)
    return keys.delete(rootId)
  }
  function endOf({ unlockedAt, minutes, usedAt }: Held): number {
    const { unlockMinutes, idleMinutes } = limits()
    const after = (start: number, limit: number | null) => (limit === null ? Infinity : start + limit * 60_000)
    return Math.min(after(unlockedAt, minutes === undefined ? unlockMinutes : minutes), after(usedAt, idleMinutes))
  }
  function live(rootId: string): Held | undefined {
    const held = keys.get(rootId)
    if (held && holds === 0 && wallMilliseconds() > endOf(held)) {
      lock(rootId)
      unreported.add(rootId)
      return undefined
    }
    return held
  }

  return {
    unlock(rootId, dataKey, minutes) {
      lock(rootId)
      const now = wallMilliseconds()
      keys.set(rootId, { dataKey: Buffer.from(dataKey), unlockedAt: now, minutes, usedAt: now })
    },
    dataKey(rootId) {
      const held = live(rootId)
      if (!held) return null
      held.usedAt = wallMilliseconds()
      return held.dataKey
    },
    isUnlocked: (rootId) => live(rootId) !== undefined,
    locksAt(rootId) {
      const held = live(rootId)
      const end = held ? endOf(held) : Infinity
      return Number.isFinite(end) ? end : null
    },
    lock,
    lockAll: () => [...keys.keys()].filter((rootId) => lock(rootId)),
    lockIdle() {
      for (const rootId of [...keys.keys()]) live(rootId)
      const rootIds = [...unreported]
      unreported.clear()
      return rootIds
    },
    hold() {
      holds += 1
      let isHeld = true
      return () => {
        if (isHeld) holds -= 1
        isHeld = false
      }
    },
  }
}
