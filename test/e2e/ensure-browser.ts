/**
 * The browser for the end-to-end tests. As root on Debian and its relatives it comes from the distribution, elsewhere it
 * is Playwright's own; where there is none, one sentence says which is missing and how to get it.
 */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** The path of a browser of the system; undefined where Playwright's own is to be used. */
export function findSystemBrowser(): string | undefined {
  return process.platform === 'linux' ? systemBrowsers.find((path) => existsSync(path)) : undefined
}

/**
 * Finds a browser, and installs one where that needs no more than the distribution's package manager.
 * @returns The sentence to show if there is none; null if the tests can run.
 */
export function ensureBrowser(): string | null {
  if (hasBrowser()) return null
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing chromium with apt for the end-to-end tests.\n')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options: SpawnSyncOptions = { stdio: ['ignore', 2, 2], env: environment, timeout: 600_000 }
    spawnSync('apt-get', ['update', '-q'], options)
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options)
    if (hasBrowser()) return null
  }
  return (
    `The end-to-end tests need Chromium, and there is none at ${chromium.executablePath()}; ` +
    'install it with "npx playwright install chromium", or as root on Debian with "apt-get install chromium".'
  )
}

function hasBrowser(): boolean {
  return findSystemBrowser() !== undefined || existsSync(chromium.executablePath())
}

if (import.meta.main) {
  const problem = ensureBrowser()
  if (problem !== null) process.stderr.write(`${problem}\n`)
  process.exitCode = problem === null ? 0 : 1
}
