import { describe, expect, it } from 'vitest'
import { reachabilityView } from '../../../src-main/contract/views/reachability.ts'
import { enable, failedOver, httpsRule, hourMs, minuteMs, replicating, twoHosts, type Lab } from '../lab.ts'

const machineOf = (lab: Lab) => lab.emulator.reachability().machines[0]!
const laneOf = (lab: Lab) => lab.emulator.reachability().relationships[0]!
const hostOf = (lab: Lab, hostId: string) => lab.emulator.reachability().hosts.find((host) => host.hostId === hostId)!

describe('a machine that replicates while everything is there', () => {
  it('is reached by its clients, sends, and would survive a failover', () => {
    const lab = replicating()
    expect(reachabilityView.parse(lab.emulator.reachability())).toMatchObject({ replicatedCount: 1, heldCount: 1 })
    expect(machineOf(lab)).toMatchObject({
      name: 'web01',
      vmId: 'vm-1',
      hostId: 'host-1',
      state: 'reached',
      obstacle: null,
      awaySinceInstant: null,
      dnsName: 'web01.lab.example',
      address: '10.0.0.50',
      failoverVmId: 'vm-2',
      runningVmIds: ['vm-1'],
    })
    expect(laneOf(lab)).toMatchObject({ canSend: true, obstacle: null, isCut: false, wouldHold: true })
  })

  it('would not survive one before its first copy is complete', () => {
    const lab = twoHosts()
    enable(lab)
    expect(laneOf(lab)).toMatchObject({ wouldHold: false, holdObstacle: 'copyIncomplete', lastSentInstant: null })
    expect(machineOf(lab)).toMatchObject({ isReplicated: true, failoverVmId: null })
  })

  it('would not survive a planned failover at the moment at which a gate closes, whatever its health still says', () => {
    const lab = replicating()
    lab.do('host.setFirewallRule', { hostId: 'host-2', rule: httpsRule, enabled: false })
    expect(lab.side('vm-1').health).toBe('Normal')
    expect(laneOf(lab)).toMatchObject({
      canSend: false,
      isCut: false,
      wouldHold: false,
      holdObstacle: 'cannotSend',
      obstacle: { code: 'connection.firewallRuleDisabled', windowsCode: '0x00002EFD' },
    })
    expect(lab.emulator.reachability().heldCount).toBe(0)
  })

  it('is counted, but not held, while it replicates to a host that does not answer', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-2' })
    expect(machineOf(lab)).toMatchObject({ state: 'reached', failoverVmId: null })
    expect(laneOf(lab)).toMatchObject({ isCut: true, canSend: false, holdObstacle: 'replicaSilent' })
  })
})

describe('a host that does not answer', () => {
  it('looks the same without power and cut off, and what its machines did is known from before', () => {
    const seen = (['noPower', 'cutOff'] as const).map((cause) => {
      const lab = replicating()
      const at = lab.emulator.now()
      if (cause === 'noPower') lab.do('host.losePower', { hostId: 'host-1' })
      else lab.do('network.partition', { hostIds: ['host-1'] })
      lab.pass(5 * minuteMs)
      const host = hostOf(lab, 'host-1')
      expect(host).toMatchObject({ answers: false, cause, silentSinceInstant: at })
      return [host.lastKnown, machineOf(lab).state, machineOf(lab).failoverVmId, machineOf(lab).awaySinceInstant === at]
    })
    expect(seen[0]).toEqual([[{ vmId: 'vm-1', state: 'Running' }], 'down', 'vm-2', true])
    expect(seen[1]).toEqual(seen[0])
  })

  it('is not what a cut line between two hosts makes of them: both still answer their clients', () => {
    const lab = replicating()
    lab.do('network.setLink', { fromHostId: 'host-1', toHostId: 'host-2', isConnected: false })
    expect(lab.emulator.reachability().hosts.map(({ answers }) => answers)).toEqual([true, true])
    expect(machineOf(lab)).toMatchObject({ state: 'reached', failoverVmId: null })
    expect(laneOf(lab)).toMatchObject({ isCut: true, holdObstacle: 'cannotSend' })
  })

  it('is known again as soon as it answers', () => {
    const lab = replicating()
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(hostOf(lab, 'host-1')).toMatchObject({ answers: true, cause: null, silentSinceInstant: null, lastKnown: [] })
    expect(machineOf(lab)).toMatchObject({ state: 'reached', awaySinceInstant: null })
  })

  it('keeps the time of its last answer when it loses its power as well', () => {
    const lab = replicating()
    const at = lab.emulator.now()
    lab.do('network.partition', { hostIds: ['host-1'] })
    lab.pass(minuteMs)
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(hostOf(lab, 'host-1')).toMatchObject({ cause: 'noPower', silentSinceInstant: at })
  })

  it('takes no machine down that was off before', () => {
    const lab = replicating()
    lab.do('vm.turnOff', { vmId: 'vm-1' })
    lab.do('host.losePower', { hostId: 'host-1' })
    expect(machineOf(lab)).toMatchObject({ state: 'stopped', awaySinceInstant: null })
  })
})

describe('what a failover would lose', () => {
  it('stands still when the power goes, while the age of the last copy runs on', () => {
    const lab = replicating()
    lab.do('vm.writeGuestFile', { vmId: 'vm-1', path: 'C:\\data\\orders.txt' })
    lab.pass(38_000)
    lab.do('host.losePower', { hostId: 'host-1' })
    const { loss, lastSentSeconds } = laneOf(lab)
    expect(loss?.lostSeconds).toBeGreaterThan(0)
    lab.pass(10 * minuteMs)
    expect(laneOf(lab).loss).toEqual(loss)
    expect(laneOf(lab).lastSentSeconds).toBe(lastSentSeconds + 600)
  })
})

