import { describe, expect, it } from 'vitest'
import { pairsOf } from '../../../../src-renderer/views/overview/pairs.ts'
import { aCore } from '../../../app/a-core.ts'

describe('the pairs of the overview', () => {
  it('connect the first two hosts before anything flows, and name machines that find no row', async () => {
    const core = await aCore()
    for (const name of ['HYPERVISOR-01', 'HYPERVISOR-02', 'HYPERVISOR-03']) await core.must('host.add', { name })
    const [first, , third] = (await core.must('host.list', {})).hosts
    for (const name of ['web01', 'db01', 'dc01', 'file01']) {
      await core.must('vm.create', { hostId: first?.hostId ?? '', name })
    }
    const { pairs, singles } = pairsOf(await core.must('world.view', {}))
    expect(pairs.map(({ left, right }) => [left.name, right.name])).toEqual([['HYPERVISOR-01', 'HYPERVISOR-02']])
    expect(pairs[0]?.rows.map((row) => row.left?.name)).toEqual(['web01', 'db01', 'dc01'])
    expect(pairs[0]?.leftRest).toEqual(['file01'])
    expect(singles.map((host) => host.hostId)).toEqual([third?.hostId])
  })

  it('show nothing in an empty world', async () => {
    const core = await aCore()
    expect(pairsOf(await core.must('world.view', {}))).toEqual({ pairs: [], singles: [] })
  })
})
