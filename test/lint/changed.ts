/**
 * What was changed, and what near it can notice: for `npm run verify -- --changed`, which is for the minute between two thoughts.
 * Rooms of tests mirror the rooms of the sources, so that the tests of a room are found by its path.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix } from 'node:path'

export interface Reach {
  /** Files of Vitest, to be run. */
  readonly tests: readonly string[]
  /** End-to-end tests that were changed themselves. */
  readonly specs: readonly string[]
}

export interface Changes extends Reach {
  /** What the change is measured from. */
  readonly base: string
  /** Every changed file that is still there, relative to the root. */
  readonly files: readonly string[]
  /** Those that are linted. */
  readonly code: readonly string[]
  /** Whether a component can have got another type. */
  readonly isForRenderer: boolean
  /** Changed files whose reach nothing here can tell. */
  readonly unforeseeable: readonly string[]
}

/** A file of tests with the files that it imports itself. */
export interface TestFile {
  readonly path: string
  readonly imports: readonly string[]
}

/**
 * Reads from Git what differs from the main branch, committed or not.
 * @param root The folder of the repository.
 * @throws Where there is no Git or no repository.
 */
export function findChanges(root: string): Changes {
  const git = (...parameters: string[]) =>
    execFileSync('git', parameters, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  const base = baseOf(git)
  const lines = [
    git('diff', '--name-only', '--diff-filter=d', base),
    git('ls-files', '--others', '--exclude-standard'),
  ].flatMap((text) => text.split('\n'))
  const files = [...new Set(lines)].filter((file) => file !== '' && existsSync(join(root, file))).sort()
  const testPaths = globSync('test/**/*.test.ts', { cwd: root }).map(toPosix)
  return {
    base: base.slice(0, 12),
    files,
    code: files.filter((file) => ['.ts', '.js', '.svelte'].includes(extname(file))),
    ...reachOf(
      files,
      testPaths.map((path) => ({ path, imports: importsOf(path, readFileSync(join(root, path), 'utf8')) })),
    ),
    isForRenderer: files.some((file) => /^(src-renderer|src-main\/contract)\//.test(file)),
    unforeseeable: files.filter((file) =>
      /^[^/]+\.json$|^\.npmrc$|(^|\/)(vite|vitest|playwright)\.config\.ts$/.test(file),
    ),
  }
}

/** The commit at which this branch left the main one; on the main branch, its last commit. */
function baseOf(git: (...parameters: string[]) => string): string {
  for (const name of ['main', 'origin/main', 'origin/HEAD']) {
    try {
      return git('merge-base', 'HEAD', name)
    } catch {
      // A clone need not have each of them.
    }
  }
  return git('rev-parse', 'HEAD')
}

/**
 * Gives the tests for changed files: those that were changed, those in the room that mirrors a changed one, and those that import
 * a changed file. Where a file has none of its own, those of its layer.
 * @param files Paths relative to the root, with slashes.
 * @param tests Every file of tests.
 */
export function reachOf(files: readonly string[], tests: readonly TestFile[]): Reach {
  const found = new Set<string>()
  for (const file of files) {
    const near = tests.filter(
      ({ path, imports }) => path === file || imports.includes(file) || isBelow(path, roomOf(file)),
    )
    const chosen = near.length > 0 ? near : tests.filter(({ path }) => isBelow(path, layerOf(file)))
    for (const { path } of chosen) found.add(path)
  }
  const specs = files.filter((file) => /^test\/e2e\/.*\.spec\.ts$/.test(file))
  return { tests: [...found].sort(), specs }
}

/** The folder of the tests of a source's room; null for what stands in no room. */
function roomOf(file: string): string | null {
  const folder = mirrorOf(file)
  return folder !== null && folder.split('/').length > 2 ? folder : null
}

/** The folder of the tests of a source's layer; null for what is no source. */
function layerOf(file: string): string | null {
  const folder = mirrorOf(file)
  return folder === null ? null : folder.split('/').slice(0, 2).join('/')
}

function mirrorOf(file: string): string | null {
  const folder = dirname(file)
  if (folder === 'src-renderer' || folder.startsWith('src-renderer/')) {
    return folder.replace('src-renderer', 'test/renderer')
  }
  return folder.startsWith('src-main/') ? folder.replace('src-main', 'test') : null
}

function isBelow(path: string, folder: string | null): boolean {
  return folder !== null && (path.startsWith(`${folder}/`) || path === `${folder}.test.ts`)
}

/** The files that a file imports by a relative path. */
export function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)
  return [...found].map(([, target = '']) => posix.join(posix.dirname(path), target))
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/')
}