describe('the outage of a machine that has failed over', () => {
  /** Connects the replica and gives its clients its address. */
  function bringBack(lab: Lab): void {
    const [adapter] = lab.vm('vm-2').adapters
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId: adapter!.adapterId, switchName: 'External' })
  }

  it('goes on while the machine runs and no client is answered', () => {
    const lab = failedOver()
    const stoppedInstant = lab.side('vm-2').failover?.stoppedInstant
    lab.pass(3 * minuteMs)
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(machineOf(lab)).toMatchObject({
      vmId: 'vm-2',
      state: 'unreached',
      obstacle: 'notConnected',
      awaySinceInstant: stoppedInstant,
      isReplicated: true,
      failoverVmId: null,
    })
    expect(lab.side('vm-2').failover).toMatchObject({ reachedInstant: null, isMeasured: true })
  })

  it('ends with the first client that is answered, and stays ended', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    lab.pass(27 * minuteMs)
    bringBack(lab)
    const reachedInstant = lab.emulator.now()
    lab.pass(hourMs)
    lab.do('vm.turnOff', { vmId: 'vm-2' })
    lab.do('vm.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover).toMatchObject({ reachedInstant })
    expect(machineOf(lab)).toMatchObject({ state: 'reached', awaySinceInstant: null })
  })

  it('ends with the machine itself where its start is delayed and everything else is ready', () => {
    const lab = failedOver()
    bringBack(lab)
    lab.do('vm.setAutomaticActions', { vmId: 'vm-2', startAction: 'start', startDelaySeconds: 90 })
    lab.do('host.losePower', { hostId: 'host-2' })
    lab.do('host.restorePower', { hostId: 'host-2' })
    const at = lab.emulator.now()
    lab.pass(5 * minuteMs)
    expect(lab.side('vm-2').failover).toMatchObject({ startedInstant: at + 90_000, reachedInstant: at + 90_000 })
  })

  it('began when the primary was cut off, though it ran on where nobody reached it', () => {
    const lab = replicating()
    const at = lab.emulator.now()
    lab.do('network.partition', { hostIds: ['host-1'] })
    lab.pass(4 * minuteMs)
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover?.stoppedInstant).toBe(at)
  })

  it('is not told for a failover from before anybody looked', () => {
    const lab = replicating()
    lab.emulator.follow(2)
    lab.do('host.losePower', { hostId: 'host-1' })
    lab.do('failover.start', { vmId: 'vm-2' })
    expect(lab.side('vm-2').failover).toMatchObject({ reachedInstant: null, isMeasured: false })
    expect(hostOf(lab, 'host-1')).toMatchObject({ answers: false, silentSinceInstant: null })
  })
})

describe('the clients of a machine', () => {
  it('are told what is in their way', () => {
    const lab = replicating()
    const [adapter] = lab.vm('vm-1').adapters
    const obstacle = () => machineOf(lab).obstacle
    lab.do('dns.set', { name: 'web01.lab.example', address: '10.0.0.99' })
    expect(obstacle()).toBe('otherAddress')
    lab.do('dns.remove', { name: 'web01.lab.example' })
    expect(obstacle()).toBe('noRecord')
    lab.do('dns.set', { name: 'web01.lab.example', address: '10.0.0.50' })
    lab.do('vm.connectAdapter', { vmId: 'vm-1', adapterId: adapter!.adapterId, switchName: null })
    expect(obstacle()).toBe('notConnected')
    expect(machineOf(lab).state).toBe('unreached')
  })

  it('that still believe an older address are named with the end of their belief', () => {
    const lab = replicating()
    lab.do('dns.set', { name: 'web01.lab.example', address: '10.0.0.50', ttlSeconds: 1200 })
    lab.do('dns.resolve', { clientId: 'host-2', name: 'web01.lab.example' })
    lab.do('dns.set', { name: 'web01.lab.example', address: '10.0.0.51', ttlSeconds: 300 })
    const untilInstant = lab.emulator.now() + 1_200_000
    expect(machineOf(lab).staleClients).toEqual([{ clientId: 'host-2', address: '10.0.0.50', untilInstant }])
  })

  it('are on neither side of a split that runs twice', () => {
    const lab = failedOver()
    lab.do('vm.start', { vmId: 'vm-2' })
    const [adapter] = lab.vm('vm-2').adapters
    lab.do('vm.connectAdapter', { vmId: 'vm-2', adapterId: adapter!.adapterId, switchName: 'External' })
    expect(machineOf(lab).state).toBe('reached')
    lab.do('host.restorePower', { hostId: 'host-1' })
    expect(machineOf(lab)).toMatchObject({
      vmId: 'vm-2',
      state: 'unreached',
      obstacle: 'shared',
      runningVmIds: ['vm-1', 'vm-2'],
    })
  })
})

it('lists machines by start delay, then by name', () => {
  const lab = twoHosts()
  for (const name of ['db01', 'app01']) lab.do('vm.create', { hostId: 'host-1', name })
  lab.do('vm.setAutomaticActions', { vmId: 'vm-3', startDelaySeconds: 30 })
  expect(lab.emulator.reachability().machines.map(({ name }) => name)).toEqual(['db01', 'web01', 'app01'])
})
