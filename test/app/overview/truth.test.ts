/**
 * Whatever happens to the hosts, no word of ours calls a machine protected, healthy, back or fine while the model of what is reachable
 * says otherwise: the list of what to do, counts of many hosts, lanes, what needs attention, "Why?" and the dry run. What Windows
 * itself says (Replication Health) is not ours, and keeps its value for a while.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { WorldView } from '../../../src-main/contract/views/world.ts'
import { createRandomStream, nextBelow } from '../../../src-main/kernel/random.ts'
import { prepareTemplate, type Template, type TestCore } from '../a-core.ts'

let template: Template<object>
beforeAll(async () => {
  template = await prepareTemplate(async (test) => {
    await test.must('rehearsal.prepareTwoHosts', {})
    await test.must('clock.setPace', { pace: 'paused' })
    // From three hosts on there is the view of many hosts as well.
    await test.must('host.add', { name: 'HYPERVISOR-03', dnsSuffix: 'lab.example' })
    return {}
  })
})

/** What is said of machines and lanes although the model says otherwise, as sentences. */
function untruths({ now, disaster, fleet, lanes, attention, vms }: WorldView): string[] {
  const found: string[] = []
  const hostSilent = new Map(now.hosts.map(({ hostId, answers }) => [hostId, !answers]))
  const wayOf = new Map(now.relationships.map((each) => [`${each.relationshipId} ${each.relationshipType}`, each]))
  const machineOf = new Map(now.machines.map((machine) => [machine.guid, machine]))
  const guidOf = new Map(vms.map(({ vmId, guid }) => [vmId, guid]))

  for (const lane of lanes) {
    const way = wayOf.get(`${lane.relationshipId} ${lane.relationshipType}`)
    if (way && lane.canSend && (!way.canSend || way.isCut)) found.push(`the lane of ${lane.vmName} is said to send`)
  }
  for (const vmId of fleet?.standings.normal ?? []) {
    const guid = guidOf.get(vmId) ?? ''
    const ways = now.relationships.filter((each) => each.guid === guid)
    const machine = machineOf.get(guid)
    if (!ways.some(({ canSend }) => canSend)) found.push(`${vmId} is counted as Normal, and nothing can be sent`)
    if (machine?.state === 'down' || (machine?.runningVmIds.length ?? 0) > 1)
      found.push(`${vmId} is counted as Normal while it is ${machine?.state}, or runs twice`)
  }
  const down = now.machines.filter(({ state }) => state === 'down')
  if (down.length > 0 && disaster === null) found.push('machines are down, and nothing is to be done')
  if (disaster && disaster.downCount < down.length) found.push('fewer machines are said to be down than are')
  for (const { step, state, vmIds, params } of disaster?.steps ?? []) {
    const machines = vmIds.flatMap((vmId) => machineOf.get(guidOf.get(vmId) ?? '') ?? [])
    const isClaim = state === 'done' && (step === 'clients' || step === 'connect')
    if (isClaim && step === 'clients' && machines.some((machine) => machine.state !== 'reached'))
      found.push(`clients of ${String(params['names'] ?? params['vm'])} are said to be back`)
  }
  for (const { hostId } of disaster?.silent ?? []) {
    if (hostSilent.get(hostId) === false) found.push(`${hostId} answers and is said to be silent`)
  }
  if (disaster?.away && machineOf.get(guidOf.get(disaster.away.vmId) ?? '')?.state === 'reached')
    found.push(`${disaster.away.name} is reached and is said to be away`)
  for (const machine of down) {
    const isNamed = attention.some(({ code, vmId, hostId }) => {
      if (code === 'machineDown') return guidOf.get(vmId ?? '') === machine.guid
      return code === 'machinesDownAlone' || code === 'hostSilent' ? hostId === machine.hostId : false
    })
    if (machine.isReplicated && !isNamed) found.push(`${machine.name} is down, and nobody is told`)
  }
  for (const [guid, machine] of machineOf) {
    if (machine.runningVmIds.length < 2) continue
    const isTold = attention.some(({ code, vmId }) => code === 'splitBrain' && guidOf.get(vmId ?? '') === guid)
    if (!isTold || !disaster?.splits.some((split) => split.guid === guid)) found.push(`${machine.name} runs twice`)
  }
  return found
}

