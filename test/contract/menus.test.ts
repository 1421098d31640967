/** What the menus of a machine offer is what the table of operations allows. */
import { describe, expect, it } from 'vitest'
import { replicationState, vmState } from '../../src-main/contract/ids.ts'
import { extendedItems, powerItems, replicationItems } from '../../src-main/contract/menus.ts'
import { isAllowed, operations, statesOf, sideOf, type OperationName } from '../../src-main/contract/operations.ts'
import type { ReplicationView } from '../../src-main/contract/views/replication.ts'
import type { VmView } from '../../src-main/contract/views/vm.ts'
import { hasText } from '../../src-renderer/i18n/translate.ts'

/** As much of a record as a menu looks at. */
const record = (mode: string, state: string, more: object = {}) =>
  ({
    mode,
    state,
    recoveryPoints: [{}],
    testVmId: null,
    transfer: null,
    resynchronizeStartInstant: null,
    ...more,
  }) as unknown as ReplicationView
const vm = (state: string, replication: ReplicationView | null, extendedReplication: ReplicationView | null = null) =>
  ({ state, replication, extendedReplication, testOfVmId: null }) as unknown as VmView
const isOperation = (item: string): item is OperationName => item in operations

describe('the menu of a relationship', () => {
  const sides = ['Primary', 'Replica', 'ExtendedReplica'] as const

  it.each(sides)('offers on a %s only what the states of the record allow, with words', (mode) => {
    const seen = new Set<string>()
    for (const state of replicationState.options) {
      const machine = vm('Off', record(mode, state))
      for (const { item, key, isPossible } of replicationItems(machine, null)) {
        expect(hasText(key), key).toBe(true)
        seen.add(item)
        if (!isPossible || !isOperation(item)) continue
        const states = statesOf(item, sideOf(mode))
        if (states) expect(states, `${item} in ${state}`).toContain(state)
      }
    }
    expect(seen.size).toBeGreaterThan(4)
  })

  it('of the second hop keeps to the same table', () => {
    for (const state of replicationState.options) {
      const second = record('Primary', state)
      for (const { item, isPossible } of extendedItems(vm('Off', record('Replica', 'Replicating'), second))) {
        if (!isPossible || !isOperation(item)) continue
        const states = statesOf(item, 'Primary')
        if (states) expect(states, `${item} in ${state}`).toContain(state)
      }
    }
  })

  it('is Enable Replication alone where a machine does not replicate, and nothing for the machine of a test', () => {
    expect(replicationItems(vm('Off', null), null)).toEqual([
      { item: 'replication.enable', key: 'machines.enableReplication', isPossible: true },
    ])
    expect(replicationItems({ ...vm('Off', null), testOfVmId: 'vm-1' }, null)).toEqual([])
  })

  it('marks an old primary as replica only where the other side has failed over, and while it is off', () => {
    const offered = (state: string, partner: 'FailedOver' | 'Replicating') =>
      replicationItems(vm(state, record('Primary', 'Error')), partner).find(
        ({ item }) => item === 'replication.setAsReplica',
      )
    expect(offered('Off', 'FailedOver')).toMatchObject({ isPossible: true })
    expect(offered('Running', 'FailedOver')).toMatchObject({ isPossible: false })
    expect(offered('Off', 'Replicating')).toBeUndefined()
  })

  it('takes a planned failover back while its last data are still on the way', () => {
    const preparing = record('Primary', 'Replicating', { transfer: { kind: 'plannedFailover' } })
    expect(replicationItems(vm('Off', preparing), 'Replicating').map(({ item }) => item)).toEqual([
      'cancelPlannedFailover',
    ])
  })
})

describe('the menu of power', () => {
  it.each(vmState.options)('offers for a machine that is %s only what that state allows', (state) => {
    const machine = vm(state, null)
    for (const { item, isPossible } of powerItems(machine)) {
      if (isPossible && isOperation(item)) expect(isAllowed(item, machine, null), item).toBe(true)
    }
  })
})

describe('a checkpoint', () => {
  it('is taken of no copy that replication writes into, also not on the third host', () => {
    const running = { state: 'Running' } as const
    for (const mode of ['Replica', 'ExtendedReplica'] as const)
      expect(isAllowed('checkpoint.create', running, { mode, state: 'Replicating' })).toBe(false)
    expect(isAllowed('checkpoint.create', running, { mode: 'Primary', state: 'Replicating' })).toBe(true)
    expect(isAllowed('checkpoint.create', { state: 'Starting' }, null)).toBe(false)
  })
})

describe('the hardware of a machine', () => {
  it('of generation 1 takes no adapter while it is on, of generation 2 none while memory lies in a file', () => {
    const isTaken = (state: 'Running' | 'Saved' | 'Off', generation: 1 | 2) =>
      isAllowed('adapter.add', { state, generation }, null)
    expect([isTaken('Running', 1), isTaken('Running', 2)]).toEqual([false, true])
    expect([isTaken('Saved', 1), isTaken('Saved', 2)]).toEqual([false, false])
    expect([isTaken('Off', 1), isTaken('Off', 2)]).toEqual([true, true])
  })
})
