/** The rows of the raw structure, and the keys that lead through them. */
import { describe, expect, it } from 'vitest'
import type { DerNodeView } from '../../../../../src-main/contract/views/inspection.ts'
import {
  moreRow,
  moveOf,
  placesOf,
  rowsInSight,
  tagText,
} from '../../../../../src-renderer/views/certificates/verdict/der-rows.ts'

/** A SEQUENCE with a SEQUENCE of two, and an INTEGER after it; `depths` by the order of the file. */
const nodes: DerNodeView[] = [0, 1, 2, 2, 1].map((depth, index) => ({
  offset: index * 10,
  depth,
  headerBytes: 2,
  contentBytes: 8,
  tag: 0x30,
  name: 'SEQUENCE',
  isConstructed: true,
  inside: index < 2 ? 'children' : 'nothing',
  value: null,
  oidName: null,
}))

function sight(active: number, collapsed: readonly number[] = [], hasMore = false) {
  const closed = new Set(collapsed)
  const rows = [...rowsInSight(nodes, closed), ...(hasMore ? [moreRow] : [])]
  return { nodes, rows, collapsed: closed, active, rowsOfPage: 2 }
}

describe('the rows of the structure', () => {
  it('leave out what a collapsed element hides, and nothing else', () => {
    expect(rowsInSight(nodes, new Set())).toEqual([0, 1, 2, 3, 4])
    expect(rowsInSight(nodes, new Set([10]))).toEqual([0, 1, 4])
    expect(rowsInSight(nodes, new Set([0]))).toEqual([0])
  })

  it('hide nothing below an element that holds none', () => {
    expect(rowsInSight(nodes, new Set([20, 30, 40]))).toEqual([0, 1, 2, 3, 4])
  })

  it('know their place among their siblings', () => {
    expect(placesOf(nodes, false)).toEqual({ positions: [1, 1, 1, 2, 2], sizes: [1, 2, 2, 2, 2] })
  })

  it('do not claim a number of siblings while there may be more', () => {
    expect(placesOf(nodes, true).sizes).toEqual([-1, -1, 2, 2, -1])
  })
})

describe('a key in the structure', () => {
  it('moves a row, a page, or to an end, and never out of the tree', () => {
    const target = (key: string, active: number) => {
      const move = moveOf(key, sight(active))
      return move?.kind === 'go' ? move.to : undefined
    }
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => target(key, 1))).toEqual([
      2, 0, 3, 0, 0, 4,
    ])
    expect([target('ArrowUp', 0), target('ArrowDown', 4)]).toEqual([0, 4])
  })

  it('closes an open element, and leads from a closed or empty one to its parent', () => {
    expect(moveOf('ArrowLeft', sight(1))).toEqual({ kind: 'toggle', offset: 10 })
    expect(moveOf('ArrowLeft', sight(1, [10]))).toEqual({ kind: 'go', to: 0 })
    expect(moveOf('ArrowLeft', sight(3))).toEqual({ kind: 'go', to: 1 })
  })

  it('opens a closed element, and leads from an open one to its first child', () => {
    expect(moveOf('ArrowRight', sight(1, [10]))).toEqual({ kind: 'toggle', offset: 10 })
    expect(moveOf('ArrowRight', sight(1))).toEqual({ kind: 'go', to: 2 })
    expect(moveOf('ArrowRight', sight(2))).toBeUndefined()
  })

  it('reaches the row that loads more', () => {
    expect(moveOf('End', sight(0, [0], true))).toEqual({ kind: 'go', to: 1 })
    expect(moveOf('Enter', sight(5, [], true))).toBeUndefined()
  })

  it('means nothing otherwise', () => {
    expect(moveOf('x', sight(0))).toBeUndefined()
  })
})

it('writes a tag with two hex digits', () => {
  expect([tagText(2), tagText(0xa0)]).toEqual(['0x02', '0xA0'])
})
