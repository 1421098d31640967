/**
 * The emulated world and the roots as the core last told them. Every event asks for them anew, gathered
 * into few questions, so that no screen has to know which event changes what.
 */
import { tick } from 'svelte'
import type { DisclosedPart } from '../../src-main/contract/disclosure.ts'
import type { CoreEvent } from '../../src-main/contract/events.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { OutputOf } from '../../src-main/contract/registry.ts'
import type { RootView } from '../../src-main/contract/views/authority.ts'
import type { HostView } from '../../src-main/contract/views/host.ts'
import type { HostReachability, MachineReachability } from '../../src-main/contract/views/reachability.ts'
import type { VmView } from '../../src-main/contract/views/vm.ts'
import type { ClockView, WorldView } from '../../src-main/contract/views/world.ts'
import type { Client } from '../connect/client.ts'
import { coalesce } from './coalesce.ts'

const gatherMs = 60
/** While virtual time runs, the screen follows it once a second. */
const clockGatherMs = 900
/** A world that takes long to tell and to draw is asked for less often; what only time brings can wait longest. */
const restShare = 5
const clockRestShare = 25
/** What happens by itself as time runs, hundreds of times a second in a large world at a fast pace. */
export const onlyTime: ReadonlySet<string> = new Set<CoreEvent['type']>([
  'clock.advanced',
  'replication.cycleCompleted',
  'replication.cycleFailed',
  'recoveryPoint.created',
  'health.changed',
])

type Unreadable = OutputOf<'root.list'>['unreadable']

export class WorldState {
  #view: WorldView | undefined = $state.raw()
  #roots: readonly RootView[] = $state.raw([])
  #unreadable: Unreadable = $state.raw([])
  #failure: Failure | undefined = $state.raw()
  #receivedAt = $state.raw(0)
  #sequence = 0
  #asked = 0
  #answered = 0
  readonly #client: Client
  readonly #requestWorld: () => void
  readonly #requestWorldSoon: () => void
  readonly #requestRoots: () => void

  constructor(client: Client) {
    this.#client = client
    this.#requestWorld = coalesce(() => this.refresh(), gatherMs, restShare)
    this.#requestWorldSoon = coalesce(() => this.refresh(), clockGatherMs, clockRestShare)
    this.#requestRoots = coalesce(() => this.refreshRoots(), gatherMs)
  }

  /** Undefined until the core has answered for the first time. */
  get view(): WorldView | undefined {
    return this.#view
  }

  get hosts(): readonly HostView[] {
    return this.#view?.hosts ?? []
  }

  get vms(): readonly VmView[] {
    return this.#view?.vms ?? []
  }

  get roots(): readonly RootView[] {
    return this.#roots
  }

  /** Rows of the inventory that are damaged and therefore in no list. */
  get unreadable(): Unreadable {
    return this.#unreadable
  }

  /** Why the last question was not answered. */
  get failure(): Failure | undefined {
    return this.#failure
  }

  /** Whether the core tells this beside what Windows shows; outside of labs it tells everything. What leads to the rest is left out. */
  tells(part: DisclosedPart): boolean {
    return this.#view?.discloses.includes(part) ?? true
  }

  /** The wall clock when `view` came in; the clock in the top bar counts on from there. */
  get receivedAt(): number {
    return this.#receivedAt
  }

  host(hostId: string): HostView | undefined {
    return this.hosts.find((host) => host.hostId === hostId)
  }

  vm(vmId: string): VmView | undefined {
    return this.vms.find((vm) => vm.vmId === vmId)
  }

  /** Whether a host answers, and since when it does not. */
  hostNow(hostId: string): HostReachability | undefined {
    return this.#view?.now.hosts.find((host) => host.hostId === hostId)
  }

  /** A machine as its clients find it, whichever of its copies is asked for. */
  machineNow(vm: Pick<VmView, 'guid'>): MachineReachability | undefined {
    return this.#view?.now.machines.find((machine) => machine.guid === vm.guid)
  }

  /** The record of the same machine on the other host. */
  partnerOf(vm: VmView): VmView | undefined {
    return this.vms.find((other) => other.guid === vm.guid && other.vmId !== vm.vmId && other.testOfVmId === null)
  }

  /** Takes note of an event; a hole in the numbers means that events were missed. */
  onEvent(event: CoreEvent) {
    const missed = this.#sequence > 0 && event.sequence > this.#sequence + 1 + (event.leftOut ?? 0)
    this.#sequence = event.sequence
    if (missed) return this.refreshAll()
    if (onlyTime.has(event.type)) return this.#requestWorldSoon()
    this.#requestWorld()
    if (/^(root|certificate|crl|store|branch)\.|^clock\.rewound$/.test(event.type)) this.#requestRoots()
  }

  /** Takes over how the clock runs, where that is no longer what the last answer said. */
  noteClock(clock: ClockView) {
    const before = this.#view?.clock
    const says = ({ pace, isHeld, chosenPace, left }: ClockView) => `${pace} ${isHeld} ${chosenPace} ${left !== null}`
    if (before && says(before) !== says(clock)) this.#requestWorld()
  }

  /** Asks for everything at once: after a command of the user, who waits to see what it did. */
  refreshAll() {
    void this.refresh()
    this.#requestRoots()
  }

  async refresh(): Promise<void> {
    const asked = (this.#asked += 1)
    const reply = await this.#client.call('world.view', {})
    // A later question has been answered meanwhile; this answer is older.
    if (asked < this.#answered) return
    this.#answered = asked
    this.#failure = reply.ok ? undefined : reply.failure
    if (!reply.ok) return
    this.#receivedAt = performance.now()
    this.#view = reply.value
    // Drawing belongs to what an answer costs.
    await tick()
  }

  async refreshRoots(): Promise<void> {
    const reply = await this.#client.call('root.list', {})
    if (!reply.ok) return
    this.#roots = reply.value.roots
    this.#unreadable = reply.value.unreadable
  }
}
