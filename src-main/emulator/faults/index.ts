/**
 * The failure catalogue at work: injecting, healing and listing. Healing puts the cause right, if nobody has done so by hand,
 * and then does what an administrator does next: relationships that stand still between the hosts concerned are resumed.
 */
import { fail, ok, type Failure, type Reply } from '../../contract/failure.ts'
import { faultIds, faultTable, type FaultId } from '../../contract/faults.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/registry.ts'
import type { FaultView } from '../../contract/views/fault.ts'
import type { AttentionView } from '../../contract/views/attention.ts'
import { emit, nextId, type Engine } from '../world/engine.ts'
import { remove } from '../world/lookups.ts'
import { resumeReplication } from '../replication/replication.ts'
import type { ActiveFault, World } from '../world/state/world.ts'
import type { Host } from '../world/state/host.ts'
import type { Vm } from '../world/state/machine.ts'
import { scheduleCycle } from '../sending/transfer.ts'
import { certificateFaults } from './certificate-faults.ts'
import { connectionFaults } from './connection-faults.ts'
import { dataFaults } from './data-faults.ts'
import { extendedFaults } from './extended-faults.ts'
import { failoverFaults } from './failover-faults.ts'
import { sizeFaults } from './size-faults.ts'
import { placeOf, sideOf, spotAt, type Fault, type Place, type Spot } from './fault.ts'
import { windowsCodeOf } from '../../contract/windows-failure.ts'

const catalogue: Readonly<Partial<Record<FaultId, Fault>>> = {
  ...connectionFaults,
  ...certificateFaults,
  ...dataFaults,
  ...sizeFaults,
  ...extendedFaults,
  ...failoverFaults,
}

/** So many places are offered; a fault can be injected at others too. */
const candidateCountMax = 256

type Target = Pick<ParsedInputOf<'fault.inject'>, 'hostId' | 'otherHostId' | 'vmId'>

export function injectFault(engine: Engine, input: ParsedInputOf<'fault.inject'>): Reply<OutputOf<'fault.inject'>> {
  const { world } = engine
  const { faultId } = input
  const fault = faultOf(faultId)
  const place = choosePlace(world, faultId, input)
  if (!place.ok) return place
  const found = spotAt(world, place.value)
  if (!found.ok) return found
  const spot = found.value
  if (!spot.host.hasPower) return fail('host.off', { host: spot.host.name })
  const known = findActive(world, faultId, place.value)[0]
  // What somebody put right by hand may be injected again.
  if (known !== undefined && fault.isPresent(spot, known.memory)) return fail('fault.alreadyActive', { faultId })
  const reason = isSideWrong(faultId, spot) ? 'noRelationship' : fault.refusal(spot)
  if (reason !== undefined) return fail('fault.notApplicable', { faultId, reason })
  if (known !== undefined) remove(world.faults, (each) => each === known)
  const memory = fault.inject(engine, spot)
  const attempted = fault.attempt?.(engine, spot, memory)
  world.faults.push({ number: nextId(world, 'fault'), faultId, ...place.value, at: world.now, memory })
  emit(engine, 'fault.injected', { fault: faultId, ...about(spot) })
  return ok({ target: place.value, refusal: refusalOf(attempted) })
}

export function healFault(engine: Engine, input: ParsedInputOf<'fault.heal'>): Reply<{ healedCount: number }> {
  const { world } = engine
  const { faultId } = input
  const active = findActive(world, faultId, input)
  if (active.length === 0) return fail('fault.notActive', { faultId })
  for (const each of active) {
    const spot = spotAt(world, placeOf(each))
    if (spot.ok && !spot.value.host.hasPower) return fail('host.off', { host: spot.value.host.name })
  }
  for (const each of active) {
    remove(world.faults, (other) => other === each)
    const found = spotAt(world, placeOf(each))
    // Its machine or host was removed, and the cause with it.
    if (!found.ok) continue
    const spot = found.value
    const fault = faultOf(faultId)
    if (fault.isPresent(spot, each.memory)) fault.heal(engine, spot, each.memory)
    resumeAround(engine, spot)
    emit(engine, 'fault.healed', { fault: faultId, ...about(spot) })
  }
  return ok({ healedCount: active.length })
}

