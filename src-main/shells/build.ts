/**
 * Builds what has to be bundled: the page, and Electron's main and preload scripts. `npm run build` builds all of it; the
 * shells build what is missing or older than its sources. The bundle of the command line is for installers alone, since from a
 * checkout its sources run as they are.
 */
import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { programFolder } from './paths.ts'

export type Bundle = 'renderer' | 'main' | 'preload' | 'command'

interface BundlePlan {
  readonly config: string
  readonly mode: string
  /** A file that every build writes anew. */
  readonly output: string
  /** Files and folders that the bundle is made from. */
  readonly sources: readonly string[]
}

const electronConfig = 'src-main/shells/electron/vite.config.ts'

const plans: Readonly<Record<Bundle, BundlePlan>> = {
  renderer: {
    config: 'src-renderer/vite.config.ts',
    mode: 'production',
    output: 'resources/build/renderer/index.html',
    sources: ['src-renderer', 'src-main/contract', 'package-lock.json'],
  },
  main: {
    config: electronConfig,
    mode: 'main',
    output: 'resources/build/electron/main.js',
    sources: ['src-main', 'package-lock.json'],
  },
  preload: {
    config: electronConfig,
    mode: 'preload',
    output: 'resources/build/electron/preload.cjs',
    sources: ['src-main/shells/electron', 'package-lock.json'],
  },
  command: {
    config: 'src-main/shells/cli/vite.config.ts',
    mode: 'production',
    output: 'resources/build/command/understudy.js',
    sources: ['src-main', 'package-lock.json'],
  },
}

/** What the shells need. */
export const allBundles: readonly Bundle[] = ['renderer', 'main', 'preload']

/**
 * Builds bundles, one after the other; what the bundler says goes to standard error.
 * @throws If a bundle cannot be built: the sources are broken then, and there is nothing to fall back to.
 */
export async function build(bundles: readonly Bundle[]): Promise<void> {
  for (const bundle of bundles) await runVite(plans[bundle])
}

/** Gives the bundles that are missing or older than one of their sources. */
export async function findStale(bundles: readonly Bundle[]): Promise<Bundle[]> {
  const stale: Bundle[] = []
  for (const bundle of bundles) {
    const { output, sources } = plans[bundle]
    const built = await modifiedAt(join(programFolder, output))
    const changed = await Promise.all(sources.map((source) => newestIn(join(programFolder, source))))
    if (built === 0 || Math.max(...changed) > built) stale.push(bundle)
  }
  return stale
}

async function runVite({ config, mode }: BundlePlan): Promise<void> {
  const vite = join(programFolder, 'node_modules', 'vite', 'bin', 'vite.js')
  const parameters = [vite, 'build', '--config', config, '--mode', mode, '--logLevel', 'error']
  const child = spawn(process.execPath, parameters, { cwd: programFolder, stdio: ['ignore', 2, 2] })
  const ended = Promise.withResolvers<number | null>()
  child.once('error', ended.reject)
  child.once('exit', ended.resolve)
  const exitCode = await ended.promise
  if (exitCode !== 0) throw new Error(`The bundler ended with ${exitCode} for ${config} (${mode}).`)
}

/** The latest change in a file or below a folder, in milliseconds; 0 if it does not exist. */
async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  if (entries.length === 0) return modifiedAt(path)
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Math.max(0, ...(await Promise.all(files.map(modifiedAt))))
}

async function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )
}

if (import.meta.main) await build(allBundles)
