import { expect, it } from 'vitest'
import { importsOf, reachOf, type TestFile } from './changed.ts'

const tests: readonly TestFile[] = [
  { path: 'test/emulator/disks/quota.test.ts', imports: [] },
  { path: 'test/emulator/network.test.ts', imports: ['src-main/emulator/disks/volume.ts'] },
  { path: 'test/emulator/power.test.ts', imports: ['test/emulator/lab.ts'] },
  { path: 'test/emulator/hosts.test.ts', imports: [] },
  { path: 'test/renderer/views/faults/list.test.ts', imports: [] },
]

it.each([
  ['a source: the tests of its room and those that import it', 'src-main/emulator/disks/volume.ts', [0, 1]],
  ['a source whose room has one file of tests', 'src-main/emulator/hosts/settings.ts', [3]],
  ['a source without tests of its own: those of its layer', 'src-main/emulator/world/state.ts', [0, 1, 2, 3]],
  ['a component', 'src-renderer/views/faults/List.svelte', [4]],
  ['a helper: the tests that import it', 'test/emulator/lab.ts', [2]],
  ['a file of tests: itself', 'test/emulator/power.test.ts', [2]],
  ['a text that no test reads', 'README.md', []],
])('finds the tests for %s', (_, file, expected) => {
  expect(reachOf([file], tests).tests).toEqual(expected.map((index) => tests[index]?.path).sort())
})

it('runs an end-to-end test that was changed', () => {
  expect(reachOf(['test/e2e/smoke.spec.ts', 'test/e2e/hands.ts'], tests).specs).toEqual(['test/e2e/smoke.spec.ts'])
})

it('sees every way to import', () => {
  const text = `
    import { a } from '../../src-main/kernel/clock.ts'
    import './first.ts'
    export * from './second.ts'
    const later = await import('../third.ts')
    import { join } from 'node:path'`
  expect(importsOf('test/kernel/clock.test.ts', text)).toEqual([
    'src-main/kernel/clock.ts',
    'test/kernel/first.ts',
    'test/kernel/second.ts',
    'test/third.ts',
  ])
})
