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
const pure = ['kernel', 'contract', 'emulator', 'authority', 'runbook', 'labs', 'simulation', 'lint']

/** In them, what measures the time of its process and puts something else in the place of a function of Node. */
const impure = ['test/authority/vault/**/*.test.ts']

const never = ['test/e2e/**', 'node_modules/**']

/**
 * The sources run under Node as they are, in the tests as for a user. Only where a test puts something in the place of a module, and
 * for what screens keep, which a compiler has to see before, Vitest loads them in its own way; that takes half as long again.
 */
const asTheyAre = { experimental: { viteModuleRunner: false, nodeLoader: false } }

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
        test: {
          ...asTheyAre,
          name: 'together',
          include: pure.map((folder) => `test/${folder}/**/*.test.ts`),
          exclude: [...never, ...impure],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        extends: true,
        plugins: [runes()],
        test: {
          name: 'screens',
          // Libraries of components come as their sources.
          server: { deps: { inline: [/bits-ui/, /svelte-toolbelt/, /runed/] } },
          include: ['test/renderer/**/*.test.ts'],
          exclude: never,
          pool: 'threads',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...asTheyAre,
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
          ...asTheyAre,
          name: 'apart',
          include: ['test/*.test.ts', `test/!(${[...pure, 'renderer', 'app'].join('|')})/**/*.test.ts`, ...impure],
          exclude: never,
          // Separate processes, because tests send signals, hold file locks and start child processes.
          pool: 'forks',
        },
      },
      { extends: true, test: { name: 'replaced', include: beforeTheCore, pool: 'forks' } },
    ],
  },
})
