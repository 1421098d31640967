import { describe, expect, it } from 'vitest'
import { hasMemoryPlace, type MemorySystem } from './memory-folder.ts'

const usual: MemorySystem = {
  platform: 'linux',
  mounts: () => 'proc /proc proc rw 0 0\ntmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0\n',
  freeBytes: () => 2 * 1024 ** 3,
  canWrite: () => true,
}

describe('temporary files of a test run', () => {
  it('are kept in memory where there is room', () => {
    expect(hasMemoryPlace(usual)).toBe(true)
  })

  it.each<[string, Partial<MemorySystem>]>([
    ['on another system', { platform: 'darwin' }],
    ['where there is no such place', { mounts: () => 'proc /proc proc rw 0 0\n' }],
    ['where it is none of memory', { mounts: () => '/dev/sda1 /dev/shm ext4 rw 0 0\n' }],
    ['where nothing can be started from it', { mounts: () => 'shm /dev/shm tmpfs rw,nosuid,noexec 0 0\n' }],
    ['in a container that has next to none of it', { freeBytes: () => 64 * 1024 ** 2 }],
    ['where this user may not write', { canWrite: () => false }],
    [
      'where nobody can say',
      {
        mounts: () => {
          throw new Error('no such file')
        },
      },
    ],
  ])('lie where they always do %s', (_, other) => {
    expect(hasMemoryPlace({ ...usual, ...other })).toBe(false)
  })
})
