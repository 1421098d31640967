import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cmdletFacts } from '../../src-main/contract/powershell/cmdlet-facts.ts'
import { faultIds, faultTable } from '../../src-main/contract/faults.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { windowsCodes } from '../../src-main/contract/windows-codes.ts'
import { sourcesIn } from './imports.js'
import {
  codesPlace,
  limitsPlace,
  parametersPlace,
  repeatedConstants,
  strayCodes,
  strayLimits,
  strayParameters,
} from './one-place.js'

const root = join(import.meta.dirname, '..', '..')
const sources = new Map(
  sourcesIn(root, ['src-main', 'src-renderer']).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)
const codes = Object.values(windowsCodes)

describe('a code of Windows', () => {
  it('is written in its table only', () => {
    expect(strayCodes(sources, codes)).toEqual([])
  })

  it('stands in the table once, in the form in which Windows shows it', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !/^0x(0000[0-9A-F]{4}|8[0-9A-F]{7})$/.test(code))).toEqual([])
    const text = sources.get(codesPlace) ?? ''
    expect(codes.filter((code) => text.split(code).length !== 2)).toEqual([])
  })

  it.each([
    ['a table of its own', `const timedOut = '0x00002EE2'`, '0x00002EE2'],
    ['a sentence', 'const text = `The host answered 0x800B0109 (untrusted).`', '0x800B0109'],
    ['a comment', '  /** For example 0x80070005. */', '0x80070005'],
    ['small letters', `if (code === '0x800b0109') stop()`, '0x800b0109'],
    ['a code that the table does not have', `fail(code, {}, { windowsCode: '0x80070570' })`, '0x80070570'],
  ])('is found in %s', (_, line, code) => {
    const found = strayCodes(new Map([['src-main/emulator/new.ts', `// one\n${line}\n`]]), codes)
    expect(found).toEqual([`src-main/emulator/new.ts:2: ${code} is written in ${codesPlace}; name its entry`])
  })

  it('is not a number that computes', () => {
    const computes = 'schedule[words] = 0x80000000\nconst seed = 0x85ebca6b\nif (point > 0x10ffff) stop()\n'
    expect(strayCodes(new Map([['src-main/kernel/sha256.ts', computes]]), codes)).toEqual([])
  })

  it.each(languages)('is quoted in the texts of a fault in %s only where the fault shows it', (language) => {
    const path = join(root, `src-main/contract/texts/${language}/faults.json`)
    const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
    const quoted = texts.flatMap(([key, text]) => (text.match(/0x[0-9a-f]{4,}/gi) ?? []).map((code) => ({ key, code })))
    expect(quoted.length).toBeGreaterThan(0)
    for (const { key, code } of quoted) {
      const faultId = faultIds.find((each) => key.startsWith(`fault.${each}.`))
      expect(faultId && faultTable[faultId].windowsCodes, key).toContain(code)
    }
  })

  it.each(languages)('has words in %s by its symbol', (language) => {
    const path = join(root, `src-main/contract/texts/${language}/windows-events.json`)
    const keys = Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object).filter((key) =>
      /^windowsCode\./.test(key),
    )
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter((key) => !Object.hasOwn(windowsCodes, key.slice('windowsCode.'.length)))).toEqual([])
  })
})

