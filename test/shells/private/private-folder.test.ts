import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPrivateFolder, writePrivateFile } from '../../../src-main/shells/private/private-folder.ts'
import { isTrustedPath } from '../../../src-main/shells/private/trusted-path.ts'
import { temporaryFolder } from '../child.ts'

const isRoot = process.getuid?.() === 0
const user = process.getuid?.() ?? 0
const somebodyElse = 65_534

let home: string
beforeEach(() => {
  home = temporaryFolder()
})

describe('a private folder', () => {
  it('is made with the folders above it, for its user only', () => {
    const folder = join(home, 'one', 'two')
    expect(openPrivateFolder(folder)).toBe(folder)
    expect([join(home, 'one'), folder].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o700])
    expect(openPrivateFolder(folder)).toBe(folder)
  })

  it.each([0o770, 0o707, 0o755, 0o777])('is refused where others may enter it: %o', (mode) => {
    const folder = join(home, 'open')
    mkdirSync(folder)
    chmodSync(folder, mode)
    expect(openPrivateFolder(folder)).toBeNull()
  })

  it('is refused where it is a link, a file, or below what is no folder', () => {
    mkdirSync(join(home, 'real'), { mode: 0o700 })
    symlinkSync(join(home, 'real'), join(home, 'link'))
    writeFileSync(join(home, 'file'), '')
    for (const name of ['link', 'file', join('file', 'below')]) {
      expect([name, openPrivateFolder(join(home, name))]).toEqual([name, null])
    }
  })

  it.runIf(isRoot)('is refused where it, or a folder above it, belongs to somebody else', () => {
    mkdirSync(join(home, 'theirs', 'ours'), { recursive: true, mode: 0o700 })
    chownSync(join(home, 'theirs'), somebodyElse, somebodyElse)
    expect(openPrivateFolder(join(home, 'theirs'))).toBeNull()
    expect(openPrivateFolder(join(home, 'theirs', 'ours'))).toBeNull()
  })

  it('holds files that only its user can read, and writes over nothing and through no link', () => {
    const folder = openPrivateFolder(join(home, 'own')) ?? ''
    const path = writePrivateFile(folder, 'note.txt', 'secret')
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['secret', 0o600])
    expect(() => writePrivateFile(folder, 'note.txt', 'other')).toThrow('EEXIST')
    writeFileSync(join(home, 'target'), 'mine')
    symlinkSync(join(home, 'target'), join(folder, 'link.txt'))
    expect(() => writePrivateFile(folder, 'link.txt', 'other')).toThrow('EEXIST')
    expect(readFileSync(join(home, 'target'), 'utf8')).toBe('mine')
  })
})

describe('a trusted path', () => {
  it('may lead through links of its user to where nobody else decides', () => {
    mkdirSync(join(home, 'real', 'inner'), { recursive: true, mode: 0o700 })
    symlinkSync('real', join(home, 'link'))
    expect(isTrustedPath(join(home, 'link', 'inner'), user)).toBe(true)
  })

  it('does not lead through a folder that others may write, by a link either', () => {
    mkdirSync(join(home, 'open', 'inner'), { recursive: true, mode: 0o700 })
    chmodSync(join(home, 'open'), 0o777)
    symlinkSync(join(home, 'open', 'inner'), join(home, 'link'))
    expect(isTrustedPath(join(home, 'open', 'inner'), user)).toBe(false)
    expect(isTrustedPath(join(home, 'link'), user)).toBe(false)
    // Who may only add something there cannot put it in the place of what is ours.
    chmodSync(join(home, 'open'), 0o1777)
    expect(isTrustedPath(join(home, 'link'), user)).toBe(true)
  })

  it.runIf(isRoot)('may be written by the group that a user has for himself alone', () => {
    const theirs = join(home, 'theirs')
    mkdirSync(theirs)
    chownSync(theirs, somebodyElse, somebodyElse)
    chmodSync(theirs, 0o775)
    expect(isTrustedPath(theirs, somebodyElse)).toBe(true)
    chownSync(theirs, somebodyElse, 100)
    expect(isTrustedPath(theirs, somebodyElse)).toBe(false)
    expect(lstatSync(theirs).mode & 0o777).toBe(0o775)
  })

  it('ends where links lead in a circle', () => {
    symlinkSync('second', join(home, 'first'))
    symlinkSync('first', join(home, 'second'))
    expect(isTrustedPath(join(home, 'first'), user)).toBe(false)
  })
})
