import { describe, expect, it } from 'vitest'
import type { CheckpointView } from '../../../../src-main/contract/views/machine.ts'
import { treeLines } from '../../../../src-renderer/views/machines/checkpoint-tree.ts'
import { fromFieldText, isRewindable, toFieldText } from '../../../../src-renderer/views/time/moments.ts'

function checkpoint(name: string, parent: string | null, isParentOfNow = false): CheckpointView {
  return {
    checkpointId: name,
    name,
    kind: 'standard',
    at: 0,
    parentCheckpointId: parent,
    isParentOfNow,
    sizeBytes: 0,
  } as CheckpointView
}

const drawn = (checkpoints: readonly CheckpointView[]) =>
  treeLines(checkpoints).map((line) => `${'-'.repeat(line.level)}${line.checkpoint?.name ?? 'Now'}`)

describe('the tree of checkpoints', () => {
  it('stands each under its parent, and "Now" under the one the machine derives from', () => {
    const taken = [checkpoint('a', null), checkpoint('b', 'a'), checkpoint('c', 'a', true), checkpoint('d', 'b')]
    expect(drawn(taken)).toEqual(['a', '-b', '--d', '-c', '--Now'])
  })

  it('has "Now" at the root when the machine derives from none of them', () => {
    expect(drawn([checkpoint('a', null)])).toEqual(['a', 'Now'])
    expect(drawn([])).toEqual([])
  })
})

describe('moments to go back to', () => {
  it('are written and read in UTC to the second', () => {
    const instant = Date.UTC(2026, 0, 5, 9, 0, 7)
    expect(toFieldText(instant)).toBe('2026-01-05T09:00:07')
    expect(fromFieldText(toFieldText(instant))).toBe(instant)
    expect(fromFieldText('2026-01-05T09:00')).toBe(Date.UTC(2026, 0, 5, 9))
  })

  it('are none while the field is half filled', () => {
    expect(fromFieldText('')).toBeUndefined()
    expect(fromFieldText('2026-13-40T99:00')).toBeUndefined()
  })

  it('stand before what changed the emulated world, not before what was done with certificates', () => {
    expect(isRewindable({ type: 'vm.started' })).toBe(true)
    expect(isRewindable({ type: 'store.imported' })).toBe(true)
    expect(isRewindable({ type: 'certificate.issued' })).toBe(false)
    expect(isRewindable({ type: 'clock.rewound' })).toBe(false)
  })
})
