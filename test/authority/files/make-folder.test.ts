import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeFolder } from '../../../src-main/authority/files/make-folder.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('making a folder', () => {
  it('makes the folders above it too, with the same permissions', async () => {
    const home = temporaryFolder()
    await makeFolder(join(home, 'a', 'b', 'c'), 0o700)
    const modes = [['a'], ['a', 'b'], ['a', 'b', 'c']].map((path) => statSync(join(home, ...path)).mode & 0o777)
    if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o700, 0o700])
    expect(statSync(join(home, 'a', 'b', 'c')).isDirectory()).toBe(true)
  })

  it('leaves a folder that exists as it is', async () => {
    const home = temporaryFolder()
    await makeFolder(home)
    expect(statSync(home).isDirectory()).toBe(true)
  })

  it('refuses when a file is in the way', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })

  it.runIf(process.platform === 'linux')('gives up where the file system takes no new folders', async () => {
    await expect(makeFolder('/proc/understudy/out')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
