import { describe, expect, it } from 'vitest'
import { createKeyRing, defaultLimits, type LockLimits } from '../../../../src-main/app/certificates/keys/key-ring.ts'

const minute = 60_000

function aRing(limits: LockLimits = defaultLimits) {
  /** Both clocks move together unless a test sets the one on the wall. */
  const state = { now: 1_000_000, setBy: 0, limits }
  const ring = createKeyRing(
    { wallMilliseconds: () => state.now + state.setBy, monotonicMilliseconds: () => state.now },
    () => state.limits,
  )
  return { ring, state }
}

describe('the ring of unlocked roots', () => {
  it('locks a root at the end of its time, however often it is used', () => {
    const { ring, state } = aRing({ unlockMinutes: 30, idleMinutes: null })
    ring.unlock('root-1', Buffer.alloc(32, 7))
    expect(ring.locksAt('root-1')).toBe(state.now + 30 * minute)
    for (let passed = 0; passed < 30; passed += 10) {
      state.now += 10 * minute
      expect(ring.dataKey('root-1')).not.toBeNull()
    }
    state.now += 1
    expect(ring.isUnlocked('root-1')).toBe(false)
    expect(ring.locksAt('root-1')).toBeNull()
    expect(ring.lockIdle()).toEqual(['root-1'])
    expect(ring.lockIdle()).toEqual([])
  })

  it('goes by the time that was asked for at the unlocking, else by what is set now', () => {
    const { ring, state } = aRing({ unlockMinutes: 30, idleMinutes: null })
    for (const [rootId, minutes] of [
      ['root-1', 5],
      ['root-2', null],
      ['root-3', undefined],
    ] as const) {
      ring.unlock(rootId, Buffer.alloc(32), minutes)
    }
    state.now += 5 * minute + 1
    const unlocked = () => ['root-1', 'root-2', 'root-3'].map((rootId) => ring.isUnlocked(rootId))
    expect(unlocked()).toEqual([false, true, true])
    state.limits = { unlockMinutes: 4, idleMinutes: null }
    expect(unlocked()).toEqual([false, true, false])
    state.now += 1000 * minute
    expect(unlocked()).toEqual([false, true, false])
    expect(ring.locksAt('root-2')).toBeNull()
    state.limits = { unlockMinutes: null, idleMinutes: 10 }
    expect(unlocked()).toEqual([false, false, false])
  })

  it('wipes the key when it locks', () => {
    const { ring } = aRing()
    ring.unlock('root-1', Buffer.alloc(32, 7))
    const held = ring.dataKey('root-1')
    expect(ring.lockAll()).toEqual(['root-1'])
    expect(held).toEqual(Buffer.alloc(32))
    expect(ring.lock('root-1')).toBe(false)
  })

  it('lets no time run out while work holds it, and all of it afterwards', () => {
    const { ring, state } = aRing()
    ring.unlock('root-1', Buffer.alloc(32, 7))
    const [first, second] = [ring.hold(), ring.hold()]
    state.now += 9 * 60 * minute
    expect(ring.isUnlocked('root-1')).toBe(true)
    first()
    first()
    expect(ring.isUnlocked('root-1')).toBe(true)
    second()
    expect(ring.isUnlocked('root-1')).toBe(false)
  })
})

describe('an unlocked root, while the clocks part', () => {
  const unlocked = (limits: LockLimits) => {
    const made = aRing(limits)
    made.ring.unlock('root-1', Buffer.alloc(32, 7))
    return made
  }

  it('locks when the clock on the wall is set back, by a year or by some seconds', () => {
    for (const back of [365 * 24 * 60 * minute, 5_000]) {
      const { ring, state } = unlocked({ unlockMinutes: null, idleMinutes: null })
      state.setBy = -back
      expect(ring.dataKey('root-1')).toBeNull()
      expect(ring.lockIdle()).toEqual(['root-1'])
    }
  })

  it('locks when the computer slept, which only the clock on the wall notices', () => {
    const { ring, state } = unlocked({ unlockMinutes: null, idleMinutes: null })
    state.setBy = 10 * minute
    expect(ring.isUnlocked('root-1')).toBe(false)
  })

  it('locks after its time by the clock that nobody can set, whatever the other one says', () => {
    const { ring, state } = unlocked({ unlockMinutes: 1, idleMinutes: null })
    // Set back bit by bit, each time less than would be noticed.
    for (let second = 0; second < 61; second += 1) {
      state.now += 1_000
      state.setBy -= 1_000
      if (second < 60) expect(ring.isUnlocked('root-1'), `${second}`).toBe(true)
    }
    expect(ring.isUnlocked('root-1')).toBe(false)
  })

  it('stays unlocked while a time server puts the clock right', () => {
    const { ring, state } = unlocked(defaultLimits)
    for (const change of [-1_500, 1_500, 900]) {
      state.setBy += change
      expect(ring.isUnlocked('root-1')).toBe(true)
    }
  })

  it('locks after the work that needed it, if the computer slept meanwhile', () => {
    const { ring, state } = unlocked(defaultLimits)
    const release = ring.hold()
    state.setBy = 10 * minute
    expect(ring.isUnlocked('root-1')).toBe(true)
    release()
    expect(ring.isUnlocked('root-1')).toBe(false)
  })
})
