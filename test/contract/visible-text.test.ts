/** What nobody sees is shown or refused, by one rule. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../src-main/contract/texts/index.ts'
import { exactJson, invisibleIn, visibleLines, visibleText } from '../../src-main/contract/visible-text.ts'

/** Every character of the rule, written out once more. */
const hidden = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, index) => 0x7f + index),
  0x061c,
  0x200e,
  0x200f,
  0x2028,
  0x2029,
  0x202a,
  0x202b,
  0x202c,
  0x202d,
  0x202e,
  0x2066,
  0x2067,
  0x2068,
  0x2069,
].map((code) => String.fromCodePoint(code))

const anyText = fc.string({ unit: fc.oneof(fc.constantFrom(...hidden), fc.string({ unit: 'binary', maxLength: 1 })) })

describe('a text that is shown', () => {
  it('holds no character that steers a terminal or turns the direction of writing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(hidden.some((character) => visibleText(text).includes(character))).toBe(false)
        expect(visibleText(visibleText(text))).toBe(visibleText(text))
      }),
    )
    expect(visibleText('host\u001b[2Jgone')).toBe('host\\u{1B}[2Jgone')
    expect(visibleText('Größe šířka 日本 \u{1F600}')).toBe('Größe šířka 日本 \u{1F600}')
    expect(visibleLines('one\n\ttwo\u202e')).toBe('one\n\ttwo\\u{202E}')
  })

  it('is exact as JSON, and holds nothing of that kind there either', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = exactJson({ text }, 2)
        expect(JSON.parse(json)).toEqual({ text })
        expect(hidden.some((character) => character !== '\n' && json.includes(character))).toBe(false)
      }),
    )
  })

  it('is so in the sentence of a failure too', () => {
    const { sentence } = describeFailure({ code: 'root.duplicateName', params: { name: 'a\u001b[2J\u202eb\nc' } }, 'en')
    expect(sentence).toBe('A root named "a\\u{1B}[2J\\u{202E}b\\u{A}c" exists already.')
  })
})

describe('a name that is made', () => {
  it.each(hidden)('must not hold %j, in whatever member it stands', (character) => {
    const name = `web${character}01`
    const shown = { name: visibleText(name), character: expect.stringMatching(/^U\+[0-9A-F]{4}$/) as string }
    expect(invisibleIn('vm.create', { name })).toEqual({ field: 'name', params: shown })
    expect(invisibleIn('vm.create', { disks: [{}, { name }] })?.field).toBe('disks.1.name')
    expect(invisibleIn('switch.rename', { name, newName: 'LAN' })).toBeNull()
    expect(invisibleIn('switch.rename', { name: 'LAN', newName: name })?.field).toBe('newName')
    expect(invisibleIn('switch.remove', { name })).toBeNull()
    expect(invisibleIn('root.create', { passphrase: name })).toBeNull()
    expect(invisibleIn('root.import', { file: { path: name }, key: { path: name } })).toBeNull()
  })
})
