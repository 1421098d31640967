import { describe, expect, it } from 'vitest'
import { calls } from '../../src-main/contract/registry.ts'
import { hostView } from '../../src-main/contract/views/host.ts'
import { vmView } from '../../src-main/contract/views/vm.ts'
import { laneView } from '../../src-main/contract/views/world.ts'
import {
  createEmulator,
  createWorld,
  emulatorCommands,
  parseWorld,
  type WorldInput,
} from '../../src-main/emulator/index.ts'
import { failedOver, hourMs, minuteMs, replicating, rules, startInstant, twoHosts } from './lab.ts'

describe('the emulator', () => {
  it('gives the same world for the same seed and inputs, and another for another seed', () => {
    const lab = failedOver()
    const replay = (seed: string) => {
      const emulator = createEmulator(createWorld({ seed, startInstant }), rules)
      for (const input of lab.inputs) emulator.apply(structuredClone(input) as WorldInput)
      return emulator.hash()
    }
    expect(replay('lab')).toBe(lab.emulator.hash())
    expect(replay('other')).not.toBe(lab.emulator.hash())
  })

  it('goes on bit-identically after it was written and read', () => {
    const lab = replicating({ recoveryHistoryHours: 4 })
    const copy = createEmulator(parseWorld(lab.emulator.serialise()), rules)
    expect(copy.hash()).toBe(lab.emulator.hash())
    const ends = [lab.emulator, copy].map((emulator) => {
      emulator.command('host.losePower', { hostId: 'host-2' })
      emulator.advance(emulator.now() + 10 * hourMs)
      emulator.command('host.restorePower', { hostId: 'host-2' })
      emulator.advance(emulator.now() + 30 * hourMs)
      return emulator.hash()
    })
    expect(ends[0]).toBe(ends[1])
  })

  it('is changed by no question', () => {
    const lab = failedOver()
    const before = lab.emulator.serialise()
    const { emulator } = lab
    emulator.lanes()
    emulator.attention()
    emulator.vmView('vm-1')
    emulator.hostView('host-1')
    emulator.checkReverse('vm-1')
    emulator.computeLoss('vm-2')
    emulator.nextEventInstant()
    expect(emulator.serialise()).toBe(before)
  })

  it('answers with views that fit the contract', () => {
    for (const lab of [twoHosts(), replicating(), failedOver()]) {
      for (const vm of lab.emulator.world.vms) vmView.parse(lab.vm(vm.vmId))
      for (const host of lab.emulator.world.hosts) {
        hostView.parse(lab.emulator.hostView(host.hostId))
      }
      for (const lane of lab.emulator.lanes()) laneView.parse(lane)
    }
  })

  it('carries out every command of the contract that concerns the world', () => {
    const areas = ['host', 'domain', 'volume', 'switch', 'replicaServer', 'authorization', 'store', 'vm', 'dns']
    const more = [
      'hostsFile',
      'network',
      'replication',
      'initialCopy',
      'failover',
      'fault',
      'disk',
      'adapter',
      'checkpoint',
    ]
    const area = new RegExp(`^(${[...areas, ...more].join('|')})\\.`)
    const composed = ['runPlanned', 'runUnplanned', 'runList', 'runWhole', 'keepSide'].map((each) => `failover.${each}`)
    const imports = ['store.importPfx', 'store.importCertificate', 'store.importCrl', 'store.importRoot']
    const expected = Object.entries(calls)
      .filter(([name, call]) => call.kind === 'command' && area.test(name) && ![...composed, ...imports].includes(name))
      .map(([name]) => name)
    expect([...emulatorCommands].sort()).toEqual([...expected, 'store.put', 'store.putCrl', 'crlPoint.put'].sort())
  })
})

describe('advancing', () => {
  it('reports every cycle of a short advance and none of a long one, unless asked', () => {
    const cyclesIn = (milliseconds: number, collectEvents?: boolean) => {
      const { emulator } = replicating()
      const options = collectEvents === undefined ? {} : { collectEvents }
      const { events } = emulator.advance(emulator.now() + milliseconds, options)
      return events.filter((event) => event.type === 'replication.cycleCompleted').length
    }
    expect(cyclesIn(hourMs)).toBe(12)
    expect(cyclesIn(2 * hourMs)).toBe(0)
    expect(cyclesIn(2 * hourMs, true)).toBe(24)
  })

  it('stops where it is told to, at a whole instant', () => {
    const { emulator } = replicating()
    const stopped = emulator.advance(emulator.now() + hourMs, {
      stopWhen: (world) => world.vms[0]!.replications[0]!.transfer.kind === 'delta',
    })
    expect(stopped.reachedInstant).toBe(emulator.now())
    expect(emulator.replicationView('vm-1')?.transfer?.kind).toBe('delta')
    expect(emulator.advance(emulator.now() + hourMs, { stopWhen: () => true }).reachedInstant).toBe(
      stopped.reachedInstant,
    )
  })

  it('stops when enough events were gathered', () => {
    const { emulator } = replicating()
    const { events, reachedInstant } = emulator.advance(emulator.now() + hourMs, { eventLimit: 2 })
    expect(events).toHaveLength(2)
    expect(events[1]?.at).toBe(reachedInstant)
  })

  it('knows the next instant at which something happens', () => {
    const lab = twoHosts()
    expect(lab.emulator.nextEventInstant()).toBeNull()
    const other = replicating()
    expect(other.emulator.nextEventInstant()).toBe(other.side('vm-1').nextCycleInstant)
  })

  it('does not go back', () => {
    const { emulator } = twoHosts()
    expect(() => emulator.advance(emulator.now() - minuteMs)).toThrow('the clock cannot go to')
  })
})
