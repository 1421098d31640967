/** How every test below `test/` runs, except the end-to-end tests, which Playwright drives. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'
import { runes } from './runes.ts'

/**
 * The core with the workspace on a disk: its tests share their modules, too, which each would otherwise load for itself, but in
 * processes, because they start others and put something else in the place of functions of Node.
 */
const onDisk = 'test/app/**/*.test.ts'

/** In them, what must be there before the core is loaded. */
const beforeTheCore = ['test/app/certificates/compound-commands.test.ts']

/**
 * Folders of plain computation: no signals, no locks, nothing that outlives a test, and no helper with hooks of its own. Their
 * tests share their modules, whose loading would otherwise take longer than the tests.
 */
const pure = ['kernel', 'contract', 'emulator', 'authority', 'renderer', 'runbook', 'labs', 'simulation', 'lint']

/** In them, what measures the time of its process and puts something else in the place of a function of Node. */
const impure = ['test/authority/vault/**/*.test.ts']

const never = ['test/e2e/**', 'node_modules/**']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    // The default leaves one core unused, which is half of a two-core build machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    teardownTimeout: 10_000,
    projects: [
      {
        extends: true,
        plugins: [runes()],
        test: {
          name: 'together',
          include: pure.map((folder) => `test/${folder}/**/*.test.ts`),
          exclude: [...never, ...impure],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'core',
          include: [onDisk],
          exclude: [...never, ...beforeTheCore],
          pool: 'forks',
          isolate: false,
          setupFiles: ['test/app/each-file.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'test/*.test.ts',
            `test/!(${[...pure, 'app'].join('|')})/**/*.test.ts`,
            ...impure,
            ...beforeTheCore,
          ],
          exclude: never,
          // Separate processes, because tests send signals, hold file locks and start child processes.
          pool: 'forks',
        },
      },
    ],
  },
})
