import { describe, expect, it } from 'vitest'
import { createRandomStream, nextBelow } from '../../src-main/kernel/random.ts'
import { minuteMs, replicating } from '../emulator/lab.ts'
import { simulate } from './simulation.ts'
import { clientsOf, findUntruths } from './reachability.ts'

const steps = 1_000
const stepsPerLook = 30

describe('what is said to be reachable now', () => {
  it('comes true when somebody acts on it', { timeout: 120_000 }, () => {
    const said = { held: 0, notHeld: 0, cut: 0, sends: 0, down: 0 }
    for (const seed of ['reach-1', 'reach-2', 'reach-6']) {
      simulate(seed, steps, (step, emulator) => {
        if (step % stepsPerLook !== 0 || emulator.world.vms.length > 30) return
        expect({ seed, step, untrue: findUntruths(emulator) }).toEqual({ seed, step, untrue: [] })
        const { relationships, machines } = emulator.reachability()
        said.held += relationships.filter(({ wouldHold }) => wouldHold).length
        said.notHeld += relationships.filter(({ wouldHold }) => !wouldHold).length
        said.cut += relationships.filter(({ isCut }) => isCut).length
        said.sends += relationships.filter(({ canSend }) => canSend).length
        said.down += machines.filter(({ state }) => state === 'down').length
      })
    }
    // Worlds in which only one thing is ever said prove nothing about the other.
    expect(Object.entries(said).filter(([, count]) => count === 0)).toEqual([])
  })
})

describe('the end of an outage', () => {
  it('is the first moment at which a client is answered, and no earlier one', () => {
    const seen = { ended: 0, running: 0, states: new Set<string>() }
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = createRandomStream(`outage-${seed}`, 'simulation')
      const pick = <Item>(items: readonly Item[]): Item => items[nextBelow(random, items.length)]!
      const lab = replicating()
      /** By the failover that began it. */
      const ends = new Map<number, number>()
      for (let step = 0; step < 60; step += 1) {
        const { world } = lab.emulator
        const [hostId, vmId] = [pick(['host-1', 'host-2']), pick(['vm-1', 'vm-2'])]
        const adapterId = world.vms.find((vm) => vm.vmId === vmId)!.adapters[0]!.adapterId
        const address = pick(['10.0.0.50', '10.0.0.51'])
        const ip = { address, subnetMask: '255.255.255.0', gateway: null, dnsServer: null }
        const draws: (() => unknown)[] = [
          () => lab.try('host.losePower', { hostId }),
          () => lab.try('host.restorePower', { hostId }),
          () => lab.try('network.partition', { hostIds: [hostId] }),
          () => lab.try('network.rejoin', { partitionId: world.partitions[0]?.partitionId ?? 'partition-1' }),
          () => lab.try('vm.start', { vmId }),
          () => lab.try('vm.turnOff', { vmId }),
          () => lab.try('vm.connectAdapter', { vmId, adapterId, switchName: pick(['External', null]) }),
          () => lab.try('vm.setGuestIp', { vmId, adapterId, ip }),
          () => lab.try('dns.set', { name: 'web01.lab.example', address }),
          () => lab.try('failover.start', { vmId: 'vm-2' }),
          // What a failover needs to be of use, so that some of them are.
          () => lab.try('vm.start', { vmId: 'vm-2' }),
          () => lab.try('vm.connectAdapter', { vmId: 'vm-2', adapterId: 'adapter-2', switchName: 'External' }),
          () => lab.try('host.restorePower', { hostId: 'host-2' }),
          () => lab.try('network.rejoin', { partitionId: world.partitions[0]?.partitionId ?? 'partition-1' }),
          () => lab.try('failover.cancel', { vmId: 'vm-2' }),
        ]
        lab.pass(nextBelow(random, 2 * minuteMs))
        pick(draws)()
        expect({ seed, step, untrue: findUntruths(lab.emulator) }).toEqual({ seed, step, untrue: [] })
        const machine = lab.emulator.reachability().machines[0]!
        seen.states.add(machine.state)
        const failover = world.vms.find((vm) => vm.vmId === 'vm-2')!.replications[0]!.failover
        if (failover === null) continue
        const isServed = machine.vmId === 'vm-2' && clientsOf(world, machine)
        if (isServed && !ends.has(failover.failedOverInstant)) ends.set(failover.failedOverInstant, world.now)
        const end = ends.get(failover.failedOverInstant) ?? null
        expect({ seed, step, reached: failover.reachedInstant }).toEqual({ seed, step, reached: end })
        if (end === null) seen.running += 1
        else seen.ended += 1
      }
    }
    expect(seen.ended).toBeGreaterThan(10)
    expect(seen.running).toBeGreaterThan(10)
    expect([...seen.states].sort()).toEqual(['down', 'reached', 'stopped', 'unreached'])
  })
})