/**
 * Tries the wrong step of a fault that is a mistake and is still there. A step that nothing refuses is carried out.
 * @returns The refusal; null where there is none.
 */
export function attemptFault(engine: Engine, faultId: FaultId, place: Place): Failure | null {
  const { world } = engine
  const spot = spotAt(world, place)
  const active = findActive(world, faultId, place)[0]
  if (!spot.ok || active === undefined) return null
  const fault = faultOf(faultId)
  if (!fault.isPresent(spot.value, active.memory)) return null
  const attempted = fault.attempt?.(engine, spot.value, active.memory)
  return attempted === undefined || attempted.ok ? null : attempted.failure
}

/** The whole catalogue as the world is now, without its words. */
export function faultViews(world: World): Omit<FaultView, 'texts'>[] {
  const spots = spotsIn(world)
  return faultIds.map((faultId) => {
    const { target, kind, failureCode, windowsCodes, isInferred, eventIds } = faultTable[faultId]
    return {
      faultId,
      target,
      kind,
      failureCode,
      isInferred,
      windowsCodes: [...windowsCodes],
      eventIds: [...eventIds],
      active: world.faults
        .filter((each) => each.faultId === faultId)
        .map((each) => ({ ...placeOf(each), at: each.at, isPresent: isPresent(world, each) })),
      candidates: candidatesOf(spots, faultId, candidateCountMax),
    }
  })
}

/** Faults that go on and whose cause is still there. */
export function faultAttention(world: World): AttentionView[] {
  return world.faults
    .filter((each) => faultTable[each.faultId].kind === 'condition' && isPresent(world, each))
    .map((each) => {
      const spot = spotAt(world, placeOf(each))
      const params = { fault: each.faultId, host: spot.ok ? spot.value.host.name : '' }
      const hostId = spot.ok ? spot.value.host.hostId : each.hostId
      return { code: 'faultActive', severity: 'warning', params, hostId, vmId: each.vmId, certificateId: null }
    })
}

function faultOf(faultId: FaultId): Fault {
  // A test asks for every one of them.
  return catalogue[faultId]!
}

function isPresent(world: World, active: ActiveFault): boolean {
  const spot = spotAt(world, placeOf(active))
  return spot.ok && faultOf(active.faultId).isPresent(spot.value, active.memory)
}

/** The named place, or the only one that there is. */
function choosePlace(world: World, faultId: FaultId, input: Target): Reply<Place> {
  const { target } = faultTable[faultId]
  const given: Place = {
    hostId: input.hostId ?? null,
    otherHostId: input.otherHostId ?? null,
    vmId: input.vmId ?? null,
  }
  const needed = neededBy(target)
  if (needed.every((key) => given[key] !== null)) return ok(only(given, needed))
  const fitting = candidatesOf(spotsIn(world), faultId, candidateCountMax).filter((place) => fits(place, input))
  const [first] = fitting
  return first !== undefined && fitting.length === 1
    ? ok(first)
    : fail('fault.targetMissing', { faultId, needed: target })
}

function neededBy(target: FaultView['target']): readonly (keyof Place)[] {
  if (target === 'host') return ['hostId']
  if (target === 'hosts') return ['hostId', 'otherHostId']
  return target === 'hostAndVm' ? ['hostId', 'vmId'] : ['vmId']
}

/** What is not needed is left out, so that the same place is always written the same way. */
function only(place: Place, needed: readonly (keyof Place)[]): Place {
  const keep = (key: keyof Place) => (needed.includes(key) ? place[key] : null)
  return { hostId: keep('hostId'), otherHostId: keep('otherHostId'), vmId: keep('vmId') }
}

function fits(place: Place, input: Target): boolean {
  return (['hostId', 'otherHostId', 'vmId'] as const).every(
    (key) => input[key] === undefined || place[key] === input[key],
  )
}

function findActive(world: World, faultId: FaultId, target: Target | Place): ActiveFault[] {
  return world.faults.filter(
    (each) =>
      each.faultId === faultId &&
      (['hostId', 'otherHostId', 'vmId'] as const).every(
        (key) => (target[key] ?? null) === null || each[key] === target[key],
      ),
  )
}

