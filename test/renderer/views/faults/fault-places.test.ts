import { describe, expect, it } from 'vitest'
import type { FaultTargetView, FaultView } from '../../../../src-main/contract/views/fault.ts'
import { describeFault } from '../../../../src-main/contract/texts/faults.ts'
import { translatorFor } from '../../../../src-renderer/i18n/translate.ts'
import {
  choosePlace,
  matches,
  partOptions,
  placeInput,
  placeText,
} from '../../../../src-renderer/views/faults/fault-places.ts'

const t = translatorFor('en')
const nowhere: FaultTargetView = { hostId: null, otherHostId: null, vmId: null }
const world = {
  host: (id: string) => ({ hostId: id, name: id.toUpperCase() }),
  vm: (id: string) => (id === 'gone' ? undefined : { vmId: id, name: id, hostId: 'h1' }),
} as unknown as Parameters<typeof placeText>[1]

function fault(candidates: readonly FaultTargetView[]): FaultView {
  return {
    faultId: 'F01',
    target: 'hosts',
    kind: 'condition',
    failureCode: 'connection.firewallRuleDisabled',
    windowsCodes: ['0x00002EFD'],
    isInferred: false,
    eventIds: [32_022],
    texts: { en: describeFault('F01', 'en'), de: describeFault('F01', 'en'), cs: describeFault('F01', 'en') },
    active: [],
    candidates: [...candidates],
  }
}

const pairs = [
  { ...nowhere, hostId: 'h1', otherHostId: 'h2' },
  { ...nowhere, hostId: 'h2', otherHostId: 'h1' },
  { ...nowhere, hostId: 'h2', otherHostId: 'h3' },
]

describe('places of a fault', () => {
  it('are the first possible one until something is chosen', () => {
    expect(choosePlace(fault(pairs), {})).toEqual({ hostId: 'h1', otherHostId: 'h2' })
    expect(choosePlace(fault([]), {})).toBeUndefined()
  })

  it('keep what is chosen, and replace what does not go with it', () => {
    expect(choosePlace(fault(pairs), { hostId: 'h2', otherHostId: 'h3' })).toEqual({ hostId: 'h2', otherHostId: 'h3' })
    expect(choosePlace(fault(pairs), { hostId: 'h2', otherHostId: 'h2' })).toEqual({ hostId: 'h2', otherHostId: 'h1' })
  })

  it('offer for each part only what goes with the parts before it', () => {
    const values = (part: 'vmId' | 'hostId' | 'otherHostId', hostId: string) =>
      partOptions(fault(pairs), part, { hostId }, world, t).map(({ value }) => value)
    expect(values('hostId', 'h1')).toEqual(['h1', 'h2'])
    expect(values('otherHostId', 'h1')).toEqual(['h2'])
    expect(values('otherHostId', 'h2')).toEqual(['h1', 'h3'])
    expect(values('vmId', 'h1')).toEqual([])
  })

  it('are said in words, also when a machine is no longer there', () => {
    expect(placeText({ ...nowhere, vmId: 'web01' }, world, t)).toBe('web01 on H1')
    expect(placeText({ ...nowhere, hostId: 'h1', otherHostId: 'h2' }, world, t)).toBe('H1 and H2')
    expect(placeText({ ...nowhere, vmId: 'gone' }, world, t)).toBe('No longer there')
  })

  it('leave out of a call what they do not have', () => {
    expect(placeInput({ ...nowhere, hostId: 'h1' })).toEqual({ hostId: 'h1' })
  })
})

describe('the search for a fault', () => {
  it.each(['f01', 'INBOUND rule', '0x00002efd', '32022', ''])('finds F01 by "%s"', (words) => {
    expect(matches(fault([]), words, 'en')).toBe(true)
  })

  it('needs every word', () => {
    expect(matches(fault([]), 'F01 proxy', 'en')).toBe(false)
  })
})
