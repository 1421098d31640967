import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNameList } from '../../../src-main/authority/certificates/name-list.ts'

const namesIn = (text: string, wildcard = false) => parseNameList(text, { wildcard }).names.map(({ fqdn }) => fqdn)

describe('a list of names', () => {
  it('may be lines, cells, or both, with comments and quotation marks', () => {
    expect(namesIn('\uFEFFHV01.lab.example\r\n\r\n# nodes\n"hv02.lab.example"; hv03.lab.example. # third\n')).toEqual([
      'hv01.lab.example',
      'hv02.lab.example',
      'hv03.lab.example',
    ])
  })

  it('takes the column that the heading names', () => {
    const csv = 'Name,IP,FQDN\nhv01,10.0.0.1,hv01.lab.example\nhv02,10.0.0.2,\n'
    const { names, problems } = parseNameList(csv)
    expect(names).toMatchObject([{ line: 2, fqdn: 'hv01.lab.example' }])
    expect(problems).toEqual([{ line: 3, text: '', failure: expect.objectContaining({ code: 'name.empty' }) }])
  })

  it('keeps what is right when a line is wrong, and names line and cause', () => {
    const { names, problems } = parseNameList(
      'hv01.lab.example\nhv 02.lab.example\nhv01.LAB.example\nhv03\n*.lab.example',
    )
    expect(names).toMatchObject([{ line: 1, fqdn: 'hv01.lab.example' }])
    expect(problems.map(({ line, failure }) => [line, failure.code])).toEqual([
      [2, 'name.hasSpace'],
      [3, 'name.duplicate'],
      [4, 'name.notQualified'],
      [5, 'name.wildcard'],
    ])
    expect(namesIn('*.lab.example', true)).toEqual(['*.lab.example'])
  })

  it('answers any text, with no name twice and no more lines than there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { names, problems } = parseNameList(text)
        expect(new Set(names.map(({ fqdn }) => fqdn)).size).toBe(names.length)
        const lineCount = text.split(/\r\n|\r|\n/).length
        for (const { line } of [...names, ...problems]) expect(line >= 1 && line <= lineCount).toBe(true)
      }),
    )
  })

  it('is read as Excel and PowerShell write it: sep= line, byte order mark, quoted cells with separators in them', () => {
    const rows = ['host;ip', 'hv01.lab.example;192.0.2.1', '"hv02.lab.example";"a; b # c"']
    for (const head of ['sep=;', '\uFEFFsep=;', '"sep=;"', 'SEP=;', 'sep=;\r\n']) {
      expect(namesIn([head, ...rows].join('\r\n')), head).toEqual(['hv01.lab.example', 'hv02.lab.example'])
    }
    expect(namesIn('sep=|\nnote|fqdn\na, b|hv03.lab.example')).toEqual(['hv03.lab.example'])
    expect(namesIn('"name","note"\n"hv04.lab.example","says ""hi"", twice"')).toEqual(['hv04.lab.example'])
    // Only the first line is one.
    expect(parseNameList('hv01.lab.example\nsep=;').problems).toHaveLength(1)
  })

  it('keeps a line break in a quoted cell (RFC 4180 2.6), and counts the lines of the file', () => {
    const csv = 'name,note\r\nhv01.lab.example,"two\r\nlines, ""quoted"""\r\nhv02.lab.example,x\r\nhv03,"a\nb"\r\n'
    const { names, problems } = parseNameList(csv)
    expect(names).toMatchObject([
      { line: 2, fqdn: 'hv01.lab.example' },
      { line: 4, fqdn: 'hv02.lab.example' },
    ])
    expect(problems).toEqual([
      { line: 5, text: 'hv03', failure: expect.objectContaining({ code: 'name.notQualified' }) },
    ])
  })

  it('loses no line to a quotation mark that is never closed, nor to one within a cell', () => {
    const { names, problems } = parseNameList(
      '"hv01.lab.example\nhv02.lab.example\nhv"03.lab.example\nhv04.lab.example',
    )
    // The first mark is closed by the one on the third line: one cell of three lines, as every reader of CSV takes it.
    expect(names.map(({ line }) => line)).toEqual([4])
    expect(problems.map(({ line }) => line)).toEqual([1])
    const open = parseNameList('hv01.lab.example\n"hv02.lab.example\nhv03.lab.example')
    expect(open.names.map(({ fqdn }) => fqdn)).toEqual(['hv01.lab.example', 'hv03.lab.example'])
    expect(open.problems).toEqual([
      { line: 2, text: '"hv02.lab.example', failure: expect.objectContaining({ code: 'name.badCharacter' }) },
    ])
  })
})
