/**
 * End-to-end tests: every spec runs twice, in the web shell and in the Electron shell on its double, because the page must
 * not know which one it is in.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig, type Project } from '@playwright/test'
import type { ShellOptions } from './fixtures.ts'
import { findSystemBrowser } from './ensure-browser.ts'

const systemBrowser = findSystemBrowser()
const isRoot = process.getuid?.() === 0

/** On build machines, which fetch Electron's program; the window of this shell is Electron's own, and so is its browser. */
const realElectron: Project<ShellOptions> = {
  name: 'electron',
  testIgnore: ['accessibility.spec.ts', 'late-answers.spec.ts', 'loopback.spec.ts', 'electron-shell.spec.ts'],
  use: { shell: 'electron' },
}

export default defineConfig<ShellOptions>({
  testDir: '.',
  globalSetup: './build-stale.ts',
  outputDir: fileURLToPath(new URL('../output/e2e', import.meta.url)),
  // An app and its browser mostly wait for each other, so that two pairs fill two cores. Every test has its own app, file and
  // port, so that any two can run at the same time.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 840 },
    screenshot: 'only-on-failure',
    // To record every step takes a quarter of a core's time in each test; `npm run e2e -- --trace on` does where it is wanted.
    trace: 'off',
    launchOptions: {
      ...(systemBrowser === undefined ? {} : { executablePath: systemBrowser }),
      args: [
        // Chromium refuses to sandbox for root; the pages are our own.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--disable-dev-shm-usage',
        // Every web shell has an origin of its own, and each would get two processes of the browser.
        '--disable-site-isolation-trials',
        '--process-per-site',
        '--renderer-process-limit=1',
      ],
    },
  },
  projects: [
    // What only one shell has is tried in that shell only.
    { name: 'web', testIgnore: 'electron-shell.spec.ts', use: { shell: 'web' } },
    {
      name: 'electron-double',
      testIgnore: ['accessibility.spec.ts', 'late-answers.spec.ts', 'loopback.spec.ts'],
      use: { shell: 'electron-double' },
    },
    ...(process.env['UNDERSTUDY_REAL_ELECTRON'] === '1' ? [realElectron] : []),
  ],
})