function candidatesOf(spots: Spots, faultId: FaultId, countMax: number): Place[] {
  const found: Place[] = []
  for (const { place, spot } of spots(faultTable[faultId].target)) {
    if (!spot.host.hasPower || isSideWrong(faultId, spot)) continue
    if (faultOf(faultId).refusal(spot) === undefined) found.push(place)
    if (found.length >= countMax) break
  }
  return found
}

interface Candidate {
  readonly place: Place
  readonly spot: Spot
}

/** All places for a kind of target, with what is there. */
type Spots = (target: FaultView['target']) => Iterable<Candidate>

/** Looks at each machine once, however many faults ask for it: with a thousand machines that is what listing them costs. */
function spotsIn(world: World): Spots {
  const { hosts, vms } = world
  const nowhere: Place = { hostId: null, otherHostId: null, vmId: null }
  const at = (place: Place): Candidate[] => {
    const found = spotAt(world, place)
    return found.ok ? [{ place, spot: found.value }] : []
  }
  let known: Candidate[] | undefined
  const machines = () => (known ??= vms.flatMap(({ vmId }) => at({ ...nowhere, vmId })))
  function* machinesOnHosts(): Generator<Candidate> {
    for (const host of hosts) {
      for (const { place, spot } of machines()) {
        yield { place: { ...place, hostId: host.hostId }, spot: { ...spot, host } }
      }
    }
  }
  return (target) => {
    if (target === 'host') return hosts.flatMap(({ hostId }) => at({ ...nowhere, hostId }))
    if (target === 'hosts') return [...pairsOf(hosts)].flatMap(at)
    return target === 'hostAndVm' ? machinesOnHosts() : machines()
  }
}

function* pairsOf(hosts: readonly Host[]): Generator<Place> {
  for (const { hostId } of hosts) {
    for (const other of hosts) if (other.hostId !== hostId) yield { hostId, otherHostId: other.hostId, vmId: null }
  }
}

/** A fault of the primary side on a replica, and the other way round. */
function isSideWrong(faultId: FaultId, { side, host, other }: Spot): boolean {
  const { target } = faultTable[faultId]
  if (target === 'primary') return side?.record.mode !== 'Primary'
  if (target === 'replica') return side?.record.mode !== 'Replica'
  return target === 'hosts' && host === other
}

function about({ host, vm }: Spot) {
  const machine = vm === null ? {} : { vm: vm.name, vmId: vm.vmId }
  return { host: host.name, hostId: host.hostId, ...machine }
}

function refusalOf(attempted: Reply<unknown> | undefined): OutputOf<'fault.inject'>['refusal'] {
  if (attempted === undefined || attempted.ok) return null
  const { code, params, windowsCode } = attempted.failure
  return { code, params: { ...params }, windowsCode: windowsCode ?? windowsCodeOf(code) ?? null }
}

/** What stands still between the hosts concerned goes on; what other faults hold up is refused and stays as it is. */
function resumeAround(engine: Engine, spot: Spot): void {
  const { world } = engine
  const hosts = new Set([spot.host, spot.other, spot.side?.peer?.host].filter((host) => host !== null))
  for (const vm of world.vms) {
    const side = sideOf(world, vm)
    if (side === null || side.record.mode !== 'Primary' || !side.host.hasPower) continue
    if (hosts.has(side.host) || hosts.has(side.peer?.host)) resumePrimary(engine, vm)
  }
}

function resumePrimary(engine: Engine, vm: Vm): void {
  for (const record of vm.replications) {
    if (record.mode !== 'Primary') continue
    if (record.state === 'Error' || record.state === 'WaitingForStartResynchronize') {
      resumeReplication(engine, { vmId: vm.vmId, resynchronize: false })
    } else if (record.failedAttempts > 0 && record.timer >= 0 && record.transfer.endsInstant < 0) {
      // It would try again by itself; whoever heals does not want to wait.
      scheduleCycle(engine, record, engine.world.now)
    }
  }
}