describe('a limit', () => {
  it('is written in the module of its noun only', () => {
    expect(strayLimits(sources)).toEqual([])
  })

  it.each([
    ['a schema of the contract', 'src-main/contract/calls/new.ts', 'count: z.int().min(1).max(2_000),', '.max(2_000)'],
    ['a product in a schema', 'src-main/contract/views/new.ts', '.max(8 * 60)', '.max(8 * 60)'],
    ['a port in a rule', 'src-main/emulator/hosts/new.ts', 'if (port > 65_535) return', '65_535'],
    ['a port of a field', 'src-renderer/views/hosts/New.svelte', "let port = $state('443')", '443'],
    ['the frequencies of a rule', 'src-main/emulator/new.ts', 'if (![30, 300, 900].includes(seconds))', '30, 300, 900'],
    [
      'the options of a wizard',
      'src-main/app/wizards/new.ts',
      "['30', '300', '900'].map(option)",
      "'30', '300', '900'",
    ],
    ['the sizes of a key', 'src-main/shells/cli/new.ts', "option('--key-bits', '2048 or 3072')", "'2048 or 3072"],
  ])('is found in %s', (_, path, line, text) => {
    expect(strayLimits(new Map([[path, `// one\n${line}\n`]]))).toEqual([
      `${path}:2: ${text} is a limit; name it in ${limitsPlace}`,
    ])
  })

  it('is no number that means something else', () => {
    const others =
      'const wait = 300\nz.string().min(1)\nz.int().max(1)\ncolor: #443\nx = 1.443\nport: 8443\nat(30, 3000)\n'
    expect(strayLimits(new Map([['src-main/contract/calls/new.ts', others]]))).toEqual([])
    expect(strayLimits(new Map([['src-main/emulator/new.ts', 'Math.max(2, size).max(300)']]))).toEqual([])
  })

  it('and an interval are constants of one source', () => {
    // What a screen shows at a time and how often it asks is its own; this is about what the parts of the program agree on.
    expect(repeatedConstants(new Map([...sources].filter(([path]) => path.startsWith('src-main/'))))).toEqual([])
  })

  it('is found where two sources have it, however it is written', () => {
    const twice = new Map([
      ['src-main/app/one.ts', 'const dayMilliseconds = 24 * 3_600_000\nconst namesMax = 4\n'],
      ['src-main/app/two.ts', 'export const dayMilliseconds = 86_400_000\nconst namesMax = 5\n'],
      ['src-main/app/three.ts', 'const sizeBytes = 1024 ** 2\nconst entries = 4\n'],
      ['src-main/app/four.ts', 'const sizeBytes = 1_048_576\nlet entries = 4\n'],
    ])
    expect(repeatedConstants(twice)).toEqual([
      'dayMilliseconds = 86400000: src-main/app/one.ts, src-main/app/two.ts',
      'sizeBytes = 1048576: src-main/app/three.ts, src-main/app/four.ts',
    ])
  })
})

describe('a parameter of a cmdlet', () => {
  const parameters = new Set(
    Object.values(cmdletFacts).flatMap(({ switches, values }) => `${switches} ${values}`.split(' ').filter(Boolean)),
  )
  /** PowerShell as a whole, which PowerShell itself reads in the tests of `test/powershell`. */
  const templates = [...sources.keys()].filter(
    (path) =>
      path.startsWith('src-main/authority/scripts/') ||
      ['src-main/runbook/host-script.ts', 'src-main/authority/bundles/bundle-readme.ts'].includes(path),
  )
  /** What is said of a call, in words; and the names of operations, which stand in their one table. */
  const inWords = (place: string) =>
    place.startsWith('src-main/contract/calls/') ||
    place.startsWith('src-main/contract/operations.ts') ||
    // A block of several lines, which no statement has.
    /^src-main\/runbook\/vm-statements\.ts:\d+: -ScriptBlock /.test(place)

  it('is written in the facts of its cmdlet only, and into PowerShell by the builder', () => {
    const found = strayParameters(sources, parameters, templates)
    expect(found.filter((each) => !inWords(each))).toEqual([])
  })

  it('is known by its cmdlet where an operation is named by it', async () => {
    const { operations, operationOf } = await import('../../src-main/contract/operations.ts')
    for (const name of Object.keys(operations) as (keyof typeof operations)[]) {
      const [cmdlet = '', parameter] = operationOf(name).cmdlet.split(' -')
      if (parameter === undefined) continue
      const facts = cmdletFacts[cmdlet as keyof typeof cmdletFacts]
      expect(`${facts.switches} ${facts.values}`.split(' '), `${cmdlet} -${parameter}`).toContain(parameter)
    }
  })

  it.each([
    ['a script of a screen', "{ text: `  -Value '${names}' -Force` },", ['-Value', '-Force']],
    ['a statement by hand', "const line = 'Stop-VM -TurnOff'", ['-TurnOff']],
  ])('is found in %s', (_, line, found) => {
    const lines = strayParameters(new Map([['src-renderer/views/new.svelte', line]]), parameters, templates)
    expect(lines.map((each) => each.replace(/^[^ ]+ (-\w+).*$/, '$1'))).toEqual(found)
    expect(lines[0]).toContain(parametersPlace)
  })
})
