import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileFailure, writeFiles } from '../../../src-main/authority/files/write-files.ts'
import { codeOf, valueOf } from '../builders.ts'

const file = (name: string, text = name) => ({ name, bytes: Buffer.from(text), mode: 0o600 })

describe('files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'understudy-write-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('are written whole, for their owner only, and replace older ones', async () => {
    const out = join(folder, 'deep', 'out')
    await writeFiles(out, [file('a', 'old')])
    expect(valueOf(await writeFiles(out, [file('a', 'new'), file('b')]))).toEqual([join(out, 'a'), join(out, 'b')])
    expect(await readFile(join(out, 'a'), 'utf8')).toBe('new')
    expect((await readdir(out)).sort()).toEqual(['a', 'b'])
    if (process.platform !== 'win32') {
      expect((await stat(join(out, 'a'))).mode & 0o777).toBe(0o600)
      expect((await stat(out)).mode & 0o777).toBe(0o700)
    }
  })

  it('do not appear below a path that is a file', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await writeFiles(join(folder, 'file', 'out'), [file('a')])).toMatchObject({
      ok: false,
      failure: { code: 'file.unwritable', params: { problem: 'ENOTDIR' } },
    })
  })

  it('leave nothing behind and change nothing when one of them cannot be put in place', async () => {
    await mkdir(join(folder, 'b', 'full'), { recursive: true })
    await writeFile(join(folder, 'c'), 'kept')
    const reply = await writeFiles(folder, [file('b'), file('c')])
    expect(codeOf(reply)).toBe('file.unwritable')
    expect((await readdir(folder)).sort()).toEqual(['b', 'c'])
    expect(await readFile(join(folder, 'c'), 'utf8')).toBe('kept')
  })

  it.runIf(process.platform === 'linux')('meet a full disk with its own failure', async () => {
    // Renaming over the device is never reached: the temporary name points at a device that is always full.
    const temporary = join(folder, `.a.${process.pid}.tmp`)
    const full = await import('node:fs/promises').then((fs) => fs.open('/dev/full', 'w'))
    const error: unknown = await full.writeFile('x').catch((reason: unknown) => reason)
    await full.close()
    expect(fileFailure(error, 'a')).toMatchObject({ failure: { code: 'file.diskFull', params: { path: 'a' } } })
    // A link that lies in wait at the temporary name is not followed.
    await symlink('/dev/full', temporary)
    expect(codeOf(await writeFiles(folder, [file('a')]))).toBe('ok')
  })

  it('hand other errors on', () => {
    expect(() => fileFailure(new Error('broken'), 'a')).toThrow('broken')
  })
})
