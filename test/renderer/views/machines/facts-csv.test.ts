import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsAsCsv } from '../../../../src-renderer/views/machines/facts-csv.ts'

describe('facts saved as CSV', () => {
  it('have a line of names and a line of values', () => {
    const csv = factsAsCsv([
      { name: 'Name', value: 'web01' },
      { name: 'Average size', value: '4,6 MB' },
    ])
    expect(csv).toBe('\uFEFF"Name","Average size"\r\n"web01","4,6 MB"\r\n')
  })

  it('are no formula for a spreadsheet', () => {
    expect(factsAsCsv([{ name: 'Name', value: '=1+1' }])).toContain(`"'=1+1"`)
  })

  it('can be read back whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
        const csv = factsAsCsv(values.map((value) => ({ name: value, value })))
        const cells = [...csv.slice(1).matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map((cell) =>
          (cell[1] ?? '').replaceAll('""', '"').replace(/^'(?=[=+\-@\t\r])/, ''),
        )
        expect(cells).toEqual([...values, ...values])
      }),
    )
  })
})
