import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cmdletFacts } from '../../../src-main/contract/powershell/cmdlet-facts.ts'
import { quote, quotePattern } from '../../../src-main/contract/powershell/quote.ts'
import {
  call,
  cmdlet,
  code,
  layOut,
  missingOn,
  type Parameters,
} from '../../../src-main/contract/powershell/statements.ts'
import { factsOfCmdlets } from '../../powershell/facts.ts'
import { lex } from './lexer.ts'

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

describe('cmdlet', () => {
  const words = (statement: Parameters<'Restore-VMSnapshot'>) =>
    layOut([cmdlet('Restore-VMSnapshot', statement)], 1000).map((line) => line.text)

  it('writes a switch without a value, and says no to one with a colon', () => {
    expect(words({ VMName: "'web01'", Passthru: true, Confirm: false })).toEqual([
      "Restore-VMSnapshot -VMName 'web01' -Passthru -Confirm:$false",
    ])
    expect(words({ Confirm: '$ask' })).toEqual(['Restore-VMSnapshot -Confirm:$ask'])
  })

  it('refuses a value for a switch, a switch for a value and a parameter that does not exist', () => {
    const make = (parameters: object) => () =>
      cmdlet('Restore-VMSnapshot', parameters as Parameters<'Restore-VMSnapshot'>)
    expect(make({ Confirm: '(Get-Date)' })).toThrow('-Confirm of Restore-VMSnapshot is a switch')
    expect(make({ VMName: true })).toThrow('-VMName of Restore-VMSnapshot takes a value')
    expect(make({ Force: true })).toThrow('Restore-VMSnapshot has no parameter Force')
  })

  it('refuses a word that is none of the words of a parameter', () => {
    expect(() => cmdlet('Set-VM', { CheckpointType: 'Produktion' as 'Production' })).toThrow('cannot be Produktion')
  })

  it('leaves out what is not given', () => {
    expect(words({ VMName: undefined, Name: "'a'" })).toEqual(["Restore-VMSnapshot -Name 'a'"])
  })
})

describe('missingOn', () => {
  const production = [cmdlet('Set-VM', { Name: "'a'", CheckpointType: 'Production' })]
  const direct = [{ condition: '$a', then: [code`${call('Invoke-Command', { VMName: "'a'" })}`] }]

  it('names what an older Windows Server does not have, wherever it stands', () => {
    expect(missingOn([...production, ...direct], '2012R2')).toEqual([
      { cmdlet: 'Set-VM', parameter: 'CheckpointType', since: '2016' },
      { cmdlet: 'Invoke-Command', parameter: 'VMName', since: '2016' },
    ])
    expect(missingOn([...production, ...direct], '2016')).toEqual([])
  })
})

describe('the facts of cmdlets', () => {
  it('are of those that scripts use, and of no others', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'src-main')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('cmdlet-facts.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    expect(Object.keys(cmdletFacts).filter((name) => !sources.includes(name))).toEqual([])
  })

  it('are those that the stand-ins are made from', () => {
    const own = Object.entries(cmdletFacts).map(([name, { switches, values }]) => [name, switches, values])
    const whole = factsOfCmdlets().map(({ cmdlet: name, parameters }) => {
      const named = (isSwitch: boolean) =>
        Object.entries(parameters)
          .filter(([, { type }]) => (type === 'SwitchParameter') === isSwitch)
          .map(([parameter]) => parameter)
          .sort()
          .join(' ')
      return [name, named(true), named(false)]
    })
    expect(own).toEqual(whole)
  })
})

describe('layOut', () => {
  it('keeps a short command on one line', () => {
    expect(layOut([cmdlet('Start-VM', { Name: "'web01'" })])).toEqual([
      { text: "Start-VM -Name 'web01'", kind: 'command', page: null },
    ])
  })

  it('gives each parameter of a long command its own line, continued by a backtick at the very end', () => {
    const lines = layOut([cmdlet('Select-Object', { First: '1', Skip: '2' })], 12)
    expect(lines.map((line) => line.text)).toEqual(['Select-Object `', '    -First 1 `', '    -Skip 2'])
  })

  it('marks each parameter with its page', () => {
    const lines = layOut([
      cmdlet('Set-VMReplication', {
        ReplicaServerPort: { value: '443', page: 'connection' },
        ReplicationFrequencySec: { value: '300', page: 'frequency' },
      }),
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
