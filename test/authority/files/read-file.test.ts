import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { pbkdf2 } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNamedFile } from '../../../src-main/authority/files/read-file.ts'

const sizeBytesMax = 1_000
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'understudy-read-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

describe('a file that a user names', () => {
  it('is read whole up to the limit, also through a link', async () => {
    writeFileSync(at('full'), Buffer.alloc(sizeBytesMax, 7))
    symlinkSync(at('full'), at('link'))
    for (const name of ['full', 'link']) {
      const read = await readNamedFile(at(name), { sizeBytesMax })
      expect(read.ok && read.value.equals(Buffer.alloc(sizeBytesMax, 7))).toBe(true)
    }
    writeFileSync(at('more'), Buffer.alloc(sizeBytesMax + 1))
    expect(await readNamedFile(at('more'), { sizeBytesMax })).toMatchObject({ failure: { code: 'file.tooLarge' } })
  })

  const refused: readonly (readonly [string, string, (path: string) => void | Promise<void>])[] = [
    ['a pipe that nobody writes to', 'file.notAFile', (path) => void execFileSync('mkfifo', [path])],
    ['a link to a device that never ends', 'file.notAFile', (path) => symlinkSync('/dev/zero', path)],
    ['a link to a terminal', 'file.notAFile', (path) => symlinkSync('/dev/ptmx', path)],
    ['a folder', 'file.unreadable', (path) => void mkdirSync(path)],
    ['nothing', 'file.unreadable', () => undefined],
    ['a link to itself', 'file.unreadable', (path) => symlinkSync(path, path)],
    [
      'a file of a hundred gigabytes without content',
      'file.tooLarge',
      (path) => {
        writeFileSync(path, '')
        truncateSync(path, 100 * 2 ** 30)
      },
    ],
    [
      'a socket',
      'file.notAFile',
      (path) =>
        new Promise((resolve) => {
          const server = createServer().listen(path, resolve)
          server.unref()
        }),
    ],
  ]
  it.runIf(process.platform !== 'win32').each(refused)(
    'is refused within a second when it is %s',
    async (name, code, make) => {
      const path = at(name.replaceAll(' ', '-').slice(0, 20))
      await make(path)
      const before = performance.now()
      expect(await readNamedFile(path, { sizeBytesMax })).toMatchObject({
        ok: false,
        failure: { code, params: { path } },
      })
      expect(performance.now() - before).toBeLessThan(1_000)
    },
  )

  it('is read up to the limit when it claims to have no size', async () => {
    // Files of /proc say that they are empty.
    const read = await readNamedFile('/proc/self/status', { sizeBytesMax: 100_000 })
    if (process.platform === 'linux') expect(read.ok && read.value.length).toBeGreaterThan(100)
    const small = await readNamedFile('/proc/self/status', { sizeBytesMax: 10 })
    if (process.platform === 'linux') expect(small).toMatchObject({ failure: { code: 'file.tooLarge' } })
  })

  it('is given up when it does not answer', async () => {
    writeFileSync(at('slow'), 'x')
    // Files are read on threads; while all of them are busy, none answers.
    const busy = Array.from({ length: 8 }, () => promisify(pbkdf2)('password', 'salt', 1_000_000, 32, 'sha256'))
    const read = await readNamedFile(at('slow'), { sizeBytesMax, giveUpAfterMilliseconds: 20 })
    expect(read).toMatchObject({ failure: { code: 'file.noAnswer', params: { path: at('slow') } } })
    await Promise.all(busy)
  })
})
