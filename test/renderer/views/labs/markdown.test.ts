import { describe, expect, it } from 'vitest'
import { plainText, readMarkdown, readSpans } from '../../../../src-renderer/views/labs/markdown.ts'

const words: Readonly<Record<string, string>> = {
  'hosts.pageFirewall': 'Windows Firewall',
  'certificates.verdict': 'Will Hyper-V Replica take this on {{host}}?',
}
const word = (key: string, params: Readonly<Record<string, string>>) =>
  words[key]?.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '') ?? null

describe('a text of a lab', () => {
  it('has paragraphs, lists, tables and code', () => {
    const kinds = readMarkdown(
      'One.\ntwo\n\n- a\n- b\n\n1. c\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n```\nGet-VM\n```',
      word,
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list', 'table', 'code'])
    expect(kinds[2]).toMatchObject({ isOrdered: true })
    expect(kinds[4]).toEqual({ kind: 'code', text: 'Get-VM' })
  })

  it('says what the screen says, in bold too', () => {
    expect(readSpans('On **{ui:hosts.pageFirewall}** of it.', word)).toEqual([
      { kind: 'text', text: 'On ' },
      { kind: 'strong', spans: [{ kind: 'text', text: 'Windows Firewall' }] },
      { kind: 'text', text: ' of it.' },
    ])
    expect(plainText(readSpans('{ui:certificates.verdict|host=HYPERVISOR-02}', word))).toBe(
      'Will Hyper-V Replica take this on HYPERVISOR-02?',
    )
  })

  it('leaves a reference that leads nowhere to be seen', () => {
    expect(plainText(readSpans('{ui:no.such}', word))).toBe('{ui:no.such}')
  })

  it('takes no HTML, and no underscore within a name, for more than text', () => {
    expect(readMarkdown('<img src=x onerror=alert(1)> a_b_c', word)).toEqual([
      { kind: 'paragraph', spans: [{ kind: 'text', text: '<img src=x onerror=alert(1)> a_b_c' }] },
    ])
    expect(readSpans('_looked_ at', word)[0]).toMatchObject({ kind: 'emphasis' })
  })
})
