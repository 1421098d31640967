import { describe, expect, it } from 'vitest'
import { findLossViolations, findViolations, parseWorld, type World } from '../../../src-main/emulator/index.ts'
import { failedOver, hourMs, replicating } from '../lab.ts'

type Writable<Value> = { -readonly [Key in keyof Value]: Writable<Value[Key]> }

/** Breaks a copy of a sound world and gives what is found. */
function broken(world: World, breakIt: (world: Writable<World>) => void): string[] {
  const copy = parseWorld(JSON.stringify(world))
  expect(findViolations(copy)).toEqual([])
  breakIt(copy as Writable<World>)
  return findViolations(copy)
}

function replicatingWorld(): World {
  const lab = replicating({ recoveryHistoryHours: 4 })
  lab.pass(4 * hourMs)
  return lab.emulator.world
}

describe('the invariants', () => {
  it.each<[string, (world: Writable<World>) => void, RegExp]>([
    ['machines that run without power', (world) => (world.hosts[0]!.hasPower = false), /no power, but machines run/],
    ['more memory than there is', (world) => (world.hosts[0]!.memoryBytes = 1), /more than fits/],
    [
      'two machines of one name',
      (world) => ((world.vms[1]!.hostId = 'host-1'), (world.hosts[1]!.volumes[0]!.usedBytes = 0)),
      /have one name/,
    ],
    ['space that nobody uses', (world) => (world.hosts[1]!.volumes[0]!.usedBytes += 1), /books/],
    ['a machine that writes while off', (world) => (world.vms[0]!.state = 'Off'), /writes although it is Off/],
    ['a running machine without a start', (world) => (world.vms[0]!.startedInstant = null), /with a wrong start/],
    ['a history that is not there', (world) => (world.vms[1]!.branch = 77), /history that does not exist/],
    ['two writers of one history', (world) => (world.branches[0]!.ownerVm = 9), /history of another machine/],
    ['a negative position', (world) => (world.vms[0]!.disks[0]!.sequence = -1e9), /impossible position/],
    [
      'a replica that runs',
      (world) =>
        Object.assign(world.vms[1]!, { state: 'Running', startedInstant: world.now, churnAnchorInstant: world.now }),
      /runs although it is Replica/,
    ],
    ['a test machine of nobody', (world) => (world.vms[1]!.testOfVmId = 'vm-1'), /test machine of nobody/],
    ['recovery points out of order', (world) => world.vms[1]!.replications[0]!.points.reverse(), /out of order/],
    [
      'too many recovery points',
      (world) => (world.vms[1]!.replications[0]!.recoveryHistoryHours = 1),
      /too many recovery points/,
    ],
    [
      'recovery points of a primary',
      (world) => world.vms[0]!.replications[0]!.points.push(...world.vms[1]!.replications[0]!.points),
      /keeps recovery points/,
    ],
    [
      'news from the future',
      (world) => (world.vms[1]!.replications[0]!.lastReplicationInstant = world.now + 1),
      /with the future/,
    ],
    [
      'a primary that has failed over',
      (world) => (world.vms[0]!.replications[0]!.state = 'FailedOver'),
      /primary that has failed over/,
    ],
    ['a primary that never sends again', (world) => (world.vms[0]!.replications[0]!.timer = -1), /never send again/],
    ['a timer that is gone', (world) => (world.vms[0]!.replications[0]!.timer = 4_000_000_000), /a timer that is gone/],
    ['two primaries', (world) => (world.vms[1]!.replications[0]!.mode = 'Primary'), /are both primary/],
    [
      'a pair that cannot be',
      (world) => (world.vms[0]!.replications[0]!.state = 'ReadyForInitialReplication'),
      /no allowed pair/,
    ],
    ['a replica ahead of its primary', (world) => (world.vms[1]!.disks[0]!.sequence += 1e9), /never wrote/],
    [
      'a replica behind what was confirmed',
      (world) => (world.vms[1]!.disks[0]!.sequence -= 1),
      /does not hold what was confirmed/,
    ],
    ['a timer that nobody waits for', (world) => (world.vms[0]!.replications[0]!.watchTimer = -1), /nobody waits for/],
  ])('find %s', (_, breakIt, expected) => {
    expect(broken(replicatingWorld(), breakIt).join('\n')).toMatch(expected)
  })

  it('find a third partner', () => {
    const found = broken(replicatingWorld(), (world) => {
      world.vms.push({ ...structuredClone(world.vms[1]!), vmId: 'vm-3', name: 'third' })
    })
    expect(found.join('\n')).toMatch(/two partners/)
  })

  it('find timers of a host without power', () => {
    const { world } = failedOver().emulator
    const found = broken(world, (copy) => (copy.vms[0]!.replications[0]!.watchTimer = 1))
    expect(found.join('\n')).toMatch(/timers without power/)
  })

  it('find a failover that lost more or less than its point lacks, whatever is done to its machines later', () => {
    const lab = failedOver()
    for (const change of [1, -1]) {
      const copy = parseWorld(lab.emulator.serialise()) as Writable<World>
      expect(findLossViolations(copy, 'vm-2')).toEqual([])
      copy.vms[1]!.replications[0]!.failover!.loss.lostWrites += change
      expect(findLossViolations(copy, 'vm-2').join()).toMatch(/^the failover of vm-2 books \d+ lost writes, not \d+$/)
    }
    // In the same instant: no fault of the failover.
    lab.do('host.restorePower', { hostId: 'host-1' })
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('disk.editOffline', { vmId: 'vm-1', diskId: 'disk-1' })
    expect(findViolations(lab.emulator.world)).toEqual([])
  })

  it('find two copies that run without a failover', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    // The old primary has started itself: split brain, as it is documented.
    lab.pass(10 * 60_000)
    expect(lab.emulator.attention().map(({ code }) => code)).toContain('splitBrain')
    const found = broken(lab.emulator.world, (copy) => (copy.vms[1]!.replications[0]!.failover = null))
    expect(found.join('\n')).toMatch(/vm-1 and vm-2 both run, and neither has failed over/)
  })

  it('find a planned failover that lost something', () => {
    const { world } = failedOver().emulator
    const found = broken(world, (copy) => (copy.vms[1]!.replications[0]!.failover!.kind = 'planned'))
    expect(found.join('\n')).toMatch(/planned failover .* lost something/)
  })
})
