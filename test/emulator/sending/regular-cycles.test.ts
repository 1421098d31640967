import { describe, expect, it } from 'vitest'
import { createEmulator, parseWorld, type EmulatedEvent, type Emulator } from '../../../src-main/emulator/index.ts'
import { createRandomStream, nextBelow } from '../../../src-main/kernel/random.ts'
import { gigabyte, hourMs, Lab, minuteMs, rules } from '../lab.ts'

const dayMs = 24 * hourMs

/**
 * Three hosts and two dozen machines of every kind: other rates and profiles, several disks, recovery points, both
 * directions, a chain, one whose line is too slow, one that is paused, and copies that are still under way.
 */
function mixedWorld(seed: string): string {
  const random = createRandomStream(seed, 'mixed-world')
  const lab = new Lab(seed)
  for (let number = 1; number <= 3; number += 1) {
    lab.enableServer(lab.addHost(`HYPERVISOR-0${number}`, 64 * 1024 ** 4), `certificate-${number}`)
  }
  for (let index = 0; index < 24; index += 1) {
    const from = 1 + (index % 2)
    const { vmId } = lab.do('vm.create', {
      hostId: `host-${from}`,
      name: `m${index}`,
      memoryBytes: 512 * 1024 ** 2,
      disks: Array.from({ length: 1 + (index % 3) }, () => ({ sizeBytes: 40 * gigabyte, usedBytes: gigabyte })),
      churnBytesPerHour: index % 5 === 0 ? 0 : 10_000_000 + nextBelow(random, 4_000_000_000),
      churnProfile: profiles[index % profiles.length]!,
    })
    if (index % 7 !== 6) lab.do('vm.start', { vmId })
    lab.do('replication.enable', {
      vmId,
      replicaServer: `HYPERVISOR-0${3 - from}.lab.example`,
      certificateId: `certificate-${from}`,
      frequencySeconds: ([30, 300, 900] as const)[index % 3]!,
      compression: index % 4 !== 0,
      recoveryHistoryHours: index % 3 === 1 ? 4 : 0,
      vssFrequencyHours: index % 6 === 1 ? 2 : 0,
    })
    lab.do('replication.startInitial', { vmId })
    lab.pass(nextBelow(random, 3 * minuteMs))
  }
  lab.pass(2 * hourMs)
  const replica = lab.emulator.peerVmView('vm-1')!
  lab.do('replication.enable', {
    vmId: replica.vmId,
    replicaServer: 'HYPERVISOR-03.lab.example',
    certificateId: 'certificate-2',
    frequencySeconds: 300,
  })
  lab.do('replication.startInitial', { vmId: replica.vmId, relationshipType: 'Extended' })
  lab.pass(20 * minuteMs)
  return lab.emulator.serialise()
}

const profiles = [
  { kind: 'steady' },
  { kind: 'daily', busyFromHour: 8, busyToHour: 18, quietPercent: 10 },
  { kind: 'bursty', windowMinutes: 60, burstMinutes: 3, quietPercent: 0 },
] as const

/** Lets three days pass, with commands in between that change what the cycles do. */
function live(text: string, advance: (emulator: Emulator, toInstant: number) => EmulatedEvent[]) {
  const emulator = createEmulator(parseWorld(text), rules)
  const events: EmulatedEvent[] = []
  const pass = (milliseconds: number) => events.push(...advance(emulator, emulator.now() + milliseconds))
  const command: Emulator['command'] = (name, input) => {
    const applied = emulator.command(name, input)
    expect(applied.reply).toMatchObject({ ok: true })
    return applied
  }
  const link = { fromHostId: 'host-1', toHostId: 'host-2', isConnected: true, backBitsPerSecond: null, lossPermille: 0 }
  pass(7 * hourMs + 11)
  command('vm.setChurn', { vmId: 'vm-3', bytesPerHour: 700_000_000 })
  command('network.setLink', { ...link, bitsPerSecond: 10_000_000, latencyMilliseconds: 35 })
  pass(9 * hourMs)
  command('network.setLink', { ...link, bitsPerSecond: 1_000_000_000, latencyMilliseconds: 3 })
  command('vm.turnOff', { vmId: 'vm-3' })
  pass(31 * hourMs)
  command('network.setLink', { ...link, isConnected: false, bitsPerSecond: 1_000_000_000, latencyMilliseconds: 3 })
  pass(20 * minuteMs)
  command('network.setLink', { ...link, bitsPerSecond: 1_000_000_000, latencyMilliseconds: 3 })
  pass(dayMs)
  return { hash: emulator.hash(), events }
}

