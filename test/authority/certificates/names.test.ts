import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonNameFor, parseFqdn } from '../../../src-main/authority/certificates/names.ts'

function codeOf(text: string, options = {}): string {
  const reply = parseFqdn(text, options)
  return reply.ok ? `ok ${reply.value}` : reply.failure.code
}

describe('a FQDN', () => {
  it('is written in lower case and without a trailing dot', () => {
    expect(codeOf('  HYPERVISOR-01.Lab.Example. ')).toBe('ok hypervisor-01.lab.example')
  })

  it('carries international labels in their ASCII form', () => {
    expect(codeOf('Größe.müller.example')).toBe('ok xn--gre-6ka8i.xn--mller-kva.example')
    expect(codeOf('主机。例子.example')).toMatch(/^ok xn--[a-z0-9-]+\.xn--[a-z0-9-]+\.example$/)
  })

  it.each([
    ['nothing', '', 'name.empty'],
    ['white space only', '   ', 'name.empty'],
    ['a space', 'hyper visor.lab.example', 'name.hasSpace'],
    ['a no-break space', 'hv\u00a001.lab.example', 'name.hasSpace'],
    ['a label of 70 letters', `${'a'.repeat(70)}.lab.example`, 'name.labelTooLong'],
    ['a label that grows too long in ASCII form', `${'ü'.repeat(60)}.lab.example`, 'name.labelTooLong'],
    ['two dots in a row', 'hv..lab.example', 'name.emptyLabel'],
    ['a dot in front', '.lab.example', 'name.emptyLabel'],
    ['a lone dot', '.', 'name.emptyLabel'],
    ['an underscore', 'hv_01.lab.example', 'name.badCharacter'],
    ['a wildcard that was not asked for', '*.lab.example', 'name.badCharacter'],
    ['a hyphen in front of a label', '-hv.lab.example', 'name.badHyphen'],
    ['a hyphen behind a label', 'hv-.lab.example', 'name.badHyphen'],
    ['no suffix', 'hv01', 'name.notQualified'],
    ['an IPv4 address', '10.0.0.1', 'name.isAddress'],
    ['an IPv4 address in full-width digits', '１.２.３.４', 'name.badCharacter'],
    ['a name of 287 letters', Array.from({ length: 32 }, () => 'abcdefgh').join('.'), 'name.tooLong'],
    ['a text of 5,000 letters', 'x'.repeat(5000), 'name.tooLong'],
  ])('is refused for %s', (_cause, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('names the character, the label and the field that are wrong', () => {
    expect(parseFqdn('hv_01.lab.example', { field: 'hosts.0.fqdn' })).toMatchObject({
      failure: { code: 'name.badCharacter', params: { character: '_' }, field: 'hosts.0.fqdn' },
    })
    expect(parseFqdn(`${'a'.repeat(70)}.lab.example`)).toMatchObject({ failure: { params: { length: 70 } } })
  })

  it('may be a wildcard where that is asked for, in the first label only', () => {
    expect(codeOf('*.lab.example', { wildcard: true })).toBe('ok *.lab.example')
    expect(codeOf('hv.*.example', { wildcard: true })).toBe('name.badCharacter')
    expect(codeOf('h*.lab.example', { wildcard: true })).toBe('name.badCharacter')
  })

  it('of more than 64 characters gets its first label as common name', () => {
    const fqdn64 = `hv01.${'a'.repeat(59)}`
    expect(commonNameFor(fqdn64)).toBe(fqdn64)
    expect(commonNameFor(`hv01.${'a'.repeat(60)}`)).toBe('hv01')
  })

  it('is always fit for DNS, and reading it again changes nothing', () => {
    const label = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{1,70}$/), fc.string({ unit: 'grapheme', maxLength: 70 }))
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(label, { maxLength: 12 }).map((all) => all.join('.')),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const reply = parseFqdn(typed)
        if (!reply.ok) return reply.failure.code.startsWith('name.')
        expect(reply.value).toMatch(
          /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        )
        expect(parseFqdn(reply.value)).toEqual(reply)
        expect(commonNameFor(reply.value).length).toBeLessThanOrEqual(64)
        return true
      }),
      { numRuns: 2000 },
    )
  })
})
