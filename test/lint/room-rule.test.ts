import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Linter } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { circlesOf, graphOf, sourcesIn } from './imports.js'
import { roomRule } from './room-rule.js'
import { orders, placeOf } from './rooms.js'

const repository = join(import.meta.dirname, '..', '..')
const layers = Object.keys(orders)

/** A tree of its own with files that go round, for the rule to read. */
const fixtures = mkdtempSync(join(tmpdir(), 'understudy-rooms-'))
afterAll(() => rmSync(fixtures, { recursive: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(fixtures, path)), { recursive: true })
    writeFileSync(join(fixtures, path), text)
  }
}

/** Lints code as if it stood in a file of the tree. */
function lint(file: string, code: string): string[] {
  const linter = new Linter({ cwd: fixtures })
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { understudy: { rules: { rooms: roomRule } } },
        rules: { 'understudy/rooms': 'error' },
      },
    ],
    { filename: join(fixtures, file) },
  )
  return messages.map(({ message }) => message)
}

describe('the rule on rooms', () => {
  it.each([
    ['an import', `import { loss } from '../failover/loss.ts'`],
    ['an import of a type', `import type { Loss } from '../failover/loss.ts'`],
    ['import()', `const loss = await import('../failover/loss.ts')`],
    ['the type of an import()', `type Loss = import('../failover/loss.ts').Loss`],
    ['an export', `export * from '../failover/loss.ts'`],
  ])('refuses %s that leads up the order', (_, code) => {
    expect(lint('src-main/emulator/disks/growth.ts', code)).toEqual([
      expect.stringContaining('disks may not import failover, which stands above it'),
    ])
  })

  it.each([
    ['src-main/authority/keys/key.ts', `import '../vault/seal.ts'`, 'keys may not import vault'],
    [
      'src-main/app/certificates/keys/opening.ts',
      `import type { A } from '../stores/importing.ts'`,
      'keys may not import',
    ],
    ['src-main/app/certificates/crls/policy.ts', `import '../../core.ts'`, 'crls may not import core.ts'],
    ['src-main/contract/views/vm.ts', `import type { Calls } from '../calls/vm.ts'`, 'views may not import calls'],
    ['src-main/contract/texts/shape.ts', `import './en/index.ts'`, 'texts/shape.ts may not import texts/en'],
    ['src-main/shells/cli/terminal.ts', `import('./run.ts')`, 'cli may not import cli/run.ts'],
    ['src-main/emulator/views/host.ts', `import '../index.ts'`, 'views may not import index.ts'],
    ['src-renderer/views/hosts/numbers.ts', `import '../../frame/command.ts'`, 'views/hosts may not import frame'],
  ])('keeps the order of every layer: %s: %s', (file, code, message) => {
    expect(lint(file, code)).toEqual([expect.stringContaining(message)])
  })

  it.each([
    ['an import', `import { b } from './b.ts'`],
    ['an import of a type', `import type { B } from './b.ts'`],
    ['import()', `const b = await import('./b.ts')`],
    ['the type of an import()', `type B = import('./b.ts').B`],
  ])('refuses a circle of files in one room: %s', (_, code) => {
    write({
      'src-main/emulator/disks/a.ts': code,
      'src-main/emulator/disks/b.ts': `export type { C } from './c.ts'`,
      'src-main/emulator/disks/c.ts': `export type C = import('./a.ts').A`,
    })
    expect(lint('src-main/emulator/disks/a.ts', code)).toEqual([
      'Files import each other: src-main/emulator/disks/a.ts → src-main/emulator/disks/b.ts → src-main/emulator/disks/c.ts → src-main/emulator/disks/a.ts. Move what they share into a file below them.',
    ])
  })

  it('sees a circle that closes through a component', () => {
    write({
      'src-renderer/parts/tone.ts': `import Chip from './Chip.svelte'`,
      'src-renderer/parts/Chip.svelte': `<script lang="ts">\n  import { tone } from './tone.ts'\n</script>\n\n{tone}`,
    })
    expect(lint('src-renderer/parts/tone.ts', `import Chip from './Chip.svelte'`)).toEqual([
      expect.stringContaining('src-renderer/parts/Chip.svelte → src-renderer/parts/tone.ts'),
    ])
  })

  it('sees what a component fetches from its markup', () => {
    write({
      'src-renderer/parts/menu.ts': `import Menu from './Menu.svelte'`,
      'src-renderer/parts/Menu.svelte': `{#await import('./menu.ts') then { entries }}{entries}{/await}`,
    })
    expect(lint('src-renderer/parts/menu.ts', `import Menu from './Menu.svelte'`)).toEqual([
      expect.stringContaining('src-renderer/parts/Menu.svelte → src-renderer/parts/menu.ts'),
    ])
  })

  it('asks for the place of a room that is new', () => {
    expect(lint('src-main/emulator/clusters/nodes.ts', `export const nodes = 0`)).toEqual([
      'src-main/emulator/clusters has no place in the order of rooms. Give it one in test/lint/rooms.js.',
    ])
  })

  it.each([
    ['src-main/emulator/failover/loss.ts', `import '../disks/growth.ts'; import type { W } from '../world/world.ts'`],
    ['src-main/emulator/failover/failover.ts', `import './loss.ts'`],
    ['src-main/emulator/disks/growth.ts', `import '../../kernel/clock.ts'`],
    ['src-main/shells/cli/run.ts', `import './terminal.ts'; await import('./commands/ca.ts')`],
    ['src-renderer/frame/commands.ts', `import '../views/hosts/host-actions.ts'`],
    ['test/emulator/disks/disks.test.ts', `import '../../../src-main/emulator/failover/loss.ts'`],
  ])('allows in %s: %s', (file, code) => {
    expect(lint(file, code)).toEqual([])
  })
})

describe.each(layers)('the rooms of %s', (layer) => {
  const graph = graphOf(repository, sourcesIn(repository, [layer]))

  it('hold no circle of files', () => {
    // A component that shows itself is a tree, not a circle.
    expect(circlesOf(graph).filter(({ length }) => length > 1)).toEqual([])
  })

  it('import only what stands below them', () => {
    const upward = [...graph].flatMap(([from, targets]) =>
      targets.filter((to) => (placeOf(to)?.level ?? 0) > (placeOf(from)?.level ?? 0)).map((to) => `${from} → ${to}`),
    )
    expect(upward).toEqual([])
  })

  it('are those that the order names', () => {
    const found = new Set([...graph.keys()].map((path) => placeOf(path)?.room))
    expect([...found].sort()).toEqual([...(orders[layer] ?? [])].sort())
  })
})
