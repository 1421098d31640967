/**
 * Who knows where a thing is knows where its test is, and who knows a screen knows its part of the app. Both are held here
 * against the folders; what stands apart says why.
 */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, it } from 'vitest'
import { sourcesIn } from './imports.js'

const root = join(import.meta.dirname, '..', '..')

/** Tests that go through more than one layer stand by what they do, not by where the source is. */
const byKind = [
  'bench',
  'conformance',
  'crash',
  'e2e',
  'electron-double',
  'fuzz',
  'lint',
  'packaging',
  'powershell',
  'simulation',
]

/** Folders with what tests run or read. */
const helpers = ['children', 'fixtures']

/** Tests that are of a whole layer or of all its rooms, so that none of its rooms could hold them. */
const ofAllRooms: Readonly<Record<string, string>> = {
  'test/app/certificates/audit.test.ts': 'every command around certificates, in whichever room it is',
  'test/app/certificates/certificates.test.ts': 'the way of a certificate through all its rooms',
  'test/app/certificates/compound-commands.test.ts':
    'a refusal at every step of every compound command of certificates',
  'test/app/certificates/foreign-hosts.test.ts': 'files of other authorities from their import to the connection',
  'test/app/certificates/lifecycle.test.ts': 'revocation and renewal up to the host that refuses',
  'test/app/certificates/wall-clock.test.ts': 'the same calls around certificates on two days',
  'test/contract/texts/terms.test.ts': 'the words of every catalogue',
  'test/emulator/bad-input.test.ts': 'nonsense for every command that the emulator has',
  'test/renderer/design/contrast.test.ts': 'the colours of every sheet',
  'test/renderer/i18n/catalogs.test.ts': 'the same of the catalogue of every language',
  'test/renderer/i18n/real-values.test.ts': 'what the screens write of every view, in every language',
  'test/shells/cli/bad-input.test.ts': 'nonsense for every command of the program',
}

/** Where the source of a test folder lies. */
function sourceOf(folder: string): string {
  return folder.replace(/^test\/renderer/, 'src-renderer').replace(/^test\//, 'src-main/')
}

/** What is wrong with the places of tests, beside these sources. */
function misplaced(tests: readonly string[], sources: readonly string[]): string[] {
  const folders = new Set(sources.flatMap((path) => ancestors(posix.dirname(path))))
  const hasRooms = (folder: string) => [...folders].some((other) => posix.dirname(other) === folder)
  const names = new Set(sources.map((path) => path.replace(/(\.svelte)?\.(ts|js|svelte|css)$/, '')))
  return tests
    .filter((path) => !byKind.includes(path.split('/')[1] ?? '') && path.split('/').length > 2)
    .flatMap((path) => {
      const folder = posix.dirname(path)
      if (helpers.includes(posix.basename(folder))) return []
      if (!folders.has(sourceOf(folder))) return [`${path}: there is no ${sourceOf(folder)}`]
      if (!path.endsWith('.test.ts') || path in ofAllRooms || !hasRooms(sourceOf(folder))) return []
      if (names.has(sourceOf(path.replace(/\.test\.ts$/, '')))) return []
      return [`${path}: belongs into a room, because ${sourceOf(folder)} has no source of its name`]
    })
}

function ancestors(folder: string): string[] {
  return folder === '.' ? [] : [folder, ...ancestors(posix.dirname(folder))]
}

it('keeps each test in the room of what it tests', () => {
  const sources = sourcesIn(root, ['src-main', 'src-renderer'], /\.(ts|js|svelte|css)$/)
  expect(misplaced(sourcesIn(root, ['test']), sources)).toEqual([])
})

it('names no test apart that is gone', () => {
  expect(Object.keys(ofAllRooms).filter((path) => !existsSync(join(root, path)))).toEqual([])
})

it('notices a test that was left behind and one whose room has moved', () => {
  const sources = ['src-main/app/core.ts', 'src-main/app/world/pace.ts', 'src-renderer/state/app.svelte.ts']
  expect(
    misplaced(['test/app/core.test.ts', 'test/app/world/going-back.test.ts', 'test/app/a-core.ts'], sources),
  ).toEqual([])
  expect(misplaced(['test/renderer/state/app.test.ts', 'test/app/world/children/never-ends.ts'], sources)).toEqual([])
  expect(misplaced(['test/app/pace.test.ts', 'test/app/clock/pace.test.ts'], sources)).toEqual([
    'test/app/pace.test.ts: belongs into a room, because src-main/app has no source of its name',
    'test/app/clock/pace.test.ts: there is no src-main/app/clock',
  ])
})

/** Screens without a namesake in the app: where their part of it is instead, and why. */
const screensApart: Readonly<Record<string, readonly [place: string, why: string]>> = {
  failover: ['src-main/app/wizards/failover-dialogs.ts', 'its dialogs are wizards of one page'],
  faults: ['src-main/emulator/faults', 'the app hands commands on to the emulator as they are'],
  hosts: ['src-main/emulator/hosts', 'the app hands commands on to the emulator as they are'],
  machines: ['src-main/emulator/machines', 'the app hands commands on to the emulator as they are'],
  'machines/settings': ['src-main/emulator/machines', 'the app hands commands on to the emulator as they are'],
  network: ['src-main/emulator/network', 'the app hands commands on to the emulator as they are'],
  rehearsals: ['src-main/app/rehearsal', 'one rehearsal is carried out, many are listed'],
  settings: ['src-renderer/state/preferences.svelte.ts', 'language and theme are the browser’s; keys have a room'],
  start: ['src-main/app/rehearsal/two-hosts.ts', 'it offers what builds two hosts'],
  time: ['src-main/app/world', 'branches, pace and replay belong to the world that they act on'],
}

/** The rooms of the screens, without parts and without folders that only hold rooms. */
const screens = [...new Set(sourcesIn(root, ['src-renderer/views']).map((path) => posix.dirname(path)))]
  .map((folder) => posix.relative('src-renderer/views', folder))
  .filter((room) => room !== '' && posix.basename(room) !== 'parts')

it.each(screens)('gives the screens of %s a namesake in the app, or says where it is', (room) => {
  const [place] = screensApart[room] ?? [`src-main/app/${room}`]
  expect(existsSync(join(root, place)), place).toBe(true)
})

it('says of no screen that it stands apart although it has a namesake or is gone', () => {
  const wrong = Object.keys(screensApart).filter(
    (room) => !screens.includes(room) || existsSync(join(root, 'src-main/app', room)),
  )
  expect(wrong).toEqual([])
})