/** "Why?" finds nothing in the way only where something can be sent; a dry run may be carried out only where both ends answer. */
async function wrongAnswers(test: TestCore, { now }: WorldView, isWithDryRun: boolean): Promise<string[]> {
  const found: string[] = []
  for (const { fromVmId, relationshipType, canSend } of now.relationships) {
    const about = { kind: 'relationship', vmId: fromVmId, relationshipType } as const
    const why = await test.core.call('why.explain', { about })
    if (!why.ok) continue
    const { cause } = (why as { value: { cause: { kind: string; code: string } } }).value
    if (cause.code === 'nothing' && !canSend) found.push(`nothing is said to be in the way of ${fromVmId}`)
  }
  for (const { fromVmId, isCut } of isWithDryRun ? now.relationships.slice(0, 1) : []) {
    const dry = await test.core.call('failover.dryRun', { vmId: fromVmId })
    if (dry.ok && (dry as { value: { canRun: boolean } }).value.canRun && isCut)
      found.push(`a planned failover of ${fromVmId} is said to be possible`)
  }
  return found
}

describe('what is said of machines', () => {
  it.each(['truth-1', 'truth-2'])('is never better than what can be reached (%s)', async (seed) => {
    const test = await template.open()
    const random = createRandomStream(seed, 'truth')
    const pick = <Item>(items: readonly Item[]): Item => items[nextBelow(random, items.length)]!
    const seen = { down: 0, split: 0, cut: 0, normal: 0, back: 0 }
    for (let step = 0; step < 60; step += 1) {
      const before = await test.must('world.view', {})
      const hostId = pick(before.hosts).hostId
      const vm = pick(before.vms)
      const replica = pick(before.vms.filter(({ replication }) => replication?.mode === 'Replica').concat(vm))
      const partition = (await test.must('network.view', {})).partitions[0]?.partitionId ?? 'partition-1'
      const draws: readonly (readonly [string, object])[] = [
        ['host.losePower', { hostId }],
        ['host.restorePower', { hostId }],
        ['host.restorePower', { hostId }],
        ['network.partition', { hostIds: [hostId] }],
        ['network.rejoin', { partitionId: partition }],
        ['vm.turnOff', { vmId: vm.vmId }],
        ['vm.start', { vmId: vm.vmId }],
        ['failover.runUnplanned', { vmId: replica.vmId }],
        ['failover.startTest', { vmId: replica.vmId }],
        ['failover.stopTest', { vmId: replica.vmId }],
        ['failover.cancel', { vmId: replica.vmId }],
        ['replication.suspend', { vmId: vm.vmId }],
        ['replication.resume', { vmId: vm.vmId }],
        ['host.setFirewallRule', { hostId, rule: 'Hyper-V Replica HTTPS Listener (TCP-In)', enabled: step % 2 === 0 }],
      ]
      const [name, input] = pick(draws)
      await test.core.call(name, input)
      await test.must('clock.skip', { seconds: 20 + nextBelow(random, 600) })
      const view = await test.must('world.view', {})
      const untrue = [...untruths(view), ...(await wrongAnswers(test, view, step % 12 === 0))]
      expect({ step, name, input, untrue }).toEqual({ step, name, input, untrue: [] })
      seen.down += view.now.machines.filter(({ state }) => state === 'down').length
      seen.split += view.disaster?.splits.length ?? 0
      seen.cut += view.now.relationships.filter(({ isCut }) => isCut).length
      seen.normal += view.fleet?.standings.normal?.length ?? 0
      seen.back += view.now.machines.filter(({ state }) => state === 'reached').length
    }
    // A world in which only one thing is ever said proves nothing about the other.
    expect(seen.down * seen.cut * seen.normal * seen.back, JSON.stringify(seen)).toBeGreaterThan(0)
  })
})