/** The records alone: whoever asks after each instant has every cycle done in them. */
function lookedAt(emulator: Emulator, toInstant: number): EmulatedEvent[] {
  return emulator.advance(toInstant, { stopWhen: () => false, collectEvents: true }).events
}

describe('regular cycles', () => {
  it.each(['monday', 'tuesday', 'wednesday'])('come to the same whether somebody looks at them or not (%s)', (seed) => {
    const text = mixedWorld(seed)
    const expected = live(text, lookedAt)
    const booked = live(text, (emulator, to) => emulator.advance(to, { collectEvents: true }).events)
    expect(booked.hash).toBe(expected.hash)
    expect(booked.events).toEqual(expected.events)
    expect(expected.events.filter(({ type }) => type === 'replication.cycleCompleted').length).toBeGreaterThan(10_000)
    expect(new Set(expected.events.map(({ type }) => type))).toContain('recoveryPoint.created')
  })

  it('come to the same in slices of any length', () => {
    const text = mixedWorld('slices')
    const expected = live(text, lookedAt)
    const inSteps = live(text, (emulator, to) => {
      const events: EmulatedEvent[] = []
      for (let step = 1; emulator.now() < to; step = (step * 7) % 100_003) {
        events.push(...emulator.advance(Math.min(to, emulator.now() + 13 * step), { collectEvents: true }).events)
      }
      return events
    })
    const byTimers = live(text, (emulator, to) => {
      const events: EmulatedEvent[] = []
      for (let limit = 1; emulator.now() < to; limit = (limit * 3) % 1_009) {
        events.push(...emulator.advance(to, { timerLimit: limit, collectEvents: true }).events)
      }
      return events
    })
    expect(inSteps).toEqual(expected)
    expect(byTimers).toEqual(expected)
  })

  it('tell an observer of each, in the same order', () => {
    const text = mixedWorld('observer')
    const observe = (options: { stopWhen?: () => boolean }) => {
      const emulator = createEmulator(parseWorld(text), rules)
      const seen: number[][] = []
      const onCycle = (...cycle: number[]) => void seen.push(cycle)
      emulator.advance(emulator.now() + dayMs, { ...options, onCycle })
      return seen
    }
    const seen = observe({})
    expect(seen).toEqual(observe({ stopWhen: () => false }))
    expect(seen.length).toBeGreaterThan(5_000)
  })

  it('stop where so many timers have fired as were asked for', () => {
    const text = mixedWorld('limits')
    const stops = (options: { stopWhen?: () => boolean }) => {
      const emulator = createEmulator(parseWorld(text), rules)
      const toInstant = emulator.now() + hourMs
      return [1, 2, 3, 10, 11, 100].map((timerLimit) => {
        return emulator.advance(toInstant, { ...options, timerLimit }).reachedInstant
      })
    }
    expect(stops({})).toEqual(stops({ stopWhen: () => false }))
  })

  it('go on from what a command changed in the middle of an advance', () => {
    const text = mixedWorld('interrupted')
    const interrupted = (options: { stopWhen?: () => boolean }) => {
      const emulator = createEmulator(parseWorld(text), rules)
      const toInstant = emulator.now() + 2 * hourMs
      for (let rate = 1; emulator.now() < toInstant; rate += 1) {
        emulator.advance(toInstant, { ...options, timerLimit: 97 })
        emulator.command('vm.setChurn', { vmId: 'vm-3', bytesPerHour: rate * 1_000_000 })
      }
      return emulator.hash()
    }
    expect(interrupted({})).toBe(interrupted({ stopWhen: () => false }))
  })
})
