/**
 * Every screen, every dialog, the palette and the menus in labs that hide causes, in each language: none of them tells one. Components
 * are written as a server would, with what they show at first; what they ask for afterwards is looked through in `test/app/disclosure`.
 */
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { entriesOf } from '../../../src-main/app/labs/folder-entries.ts'
import type { LabSession } from '../../../src-main/app/labs/session.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { instantiate } from '../../../src-main/labs/reading/instance.ts'
import { readPack } from '../../../src-main/labs/reading/pack.ts'
import { commandsOf, machineCommands } from '../../../src-renderer/frame/commands.ts'
import { surfaceOf } from '../../../src-renderer/frame/surfaces.ts'
import { thingsOf } from '../../../src-renderer/frame/things.ts'
import { viewOf } from '../../../src-renderer/frame/views.ts'
import { Locale, provideLocale } from '../../../src-renderer/i18n/locale.svelte.ts'
import { App, provideApp } from '../../../src-renderer/state/app.svelte.ts'
import type { LabWays } from '../../../src-renderer/state/lab-ways.ts'
import { Preferences } from '../../../src-renderer/state/preferences.svelte.ts'
import { Router } from '../../../src-renderer/state/router.svelte.ts'
import { hrefOf, type RouteName } from '../../../src-renderer/state/route.ts'
import type { Surface } from '../../../src-renderer/state/surfaces.svelte.ts'
import { createClient } from '../../../src-renderer/connect/client.ts'
import { causesInText } from '../../app/disclosure/causes.ts'
import { beginTry } from '../../app/labs/a-session.ts'
import { decode } from '../../labs/fixtures/sound-lab.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const { pack } = await readPack(await entriesOf(join(root, 'resources', 'labs')), decode)

/** What only the panel behind "Why?" says. */
const panelWords = languages.flatMap((language) => {
  const words = JSON.parse(readFileSync(join(root, 'src-renderer/i18n', language, 'why.json'), 'utf8')) as object
  return Object.entries(words as Record<string, string>).flatMap(([key, text]) =>
    key.startsWith('why.cause.') && !text.includes('{{') ? [text] : [],
  )
})

/** The parts of the address bar and of the window that the state of the screens begins with. */
const place = { hash: '#/' }

beforeAll(() => {
  vi.stubGlobal('location', place)
  vi.stubGlobal('history', { state: null, replaceState: () => undefined })
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined })
  vi.stubGlobal('document', { documentElement: {} })
})

afterAll(() => void vi.unstubAllGlobals())

/** A lab as it begins, in its first variant. */
async function begun(id: string): Promise<LabSession> {
  const lab = pack!.labs.find(({ file }) => file.id === id)!
  const { instance } = instantiate(lab, lab.file.variants[0]!.id)
  const session = await beginTry(instance!)
  return session.ok ? session.value : expect.fail(JSON.stringify(session.failure))
}

async function appOf(session: LabSession, language: Language): Promise<{ app: App; locale: Locale }> {
  const locale = new Locale()
  await locale.use(language)
  const client = createClient({ ...session.core(), subscribe: () => () => undefined } as never)
  const preferences = new Preferences(client, locale)
  // Nobody begins or leaves a lab here.
  const app = new App(client, { locale, preferences, router: new Router(), worlds: {} as LabWays })
  await Promise.all([app.world.refresh(), app.world.refreshRoots(), app.activity.refresh()])
  return { app, locale }
}

/** The texts of a component: what stands between its tags, and what its attributes say. */
function textsOf(screen: Component<never>, props: object, { app, locale }: { app: App; locale: Locale }): string[] {
  const around = (renderer: unknown, inner: object) => {
    provideLocale(locale)
    provideApp(app)
    ;(screen as unknown as (renderer: unknown, props: object) => void)(renderer, inner)
  }
  const { body } = render(around as unknown as Component, { props })
  const said = body.replace(/<!--[^]*?-->/g, '')
  const attributes = [...said.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text = '']) => text)
  return [...said.split(/<[^>]*>/), ...attributes].map((text) => unescaped(text).trim()).filter(Boolean)
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** A replica that is paused says so in its own record, beside its state; to read both records is what is learned. */
const ownState = /^fault\.F29\.what: /

