/** Values in texts: every member of an enumeration has a word in each language, and no other word stands in its place. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knownRevocationReasons } from '../../../src-main/contract/certificate-facts.ts'
import { partSteps, type FailureCode } from '../../../src-main/contract/failure.ts'
import { failures } from '../../../src-main/contract/failures/index.ts'
import type { FailureDeclaration } from '../../../src-main/contract/failures/table.ts'
import { faultTargets } from '../../../src-main/contract/faults.ts'
import * as ids from '../../../src-main/contract/ids.ts'
import { operationOf, operations, type OperationName } from '../../../src-main/contract/operations.ts'
import { loadTexts } from '../../../src-main/contract/texts/catalog.ts'
import { describeFailure } from '../../../src-main/contract/texts/index.ts'
import { displayLanguages } from '../../../src-main/contract/windows-events.ts'
import { formatValue, numberKinds, wordKinds } from '../../../src-main/contract/texts/kinds.ts'
import { languages, type Language } from '../../../src-main/contract/texts/shape.ts'
import { windowsCodes } from '../../../src-main/contract/windows-codes.ts'
import { foreignWords } from '../../foreign-words.ts'

await Promise.all(languages.map(loadTexts))

const root = join(import.meta.dirname, '..', '..', '..')
const files = ['words', 'parts', 'windows-events']
const read = (language: Language, file: string) =>
  JSON.parse(readFileSync(join(root, `src-main/contract/texts/${language}/${file}.json`), 'utf8')) as object
const words = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...files.map((file) => read(language, file)))]),
) as Readonly<Record<Language, Readonly<Record<string, string>>>>
const filesOf = (language: Language) =>
  readdirSync(join(root, `src-main/contract/texts/${language}`)).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? [])
const wordOf = (kind: string, member: string, language: Language) => words[language][`${kind}.${member}`]

/** What the core can name, where the contract says so; the other kinds are held against the sources below. */
const enumerations: Readonly<Partial<Record<(typeof wordKinds)[number], readonly string[]>>> = {
  authentication: ids.serverAuthentication.options,
  displayLanguage: displayLanguages,
  pace: ids.pace.options,
  faultTarget: faultTargets,
  health: ids.replicationHealth.options,
  mode: ids.replicationMode.options,
  part: partSteps,
  reason: knownRevocationReasons,
  state: ids.replicationState.options,
  windowsCode: Object.keys(words.en).flatMap((key) => /^windowsCode\.(.+)$/.exec(key)?.[1] ?? []),
  usage: ['serverAuth', 'clientAuth', 'digitalSignature'],
  vmState: ids.vmState.options,
}

describe('the words', () => {
  it.each(Object.entries(enumerations))('of the kind %s name every member in every language', (kind, members) => {
    for (const language of languages) {
      for (const member of members)
        expect(wordOf(kind, member, language), `${language} ${kind}.${member}`).toBeTypeOf('string')
    }
  })

  it.each(wordKinds)('of the kind %s exist', (kind) => {
    expect(Object.keys(words.en).some((key) => key.startsWith(`${kind}.`))).toBe(true)
  })

  it('name every operation that is no cmdlet, and every task', () => {
    const sources = sourcesIn('src-main/app') + sourcesIn('src-main/emulator')
    const named = [...sources.matchAll(/operation(?::| =) '([^']+)'|refuse\(\w+, '([^']+)'/g)]
    const listed = (Object.keys(operations) as OperationName[]).map((name) => operationOf(name))
    const all = [
      ...named.map(([, first, second]) => first ?? second ?? ''),
      ...listed.map(({ task, cmdlet }) => task ?? cmdlet),
    ]
    const tasks = [...sources.matchAll(/task: '([^']+)'|(?:task|background)\.run\('([^']+)'/g)]
    expect(all.length).toBeGreaterThan(20)
    expect(tasks.length).toBeGreaterThan(10)
    for (const operation of all) {
      if (/^[A-Z][a-z]+-(VM|VHD)/.test(operation) || operation === 'ChangeReplicationModeToPrimary') continue
      for (const language of languages) expect(wordOf('operation', operation, language), operation).toBeTypeOf('string')
    }
    for (const [, named, passed] of tasks) {
      for (const language of languages)
        expect(wordOf('task', named ?? passed ?? '', language), named ?? passed).toBeTypeOf('string')
    }
  })
})

