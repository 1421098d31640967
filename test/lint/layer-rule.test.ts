import { join } from 'node:path'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { layerRule } from './layer-rule.js'

const root = join(import.meta.dirname, '..', '..')

/** Lints one line of code as if it stood in a file of the repository. */
function lint(file: string, code: string): string[] {
  const linter = new Linter({ cwd: root })
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { understudy: { rules: { layers: layerRule } } },
        rules: { 'understudy/layers': 'error' },
      },
    ],
    { filename: join(root, file) },
  )
  return messages.map(({ message }) => message)
}

describe('the layer rule', () => {
  it.each([
    ['src-main/kernel/clock.ts', `import '../contract/ids.ts'`, 'kernel may not import contract'],
    ['src-main/kernel/clock.ts', `import { createHash } from 'node:crypto'`, 'it is plain computation'],
    ['src-main/contract/ids.ts', `import '../kernel/clock.ts'`, 'contract may not import kernel'],
    ['src-main/contract/views/vm.ts', `import { Hono } from 'hono'`, 'it is plain computation'],
    ['src-main/emulator/hosts/hosts.ts', `import { readFile } from 'node:fs/promises'`, 'it is plain computation'],
    [
      'src-main/emulator/hosts/hosts.ts',
      `import type { Root } from '../../authority/root.ts'`,
      'never know each other',
    ],
    ['src-main/runbook/script.ts', `export * from '../emulator/index.ts'`, 'never know each other'],
    ['src-main/workspace/journal.ts', `export { dispatch } from '../app/base/dispatch.ts'`, 'imports point inward'],
    ['src-main/authority/crls/crl.ts', `type World = import('../../emulator/world.ts').World`, 'never know each other'],
    ['src-main/app/core.ts', `import '../shells/paths.ts'`, 'app may not import shells'],
    ['src-main/app/wizards/handlers.ts', `await import('../../shells/paths.ts')`, 'app may not import shells'],
    ['src-main/app/core.ts', `import forge from 'node-forge'`, 'Only src-main/authority/ may import "node-forge"'],
    ['src-main/app/core.ts', `import 'node:sqlite'`, 'Only src-main/workspace/ may import "node:sqlite"'],
    ['src-main/shells/web/routes.ts', `import { app } from 'electron'`, 'Only src-main/shells/electron/'],
    ['src-main/shells/start.ts', `import type { App } from 'electron/main'`, 'Only src-main/shells/electron/'],
    ['src-renderer/state/world.ts', `import '../../src-main/app/core.ts'`, 'all it knows of the other side'],
    ['src-renderer/state/world.ts', `import '../../src-main/kernel/clock.ts'`, 'all it knows of the other side'],
    ['src-renderer/state/world.ts', `import 'node:fs'`, 'all it knows of the other side'],
    ['src-main/shells/web/routes.ts', `import '../../../test/shells/small-core.ts'`, 'may not import a test'],
  ])('refuses in %s: %s', (file, code, message) => {
    expect(lint(file, code)).toEqual([expect.stringContaining(message)])
  })

  it.each([
    ['src-main/kernel/clock.ts', `import './timers.ts'`],
    ['src-main/contract/views/vm.ts', `import { z } from 'zod'`],
    [
      'src-main/emulator/hosts/hosts.ts',
      `import '../../kernel/clock.ts'; import type { Reply } from '../../contract/failure.ts'`,
    ],
    ['src-main/authority/root.ts', `import forge from 'node-forge'; import 'node:crypto'`],
    ['src-main/workspace/journal.ts', `import { DatabaseSync } from 'node:sqlite'`],
    ['src-main/app/core.ts', `import '../emulator/index.ts'; import '../authority/index.ts'; import 'node:crypto'`],
    ['src-main/shells/cli/run.ts', `import { Command } from 'commander'; await import('../../app/core.ts')`],
    ['src-main/shells/electron/main.ts', `import { app } from 'electron'`],
    ['src-renderer/connect/client.ts', `import type { Reply } from '../../src-main/contract/failure.ts'`],
    ['test/app/core.test.ts', `import '../../src-main/shells/paths.ts'; import forge from 'node-forge'`],
  ])('allows in %s: %s', (file, code) => {
    expect(lint(file, code)).toEqual([])
  })
})
