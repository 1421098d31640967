import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, quote, quotePattern } from '../../src-main/runbook/powershell.ts'
import { lex } from './powershell-lexer.ts'

/** Text with far more quotes, brackets and dollar signs than chance would give. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '\u2018', '\u2019', '\u201a', '\u201b', '"', '\u201d', '`', '$(', ')', '#', '\n'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''))

describe('quote', () => {
  it('makes one string of any text, and nothing but a string', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lexed = lex(quote(text))
        expect(lexed.problems).toEqual([])
        expect(lexed.skeleton).toBe("'string'")
        expect(lexed.strings).toEqual([text])
      }),
    )
  })

  it('doubles every character that PowerShell takes for a single quote', () => {
    expect(quote("it's")).toBe("'it''s'")
    expect(quote('it\u2019s')).toBe("'it\u2019\u2019s'")
  })
})

describe('quotePattern', () => {
  it('escapes wildcards, so that one machine is met and no other', () => {
    expect(quotePattern('web[01]*')).toBe("'web`[01`]`*'")
  })

  it('leaves ordinary names alone', () => {
    expect(quotePattern('web01')).toBe("'web01'")
  })
})

describe('layOut', () => {
  it('keeps a short command on one line', () => {
    expect(layOut([{ command: 'Start-VM', arguments: [{ name: 'Name', value: "'web01'" }] }])).toEqual([
      { text: "Start-VM -Name 'web01'", kind: 'command', page: null },
    ])
  })

  it('gives each parameter of a long command its own line, continued by a backtick at the very end', () => {
    const lines = layOut(
      [
        {
          command: 'Set-Thing',
          arguments: [
            { name: 'First', value: '1' },
            { name: 'Second', value: '2' },
          ],
        },
      ],
      12,
    )
    expect(lines.map((line) => line.text)).toEqual(['Set-Thing `', '    -First 1 `', '    -Second 2'])
  })

  it('marks each parameter with its page', () => {
    const lines = layOut([
      {
        command: 'Set-Thing',
        arguments: [
          { name: 'Port', value: '443', page: 'connection' },
          { name: 'Interval', value: '300', page: 'frequency' },
        ],
      },
    ])
    expect(lines.map((line) => line.page)).toEqual([null, 'connection', 'frequency'])
  })

  it('keeps a comment on its line, whatever a name holds', () => {
    const lines = layOut([{ comment: 'of web01\nRemove-VM *' }])
    expect(lines).toEqual([{ text: '# of web01 Remove-VM *', kind: 'comment', page: null }])
  })

  it('indents what stands under a condition', () => {
    const lines = layOut([{ condition: '$a', then: [{ text: 'one' }], otherwise: [{ text: 'two' }] }])
    expect(lines.map((line) => line.text)).toEqual(['if ($a) {', '    one', '} else {', '    two', '}'])
  })
})
