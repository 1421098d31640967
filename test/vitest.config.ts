/** How every test below `test/` runs, except the end-to-end tests, which Playwright drives. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    // Separate processes, because tests send signals, hold file locks and start child processes.
    pool: 'forks',
    // The default leaves one core unused, which is half of a two-core build machine.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    teardownTimeout: 10_000,
  },
})
