import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictCodes } from '../../../src-main/contract/certificate-facts.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { windowsEventText } from '../../../src-main/contract/texts/windows-events.ts'
import { windowsEventCodes, windowsEvents, type WindowsEventParams } from '../../../src-main/contract/windows-events.ts'

interface Catalog {
  readonly events: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '../../..')
await Promise.all(languages.map(loadTexts))

function catalogOf(language: Language): Catalog {
  const path = join(root, `src-main/contract/texts/${language}/windows-events.json`)
  const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
  const below = (prefix: string) =>
    Object.fromEntries(
      texts.flatMap(([key, text]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), text]] : [])),
    )
  return { events: below('windowsEvent.'), codes: below('windowsCode.') }
}
const placeholdersOf = (text = '') => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([placeholder]) => placeholder).sort()

const machine = { vm: 'web01', vmGuid: '07E355E2-82EE-4E61-82C8-9654B0C77614' }
const servers = { primaryServer: 'one.lab.example', replicaServer: 'two.lab.example' }
const cause = { windowsCode: '0x00002EFD' }

const examples: WindowsEventParams = {
  'replication.statistics': { ...machine, successfulCycles: 70, cycles: 72, errors: 3 },
  'replication.kerberosFailed': { replicaServer: 'two.lab.example', windowsCode: '0x80090303' },
  'resynchronization.started': machine,
  'resynchronization.completed': { ...machine, sizeBytes: 4096, durationMilliseconds: 1_001 },
  'replication.sendFailed': { ...machine, ...cause, cause: 'connection.firewallRuleDisabled' },
  'replication.applyNotCompleted': { ...machine, windowsCode: '0x80070070' },
  'replication.applyFailed': { ...machine, windowsCode: '0x80004004' },
  'replication.suspended': machine,
  'replication.retryScheduled': { ...machine, minutes: 8 },
  'vm.notInValidState': machine,
  'vm.operationFailed': machine,
  'replication.certificateRefused': {
    ...machine,
    ...servers,
    host: 'one.lab.example',
    reason: 'certificate.untrustedRoot',
  },
  'host.principalNameNotRegistered': { principalName: 'Hyper-V Replica Service/one.lab.example' },
  'vm.pausedForSpace': { ...machine, volume: 'C' },
  'vm.startFailed': machine,
  'vm.failoverIpNotApplied': { ...machine, adapter: 'Network Adapter' },
}

describe.each(languages)('the texts of the event log in %s', (language) => {
  const catalog = catalogOf(language)
  const english = catalogOf('en')

  it('are there for every event and every known code, and nothing else is', () => {
    expect(Object.keys(catalog.events).sort()).toEqual([...windowsEventCodes].sort())
    expect(Object.keys(catalog.codes).sort()).toEqual(Object.keys(english.codes).sort())
  })

  it.each(windowsEventCodes)('show for %s the values that the English one shows', (code) => {
    expect(placeholdersOf(catalog.events[code])).toEqual(placeholdersOf(english.events[code]))
    const text = windowsEventText(code, examples[code], language)
    expect(text).not.toMatch(/[{}]|undefined|null|NaN|\s{2}/)
    if ('vm' in examples[code] && code !== 'replication.kerberosFailed') {
      expect(text).toContain(machine.vm)
      expect(text).toContain(machine.vmGuid)
    }
  })

  it('have words of their own', () => {
    if (language === 'en') return
    for (const code of windowsEventCodes) expect(catalog.events[code]).not.toBe(english.events[code])
    for (const code of Object.keys(english.codes)) expect(catalog.codes[code]).not.toBe(english.codes[code])
    const rendered = windowsEventCodes.map((code) => windowsEventText(code, examples[code], language)).join('\n')
    expect(rendered).not.toMatch(/\b(Virtual Machine ID|failed|could not|replication|connection|certificate chain)\b/)
  })

  it('say what each finding about a certificate means with the code of CryptoAPI, never with ours', () => {
    for (const reason of verdictCodes) {
      const params = { ...examples['replication.certificateRefused'], reason }
      expect(windowsEventText('replication.certificateRefused', params, language)).toMatch(/\(0x[0-9A-F]{8}\)/)
    }
  })
})

describe('the sentence of an event', () => {
  it('is that of Windows where the reference has it', () => {
    expect(windowsEventText('replication.sendFailed', examples['replication.sendFailed'], 'en')).toBe(
      'Hyper-V could not replicate changes for virtual machine web01: A connection with the server could not be established (0x00002EFD). (Virtual Machine ID 07E355E2-82EE-4E61-82C8-9654B0C77614)',
    )
    expect(windowsEventText('replication.retryScheduled', examples['replication.retryScheduled'], 'en')).toMatch(
      /\. Hyper-V will retry replication after 8 minute\(s\)\.$/,
    )
  })

  it('rounds a duration up to whole seconds, and keeps bytes as they are', () => {
    const text = windowsEventText('resynchronization.completed', examples['resynchronization.completed'], 'de')
    expect(text).toContain('4096 Bytes in 2 Sekunde(n)')
  })

  it('shows what nobody would see in a name', () => {
    const params = { ...machine, vm: 'web\u202E01' }
    expect(windowsEventText('vm.startFailed', params, 'cs')).toContain('web\\u{202E}01')
  })

  it('shows a code that has no known words by its number alone', () => {
    const told = (windowsCode: string | null, language: Language) =>
      windowsEventText('replication.kerberosFailed', { replicaServer: 'x', windowsCode }, language)
    expect(told('0x12345678', 'de')).toMatch(/ Fehler: \(0x12345678\)\.$/)
    expect(told(null, 'en')).toMatch(/ Error: Unspecified error \(0x80004005\)\.$/)
    expect(told(null, 'cs')).toMatch(/ Chyba: Nespecifikovaná chyba \(0x80004005\)\.$/)
  })
})

describe('the glossary', () => {
  const glossary = readFileSync(join(root, 'resources/docs/glossary.md'), 'utf8')

  it('says of every event in which languages its words are those of Windows', () => {
    const rows = [...glossary.matchAll(/^\| (\d{5}) +\| `([\w.]+)` +\| (\w+) +\| (\w+) +\| (\w+) +\|$/gm)]
    const marks = (code: (typeof windowsEventCodes)[number]) =>
      languages.map((language) => (windowsEvents[code].windowsWordsIn.includes(language) ? 'Windows' : 'ours'))
    expect(rows.map(([, ...cells]) => cells)).toEqual(
      windowsEventCodes.map((code) => [String(windowsEvents[code].eventId), code, ...marks(code)]),
    )
  })
})
