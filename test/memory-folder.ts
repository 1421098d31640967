/**
 * A folder for the temporary files of a test run that is kept in memory. A workspace waits for the disk after each change, and
 * thousands of small ones in a test run would wait for nothing: no test cuts the power, and what survives the end of a process
 * survives it here as well.
 */
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'

const place = '/dev/shm'
const bytesMin = 1024 ** 3

/** What is asked of a system; tests answer for others. */
export interface MemorySystem {
  readonly platform: NodeJS.Platform
  /** The text of `/proc/mounts`. */
  mounts(): string
  /** How much is free there, in bytes. */
  freeBytes(): number
  canWrite(): boolean
}

const thisSystem: MemorySystem = {
  platform: process.platform,
  mounts: () => readFileSync('/proc/mounts', 'utf8'),
  freeBytes() {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize
  },
  canWrite() {
    accessSync(place, constants.W_OK)
    return true
  },
}

/** Tells whether the system has a place in memory in which there is room, and from which tests can start what they have written. */
export function hasMemoryPlace(system: MemorySystem = thisSystem): boolean {
  if (system.platform !== 'linux') return false
  try {
    const mount = system
      .mounts()
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, folder]) => folder === place)
    const options = mount?.[3]?.split(',') ?? ['noexec']
    return mount?.[2] === 'tmpfs' && !options.includes('noexec') && system.canWrite() && system.freeBytes() >= bytesMin
  } catch {
    return false
  }
}

/** Has this process and those that it starts put temporary files into memory, where there is room; they go with the process. */
export function keepTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasMemoryPlace()) return
  const folder = mkdtempSync(`${place}/understudy-run-`)
  // Other users reach it as they reach every place for temporary files, or a test that keeps them out would prove nothing.
  chmodSync(folder, 0o1777)
  process.env['TMPDIR'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