function tellingIn(texts: readonly string[], at: string): string[] {
  const found = texts.flatMap((text) => [...causesInText(text), ...panelWords.filter((words) => text.includes(words))])
  return found.filter((each) => !ownState.test(each)).map((each) => `${at}: ${each}`)
}

function placesIn({ world }: App): [RouteName, Readonly<Record<string, string>>][] {
  const of = (name: RouteName, params: Readonly<Record<string, string>> = {}) =>
    [name, params] as [RouteName, typeof params]
  return [
    ...(['overview', 'machines', 'certificates', 'roots', 'inspect', 'audit', 'hostCertificates'] as const).map(
      (name) => of(name),
    ),
    ...(['network', 'forecast', 'rehearsals', 'settings', 'faults'] as const).map((name) => of(name)),
    ...world.hosts.flatMap(({ hostId }) => [of('host', { hostId }), of('hostEvents', { hostId })]),
    ...world.vms.map(({ vmId }) => of('machine', { vmId })),
  ]
}

function dialogsIn({ world }: App): Surface[] {
  return [
    { kind: 'palette' },
    ...world.hosts.flatMap(({ hostId }): Surface[] => [
      { kind: 'hostSettings', hostId },
      { kind: 'testConnection', hostId },
    ]),
    ...world.vms.flatMap(({ vmId }): Surface[] => [
      { kind: 'replicationHealth', vmId },
      { kind: 'plannedFailover', vmId },
      { kind: 'failover', vmId },
      { kind: 'machineSettings', vmId },
      { kind: 'replicationSettings', vmId },
    ]),
  ]
}

const hiding = ['TS-01', 'TS-03', 'TS-04', 'TS-10']

describe('the screens of a lab that hides causes', () => {
  it.each(hiding)('%s: show, offer and call by name nothing that tells one', async (id) => {
    const session = await begun(id)
    try {
      const found: string[] = []
      let screens = 0
      for (const language of languages) {
        const around = await appOf(session, language)
        const { app } = around
        for (const [name, params] of placesIn(app)) {
          place.hash = hrefOf(name, params)
          const there = await appOf(session, language)
          const { default: screen } = await viewOf(name)
          found.push(...tellingIn(textsOf(screen as Component<never>, {}, there), `${name} in ${language}`))
          screens += 1
        }
        place.hash = '#/'
        for (const surface of dialogsIn(app)) {
          const { default: dialog } = await surfaceOf(surface.kind)
          const props = { surface, onclose: () => undefined }
          found.push(...tellingIn(textsOf(dialog as Component<never>, props, around), `${surface.kind} in ${language}`))
          screens += 1
        }
      }
      expect(found).toEqual([])
      expect(screens).toBeGreaterThan(100)
    } finally {
      await session.close()
    }
  })

  it.each(hiding)('%s: lead from the palette to nothing that tells one', async (id) => {
    const session = await begun(id)
    try {
      const found: string[] = []
      for (const language of languages) {
        const { app } = await appOf(session, language)
        const commands = [...commandsOf(app), ...machineCommands(app, ''), ...thingsOf(app)]
        const said = commands.flatMap(({ title, detail, keywords }) => [title, detail ?? '', keywords ?? ''])
        found.push(...tellingIn(said, `the palette in ${language}`))
      }
      expect(found).toEqual([])
    } finally {
      await session.close()
    }
  })

  it('say after a failed connection test what Windows says, and copy no code of ours', async () => {
    const session = await begun('TS-01')
    try {
      const asked = { hostId: 'host-1', replicaServer: 'hypervisor-02.lab.example' }
      const reply = await session.call('connection.test', asked)
      const { default: Problem } = await import('../../../src-renderer/parts/Problem.svelte')
      const failure: Failure = reply.ok ? expect.fail('it was not refused') : reply.failure
      for (const language of languages) {
        const texts = textsOf(Problem as Component<never>, { failure }, await appOf(session, language))
        expect(tellingIn(texts, language)).toEqual([])
        expect(texts).toContain('0x00002EFD')
        expect(texts.join(' ')).not.toContain(failure.code)
      }
    } finally {
      await session.close()
    }
  })
})
