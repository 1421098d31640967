import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages } from '../../../src-main/contract/texts/shape.ts'
import { menuTemplate, type MenuChoices } from '../../../src-main/shells/electron/menu-template.ts'
import { namedWorkspace } from '../../../src-main/shells/electron/named-file.ts'
import { withRecent } from '../../../src-main/shells/electron/recent.ts'
import { watchCalls } from '../../../src-main/shells/electron/running-calls.ts'
import { placeWindow } from '../../../src-main/shells/electron/window-state.ts'
import { createSmallCore } from '../small-core.ts'

describe('the file that a start names', () => {
  it.each([
    [['--workspace=/a/b.understudy'], '/a/b.understudy'],
    [['--allow-file-access', '/a/b c.understudy'], '/a/b c.understudy'],
    [['file:///a/b%20c.understudy'], '/a/b c.understudy'],
    [['b.understudy'], '/home/b.understudy'],
    [['--workspace=/a.understudy', '/b.understudy'], '/a.understudy'],
    [['file://elsewhere/share/b.understudy'], null],
    [['--seed=monday', '/a/notes.txt'], null],
    [['--workspace='], null],
    [[], null],
  ])('of %j is %s', (parameters, path) => {
    expect(namedWorkspace(parameters, '/home')).toBe(path)
  })
})

describe('the place of the window', () => {
  const screen = { x: 0, y: 25, width: 1366, height: 700 }

  it('is the middle of the screen at the first start, and never larger than it', () => {
    expect(placeWindow(null, { x: 100, y: 0, width: 1920, height: 1080 })).toEqual({
      x: 420,
      y: 120,
      width: 1280,
      height: 840,
    })
    expect(placeWindow(null, screen)).toEqual({ x: 43, y: 25, width: 1280, height: 700 })
  })

  it('is where it was, unless that screen is gone', () => {
    const kept = { x: 200, y: 60, width: 900, height: 600 }
    expect(placeWindow(kept, screen)).toEqual(kept)
    expect(placeWindow({ ...kept, x: -3000, y: 5000 }, screen)).toEqual({ ...kept, x: 0, y: 125 })
  })
})

describe('the menu', () => {
  const nothing = () => undefined
  const choices: MenuChoices = {
    newWorkspace: nothing,
    openWorkspace: nothing,
    openRecent: nothing,
    openSettings: nothing,
    reload: nothing,
    showLog: nothing,
  }
  const labelsOf = (items: readonly { label?: string; submenu?: unknown }[]): string[] =>
    items.flatMap(({ label, submenu }) => [
      ...(label === undefined ? [] : [label]),
      ...(Array.isArray(submenu) ? labelsOf(submenu as { label?: string }[]) : []),
    ])

  it.each(languages)(
    'has a word of its own for everything in %s, and no role that Electron would name in English',
    async (language) => {
      await loadTexts(language)
      for (const platform of ['win32', 'darwin', 'linux'] as const) {
        const menu = menuTemplate({ platform, language, recent: [] }, choices)
        const items = menu.flatMap(({ submenu }) => submenu as { type?: string; label?: string }[])
        expect(items.filter(({ type, label }) => type !== 'separator' && !label)).toEqual([])
        const tops = menu.map(({ label = '' }) => label)
        expect(new Set(tops.map((label) => label.slice(0, 2))).size).toBe(tops.length)
      }
    },
  )

  it('has Settings and About where each platform looks for them', () => {
    const of = (platform: NodeJS.Platform) => menuTemplate({ platform, language: 'en', recent: [] }, choices)
    expect(labelsOf(of('darwin').slice(0, 1))).toContain('About Understudy')
    expect(labelsOf(of('darwin').slice(0, 1))).toContain('Settings')
    expect(labelsOf(of('win32').slice(-1))).toEqual(['&Help', 'Show Error Log', 'About Understudy'])
    expect(labelsOf(of('win32').slice(0, 1))).toContain('Settings')
  })

  it('shows names of files as they are', () => {
    const menu = menuTemplate({ platform: 'linux', language: 'en', recent: ['/r&d.understudy'] }, choices)
    expect(labelsOf(menu)).toContain('/r&&d.understudy')
  })
})

it('remembers ten workspaces, each once, the last one first', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/${index}`)
  expect(withRecent(paths, '/3')).toEqual(['/3', '/0', '/1', '/2', '/4', '/5', '/6', '/7', '/8', '/9'])
})

it('knows that a core is busy only while a call has been under way for long', async () => {
  let now = 0
  const done: string[] = []
  const slow = Promise.withResolvers<void>()
  const small = createSmallCore()
  const core = watchCalls(
    {
      ...small,
      async call(name, input) {
        if (name === 'clock.skip') await slow.promise
        return small.call(name, input)
      },
    },
    () => now,
    (name) => done.push(name),
  )
  await core.call('clock.view', {})
  expect(core.isBusy(0)).toBe(false)
  const call = core.call('clock.skip', { seconds: 1 })
  expect(core.isBusy(1000)).toBe(false)
  now = 1000
  expect(core.isBusy(1000)).toBe(true)
  slow.resolve()
  await call
  expect([core.isBusy(0), done]).toEqual([false, ['clock.view', 'clock.skip']])
})

it('hands on which world of a lab a call is meant for', async () => {
  const asked: unknown[] = []
  const small = createSmallCore()
  const call: typeof small.call = (name, input, tryId) => {
    asked.push([name, tryId])
    return small.call(name, input)
  }
  const core = watchCalls(
    { ...small, call },
    () => 0,
    () => undefined,
  )
  await core.call('clock.view', {}, '0123456789abcdef')
  await core.call('clock.view', {})
  expect(asked).toEqual([
    ['clock.view', '0123456789abcdef'],
    ['clock.view', undefined],
  ])
})
