import { describe, expect, it } from 'vitest'
import { sharedStart, shortNames } from '../../../../src-renderer/views/overview/host-names.ts'

describe('names of many hosts', () => {
  it('write what all of them share once', () => {
    expect(sharedStart(['HYPERVISOR-01', 'HYPERVISOR-02', 'HYPERVISOR-12'])).toBe('HYPERVISOR-')
  })

  it('cut no name within a word', () => {
    expect(sharedStart(['hv01', 'hv02'])).toBe('')
    expect(sharedStart(['praha-hv01', 'praha-hv02'])).toBe('praha-')
  })

  it('stay whole where they share nothing, and where one would be empty', () => {
    expect(sharedStart(['alpha-1', 'beta-1'])).toBe('')
    expect(sharedStart(['node-', 'node-2'])).toBe('')
    expect(sharedStart(['only-one'])).toBe('')
  })

  it('are short after the first in a sentence, and counted where there are many', () => {
    const names = ['HYPERVISOR-01', 'HYPERVISOR-07', 'HYPERVISOR-08', 'HYPERVISOR-09']
    expect(shortNames(names, 'HYPERVISOR-')).toEqual({ names: 'HYPERVISOR-01, -07, -08', moreCount: 1 })
    expect(shortNames(names.slice(0, 2), '')).toEqual({ names: 'HYPERVISOR-01, HYPERVISOR-07', moreCount: 0 })
  })
})
