import { describe, expect, it } from 'vitest'
import { halvesOf } from '../../../src-renderer/parts/cut-name.ts'

describe('a name that is too long', () => {
  it('is cut in the middle: machines of one kind differ at their end', () => {
    expect(halvesOf('finance-reporting-cluster-node-a-001')).toEqual({
      start: 'finance-reporting-cluste',
      end: 'r-node-a-001',
    })
  })

  it('stays whole where it is hardly longer than what always stays', () => {
    expect(halvesOf('HYPERVISOR-01')).toEqual({ start: 'HYPERVISOR-01', end: '' })
  })
})
