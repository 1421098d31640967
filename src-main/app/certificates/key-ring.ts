/**
 * The unlocked roots: their data keys in memory until they are locked, idle for a quarter of an hour, or the program
 * ends. Every use starts the idle time again.
 */
const idleMilliseconds = 15 * 60_000

export interface KeyRing {
  /** Keeps a copy of the data key. */
  unlock(rootId: string, dataKey: Uint8Array): void
  /** The data key, or null if the root is locked; counts as use. */
  dataKey(rootId: string): Uint8Array | null
  isUnlocked(rootId: string): boolean
  lock(rootId: string): void
  lockAll(): void
  /** Locks what was idle too long, and gives the ids of all that were locked so since it was last asked. */
  lockIdle(): string[]
}

/**
 * Makes an empty ring.
 * @param wallMilliseconds The wall clock.
 */
export function createKeyRing(wallMilliseconds: () => number): KeyRing {
  const keys = new Map<string, { readonly dataKey: Buffer; usedAt: number }>()

  /** Locked because they were idle, and not given out by `lockIdle` yet. */
  const unreported = new Set<string>()

  function lock(rootId: string): void {
    keys.get(rootId)?.dataKey.fill(0)
    keys.delete(rootId)
  }
  function live(rootId: string) {
    const held = keys.get(rootId)
    if (held && wallMilliseconds() - held.usedAt > idleMilliseconds) {
      lock(rootId)
      unreported.add(rootId)
      return undefined
    }
    return held
  }

  return {
    unlock(rootId, dataKey) {
      lock(rootId)
      keys.set(rootId, { dataKey: Buffer.from(dataKey), usedAt: wallMilliseconds() })
    },
    dataKey(rootId) {
      const held = live(rootId)
      if (!held) return null
      held.usedAt = wallMilliseconds()
      return held.dataKey
    },
    isUnlocked: (rootId) => live(rootId) !== undefined,
    lock,
    lockAll: () => [...keys.keys()].forEach(lock),
    lockIdle() {
      for (const rootId of [...keys.keys()]) live(rootId)
      const rootIds = [...unreported]
      unreported.clear()
      return rootIds
    },
  }
}
