/**
 * What the model of reachability says, beside what happens when somebody acts on it. The world is copied, and in the copy a
 * failover is carried out, a cycle is waited for, a client asks: reasoning that shares nothing with the model.
 */
import { createEmulator, parseWorld, type Emulator, type World } from '../../src-main/emulator/index.ts'
import type { MachineReachability, RelationshipReachability } from '../../src-main/contract/views/reachability.ts'
import { hourMs, rules } from '../emulator/lab.ts'

/** Every claim of the model that does not come true, as a sentence; an empty list is a model that tells the truth. */
export function findUntruths(emulator: Emulator): string[] {
  const { machines, relationships, hosts, heldCount } = emulator.reachability()
  const text = emulator.serialise()
  const copy = () => createEmulator(parseWorld(text), rules)
  const found: string[] = []
  for (const host of hosts) {
    const isSeen = canBeSeen(emulator.world, host.hostId)
    if (host.answers !== isSeen) found.push(`${host.hostId} is said ${host.answers ? '' : 'not '}to answer`)
  }
  for (const machine of machines) {
    const isServed = clientsOf(emulator.world, machine)
    if ((machine.state === 'reached') !== isServed) found.push(`${machine.vmId} is said to be ${machine.state}`)
    const isHeld = relationships.some((each) => each.guid === machine.guid && each.wouldHold)
    if (isHeld !== (machine.failoverVmId !== null)) found.push(`${machine.vmId} is said to be held, or not`)
  }
  if (heldCount !== machines.filter(({ failoverVmId }) => failoverVmId !== null).length) found.push('counts differ')
  for (const one of relationships) {
    const held = failOver(copy(), one)
    if ((held === null) !== one.wouldHold) {
      found.push(`${one.toVmId} is said ${one.holdObstacle ?? 'to hold'}, and a failover gives ${held ?? 'a machine'}`)
    }
    found.push(...nextSend(copy(), one))
  }
  return found
}

/** Power, and nobody who has cut it off. */
function canBeSeen(world: World, hostId: string): boolean {
  const host = world.hosts.find((each) => each.hostId === hostId)!
  return host.hasPower && world.partitions.every(({ hostIds }) => !hostIds.includes(hostId))
}

/** Whether exactly one computer answers at the address to which the name leads, and it is this machine. */
export function clientsOf(world: World, { vmId, dnsName }: MachineReachability): boolean {
  const record = world.dnsRecords.find(({ name }) => name.toLowerCase() === dnsName.toLowerCase())
  if (record === undefined) return false
  const answering: string[] = []
  for (const host of world.hosts) {
    if (!canBeSeen(world, host.hostId)) continue
    if (host.ipAddress === record.address) answering.push(host.hostId)
    const outer = new Set(host.switches.filter(({ kind }) => kind === 'external').map(({ name }) => name.toLowerCase()))
    for (const vm of world.vms) {
      const isUp = vm.hostId === host.hostId && (vm.state === 'Running' || vm.state === 'Stopping')
      const hears = vm.adapters.some(
        ({ ip, switchName }) => ip?.address === record.address && outer.has((switchName ?? '').toLowerCase()),
      )
      if (isUp && hears) answering.push(vm.vmId)
    }
  }
  return answering.length === 1 && answering[0] === vmId
}

/**
 * Fails over as an administrator would: planned while the host of the machine answers, else unplanned.
 * @returns Null if the machine runs on the other side, or what refused.
 */
function failOver(emulator: Emulator, one: RelationshipReachability): string | null {
  const { world } = emulator
  const { fromVmId, toVmId, fromHostId, toHostId, relationshipType } = one
  // Nobody can do anything on a host that he does not reach.
  if (!canBeSeen(world, toHostId)) return 'a host that does not answer'
  const first = world.vms.find(
    ({ guid, replications }) =>
      guid === one.guid && replications.some((each) => each.relationshipType === 'Simple' && each.mode === 'Primary'),
  )
  if (relationshipType === 'Extended') {
    const isOn = first !== undefined && ['Running', 'Stopping', 'Paused', 'PausedCritical'].includes(first.state)
    if (isOn && canBeSeen(world, first.hostId)) return 'two machines'
  } else if (canBeSeen(world, fromHostId)) {
    const { replications } = world.vms.find(({ vmId }) => vmId === fromVmId)!
    if (replications.every(({ state }) => state !== 'PreparedForFailover')) {
      emulator.command('vm.turnOff', { vmId: fromVmId })
      const prepared = emulator.command('failover.prepare', { vmId: fromVmId })
      if (!prepared.reply.ok) return prepared.reply.failure.code
    }
    const sends = () => emulator.replicationView(fromVmId)?.transfer !== null
    for (let hour = 0; hour < 24 && sends(); hour += 1) emulator.advance(emulator.now() + hourMs)
    // What a slow line has not carried after a day is another matter than whether it goes.
    if (sends()) return one.canSend ? null : 'nothing sent'
  }
  const started = emulator.command('failover.start', { vmId: toVmId })
  if (!started.reply.ok) return started.reply.failure.code
  const runs = emulator.command('vm.start', { vmId: toVmId })
  return runs.reply.ok ? null : runs.reply.failure.code
}

/** Waits for the next cycle; just before it begins the model must know whether it will. */
function nextSend(emulator: Emulator, { fromVmId, relationshipType }: RelationshipReachability): string[] {
  const recordOf = () =>
    emulator.world.vms
      .find(({ vmId }) => vmId === fromVmId)!
      .replications.find((record) => record.relationshipType === relationshipType)!
  const { state, transfer, timer, nextCycleInstant } = recordOf()
  const isDue = state === 'Replicating' && transfer.kind === 'none' && timer >= 0
  if (!isDue || nextCycleInstant <= emulator.now()) return []
  emulator.advance(nextCycleInstant - 1)
  const { errors } = recordOf().statistics
  const said = emulator
    .reachability()
    .relationships.find((one) => one.fromVmId === fromVmId && one.relationshipType === relationshipType)
  emulator.advance(nextCycleInstant)
  const fails = recordOf().statistics.errors > errors
  return said === undefined || said.canSend !== fails
    ? []
    : [`${fromVmId} is said ${said.obstacle?.code ?? 'to send'}, and its next cycle ${fails ? 'fails' : 'begins'}`]
}
