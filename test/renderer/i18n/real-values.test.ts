/**
 * What screens and files say of real worlds, in each language: nothing that was filled in is of another language. The worlds are those
 * of the kept samples, whose journals know every command and every fault.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listenerRules } from '../../../src-main/contract/listener-rules.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { formatFor } from '../../../src-main/contract/texts/format.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { translatorFor } from '../../../src-renderer/i18n/translate.ts'
import { activityText } from '../../../src-renderer/views/activity-text.ts'
import { attentionText } from '../../../src-renderer/views/overview/attention-text.ts'
import { headlineOf } from '../../../src-renderer/views/overview/headline.ts'
import { foreignWords } from '../../foreign-words.ts'
import { withCopy, type Ask } from '../../fixtures/samples.ts'

await Promise.all(languages.map(loadTexts))

const folder = join(import.meta.dirname, '../../fixtures/workspaces')
const samples = readdirSync(folder).filter((name) => name.endsWith('.understudy'))

/** What is called so in the samples, and the rules that Windows calls so. */
const names = [
  'External',
  'Network Adapter',
  'Before the update',
  'Before a change',
  'Before',
  'Second',
  'Lab',
  'Hyper-V Replica Service',
  'dns-server',
  ...Object.values(listenerRules).map(({ displayName }) => displayName),
]

/** What the screens say in one language: of what has happened, of what needs attention, and first of all. */
async function saidOnScreens(ask: Ask, language: Language): Promise<string[]> {
  const reader = { t: translatorFor(language), format: formatFor(language), language }
  const world = await ask('world.view', {})
  const { activities } = await ask('activity.list', { limit: 500 })
  const logs = await Promise.all(world.hosts.map(({ hostId }) => ask('host.events', { hostId, language })))
  // A host whose Windows is set to English speaks English to everybody.
  const events = logs.flatMap(({ entries }) => entries.filter((entry) => entry.language === language))
  const about = { vm: '', host: '' }
  return [
    ...activities.map((entry) => activityText(entry, reader)).flatMap(({ title, detail }) => [title, detail]),
    ...world.attention.map((item) => attentionText(item, about, reader)).flatMap((said) => Object.values(said)),
    ...events.map(({ message }) => message),
    ...Object.values(headlineOf(world, reader)).filter((part) => typeof part === 'string'),
  ]
}

/** What a runbook says beside its commands: sentences and comments of the README, and what the scripts show. */
async function saidInRunbook(ask: Ask, language: Language): Promise<string[]> {
  const target = mkdtempSync(join(tmpdir(), 'understudy-runbook-'))
  try {
    const { files } = await ask('runbook.write', { folder: join(target, 'runbook'), language })
    return files.flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      return path.endsWith('.md') ? readByPeople(text) : shownByScript(text)
    })
  } finally {
    rmSync(target, { recursive: true })
  }
}

function readByPeople(markdown: string): string[] {
  const [...blocks] = markdown.split('```')
  const sentences = blocks.filter((_, index) => index % 2 === 0).flatMap((block) => block.split('\n'))
  const comments = blocks.filter((_, index) => index % 2 === 1).flatMap((block) => block.match(/^\s*# .*/gm) ?? [])
  // What stands between ticks is code.
  return [...sentences, ...comments].map((line) => line.replace(/`[^`]*`/g, ' '))
}

function shownByScript(script: string): string[] {
  const shown = script.matchAll(/(?:Write-Host|Write-Warning|throw) \(?'((?:[^']|'')*)'/g)
  return [...[...shown].map(([, text = '']) => text), ...(script.match(/^#region .*/gm) ?? [])]
}

describe.each(samples)('of the sample %s', (sample) => {
  it.each(languages)('nothing is said in another language than %s', { timeout: 90_000 }, async (language) => {
    const said = await withCopy(join(folder, sample), async (ask) => [
      ...(await saidOnScreens(ask, language)),
      ...(await saidInRunbook(ask, language)),
    ])
    expect(said.length).toBeGreaterThan(20)
    const found = said.flatMap((text) => foreignWords(text, language, names).map((word) => `${word}: ${text}`))
    expect(found).toEqual([])
  })
})
