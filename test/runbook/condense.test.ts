import { describe, expect, it } from 'vitest'
import type { Action } from '../../src-main/runbook/actions.ts'
import { condense } from '../../src-main/runbook/condense.ts'

const host = 'hypervisor-01.lab.example'
const vm = 'web01'
const replication = {
  replicaServer: 'hypervisor-02.lab.example',
  port: 443,
  authentication: 'certificate',
  thumbprint: 'AB',
  compression: true,
  frequencySeconds: 300,
  recoveryHistoryHours: 0,
  vssFrequencyHours: 0,
  excludedDiskPaths: [],
} as const
const enable = (at: number): Action => ({ action: 'enableReplication', at, host, vm, ...replication })
const check = (at: number, disabled: boolean): Action => ({ action: 'setRevocationCheck', at, host, disabled })
const kinds = (actions: readonly Action[]) => condense(actions).map((action) => action.action)

describe('condense', () => {
  it('imports a certificate once', () => {
    const root: Action = { action: 'trustRoot', at: 1, host, name: 'root', thumbprint: 'AB', file: 'root.cer' }
    expect(condense([root, { ...root, at: 2 }, { ...root, at: 3, host: 'other' }])).toEqual([
      root,
      { ...root, at: 3, host: 'other' },
    ])
  })

  it('leaves out a switch that was put back before it mattered', () => {
    expect(kinds([check(1, true), check(2, false)])).toEqual([])
  })

  it('keeps a switch that replication met', () => {
    const actions = [check(1, true), enable(2), check(3, false)]
    expect(condense(actions).filter((action) => action.action === 'setRevocationCheck')).toEqual([
      check(1, true),
      check(3, false),
    ])
  })

  it('keeps only the last of several values of a setting', () => {
    const trusted = (at: number, name: string): Action => ({
      action: 'setTrustedHosts',
      at,
      host,
      trustedHosts: [name],
    })
    expect(condense([trusted(1, 'a'), trusted(2, 'b')])).toEqual([trusted(2, 'b')])
  })

  it('does not start machines that real hosts run already', () => {
    const start: Action = { action: 'startVm', at: 1, host, vm }
    expect(kinds([start, enable(2), { ...start, at: 3 }])).toEqual(['testConnection', 'enableReplication', 'startVm'])
  })

  it('prepares the way back before the machine is shut down, and keeps the order of what it moves', () => {
    const rule: Action = { action: 'setFirewallRule', at: 4, host, rule: 'R', enabled: true }
    const trusted: Action = { action: 'setTrustedHosts', at: 5, host, trustedHosts: ['b'] }
    const actions: Action[] = [
      enable(1),
      { action: 'shutDownVm', at: 2, host, vm },
      rule,
      trusted,
      { action: 'prepareFailover', at: 6, host, vm },
    ]
    expect(kinds(actions)).toEqual([
      'testConnection',
      'enableReplication',
      'setFirewallRule',
      'setTrustedHosts',
      'shutDownVm',
      'prepareFailover',
    ])
  })

  it('tests a connection once before replication is enabled over it', () => {
    const other: Action = { action: 'enableReplication', at: 2, host, vm: 'web02', ...replication }
    expect(kinds([enable(1), other])).toEqual(['testConnection', 'enableReplication', 'enableReplication'])
  })

  it('follows the virtual clock, whatever the order of the list', () => {
    const actions = [enable(1), check(2, true), { action: 'startVm', at: 3, host, vm } as const]
    expect(condense(actions.toReversed())).toEqual(condense(actions))
  })

  it('changes nothing when it is applied again', () => {
    const actions = [check(1, true), enable(2), check(3, false), { action: 'shutDownVm', at: 4, host, vm } as const]
    expect(condense(condense(actions))).toEqual(condense(actions))
  })
})
