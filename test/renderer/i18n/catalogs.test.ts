/** The catalogues of the screens beyond what every catalogue is held to: a text for every event, and no dead text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventTypes } from '../../../src-main/contract/events.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { en } from '../../../src-renderer/i18n/en/index.ts'
import { translatorFor, type TextKey } from '../../../src-renderer/i18n/translate.ts'

const plural = /_(one|few|many|other)$/

describe('the catalogues', () => {
  it('have a text for every kept event', () => {
    const kept = Object.entries(eventTypes).filter(([, loudness]) => loudness !== 'progress')
    for (const [type] of kept) expect(en).toHaveProperty([`activity.${type}`])
  })

  it('hold no text that nothing asks for', () => {
    // The tables of operations and of menus name the menu item of each.
    const contract = join(import.meta.dirname, '../../../src-main/contract')
    const tables = ['operations.ts', 'menus.ts'].map((name) => readFileSync(join(contract, name), 'utf8'))
    const code = [sourceOf(join(import.meta.dirname, '../../../src-renderer')), ...tables].join('\n')
    // Keys of these areas are put together from what the core says.
    const composed =
      /^(activity|attention|bulk|standing|fleet\.(cause|do|health|many)|machines\.filterBy|time\.ahead|health|steps|terms|wizard|certificates\.(rule|ruleText|state)|failover|inspection\.(dates|keySpec|plain)|crls\.(reason|reminder)|auditTrail\.kind|why\.(cause|closed|gate|passed|reason))\.|^disaster\.(look|failover|start|runs|keepOff|connect|dns|shared|clients|wait(Alone|Replica|Reverse)|splitBrain)(Lead|Text)?$|^dryRun\.(replicaState|reverseConfiguration|remoteManagement|connection|rehearsed)Found$/
    const dead = [...new Set(Object.keys(en).map((key) => key.replace(plural, '')))].filter(
      (key) => !composed.test(key) && !code.includes(`'${key}'`),
    )
    expect(dead).toEqual([])
  })
})

describe('the translator', () => {
  it.each([
    ['cs', 1, '1 bod obnovení'],
    ['cs', 3, '3 body obnovení'],
    ['cs', 5, '5 bodů obnovení'],
    ['cs', 1.5, '1,5 bodu obnovení'],
    ['de', 1, '1 Wiederherstellungspunkt'],
    ['de', 24, '24 Wiederherstellungspunkte'],
    ['en', 24, '24 recovery points'],
  ] as const)('says in %s how many recovery points %d are', async (language, count, text) => {
    await loadTexts(language)
    expect(translatorFor(language)('terms.recoveryPoints', { count })).toBe(text)
  })

  it('leaves the characters of a name as they are', () => {
    const key: TextKey = 'overview.settingsOf'
    expect(translatorFor('en')(key, { host: '<A & B>' })).toBe('Hyper-V Settings of <A & B>')
  })
})

/** All code of the renderer outside the catalogues, in one text. */
function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/i18n[\\/](en|de|cs)[\\/]/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}
