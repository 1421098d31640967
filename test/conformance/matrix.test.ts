/** The table of artefacts and verifiers, made again and held against the one in the documentation. */
import { beforeAll, describe, expect, it } from 'vitest'
import { artefacts, judgeAll, type Table } from './matrix.ts'
import { documentedTable, markdownOf } from './table.ts'
import { findTools } from './tools.ts'

let table: Table
beforeAll(async () => {
  table = await judgeAll(await findTools())
  console.info(markdownOf(table))
}, 600_000)

describe('every artefact before every verifier', () => {
  it.each(artefacts.map(({ title }, row) => [title, row] as const))(
    '%s gets the answer that it deserves',
    (_title, row) => {
      const cells = table.rows[row]?.cells ?? []
      const allowed = artefacts[row]?.isControl ? ['refused', '-'] : ['verified', 'read', '-']
      expect(cells.filter((cell) => !allowed.includes(cell))).toEqual([])
      expect(cells.filter((cell) => cell !== '-').length).toBeGreaterThan(0)
    },
  )

  it('gets the answers that are in the documentation, from every verifier that is here', () => {
    const documented = documentedTable()
    expect(table.rows.map(({ title }) => title)).toEqual(documented.rows.map(({ title }) => title))
    for (const [column, title] of table.columns.entries()) {
      const place = documented.columns.indexOf(title)
      expect(place, `${title} is not in the documentation: npm run conformance`).not.toBe(-1)
      const made = table.rows.map(({ cells }) => cells[column])
      expect(made, title).toEqual(documented.rows.map(({ cells }) => cells[place]))
    }
  })
})
