import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultIds, faultTable } from '../../src-main/contract/faults.ts'
import { languages } from '../../src-main/contract/texts/shape.ts'
import { windowsCodes } from '../../src-main/contract/windows-codes.ts'
import { sourcesIn } from './imports.js'
import { codesPlace, strayCodes } from './one-place.js'

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
