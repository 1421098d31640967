/**
 * Compiled code is code. These tests plant some where another user of the computer could, and look whether it runs: the entry of
 * a module of the same length with other contents, under the checksum of the genuine file.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../child.ts'

const shells = join(import.meta.dirname, '..', '..', '..', 'src-main', 'shells')
const firstFile = pathToFileURL(join(shells, 'node-24.js')).href
const isRoot = process.getuid?.() === 0
const somebodyElse = 65_534

let home: string
let shared: string
let program: string
let part: string

beforeEach(() => {
  home = join(temporaryFolder(), 'home')
  mkdirSync(home, { mode: 0o700 })
  shared = temporaryFolder()
  chmodSync(shared, 0o1777)
  const folder = temporaryFolder()
  program = join(folder, 'program.mjs')
  part = join(folder, 'part.mjs')
  writeFileSync(program, `await import('./part.mjs')\n`)
  writePart('genuine')
})

const writePart = (word: string) => writeFileSync(part, `console.log(${JSON.stringify(word)})\n`)

const cacheFolder = () => join(home, '.cache', 'understudy')

/** Runs the program as its user would, with the first file of every command before it. */
function run(environment: NodeJS.ProcessEnv = {}, before: readonly string[] = ['--import', firstFile]): string {
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, XDG_CACHE_HOME: ___, ...rest } = process.env
  const { stdout, stderr } = spawnSync(process.execPath, [...before, program], {
    encoding: 'utf8',
    env: { ...rest, HOME: home, TMPDIR: shared, ...environment },
  })
  return stdout + stderr
}

/** Makes a cache in which the entry of the genuine part holds the code of the planted one. */
function plantIn(folder: string): void {
  run({ NODE_COMPILE_CACHE: folder })
  const genuine = checksums(folder)
  const kept = `${folder}.genuine`
  renameSync(folder, kept)
  writePart('planted')
  run({ NODE_COMPILE_CACHE: folder })
  writePart('genuine')
  for (const [name, checksum] of genuine) {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    bytes.set(checksum, 12)
    writeFileSync(file, bytes)
  }
}

function checksums(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(folder, name)).subarray(12, 16)]))
}

function giveTo(user: number, folder: string): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(folder, name), user, user)
  }
}

describe('compiled code that is kept between runs', () => {
  it('would run if it were planted where Node looks, so these tests can fail', () => {
    plantIn(join(shared, 'node-compile-cache'))
    expect(run({ NODE_COMPILE_CACHE: join(shared, 'node-compile-cache') }, [])).toBe('planted\n')
  })

  it('is not taken from the shared temporary folder, and not put there', () => {
    plantIn(join(shared, 'node-compile-cache'))
    if (isRoot) giveTo(somebodyElse, join(shared, 'node-compile-cache'))
    expect(run()).toBe('genuine\n')
    expect(run()).toBe('genuine\n')
    const elsewhere = temporaryFolder()
    run({ TMPDIR: elsewhere })
    expect(readdirSync(elsewhere)).toEqual([])
  })

  it('lies in a folder that only its user may enter', () => {
    run()
    const found = lstatSync(cacheFolder())
    expect([found.isDirectory(), found.mode & 0o777, found.uid]).toEqual([true, 0o700, process.getuid?.()])
    expect(readdirSync(cacheFolder(), { recursive: true }).length).toBeGreaterThan(2)
  })

  it.runIf(isRoot)('is not taken from a folder of somebody else', () => {
    mkdirSync(join(home, '.cache'), { mode: 0o700 })
    plantIn(join(cacheFolder(), 'compiled'))
    giveTo(somebodyElse, cacheFolder())
    expect(run()).toBe('genuine\n')
  })

  it('is not taken through a link', () => {
    const elsewhere = join(temporaryFolder(), 'planted')
    plantIn(join(elsewhere, 'compiled'))
    mkdirSync(join(home, '.cache'), { mode: 0o700 })
    symlinkSync(elsewhere, cacheFolder())
    expect(run()).toBe('genuine\n')
  })

  it('is not taken from a folder that others may write, or whose parents others may write', () => {
    mkdirSync(join(home, '.cache'), { mode: 0o700 })
    plantIn(join(cacheFolder(), 'compiled'))
    chmodSync(cacheFolder(), 0o777)
    expect(run()).toBe('genuine\n')
    chmodSync(cacheFolder(), 0o700)
    chmodSync(join(home, '.cache'), 0o777)
    expect(run()).toBe('genuine\n')
  })

  it.runIf(isRoot)(
    'is not taken from what another user can put under an environment that was kept, as with sudo',
    () => {
      const theirs = join(shared, 'theirs')
      mkdirSync(theirs)
      plantIn(join(theirs, 'understudy', 'compiled'))
      giveTo(somebodyElse, theirs)
      expect(run({ XDG_CACHE_HOME: theirs })).toBe('genuine\n')
    },
  )

  it('reaches the programs that a command starts, which would else use the shared folder themselves', () => {
    writeFileSync(
      part,
      `import { spawnSync } from 'node:child_process'
       import { writeFileSync } from 'node:fs'
       writeFileSync(${JSON.stringify(join(home, 'tool.cjs'))}, "require('node:module').enableCompileCache()")
       spawnSync(process.execPath, [${JSON.stringify(join(home, 'tool.cjs'))}])`,
    )
    run()
    expect(existsSync(join(shared, 'node-compile-cache'))).toBe(false)
    // The same where there is no folder that could be trusted.
    const nobodys = join(home, 'open')
    mkdirSync(nobodys)
    chmodSync(nobodys, 0o777)
    run({ XDG_CACHE_HOME: nobodys })
    expect(existsSync(join(shared, 'node-compile-cache'))).toBe(false)
  })
})

describe('the scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(join(shells, '..', '..', 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  /** These keep no compiled code; every other tool is started behind the first file of every command. */
  const withoutCache = ['npm', 'playwright', 'electron-builder']

  it.each(Object.entries(scripts))('%s starts nothing that keeps compiled code in the shared folder', (_, script) => {
    for (const command of script.split(/&&|\|\|?|;/)) {
      const [first] = command.trim().split(' ')
      const isGuarded = command.trim().startsWith('node --import ./src-main/shells/node-24.js ')
      expect([command, isGuarded || withoutCache.includes(first ?? '')]).toEqual([command, true])
    }
  })

  it('know which tools keep none', () => {
    const modules = join(shells, '..', '..', 'node_modules')
    for (const file of ['@playwright/test/cli.js', 'electron-builder/cli.js']) {
      const source = readFileSync(join(modules, file), 'utf8')
      expect(source).not.toContain('enableCompileCache')
    }
  })
})
