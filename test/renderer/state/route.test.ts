import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefOf, parseRoute } from '../../../src-renderer/state/route.ts'

describe('routes', () => {
  it('read places, their parts and what else the address remembers', () => {
    expect(parseRoute('#/machines/vm-2?tab=networking')).toEqual({
      name: 'machine',
      params: { vmId: 'vm-2' },
      query: { tab: 'networking' },
    })
    expect(parseRoute('#/machines/vm-2/enableReplication').name).toBe('wizard')
    expect(parseRoute('').name).toBe('overview')
  })

  it('lead to the overview where the address names no place', () => {
    expect(parseRoute('#/no/such/place/at/all').name).toBe('overview')
    expect(parseRoute('#/machines/%E0%A4%A').params).toEqual({ vmId: '%E0%A4%A' })
  })

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (vmId, tab) => {
        const route = parseRoute(hrefOf('machine', { vmId }, { tab }))
        expect(route).toEqual({ name: 'machine', params: { vmId }, query: { tab } })
      }),
    )
  })
})