describe('a failure in each language', () => {
  /** Members of every enumeration, with the word that each language has for it. */
  const kindsOf = (
    code: FailureCode,
    param: string,
  ): { readonly kind: string; readonly isList: boolean } | undefined => {
    const { sentence, next } = describeFailure({ code, params: {} }, 'en')
    const [, isList, kind] = new RegExp(`\\{\\{${param}, (list\\()?(\\w+)\\)?\\}\\}`).exec(`${sentence} ${next}`) ?? []
    return kind === undefined ? undefined : { kind, isList: isList !== undefined }
  }
  const declarations = Object.entries(failures) as [FailureCode, FailureDeclaration][]

  it('says each member of an enumeration in its own words', () => {
    let checked = 0
    for (const [code, { params }] of declarations) {
      for (const param of params) {
        const found = kindsOf(code, param)
        const members = enumerations[(found?.kind ?? '') as keyof typeof enumerations] ?? []
        for (const member of members) {
          for (const language of languages) {
            // What Windows says is known by the symbol of its code.
            const value = found!.kind === 'windowsCode' ? windowsCodes[member as keyof typeof windowsCodes] : member
            const { sentence, next } = describeFailure({ code, params: { [param]: value } }, language)
            const said = `${sentence} ${next}`
            const own = wordOf(found!.kind, member, language)!
            // Some states have words of their own in a sentence instead of their name.
            const isNamed = said.includes(own)
            expect(isNamed || !said.includes(`{{${param}`), `${code} ${param} ${member} in ${language}: ${said}`).toBe(
              true,
            )
            if (own !== member && !own.includes(member)) expect(said.replace(own, ''), code).not.toContain(member)
            checked += 1
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(100)
  })

  it('takes without a kind only what is the same in every language', () => {
    const unkind = declarations.flatMap(([code, { params }]) =>
      params
        .filter((param) => kindsOf(code, param) === undefined && !neutral.has(param))
        .map((param) => `${code}: ${param}`),
    )
    expect(unkind).toEqual([])
  })
})

describe('what is filled in', () => {
  /** A value of each kind as it occurs; a name that every language has as it is stands for all others. */
  const valuesOf = (kind: string): readonly (string | number)[] => {
    const [, name = '', items] = /^(\w+)(?:\((\w+)\))?$/.exec(kind) ?? []
    if (name === 'list') return [valuesOf(items ?? '').join(', ')]
    if (Object.hasOwn(numberKinds, name)) return [Date.UTC(2026, 0, 5, 8)]
    const members = Object.keys(words.en).flatMap((key) =>
      key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : [],
    )
    if (name === 'windowsCode') return members.map((member) => windowsCodes[member as keyof typeof windowsCodes])
    return members.length > 0 ? members : ['HV1']
  }
  const catalogs = Object.fromEntries(
    languages.map((language) => [language, Object.assign({}, ...filesOf('en').map((file) => read(language, file)))]),
  ) as Readonly<Record<Language, Readonly<Record<string, string>>>>

  it.each(languages)('is in %s what the whole text is, whatever the value', (language) => {
    const found: string[] = []
    let checked = 0
    for (const [key, text] of Object.entries(catalogs[language])) {
      for (const [placeholder, , kind = ''] of text.matchAll(/\{\{(\w+)(?:, ([^}]+))?\}\}/g)) {
        for (const value of kind === '' ? [] : valuesOf(kind)) {
          checked += 1
          const filled = text.replace(placeholder, () => formatValue(value, kind, language, wordOf))
          const said = filled.replace(/\{\{[^}]*\}\}/g, 'HV1')
          for (const word of foreignWords(said, language)) found.push(`${key}: ${word} in ${said}`)
        }
      }
    }
    expect(checked).toBeGreaterThan(300)
    expect(found).toEqual([])
  })

  it.each([
    ['Der Computer ist im Zustand „WaitingForInitialReplication“.', 'de', ['WaitingForInitialReplication']],
    ['Das Zertifikat wurde gesperrt (keyCompromise).', 'de', ['keyCompromise']],
    ['web01: Replikationsintegrität „Warning“', 'de', ['Warning']],
    ['web01: Primary', 'cs', ['Primary']],
    ['Počítač web01: Wird ausgeführt', 'cs', ['Wird ausgeführt', 'Wird', 'ausgeführt']],
    ['State je Running.', 'cs', []],
    ['web01 on HYPERVISOR-01 is Replikat', 'en', ['Replikat']],
  ] as const)('is seen where it is of another language: %s', (text, language, words) => {
    expect(foreignWords(text, language)).toEqual(words)
  })
})

describe('a value', () => {
  it.each([
    ['usages', 'serverAuth, clientAuth', 'list(usage)', 'Serverauthentifizierung und Clientauthentifizierung'],
    ['steps', ['dns.set'], 'list(part)', 'DNS-Eintrag festgelegt'],
    ['hosts', 'HV1, HV2', 'list', 'HV1 und HV2'],
    ['size', 1_610_612_736, 'size', '1,5 GB'],
    ['state', 'Replicating', 'state', 'Replikation aktiviert'],
    ['a member that nobody knows', 'NewState', 'state', 'NewState'],
    ['a name', 'web\u001b01', undefined, 'web\\u{1B}01'],
  ] as const)('is written by its kind: %s', (_, value, kind, text) => {
    expect(formatValue(value, kind, 'de', wordOf)).toBe(text)
  })
})

function sourcesIn(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n')
}

/** Parameters that are names of somebody's own, names of Windows or of standards, or plain whole numbers. */
const neutral: ReadonlySet<string> = new Set(
  `
  bound actual adapter adapterId address algorithm bitsPerSecond block blockCount branchId call certificate certificateId
  character checkpointId client code command companion conversion count countMax crlNumber daysMax depthMax detail digest disk diskId
  domain driveLetter edition entry expected expectedName extra faultId field file firstInstant folder form
  frequencySeconds from gateway holder host hostId hours id instant ipAddress issuer iterations iterationsMax judge
  keyAlgorithm keyBits keyBitsMin label length lengthMax lengthMin letter line listenerPort log macAddress max min minutes
  name namesMax newest now oldest otherDomain outside owner partitionId path peer point port prefixLength primaryServer
  problem processorCount processorCountMax publishDays ramSize reason recoveryPointId reference requirement root rootId row rule
  savedAt scope seed seconds secondsMax sequence server simpleFrequencySeconds situation skewSeconds store subnetMask
  successor supported switch template to trustGroup ttlSeconds url validDays value valueMax valueMin version vlanId vm
  vmId volume yearsMax
  `.split(/\s+/),
)
