/**
 * The browser for the tests that need one. As root on Debian and its relatives it comes from the distribution, elsewhere it is
 * Playwright's own; where there is none, one sentence says which is missing and how to get it, and those tests are not run.
 */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where a browser is looked for; tests look elsewhere. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  /** The PATH. */
  readonly path: string
  /** The program that `playwright install` puts into its cache folder. */
  readonly playwrightPath: string
  exists(file: string): boolean
}

/**
 * The one without windows comes first, which is also what Playwright takes of its own: with windows that nobody sees, a test takes
 * twice the time.
 */
const systemNames = ['chromium-headless-shell', 'chromium', 'chromium-browser']

/** What this process sees. */
export function surroundings(): Surroundings {
  return {
    platform: process.platform,
    path: process.env['PATH'] ?? '',
    playwrightPath: chromium.executablePath(),
    exists: existsSync,
  }
}

/** The path of a browser of the system; undefined where Playwright's own is to be used. */
export function findSystemBrowser(around: Surroundings = surroundings()): string | undefined {
  if (around.platform !== 'linux') return undefined
  const folders = around.path.split(delimiter).filter((folder) => folder !== '')
  const candidates = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((file) => around.exists(file))
}

/** Says in one sentence that there is no browser and how to get one; null if there is one. */
export function missingBrowser(around: Surroundings = surroundings()): string | null {
  if (findSystemBrowser(around) !== undefined || around.exists(around.playwrightPath)) return null
  return (
    `The tests in a browser need Chromium, and there is none on the PATH and none at ${around.playwrightPath}; ` +
    'install it with "npx playwright install chromium", or as root on Debian with "apt-get install chromium".'
  )
}

/**
 * Finds a browser, and installs one where that needs no more than the distribution's package manager.
 * @returns The sentence to show if there is none; null if the tests can run.
 */
export function ensureBrowser(around: Surroundings = surroundings(), install = installFromDistribution): string | null {
  if (missingBrowser(around) === null) return null
  install(around)
  return missingBrowser(around)
}

/** As root, with a distribution that has both the package manager and the package; anywhere else it does nothing. */
function installFromDistribution({ path, exists }: Surroundings): void {
  const isOnPath = path.split(delimiter).some((folder) => folder !== '' && exists(join(folder, 'apt-get')))
  if (process.getuid?.() !== 0 || !isOnPath) return
  process.stderr.write('Installing chromium with apt for the tests in a browser.\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options: SpawnSyncOptions = { stdio: ['ignore', 2, 2], env: environment, timeout: 600_000 }
  spawnSync('apt-get', ['update', '-q'], options)
  const install = ['install', '-q', '-y', '--no-install-recommends']
  // Older distributions have no package without windows.
  const { status } = spawnSync('apt-get', [...install, 'chromium-headless-shell'], options)
  if (status !== 0) spawnSync('apt-get', [...install, 'chromium'], options)
}

if (import.meta.main) {
  const problem = ensureBrowser()
  if (problem !== null) process.stderr.write(`${problem}\n`)
  process.exitCode = problem === null ? 0 : 1
}
