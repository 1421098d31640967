import { describe, expect, it } from 'vitest'
import { findDead, readSource } from './dead-code.js'

/** What is dead in a small tree that starts at `main.ts`. */
function dead(files: Readonly<Record<string, string>>) {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, readSource(path, text)]))
  return findDead(sources, {
    isWayIn: (path) => path === 'src/main.ts' || path.endsWith('.test.ts'),
    isTest: (path) => path.startsWith('test/'),
  })
}

describe('the search for dead code', () => {
  it.each([
    ['a function', `export function used() {}; export function spare() {}`],
    ['a constant', `export const used = 1; export const spare = 2`],
    ['a type', `export const used = 1; export type spare = 2`],
    ['an interface', `export const used = 1; export interface spare {}`],
    ['a class', `export const used = 1; export class spare {}`],
    ['a name in a list', `const used = 1, other = 2; export { used, other as spare }`],
    ['a name that is passed on', `export { used, spare } from './b.ts'`],
    ['a part of an object', `export const { used, spare } = { used: 1, spare: 2 }`],
    ['one that its own file uses', `export const spare = 1; export const used = spare`],
  ])('finds an export that nobody takes: %s', (_, text) => {
    const files = { 'src/main.ts': `import { used } from './a.ts'`, 'src/a.ts': text }
    expect(dead(files).exports).toEqual(['src/a.ts: spare'])
  })

  it.each([
    ['import', `import { used } from './a.ts'`],
    ['import under another name', `import { used as mine } from './a.ts'`],
    ['import of a type', `import type { used } from './a.ts'`],
    ['import of everything', `import * as a from './a.ts'`],
    ['import()', `const { used } = await import('./a.ts')`],
    ['import() and a point', `(await import('./a.ts')).used`],
    ['import().then', `import('./a.ts').then(({ used }) => used)`],
    ['import() whose use cannot be seen', `load(import('./a.ts'))`],
    ['the type of an import()', `type Used = import('./a.ts').used`],
    ['passing on', `export { used } from './a.ts'`],
  ])('sees what is taken by %s', (_, text) => {
    expect(dead({ 'src/main.ts': text, 'src/a.ts': `export const used = 1` })).toEqual({ files: [], exports: [] })
  })

  it('follows a name through a file that passes everything on', () => {
    const files = {
      'src/main.ts': `import { used } from './all.ts'`,
      'src/all.ts': `export * from './a.ts'`,
      'src/a.ts': `export const used = 1; export const spare = 2`,
    }
    expect(dead(files)).toEqual({ files: [], exports: ['src/a.ts: spare'] })
  })

  it('finds a file to which nothing leads, although it and another lead to each other', () => {
    const files = {
      'src/main.ts': ``,
      'src/a.ts': `import { b } from './b.ts'; export const a = b`,
      'src/b.ts': `import { a } from './a.ts'; export const b = a`,
    }
    expect(dead(files).files).toEqual(['src/a.ts', 'src/b.ts'])
  })

  it('takes what a test alone uses for dead, and what a helper of tests gives to a test for used', () => {
    const files = {
      'src/main.ts': `import { used } from './a.ts'`,
      'src/a.ts': `export const used = 1; export const spare = 2`,
      'test/helper.ts': `import { spare } from '../src/a.ts'; export const help = spare`,
      'test/a.test.ts': `import { help } from './helper.ts'`,
    }
    expect(dead(files)).toEqual({ files: [], exports: ['src/a.ts: spare'] })
  })

  it('reads the scripts and the markup of a component', () => {
    const files = {
      'src/main.ts': `import Page from './Page.svelte'`,
      'src/Page.svelte': `<script lang="ts">\n  import { used } from './a.ts'\n</script>\n\n{#await import('./Menu.svelte') then { default: Menu }}<Menu {used} />{/await}`,
      'src/Menu.svelte': `<p>Menu</p>`,
      'src/a.ts': `export const used = 1; export const spare = 2`,
    }
    expect(dead(files)).toEqual({ files: [], exports: ['src/a.ts: spare'] })
  })
})
