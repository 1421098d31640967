import { describe, expect, it } from 'vitest'
import { createKeyRing, defaultLimits, type LockLimits } from '../../../../src-main/app/certificates/keys/key-ring.ts'

const minute = 60_000

function aRing(limits: LockLimits = defaultLimits) {
  const state = { now: 1_000_000, limits }
  const ring = createKeyRing(
    () => state.now,
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
