import { describe, expect, it } from 'vitest'
import { selectedAfter, tickedAfter, type Selection } from '../../../src-renderer/parts/selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const none = { ctrlKey: false, metaKey: false, shiftKey: false }
const start: Selection = { ids: new Set(['b']), anchor: 'b' }
const ids = ({ ids: chosen }: Selection) => [...chosen].toSorted()

describe('selecting rows', () => {
  it('selects the row that is clicked, and that alone', () => {
    expect(ids(selectedAfter(order, start, 'd', none))).toEqual(['d'])
  })

  it('adds with Ctrl, and takes away what was selected', () => {
    const added = selectedAfter(order, start, 'd', { ...none, ctrlKey: true })
    expect(ids(added)).toEqual(['b', 'd'])
    expect(ids(selectedAfter(order, added, 'b', { ...none, ctrlKey: true }))).toEqual(['d'])
  })

  it('reaches with Shift from the row that was clicked last, in either direction', () => {
    const down = selectedAfter(order, start, 'd', { ...none, shiftKey: true })
    expect(ids(down)).toEqual(['b', 'c', 'd'])
    expect(ids(selectedAfter(order, down, 'a', { ...none, shiftKey: true }))).toEqual(['a', 'b'])
  })

  it('keeps what was selected with Ctrl and Shift together', () => {
    const before = { ids: new Set(['a', 'c']), anchor: 'c' }
    expect(ids(selectedAfter(order, before, 'e', { ...none, ctrlKey: true, shiftKey: true }))).toEqual([
      'a',
      'c',
      'd',
      'e',
    ])
  })

  it('ticks every row from the last tick on with Shift, and unticks them the same way', () => {
    const ticked = tickedAfter(order, start, 'e', true, true)
    expect(ids(ticked)).toEqual(['b', 'c', 'd', 'e'])
    expect(ids(tickedAfter(order, { ...ticked, anchor: 'c' }, 'd', false, true))).toEqual(['b', 'e'])
  })
})
