/**
 * The unlocked roots: their data keys in memory until they are locked, or their time is over. There are two times: how long a
 * root was unlocked, and how long its key was not used. While work that needs keys is under way both stand still, so that a
 * batch that takes long does not fail at its end. Each time ends by whichever clock comes to its end first, the one on the
 * wall or the one that nobody can set; and a root locks when the two part: the computer slept, or its clock was set.
 */
import { usualLockMinutes } from '../../../contract/limits/protection.ts'
export interface LockLimits {
  /** Since the unlocking; null for no limit. */
  readonly unlockMinutes: number | null
  /** Since the last use; null for no limit. */
  readonly idleMinutes: number | null
}

export const defaultLimits: LockLimits = usualLockMinutes

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

interface Clocks {
  readonly wallMilliseconds: () => number
  /** Never goes back; whether it goes on while the computer sleeps depends on the system. */
  readonly monotonicMilliseconds: () => number
}

interface Moment {
  readonly wall: number
  readonly monotonic: number
}

interface Held {
  readonly dataKey: Buffer
  readonly unlockedAt: Moment
  readonly minutes: number | null | undefined
  usedAt: Moment
  /** When it was last found to be unlocked. */
  seenAt: Moment
}

/** How far the clock on the wall may go back, as time servers have it do, and run ahead of the other one. */
const backMilliseconds = 2_000
const aheadMilliseconds = 60_000

/**
 * Makes an empty ring.
 * @param clocks The two clocks.
 * @param limits What is set now.
 */
export function createKeyRing(clocks: Clocks, limits: () => LockLimits = () => defaultLimits): KeyRing {
  const keys = new Map<string, Held>()
  /** Locked because their time was over, and not given out by `lockIdle` yet. */
  const unreported = new Set<string>()
  let holds = 0

  function lock(rootId: string): boolean {
    keys.get(rootId)?.dataKey.fill(0)
    return keys.delete(rootId)
  }
  const now = (): Moment => ({ wall: clocks.wallMilliseconds(), monotonic: clocks.monotonicMilliseconds() })

  function isOver(held: Held, at: Moment): boolean {
    const wallPassed = at.wall - held.seenAt.wall
    const passed = at.monotonic - held.seenAt.monotonic
    const areApart = wallPassed < -backMilliseconds || wallPassed - passed > aheadMilliseconds
    return areApart || at.wall > endOf(held, 'wall') || at.monotonic > endOf(held, 'monotonic')
  }

  function endOf({ unlockedAt, minutes, usedAt }: Held, clock: keyof Moment): number {
    const { unlockMinutes, idleMinutes } = limits()
    const after = (start: number, limit: number | null) => (limit === null ? Infinity : start + limit * 60_000)
    return Math.min(
      after(unlockedAt[clock], minutes === undefined ? unlockMinutes : minutes),
      after(usedAt[clock], idleMinutes),
    )
  }
  function live(rootId: string): Held | undefined {
    const held = keys.get(rootId)
    if (!held || holds > 0) return held
    const at = now()
    if (isOver(held, at)) {
      lock(rootId)
      unreported.add(rootId)
      return undefined
    }
    held.seenAt = at
    return held
  }

  return {
    unlock(rootId, dataKey, minutes) {
      lock(rootId)
      const at = now()
      keys.set(rootId, { dataKey: Buffer.from(dataKey), unlockedAt: at, minutes, usedAt: at, seenAt: at })
    },
    dataKey(rootId) {
      const held = live(rootId)
      if (!held) return null
      held.usedAt = now()
      return held.dataKey
    },
    isUnlocked: (rootId) => live(rootId) !== undefined,
    locksAt(rootId) {
      const held = live(rootId)
      const end = held ? endOf(held, 'wall') : Infinity
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
